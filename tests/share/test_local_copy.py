"""Local measures in a copy: those that count children under its rules, others as they are; and the gate."""

import pytest
from local_measures import declared

from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.figure import COLUMNS, Figure
from scorecard_xl.share import files
from scorecard_xl.share.disclosure import COUNT_NOT_GIVEN, FEWER, SYMBOL, Rules
from scorecard_xl.share.gate import Leak
from scorecard_xl.share.on_page import on_page
from scorecard_xl.share.workbook import compose

END = Day("2026-05-31")
ANYONE, MEMBERS = Rules(), Rules(CopiesFor.MEMBERS)


def figure(children, unit, n, d, value):
    own, start = declared(unit, children), Day("2026-05-01")
    return Figure(own.name, own.title, own.section, None, "month", start, END, n, d, value, unit, local=own)


def of(children, unit, *numbers, id):
    return pytest.param(children, unit, *numbers, id=id)


@pytest.mark.parametrize(
    ("children", "unit", "n", "d", "value", "text", "made_of"),
    [
        of("yes", "count", 4, None, 4, "1 to 7", "", id="a small count of children is a band"),
        of("yes", "count", 23, None, 23, "25", "", id="a count of children is rounded"),
        of("yes", "share", 81, 93, 81 / 93, "90%", "all but 10 of about 95", id="a share of children is rounded"),
        of("yes", "share", 60, 120, 0.5, "50%", "of about 120", id="a share of many children, without its part"),
        of("yes", "share", 9, 17, 9 / 17, FEWER, "", id="a share of fewer than 20 children"),
        of("yes", "share", None, None, 0.87, COUNT_NOT_GIVEN, "", id="a share of nobody knows how many children"),
        of("yes", "days", 1234, 40, 30.85, "30 days", "mean of about 40", id="days of children to the nearest 10"),
        of("yes", "score", 486, 40, 12.15, "12", "mean of about 40", id="a score of children to the nearest whole"),
        of(
            "yes", "pounds", 49384, 40, 1234.6, "£1,230", "mean of about 40", id="pounds for children to the nearest 10"
        ),
        of("yes", "pounds", None, None, 1234.6, COUNT_NOT_GIVEN, "", id="pounds for nobody knows how many children"),
        of("no", "count", 4, None, 4, "4", "", id="a count of something else is exact"),
        of("no", "share", 3, 7, 3 / 7, "42.9%", "3 of 7", id="a share of something else is exact"),
        of("no", "share", None, None, 0.87, "87.0%", "", id="a share by itself is exact"),
        of("no", "days", 93, 3, 31.0, "31 days", "mean of 3", id="days of something else are exact"),
        of("no", "score", None, None, 6.24, "6.2", "", id="a score by itself is exact"),
        of("no", "pounds", 3703, 3, 1234.33, "£1,234", "mean of 3", id="money is exact"),
    ],
)
def test_what_a_copy_for_anyone_shows(children, unit, n, d, value, text, made_of):
    found = ANYONE.show(figure(children, unit, n, d, value))
    assert (found.text, found.of, found.is_withheld) == (text, made_of, False)
    assert found.is_rounded is (children == "yes")


@pytest.mark.parametrize(
    ("unit", "n", "d", "value", "text", "made_of"),
    [
        pytest.param("count", 4, None, 4, "1 to 5", "", id="a count from 1 to 5"),
        pytest.param("share", 2, 5, 0.4, SYMBOL, "", id="a share of fewer than six"),
        pytest.param("share", 81, 93, 81 / 93, "87.1%", "81 of 93", id="a share"),
        pytest.param("share", None, None, 0.87, COUNT_NOT_GIVEN, "", id="a share of nobody knows how many"),
        pytest.param("pounds", 49384, 40, 1234.6, "£1,235", "mean of 40", id="pounds"),
    ],
)
def test_what_a_copy_for_members_shows_of_children(unit, n, d, value, text, made_of):
    found = MEMBERS.show(figure("yes", unit, n, d, value))
    assert (found.text, found.of) == (text, made_of)


@pytest.mark.parametrize(
    ("children", "unit", "n", "d", "value", "how_many", "missing"),
    [
        of("yes", "share", None, None, 0.87, "not shown", f"Not shown: {COUNT_NOT_GIVEN}.", id="not known of how many"),
        of("yes", "share", 9, 17, 9 / 17, FEWER, f"Not shown: {FEWER} children.", id="too few children"),
        of("no", "share", None, None, 0.87, "in May", "", id="exact, by itself"),
        of("no", "share", 3, 7, 3 / 7, "3 of 7", "", id="exact, of its parts"),
        of("no", "pounds", 3703, 3, 1234.33, "mean of 3", "", id="exact, a mean"),
        of("yes", "count", None, None, None, "no figure yet", "No figure yet.", id="nothing was typed"),
    ],
)
def test_what_its_page_says(children, unit, n, d, value, how_many, missing):
    found = on_page([ANYONE.show(figure(children, unit, n, d, value))], CopiesFor.ANYONE)
    (shown,) = found.values()
    assert (shown.how_many, shown.missing) == (how_many, missing)


def with_local(sheets, title="Carers", definition="Households.", name="carers"):
    own = {
        "LocalMeasures": [
            ["NAME", "TITLE", "UNIT", "BETTER", "DEFINITION", "CHILDREN"],
            [name, title, "count", "higher", definition, "no"],
            ["safe", "Feel safe", "share", "higher", "Who said so.", "yes"],
        ],
        "LocalValues": [
            ["NAME", "MONTH", "NUMERATOR", "DENOMINATOR", "VALUE"],
            [name, "2026-05", None, None, 1237],
            ["safe", "2026-05", 81, 93, None],
        ],
    }
    return sheets | own


@pytest.mark.slow
def test_the_copy_passes_its_gate_and_defines_the_measures(sheets, copied, passed):
    copy = copied(with_local(sheets, definition="Households that the panel approved."))
    gate = files.gate_for(copy, passed.gate.identifiers)
    gate.check_words()
    gate.check_workbook(compose(copy))
    assert {"Households that the panel approved.", "1,237", "all but 10", "Carers"} <= set(map(str, copy.said))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in copy.figures]
    (safe,) = (row for row in rows if row["indicator"] == "safe")
    assert [safe[each] for each in ("numerator", "denominator", "value")] == ["all but 10", "95", "90%"]


@pytest.mark.slow
@pytest.mark.parametrize("cell", ["title", "definition"])
def test_the_gate_reads_what_officers_call_a_measure(sheets, copied, passed, child, cell):
    copy = copied(with_local(sheets, **{cell: f"As agreed for {child}"}))
    with pytest.raises(Leak, match=rf"the {cell} of carers \(Local measures\) holds"):
        files.gate_for(copy, passed.gate.identifiers).check_words()
