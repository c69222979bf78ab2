"""Local measures as they are declared: what counts, and what is said of a row that cannot be used."""

import pytest

from scorecard_xl.figures.local import local_measures_of
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS

HEADINGS = SHEETS["LocalMeasures"].headings
GOOD = {
    "NAME": "Foster households", "TITLE": "Foster households approved", "UNIT": "count", "BETTER": "higher",
    "DEFINITION": "Households that the panel approved in the month.", "CHILDREN": "no",
}  # fmt: skip


def read(*rows):
    """The measures of rows, the first of which is row 5 of the sheet, and what was said."""
    cells = [[(GOOD | row).get(heading) for heading in HEADINGS] for row in rows]
    records = Records(SHEETS["LocalMeasures"], [HEADINGS, *cells], 4)
    return local_measures_of(records), [(each.row, each.column, each.value, each.what) for each in records.problems]


def test_a_measure_that_is_whole():
    found, said = read({})
    each = found["foster_households"]
    assert said == []
    assert (each.title, each.unit, each.better, each.counts) == (
        "Foster households approved",
        "count",
        "higher",
        "other",
    )
    assert (each.definition, each.section) == (GOOD["DEFINITION"], "Local measures")
    assert [window.value for window in each.windows] == ["month"]


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        pytest.param({"NAME": "  Foster   Households "}, "foster_households", id="spaces and capitals"),
        pytest.param({"NAME": "foster-households"}, "foster_households", id="a hyphen"),
        pytest.param({"NAME": "unit2"}, "unit2", id="a digit"),
        pytest.param({"NAME": "x" * 40}, "x" * 40, id="forty letters"),
        pytest.param({"UNIT": " Share "}, "foster_households", id="a unit in another case"),
        pytest.param({"UNIT": "pounds"}, "foster_households", id="pounds"),
        pytest.param({"UNIT": "days"}, "foster_households", id="days"),
        pytest.param({"UNIT": "score"}, "foster_households", id="a score"),
        pytest.param({"BETTER": None}, "foster_households", id="better is blank: neither"),
        pytest.param({"TITLE": "t" * 60}, "foster_households", id="a title of sixty letters"),
        pytest.param({"CHILDREN": "Yes"}, "foster_households", id="it counts children"),
    ],
)
def test_what_can_be_written(cells, name):
    found, said = read(cells)
    assert (list(found), said) == ([name], [])


@pytest.mark.parametrize(
    ("cells", "column", "value", "what"),
    [
        pytest.param({"TITLE": "#REF!"}, "TITLE", "#REF!", "is the error of a formula, so the measure is not used: type the text", id="a title that is an error"),
        pytest.param({"DEFINITION": "#NAME?"}, "DEFINITION", "#NAME?", "is the error of a formula, so the measure is not used: type the text", id="a definition that is an error"),
        pytest.param({"NAME": None}, "NAME", "", "is blank, so the measure is not used", id="no name"),
        pytest.param({"NAME": "2nd homes"}, "NAME", "2nd homes", "is not a name", id="a name that starts with a digit"),
        pytest.param({"NAME": "=A1"}, "NAME", "=A1", "is not a name", id="a name that starts with ="),
        pytest.param({"NAME": "cost (£)"}, "NAME", "cost (£)", "is not a name", id="a name with signs"),
        pytest.param({"NAME": "x" * 41}, "NAME", "x" * 41, "at most 40", id="a name of 41 letters"),
        pytest.param({"NAME": "UASC"}, "NAME", "UASC", "is the name of an indicator", id="one of our names"),
        pytest.param({"NAME": "Children in care"}, "NAME", "Children in care", "choose another name", id="one of our titles"),
        pytest.param({"TITLE": None}, "TITLE", "", "write a title", id="no title"),
        pytest.param({"TITLE": "t" * 61}, "TITLE", "t" * 61, "has 61 letters", id="a title too long"),
        pytest.param({"TITLE": "=1+1"}, "TITLE", "=1+1", "starts with =", id="a title like a formula"),
        pytest.param({"TITLE": "@home"}, "TITLE", "@home", "starts with @", id="a title like a reference"),
        pytest.param({"TITLE": "children  IN care"}, "TITLE", "children  IN care", "title of an indicator", id="our title"),
        pytest.param({"UNIT": None}, "UNIT", "", "is blank, so the measure is not used: write share", id="no unit"),
        pytest.param({"UNIT": "cases"}, "UNIT", "cases", "share, count, days, score or pounds", id="a unit of caseloads"),
        pytest.param({"UNIT": "%"}, "UNIT", "%", "is none of the list", id="a unit unknown"),
        pytest.param({"BETTER": "up"}, "BETTER", "up", "write higher, lower or neither", id="better unknown"),
        pytest.param({"DEFINITION": "+44"}, "DEFINITION", "+44", "starts with +", id="a definition like a formula"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_costs_only_itself(cells, column, value, what):
    found, said = read(cells, {"NAME": "other", "TITLE": "Other"})
    assert list(found) == ["other"]
    assert [(row, heading, cell) for row, heading, cell, _ in said] == [(5, column, value)]
    assert what in said[0][3] and ": " in said[0][3]


@pytest.mark.parametrize(
    ("cells", "column", "value"),
    [
        pytest.param({"NAME": "FOSTER_HOUSEHOLDS", "TITLE": "Else"}, "NAME", "FOSTER_HOUSEHOLDS", id="the name again"),
        pytest.param({"NAME": "else", "TITLE": "Foster households  approved"}, "TITLE", "Foster households  approved", id="the title again"),
    ],
)  # fmt: skip
def test_what_is_there_twice_counts_where_it_comes_first(cells, column, value):
    found, said = read({}, cells)
    assert list(found) == ["foster_households"]
    assert said == [
        (
            6,
            column,
            value,
            "is in row 5 already, so the measure is not used: choose another, or delete one of the two rows",
        )
    ]


@pytest.mark.parametrize("cell", [pytest.param(None, id="blank"), pytest.param("perhaps", id="neither yes nor no")])
def test_where_nobody_says_whether_it_counts_children_it_is_rounded(cell):
    found, said = read({"CHILDREN": cell})
    assert found["foster_households"].counts == "children"
    assert said[0][:2] == (5, "CHILDREN") and "counts as yes" in said[0][3]


@pytest.mark.parametrize(("cell", "counts"), [("Y", "children"), (True, "children"), ("n", "other"), (0, "other")])
def test_whether_it_counts_children_in_other_words(cell, counts):
    found, said = read({"CHILDREN": cell})
    assert (found["foster_households"].counts, said) == (counts, [])


def test_without_a_definition_it_counts_and_that_is_said():
    found, said = read({"DEFINITION": None})
    assert found["foster_households"].definition == "No definition is given on Local measures."
    assert [each[:2] for each in said] == [(5, "DEFINITION")]


def test_every_cell_that_is_wrong_is_said():
    _, said = read({"NAME": None, "UNIT": "x", "TITLE": "=x"})
    assert [each[1] for each in said] == ["NAME", "TITLE", "UNIT"]


def test_a_row_that_is_left_out_is_an_error_with_the_measure_unknown():
    records = Records(SHEETS["LocalMeasures"], [HEADINGS, ["", "T", "share", "", "D", "no"]], 1)
    local_measures_of(records)
    assert [(each.severity, each.rule, each.table) for each in records.problems] == [
        (Severity.ERROR, "local_measure", "LocalMeasures")
    ]
