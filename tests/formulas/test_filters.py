"""Worksheet functions of some of the children, against the oracle on those children alone."""

import datetime as dt
from dataclasses import replace
from unittest.mock import patch

import histories
import pytest
from oracle.council import Council, Settings
from oracle.figures import figure

from scorecard_xl.council.period import Day
from scorecard_xl.demo import mistakes
from scorecard_xl.demo.council import council
from scorecard_xl.formulas import answer
from scorecard_xl.formulas.criteria import test_of as criterion
from scorecard_xl.formulas.criteria import wanted_by
from scorecard_xl.formulas.worksheet import FUNCTIONS
from scorecard_xl.indicators import Unit

DAY = dt.datetime(2026, 3, 31)
OF_CHILDREN = [f for f in FUNCTIONS.values() if f.indicator is not None and f.indicator.unit is not Unit.CASES]
FILTERS = {
    "a team": ([("TEAM", "Children in Care")], lambda row: row["TEAM"] == "Children in Care"),
    "two columns, in any case": (
        [("team", "children in care"), ("Sex", "f")],
        lambda row: (row["TEAM"], row["SEX"]) == ("Children in Care", "F"),
    ),
    "in any case and with any blanks": (
        [("TEAM", " children  in care")],
        lambda row: row["TEAM"] == "Children in Care",
    ),
    "three columns": (
        [("TEAM", "Children in Care"), ("SEX", "M"), ("ETHNIC", "WBRI")],
        lambda row: (row["TEAM"], row["SEX"], row["ETHNIC"]) == ("Children in Care", "M", "WBRI"),
    ),
    "all but a team": ([("TEAM", "<>Leaving Care")], lambda row: row["TEAM"] != "Leaving Care"),
    "born from a day on": ([("DOB", ">=01/01/2012")], lambda row: row["DOB"] >= dt.date(2012, 1, 1)),
    "a text that ends so": ([("WORKER", "*3")], lambda row: (row["WORKER"] or "").endswith("3")),
    "nobody": ([("DOB", ">01/01/2100")], lambda row: False),
}


@pytest.fixture(scope="module")
def tables():
    """A council as the oracle can read it: without mistakes in its rows, of the years whose bank holidays it knows."""
    with patch.object(mistakes, "MISTAKES", ()):
        made = council(children=60)
    early = {row[0] for row in made["Episodes"][1:] if row[1] < dt.date(2014, 1, 1)}
    return {name: [row for row in rows if row[0] not in early] for name, rows in made.items()}


@pytest.fixture(scope="module")
def seen(tables):
    """What the oracle sees."""
    named = {name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for name, rows in tables.items()}
    return Council.of(named, Settings(), DAY.date())


def expected(seen, test, name, window):
    """The oracle's values by group, of the children whose row in Children passes."""
    own = [
        child for child in seen.children if child.record.rows["Children"] and test(child.record.rows["Children"][-1])
    ]
    found = figure(replace(seen, children=own), name, window, DAY.date())
    return {group: "" if parts is None else value(*parts) for (_, group, _), parts in found.items()}


def value(numerator, denominator):
    if denominator is None:
        return float(numerator)
    return numerator / denominator if denominator else ""


@pytest.mark.parametrize("filter_", FILTERS)
@pytest.mark.parametrize("function", OF_CHILDREN, ids=lambda function: function.name)
def test_the_figure_of(tables, seen, function, filter_):
    pairs, test = FILTERS[filter_]
    given = dict(zip(function.required, (tables[table] for table in function.tables), strict=False))
    given |= {"as_at": DAY, "children": tables["Children"]}
    for at, (column, wanted) in enumerate(pairs, 1):
        given |= {f"column{at}": column, f"value{at}": wanted}
    for window in function.indicator.windows:
        found = answer(function, [(given | {"window": window.value}).get(name) for name in function.parameters])
        got = dict(found) if isinstance(found, list) else {None: found}
        assert got == expected(seen, test, function.indicator.name, window.value), window


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        pytest.param([("TEAM", "Nowhere")], "no child has TEAM 'Nowhere': there is ", id="a value"),
        pytest.param([("TEAM", "=Nowhere")], "no child has TEAM 'Nowhere': there is ", id="after an equals sign"),
        pytest.param([("TEAM", "Nowh*")], "no child has TEAM 'Nowh*': there is ", id="a pattern"),
        pytest.param([("SEX", 5.0)], "no child has SEX '5': there is ", id="a code"),
        pytest.param([("SEX", "F"), ("TEAM", "Nowhere")], "no child has TEAM 'Nowhere': there is ", id="the second of two"),
        pytest.param([("TEAM", "")], "no child has a blank TEAM: give a value, or another cell", id="a blank"),
        pytest.param([("TEAM", None)], "no child has a blank TEAM: give a value, or another cell", id="a cell that is blank"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("days", [DAY, [[DAY, DAY]]], ids=["one day", "two days"])
def test_a_value_that_occurs_nowhere_in_its_column_is_said(tables, pairs, says, days):
    children = [row if row[7] else [*row[:7], "Leaving Care", *row[8:]] for row in tables["Children"]]
    found = answer(FUNCTIONS["CPS_CHILDREN_IN_CARE"], [tables["Episodes"], days, None, children, *sum(pairs, ())])
    assert found.startswith(f"#CPS: {says}")


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([("TEAM", "<>Nowhere")], "whole", id="other than a value that is nowhere"),
        pytest.param([("DOB", ">=01/01/2100")], 0.0, id="after every day"),
        pytest.param([("TEAM", "Leaving Care"), ("DOB", ">=01/01/2015")], 0.0, id="two values that are never together"),
    ],
)
def test_nobody_may_be_the_answer(tables, pairs, expected):
    def ask(*pairs):
        return answer(FUNCTIONS["CPS_CHILDREN_IN_CARE"], [tables["Episodes"], DAY, None, tables["Children"], *pairs])

    assert ask(*sum(pairs, ())) == (ask() if expected == "whole" else expected)


def test_children_who_are_not_in_the_table_are_blank(tables):
    some = [tables["Children"][0], *tables["Children"][1::2]]
    found = answer(FUNCTIONS["CPS_CHILDREN_IN_CARE"], [tables["Episodes"], DAY, None, some, "TEAM", ""])
    assert isinstance(found, float) and found > 0


@pytest.mark.parametrize(
    ("value", "cell", "meets"),
    [
        pytest.param("North", " north ", True, id="case and spaces do not matter"),
        pytest.param(1, "1", True, id="a number is its text"),
        pytest.param("1", 1.0, True, id="a text is its number"),
        pytest.param("", None, True, id="blank"),
        pytest.param("(blank)", "", True, id="the word for blank"),
        pytest.param("<>", "x", True, id="not blank"),
        pytest.param("<>North", "North", False, id="unequal"),
        pytest.param("<>North", None, True, id="blank is unequal"),
        pytest.param("=North", "North", True, id="an equals sign"),
        pytest.param("N?rth*", "Northern", True, id="? and *"),
        pytest.param("N.rth", "North", False, id="a full stop is itself"),
        pytest.param(dt.datetime(2020, 3, 31), "31/03/2020", True, id="a day, however it is written"),
        pytest.param(43921.0, dt.datetime(2020, 3, 31), True, id="DATE(2020,3,31) gives a number"),
        pytest.param(">=5", 5.0, True, id="at least"),
        pytest.param("<5", 5.0, False, id="less than"),
        pytest.param(">31/03/2020", dt.datetime(2020, 4, 1), True, id="after a day"),
        pytest.param(">5", "x", False, id="a text is no number"),
        pytest.param(">5", None, False, id="blank is no number"),
    ],
)
def test_which_cells_meet_a_criterion(value, cell, meets):
    assert criterion(value)(cell) is meets


@pytest.mark.parametrize(
    ("value", "meet"),
    [
        pytest.param("M", "AC", id="the letter of today"),
        pytest.param("m", "AC", id="... in any case"),
        pytest.param(1.0, "AC", id="the number of before 2024"),
        pytest.param("=2", "BD", id="... as a text, after an equals sign"),
        pytest.param("<>2", "ACEF", id="all but one"),
        pytest.param("U", "E", id="a letter that never was a number"),
        pytest.param("(blank)", "F", id="blank"),
    ],
)
def test_a_sex_is_the_same_in_the_code_of_any_year(value, meet):
    children = [["CHILD", "SEX"], ["A", 1.0], ["B", "2"], ["C", "M"], ["D", "F"], ["E", "U"], ["F", None]]
    cases = histories.council(Children="A, B, C, D, E, F").children
    wanted = wanted_by(children, [("Sex", value)])(cases, Day(DAY))
    assert "".join(cases[wanted]["CHILD"]) == meet
