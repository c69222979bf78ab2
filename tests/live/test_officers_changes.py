"""What an officer does to an open workbook survives three refreshes: the order of Page, looks, own charts and notes."""

import pytest

from scorecard_xl import macros
from scorecard_xl.figures.measures import DEFAULT
from scorecard_xl.page.cells import line_name
from scorecard_xl.page.sheets import SCORECARD
from scorecard_xl.workbook.area import reference

pytestmark = pytest.mark.libreoffice

PINK, TALL = 0xFF00FF, 2000
PAINTED, BESIDE = line_name(2, "now"), "P3"
ORDER = [each for each in DEFAULT if each.front and each.group is None][::-1][:12]
"""A council's own page: twelve measures, the last first."""


def cell_of(opened, name):
    sheet, row, column = opened.book.named_cells[name.lower()]
    return opened.cell(sheet, reference(row, column))


def charts_on(opened, sheet):
    return opened.document.Sheets.getByName(sheet).Charts


def add_chart(opened, sheet, name):
    from com.sun.star.awt import Rectangle

    cells = opened.document.Sheets.getByName("Results").getCellRangeByName("J4:J9").RangeAddress
    charts_on(opened, sheet).addNewByName(name, Rectangle(30000, 1000, 6000, 4000), (cells,), True, False)


def order_page(opened):
    """Rows moved, and taken out, on the sheet that says what the page shows."""
    last = 4 + len(opened.book.read("Page").rows)
    opened.cell("Page", f"A5:F{last}").clearContents(1 | 2 | 4 | 16)
    for row, each in enumerate(ORDER, 5):
        for column, value in zip("ABCDEF", each.cells(), strict=True):
            opened.cell("Page", f"{column}{row}").String = value or ""
    opened.cell("Page", "D5").String = "Our own name for it"


@pytest.fixture(scope="module")
def changed(opened):
    """The workbook after all of it, and what its lines showed after each of three refreshes."""
    opened.document.Sheets.insertNewByName("Mine", 99)
    opened.cell("Mine", "A1").Formula = "=COUNTA($Results.A1:A9999)"
    add_chart(opened, "Mine", "Ours")
    add_chart(opened, SCORECARD, "Beside")
    opened.cell(SCORECARD, BESIDE).String = "a note of ours"
    cell_of(opened, PAINTED).CellBackColor = PINK
    opened.document.Sheets.getByName(SCORECARD).Rows.getByIndex(40).Height = TALL
    order_page(opened)
    shown = []
    for _ in range(3):
        macros.refresh_scorecard()
        assert opened.said[-1].startswith("Refreshed"), opened.said[-1]
        fields = ("kind", "label", "now", "target")
        shown.append([tuple(cell_of(opened, line_name(at, field)).String for field in fields) for at in range(1, 31)])
    return opened, shown


def test_the_page_has_the_measures_of_the_sheet_in_its_order(changed):
    _, shown = changed
    labels = [label for kind, label, *_ in shown[-1] if kind == "measure"]
    assert labels == ["Our own name for it", *(each.label for each in ORDER[1:])]


def test_each_refresh_shows_the_same(changed):
    _, shown = changed
    assert shown[0] == shown[1] == shown[2]


def test_looks_stay(changed):
    opened, _ = changed
    assert cell_of(opened, PAINTED).CellBackColor == PINK
    assert abs(opened.document.Sheets.getByName(SCORECARD).Rows.getByIndex(40).Height - TALL) < 3  # whole twips


@pytest.mark.parametrize(("sheet", "name"), [("Mine", "Ours"), (SCORECARD, "Beside")])
def test_charts_of_the_officers_stay_and_look_at_the_same_cells(changed, sheet, name):
    opened, _ = changed
    (place,) = charts_on(opened, sheet).getByName(name).Ranges
    columns = opened.document.Sheets.getByName("Results").getCellRangeByName("J4:J9").RangeAddress
    assert (place.Sheet, place.StartColumn, place.StartRow) == (columns.Sheet, columns.StartColumn, columns.StartRow)


def test_cells_of_the_officers_stay(changed):
    opened, _ = changed
    assert opened.cell(SCORECARD, BESIDE).String == "a note of ours"
    assert opened.cell("Mine", "A1").Formula.startswith("=COUNTA(")
    assert opened.cell("Mine", "A1").Value > len(opened.book.read("Results").rows)
