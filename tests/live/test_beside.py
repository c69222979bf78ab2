"""What a refresh sets beside the cells of an open workbook: how far sheets print, and what charts say."""

import pytest

from scorecard_xl.page.cells import STAND, note_name, slot_chart
from scorecard_xl.page.fitting import NOTE_LINES
from scorecard_xl.page.sheets import SCORECARD, THEMES
from scorecard_xl.workbook.book import Beside, BookError
from scorecard_xl.workbook.live.book import LiveBook

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def book(opened):
    return LiveBook.caller()


def area(opened, sheet):
    (found,) = opened.document.Sheets.getByName(sheet).getPrintAreas()
    return found.StartRow + 1, found.EndRow + 1


def shape_of(opened, sheet, name):
    page = opened.document.Sheets.getByName(sheet).DrawPage
    (shape,) = [page.getByIndex(at) for at in range(page.Count) if page.getByIndex(at).Name == name]
    return shape


def said(opened, sheet, name):
    return shape_of(opened, sheet, name).Description


def test_a_sheet_prints_to_the_row_of_the_named_cell(opened, book):
    before = area(opened, THEMES)
    _, row, _ = book.named_cells["cps.line.5.label"]
    book.put({}, {}, Beside(ends=["CPS.line.5.label", "CPS.no.longer"]))
    assert area(opened, SCORECARD) == (2, row)
    assert area(opened, THEMES) == before


def test_a_print_area_that_an_officer_took_off_stays_off(opened, book):
    sheet = opened.document.Sheets.getByName(SCORECARD)
    before = sheet.getPrintAreas()
    sheet.setPrintAreas(())
    book.put({}, {}, Beside(ends=["CPS.line.7.label"]))
    assert sheet.getPrintAreas() == ()
    sheet.setPrintAreas(before)


def test_charts_say_what_they_show(opened, book):
    told = {STAND: "Plans: 95%", slot_chart(1): "Now 95%", "Slot 99": "none"}
    book.put({}, {}, Beside(["CPS.line.5.label", "CPS.slot.1.words"], told))
    assert said(opened, SCORECARD, STAND) == "Plans: 95%"
    assert said(opened, THEMES, slot_chart(1)) == "Now 95%"


def test_where_a_write_fails_the_print_area_is_as_before(opened, book):
    before = area(opened, SCORECARD)
    with pytest.raises((BookError, TypeError)):
        book.put({"CPS.page.council": "x"}, {"Reviews": [[set()]]}, Beside(ends=["CPS.line.9.label"]))
    assert area(opened, SCORECARD) == before


def test_a_refresh_prints_as_far_and_says_the_same_as_in_a_file(opened):
    from scorecard_xl import macros

    macros.refresh_scorecard()
    assert opened.said[-1].startswith("Refreshed"), opened.said
    _, row, _ = opened.book.named_cells[note_name(NOTE_LINES).casefold()]
    assert area(opened, SCORECARD) == (2, row)
    assert "target" in said(opened, SCORECARD, STAND)
