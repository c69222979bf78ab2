"""What officers write on the Benchmarks sheet, and what is told of a wrong cell."""

import datetime as dt

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.figures.benchmarks import COUNTED_OTHERWISE, HEADINGS, Benchmark, Benchmarks, benchmarks_of
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.memory import MemoryBook

END = dt.date(2025, 3, 31)
STABILITY = ["long_term_stability", "", 2025, 0.69, 0.7, 0.69, 0.64]


def read(*rows: list[object]) -> Benchmarks:
    return benchmarks_of(Records(SHEETS["Benchmarks"], [list(HEADINGS), *rows], 4))


def test_a_row_is_one_measure_and_year():
    assert read(STABILITY) == Benchmarks([Benchmark("long_term_stability", None, END, 0.69, 0.7, 0.69, 0.64)], [])


@pytest.mark.parametrize(
    "year", [2025, 2025.0, "2025", "2024/25", "2024-25", dt.date(2025, 3, 31), "31/03/2025"], ids=repr
)
def test_the_year_is_a_number_a_financial_year_or_its_last_day(year):
    assert read(["uasc", "", year, 0.08]).every[0].year == END


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param(0.105, 0.105, id="a fraction"),
        pytest.param("10.5%", 0.105, id="a percentage as text"),
        pytest.param("0.105", 0.105, id="a number as text"),
        pytest.param(1, 1.0, id="all of them"),
        *[pytest.param(sign, None, id=f"DfE's sign {sign}") for sign in ("c", "x", "Z", "k", ":")],
        pytest.param("", None, id="blank"),
        pytest.param("#N/A", None, id="not there"),
    ],
)
def test_a_share_is_read_as_a_number_or_percentage(cell, value):
    found = read(["uasc", "", 2025, cell])
    assert (found.every[0].england, found.problems) == (value, [])


@pytest.mark.parametrize(
    ("row", "column", "value", "what"),
    [
        pytest.param(["uasc", "", 2025, 8], "England", "8", "is not a share from 0% to 100%: write 11% or 0.11", id="8 is not 8%"),
        pytest.param(["uasc", "", 2025, 0.1, "ten"], "Region", "ten", "is not a number", id="a word"),
        pytest.param(["sdq_average", "", 2025, -1], "England", "-1", "is less than 0: give what is published, or clear the cell", id="less than 0"),
        pytest.param(["usac", "", 2025, 0.1], "Measure", "usac", "is not an indicator, so the row is not used: did you mean uasc?", id="nearly an indicator"),
        pytest.param(["", "", 2025, 0.1], "Measure", "", "is not an indicator, so the row is not used: choose one of the list, or clear the row", id="no indicator"),
        pytest.param(["uasc", "", "", 0.1], "Year", "", "is blank: give the year, such as 2025 for the year to 31 March 2025", id="no year"),
        pytest.param(["uasc", "", "last", 0.1], "Year", "last", "is not a year: write 2025, 2024/25 or 31/03/2025", id="no such year"),
        pytest.param(["uasc", "", 2205, 0.1], "Year", "2205", "is not a year: write 2025, 2024/25 or 31/03/2025", id="a year far ahead"),
        pytest.param(["uasc", "North", 2025, 0.1], "Group", "North", "makes the row unused, as uasc has no groups: clear the cell", id="a group of what has none"),
        pytest.param(["care_leavers_eet", "17", 2025, 0.6], "Group", "17", "is not a group of care_leavers_eet: give one of 17 to 18, 19 to 21, 22 to 25", id="no such group"),
        pytest.param(["care_leavers_eet", "", 2025, 0.6], "Group", "", "is not a group of care_leavers_eet: give one of 17 to 18, 19 to 21, 22 to 25", id="no group"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_a_problem_with_its_place(row, column, value, what):
    (problem,) = read(STABILITY, row).problems
    assert (problem.table, problem.row, problem.column, problem.value, problem.what) == (
        "Benchmarks",
        6,
        column,
        value,
        what,
    )
    assert (problem.severity, problem.indicators) == (Severity.WARNING, ())


def test_a_wrong_value_costs_only_its_cell_and_a_wrong_measure_its_row():
    found = read(["uasc", "", 2025, 8, 0.09], ["usac", "", 2025, 0.1], STABILITY).every
    assert [(each.indicator, each.england, each.region) for each in found] == [
        ("uasc", None, 0.09),
        ("long_term_stability", 0.69, 0.7),
    ]


def test_columns_are_found_by_their_headings_and_a_missing_one_is_told():
    found = benchmarks_of(
        Records(SHEETS["Benchmarks"], [["year", "England", "MEASURE", "Mine"], [2025, 0.1, "uasc", "x"]])
    )
    assert found.every == [Benchmark("uasc", None, END, 0.1)]
    assert [(each.row, each.column) for each in found.problems] == [
        (None, heading) for heading in ("Group", "Region", "Statistical neighbours", "Own published figure")
    ]


@pytest.mark.parametrize(
    ("cells", "rank", "of", "quartile", "problem"),
    [
        pytest.param([78, 151, 3], 78, 151, 3, None, id="numbers"),
        pytest.param(["78", 151.0, "3"], 78, 151, 3, None, id="numbers as text"),
        pytest.param(["", None, "-"], None, None, None, None, id="blank"),
        pytest.param(["78th", 151, 3], None, 151, 3, ("Rank", "is not a number"), id="words"),
        pytest.param([78, 0, 3], 78, None, 3, ("Of", "is not a whole number from 1 on: correct it, or clear the cell"), id="0"),
        pytest.param([160, 151, 3], None, 151, 3, ("Rank", "is above Of (151), so it is not shown: correct the two"), id="above the number of councils"),
        pytest.param([78, 151, 5], 78, 151, None, ("Quartile", "is not 1 to 4, so it is not shown: correct it, or clear the cell"), id="a fifth quarter"),
        pytest.param([78, 151, 2.5], 78, 151, None, ("Quartile", "is not a whole number from 1 on: correct it, or clear the cell"), id="between two"),
    ],
)  # fmt: skip
def test_the_rank_among_councils(cells, rank, of, quartile, problem):
    found = read([*STABILITY, *cells])
    assert [(each.rank, each.of, each.quartile) for each in found.every] == [(rank, of, quartile)]
    assert [(each.column, each.what) for each in found.problems] == ([problem] if problem else [])


def test_a_note_of_the_officer_goes_before_the_one_that_says_how_dfe_counts():
    ours, theirs = ["care_leavers_eet", "17 to 18", 2025, *[""] * 8, "Ours."], ["care_leavers_eet", "19 to 21", 2025]
    notes = [each.note for each in read(ours, theirs, STABILITY).every]
    assert notes == ["Ours.", COUNTED_OTHERWISE["care_leavers_eet"], ""]
    assert "birthday" in notes[1]


def test_a_wrong_cell_is_found_however_its_heading_is_written():
    sheets = {
        "Episodes": [["CHILD", "DECOM", "RNE"], ["A", "01/02/2020", "S"]],
        "Benchmarks": [["Year", "MEASURE"], ["2025", "usac"]],
    }
    assert read_council(MemoryBook(sheets)).places["Benchmarks"].link(2, "Measure").cell == "B2"


def test_blank_rows_and_a_sheet_without_rows_hold_nothing():
    assert read([], [None] * 7, ["", "", ""]) == Benchmarks([], [])


def test_the_latest_is_that_of_the_last_year_until_the_day_that_compares():
    found = read(
        ["uasc", "", 2024, 0.08], ["uasc", "", 2025, 0.07], ["uasc", "", 2025, 0.09], ["uasc", "", 2026, "", "", "", 0.1],
        ["care_leavers_eet", "19 TO 21", 2025, 0.54],
    )  # fmt: skip
    assert found.latest("uasc").england == 0.09
    assert found.latest("uasc", until=dt.date(2025, 3, 30)).england == 0.08
    assert found.latest("uasc", until=dt.date(2024, 3, 30)) is None
    assert found.latest("care_leavers_eet", "19 to 21").england == 0.54
    assert found.latest("care_leavers_eet") is None
