"""The CSV file."""

import datetime as dt

import pytest

from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.share.files import CSV_HEADINGS
from scorecard_xl.tables.by_heading import as_csv, cells


@pytest.mark.parametrize(
    ("value", "written", "read"),
    [
        pytest.param("At most, say", '"At most, say"', "At most, say", id="a comma"),
        pytest.param("=1+1", "'=1+1", "=1+1", id="what looks like a formula"),
        pytest.param("@team", "'@team", "@team", id="an at sign"),
        pytest.param("-", "'-", "-", id="a hyphen"),
        pytest.param(0.971, "0.971", "0.971", id="a share"),
        pytest.param(-3, "-3", "-3", id="a number below zero"),
        pytest.param(None, "", "", id="nothing"),
        pytest.param(dt.date(2026, 5, 31), "2026-05-31", "2026-05-31", id="a day"),
        pytest.param("Brïdge", "Brïdge", "Brïdge", id="an accent"),
    ],
)
def test_a_cell_is_written_so_that_no_program_reads_it_as_a_formula(value, written, read):
    content = as_csv(["name", "value"], [["x", value]])
    assert content.decode("utf-8-sig").splitlines()[1] == f"x,{written}"
    assert cells(content)[1] == ["x", read]


def test_the_headings_are_those_of_results():
    assert cells(as_csv(CSV_HEADINGS, [[]])) == [list(CSV_HEADINGS)]
    assert CSV_HEADINGS[: len(COLUMNS)] == COLUMNS
