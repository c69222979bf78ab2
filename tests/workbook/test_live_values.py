"""What is entered into a spreadsheet that is open, and which cells are written together."""

import datetime as dt
from decimal import Decimal

import pytest

from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import Link
from scorecard_xl.workbook.live.values import delivered, entries, entry, entry_before, rectangles

DAY = dt.datetime(2026, 3, 31)


@pytest.mark.parametrize(
    ("value", "entered"),
    [
        pytest.param("000123", "'000123", id="an apostrophe keeps text"),
        pytest.param("=1+1", "'=1+1", id="and what looks like a formula"),
        pytest.param("", "", id="an empty text empties the cell"),
        pytest.param(None, "", id="nothing empties it too"),
        pytest.param(True, True, id="a truth value"),
        pytest.param(12, 12.0, id="a whole number"),
        pytest.param(Decimal("4.5000"), 4.5, id="currency"),
        pytest.param(float("inf"), "", id="what is no number"),
        pytest.param(dt.date(2026, 3, 31), DAY, id="a day"),
        pytest.param(DAY.replace(tzinfo=dt.UTC), DAY, id="a moment, without its zone"),
        pytest.param(dt.date(1900, 2, 1), "'1900-02-01", id="a day before Excel's"),
        pytest.param(Link(17, "Tom's", "C17"), """=HYPERLINK("#'Tom''s'!C17",17)""", id="a link"),
        pytest.param(Link("x" * 300, "A", "A1"), "'" + "x" * 300, id="a link too long for a formula"),
    ],
)
def test_a_value_is_entered_as(value, entered):
    assert entry(value) == entered
    assert type(entry(value)) is type(entered)


def test_a_value_that_no_cell_can_hold():
    with pytest.raises(TypeError, match="no cell can hold"):
        entry(object())


def test_rows_are_as_wide_as_their_block_and_none_leave_a_blank_one():
    assert entries([["a"], []], 2) == [["'a", ""], ["", ""]]
    assert entries([], 2) == [["", ""]]


@pytest.mark.parametrize(
    ("value", "formula", "entered"),
    [
        pytest.param(2.0, "=1+1", "=1+1", id="a formula"),
        pytest.param("", '=""', '=""', id="a formula that shows nothing"),
        pytest.param("=1+1", "=1+1", "'=1+1", id="a text like a formula"),
        pytest.param("000123", "000123", "'000123", id="a text like a number"),
        pytest.param(123.0, "123", 123.0, id="a number"),
        pytest.param(DAY, "46112", DAY, id="a day"),
        pytest.param("", "#N/A", "#N/A", id="an error that was typed"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_what_was_read_is_put_back(value, formula, entered):
    assert entry_before(value, formula) == entered


def test_cells_are_delivered_as_a_file_has_them():
    assert delivered([[Decimal("1.5"), None, "x", DAY]]) == [[1.5, "", "x", DAY]]


@pytest.mark.parametrize(
    ("cells", "areas"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(1, 1)], ["A1"], id="one"),
        pytest.param([(1, 1), (1, 2), (2, 1), (2, 2)], ["A1:B2"], id="a block"),
        pytest.param([(1, 1), (3, 1)], ["A1", "A3"], id="a row between"),
        pytest.param([(1, 1), (1, 3)], ["A1", "C1"], id="a column between"),
        pytest.param([(1, 1), (2, 1), (2, 2), (3, 2)], ["A1", "A2:B2", "B3"], id="rows of other columns"),
    ],
)
def test_cells_written_together(cells, areas):
    found = rectangles(cells)
    assert sorted(map(str, found)) == areas
    assert {cell for area in found for cell in held(area)} == set(cells)


def held(area: Area):
    return [(row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1)]
