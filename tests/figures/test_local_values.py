"""The monthly values of local measures: each unit, and what is said of a row that cannot be used."""

import datetime as dt
from fractions import Fraction

import pytest

from scorecard_xl.council.period import Day
from scorecard_xl.figures.local import local_measures_of
from scorecard_xl.figures.local_values import agree, totals_of
from scorecard_xl.indicators import Parts, Unit
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS

DECLARED = [
    [unit, f"A {unit}", unit, "higher", "What is counted.", "no"]
    for unit in ("share", "count", "days", "score", "pounds")
]
CHILDREN = ["care", "Of children", "share", "higher", "What is counted.", "yes"]
MAY = Day(2026, 5, 31)


def read(*rows):
    """The totals of rows, the first of which is row 10, and what was said: row, column, value, what."""
    declared = Records(SHEETS["LocalMeasures"], [SHEETS["LocalMeasures"].headings, *DECLARED, CHILDREN])
    records = Records(SHEETS["LocalValues"], [SHEETS["LocalValues"].headings, *map(list, rows)], 9)
    found = totals_of(records, local_measures_of(declared))
    return found, [(each.row, each.column, each.value, each.what) for each in records.problems]


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        pytest.param(("share", "2026-05", 17, 20, None), Parts(17, 20), id="a share of its parts"),
        pytest.param(("share", "2026-05", None, None, 0.85), Parts(value=0.85), id="a share by itself"),
        pytest.param(("share", "2026-05", 17, 20, 0.85), Parts(17, 20), id="a share with all three"),
        pytest.param(("share", "2026-05", 58, 68, 0.85), Parts(58, 68), id="a share rounded to whole percents"),
        pytest.param(("share", "2026-05", 0, 0, None), Parts(0, 0), id="a share of nobody"),
        pytest.param(("share", "2026-05", 20, 20, 1), Parts(20, 20), id="all of them"),
        pytest.param(("share", "2026-05", 0, 20, 0), Parts(0, 20), id="none of them"),
        pytest.param(("count", "2026-05", 4, None, None), Parts(4), id="a count under NUMERATOR"),
        pytest.param(("count", "2026-05", None, None, 4.0), Parts(4), id="a count under VALUE"),
        pytest.param(("count", "2026-05", 4, None, 4), Parts(4), id="a count under both"),
        pytest.param(("count", "2026-05", None, None, "1,204"), Parts(1204), id="a count pasted as text"),
        pytest.param(("days", "2026-05", None, None, 31.5), Parts(value=31.5), id="days by themselves"),
        pytest.param(("days", "2026-05", 126, 4, None), Parts(126, 4), id="days as their sum and number"),
        pytest.param(("score", "2026-05", 61.5, 10, 6.2), Parts(61.5, 10), id="a score rounded half up"),
        pytest.param(("score", "2026-05", 61.5, 10, 6.1), Parts(61.5, 10), id="a score rounded half down"),
        pytest.param(("pounds", "2026-05", 61715, 50, 1234), Parts(61715, 50), id="pounds rounded to the pound"),
        pytest.param(("pounds", "2026-05", None, None, 1234.56), Parts(value=1234.56), id="pounds and pence"),
        pytest.param(("Share ", dt.datetime(2026, 5, 1), 1, 2, None), Parts(1, 2), id="a name in another case"),
    ],
)  # fmt: skip
def test_a_row_is_read_by_the_unit_of_its_measure(row, parts):
    found, said = read(row)
    assert (list(found.values()), said) == ([{MAY: parts}], [])


@pytest.mark.parametrize(
    "month",
    [
        pytest.param("2026-05", id="year and month"),
        pytest.param("2026-05-31", id="a day in ISO"),
        pytest.param("17/05/2026", id="a day of it"),
        pytest.param("May 2026", id="in words"),
        pytest.param("May-26", id="as Excel shows it"),
        pytest.param(dt.datetime(2026, 5, 1), id="a date"),
    ],
)
def test_a_month(month):
    assert read(("count", month, 4, None, None)) == ({"count": {MAY: Parts(4)}}, [])


@pytest.mark.parametrize(
    ("row", "column", "value", "what"),
    [
        pytest.param((None, "2026-05", 1, 2, None), "NAME", "", "is blank, so the value is not used", id="no name"),
        pytest.param(("carers", "2026-05", 1, 2, None), "NAME", "carers", "is not a measure", id="an unknown name"),
        pytest.param(("shar", "2026-05", 1, 2, None), "NAME", "shar", "so the value is not used: did you mean share?", id="a slip in the name"),
        pytest.param(("share", None, 1, 2, None), "MONTH", "", "write 2026-05", id="no month"),
        pytest.param(("share", "spring", 1, 2, None), "MONTH", "spring", "is not a month", id="an unreadable month"),
        pytest.param(("share", "2026-13", 1, 2, None), "MONTH", "2026-13", "is not a month", id="a thirteenth month"),
        pytest.param(("share", "2026-05", None, None, 85), "VALUE", "85", "is not a share from 0 to 1", id="85"),
        pytest.param(("share", "2026-05", None, None, "85%"), "VALUE", "85%", "write 85% as 0.85", id="85% as text"),
        pytest.param(("share", "2026-05", None, None, 1.01), "VALUE", "1.01", "is not a share", id="over 1"),
        pytest.param(("share", "2026-05", None, None, -0.1), "VALUE", "-0.1", "is below zero", id="below 0"),
        pytest.param(("share", "2026-05", 21, 20, None), "NUMERATOR", "21", "is above DENOMINATOR", id="more than all"),
        pytest.param(("share", "2026-05", 17, None, None), "DENOMINATOR", "", "give both or neither", id="of how many?"),
        pytest.param(("share", "2026-05", None, 20, 0.5), "NUMERATOR", "", "give both or neither", id="how many of them?"),
        pytest.param(("share", "2026-05", 1.5, 20, None), "NUMERATOR", "1.5", "is not a whole number", id="half a child"),
        pytest.param(("share", "2026-05", 17, 20, 0.9), "VALUE", "0.9", "which is 0.85", id="the three disagree"),
        pytest.param(("share", "2026-05", 58, 68, 0.86), "VALUE", "0.86", "which is 0.852941", id="wrongly rounded"),
        pytest.param(("share", "2026-05", 0, 0, 0.5), "DENOMINATOR", "0", "nothing to divide by", id="a value of nobody"),
        pytest.param(("count", "2026-05", 4, 20, None), "DENOMINATOR", "20", "the unit is count", id="a count of a whole"),
        pytest.param(("count", "2026-05", 4, None, 5), "VALUE", "5", "is not the same as NUMERATOR", id="two counts"),
        pytest.param(("count", "2026-05", None, None, 4.5), "VALUE", "4.5", "is not a whole number", id="half a count"),
        pytest.param(("count", "2026-05", None, None, "four"), "VALUE", "four", "is not a number", id="in words"),
        pytest.param(("count", "2026-05", None, None, "=2+2"), "VALUE", "=2+2", "is not a number", id="a formula as text"),
        pytest.param(("count", "2026-05", None, None, "#REF!"), "VALUE", "#REF!", "so the value is not used", id="an error"),
        pytest.param(("count", "2026-05", None, None, True), "VALUE", "True", "is not a number", id="TRUE"),
        pytest.param(("days", "2026-05", 126, 0, None), "DENOMINATOR", "0", "nothing to divide by", id="days of nobody"),
        pytest.param(("pounds", "2026-05", None, None, "£1,234"), "VALUE", "£1,234", "write digits alone", id="a £ sign"),
        pytest.param(("pounds", "2026-05", 61715, 50, 1235), "VALUE", "1235", "which is 1234.3", id="pounds disagree"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_costs_only_itself(row, column, value, what):
    found, said = read(row, ("pounds", "2026-04", None, None, 900))
    assert found == {"pounds": {Day(2026, 4, 30): Parts(value=900)}}
    assert [each[:3] for each in said] == [(10, column, value)]
    assert what in said[0][3] and "so the value is not used" in said[0][3]


def test_of_two_values_for_a_month_the_lower_row_counts_and_that_is_said():
    found, said = read(("count", "2026-05", 4, None, None), ("Count", "31/05/2026", 5, None, None))
    assert found == {"count": {MAY: Parts(5)}}
    assert said == [(10, "MONTH", "2026-05", "is there again in row 11, which counts: delete one of the two rows")]


def test_a_row_that_waits_for_its_number_is_no_problem():
    assert read(("share", "2026-06", None, None, None)) == ({}, [])


def test_of_children_a_value_without_its_denominator_is_said_once():
    found, said = read(("care", "2026-04", None, None, 0.5), ("care", "2026-05", None, None, 0.6))
    assert len(found["care"]) == 2
    assert [each[:2] for each in said] == [(10, "DENOMINATOR")]
    assert "a copy for anyone does not show the measure" in said[0][3]


@pytest.mark.parametrize(
    ("value", "n", "d", "unit", "same"),
    [
        pytest.param(0.8529411764705882, 58, 68, Unit.SHARE, True, id="as Excel divides"),
        pytest.param(0.853, 58, 68, Unit.SHARE, True, id="three decimals"),
        pytest.param(0.852, 58, 68, Unit.SHARE, False, id="cut, not rounded"),
        pytest.param(1e-05, 1, 100_000, Unit.SHARE, True, id="so small that it has an exponent"),
        pytest.param(1234.0, 12344, 10, Unit.POUNDS, True, id="to the whole number"),
        pytest.param(1234.0, 12346, 10, Unit.POUNDS, False, id="to the wrong whole number"),
        pytest.param(1.0, 6, 10, Unit.SHARE, False, id="a share is not rounded to 0 or 1"),
        pytest.param(6.0, 62, 10, Unit.SCORE, True, id="a score to the whole number"),
    ],
)
def test_agreement_is_to_the_decimals_that_are_written(value, n, d, unit, same):
    assert agree(value, Fraction(n, d), unit) is same
