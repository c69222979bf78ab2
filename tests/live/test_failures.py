"""Half-way failures: everything is as it was, and one sentence says what to do."""

import datetime as dt

import pytest
from live.touched import Refused

from scorecard_xl import log, macros
from scorecard_xl.app import buttons
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.page import fill
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.exact import exact_month
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.live import changes as livechanges
from scorecard_xl.workbook.live.book import LiveBook

pytestmark = pytest.mark.libreoffice

REFUSED = (
    "Sheet {} did not take what was to be written. Where it is protected, lift that (Review, Unprotect Sheet), then try "
    "again. Nothing was changed."
)


@pytest.fixture(scope="module")
def refreshed(opened):
    """What a refresh of another month writes: cells and blocks."""
    council = read_council(opened.file, Day(2026, 3, 31))
    figures = council.figures()
    page = page_of(exact_month(council, figures, dt.datetime.now()))
    return fill.cells(council, page, dt.datetime.now()), fill.blocks(council, figures, page)


@pytest.fixture(scope="module")
def book(opened):
    return LiveBook.caller()


def held(opened, blocks):
    """The cells of every sheet that a refresh writes, and where its table ends."""
    areas = opened.document.DatabaseRanges
    ends = {name: areas.getByName(name).DataArea.EndRow for name in areas.ElementNames}
    return ends, {sheet: opened.cell(sheet, "A1:Z900").getFormulaArray() for sheet in ("Scorecard", "Targets", *blocks)}


@pytest.fixture
def unchanged(opened, refreshed):
    """Whatever happens in the test, the application and the sheets are as before, and one sentence was shown."""
    state, before = opened.state, held(opened, refreshed[1])
    opened.said.clear()
    yield opened
    assert opened.state == state
    assert held(opened, refreshed[1]) == before
    for said in opened.said:
        assert len(said) < 400
        assert "Traceback" not in said
        assert "\n" not in said


@pytest.mark.parametrize("sheet", ["Results", "Data quality", "Due soon"])
def test_a_protected_sheet_refuses_and_what_was_written_before_is_taken_back(unchanged, book, refreshed, sheet):
    unchanged.document.Sheets.getByName(sheet).protect("")
    with pytest.raises(BookError) as refused:
        book.put(*refreshed)
    unchanged.document.Sheets.getByName(sheet).unprotect("")
    assert str(refused.value) == REFUSED.format(sheet)


def test_a_protected_page_is_said_to_the_officer(unchanged):
    unchanged.document.Sheets.getByName("Scorecard").protect("")
    macros.refresh_scorecard()
    unchanged.document.Sheets.getByName("Scorecard").unprotect("")
    assert unchanged.said == [REFUSED.format("Scorecard")]


@pytest.mark.parametrize("at", [1, 4, 30, 60])
def test_a_host_that_refuses_a_write_amid_the_others(unchanged, book, refreshed, mocker, at):
    write, count = livechanges.write, iter(range(1, 10_000))

    def failing(*arguments):
        if next(count) == at:
            raise Refused("on purpose")
        return write(*arguments)

    mocker.patch.object(livechanges, "write", side_effect=failing)
    with pytest.raises(BookError, match="Nothing was changed"):
        book.put(*refreshed)


def test_a_host_that_takes_no_more_at_all_is_told_apart(opened, book, refreshed, mocker):
    write, count = livechanges.write, iter(range(1, 10_000))
    mocker.patch.object(
        livechanges, "write", side_effect=lambda *given: write(*given) if next(count) < 2 else mocker.sentinel.fail.x
    )
    blocks = {name: refreshed[1][name] for name in ("Due soon", "Data quality")}
    before = {name: book.read(name).rows[1:] for name in blocks}
    with pytest.raises(BookError, match="Part of it stays written: close the workbook without saving it"):
        book.put({}, blocks)
    mocker.stopall()
    book.put({}, before)


def test_a_mistake_of_ours_while_it_is_calculated(unchanged, mocker, tmp_path):
    mocker.patch.object(log, "path", lambda: tmp_path / "log")
    mocker.patch.object(buttons, "refresh", side_effect=KeyError("child"))
    macros.refresh_scorecard()
    assert "stopped at an unexpected error (KeyError), and nothing was changed." in unchanged.said[0]
    written = (tmp_path / "log").read_text()
    assert "Refreshing the scorecard: KeyError" in written and "buttons.py" in written
    assert "child" not in written.replace("children", "")


def test_settings_that_cannot_be_used(unchanged):
    cell = unchanged.cell("Settings", "B9")
    before = cell.Formula
    cell.String = "soon"
    macros.refresh_scorecard()
    cell.Formula = before
    (said,) = unchanged.said
    assert "Settings!B9: Reporting month should be a month such as 2026-05, or blank, not 'soon'" in said


def test_a_sheet_that_is_gone(unchanged, refreshed):
    sheet, area = (
        unchanged.document.Sheets.getByName("Due soon"),
        unchanged.document.DatabaseRanges.getByName("DueSoon"),
    )
    sheet.Name, area.Name = "Due later", "Other"
    with pytest.raises(BookError, match=r"^There is no sheet Due soon in the workbook: put it back"):
        LiveBook.caller().put(*refreshed)
    sheet.Name, area.Name = "Due soon", "DueSoon"


def test_a_broken_row_is_reported_and_the_refresh_goes_on(opened):
    opened.said.clear()
    opened.cell("Episodes", "B2").String = "not a day"
    macros.refresh_scorecard()
    assert opened.said[0].startswith("Refreshed Scorecard.xlsm for May 2026: ")
    problems = [row for row in LiveBook.caller().read("Data quality").rows if row[3] == "not a day"]
    assert [row[:3] for row in problems] == [["Episodes", 2.0, "DECOM"]]
