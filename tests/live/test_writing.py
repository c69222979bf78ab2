"""Blocks and cells that are written to the open workbook."""

import datetime as dt
from types import SimpleNamespace

import pytest

from scorecard_xl.workbook.book import BookError, Link
from scorecard_xl.workbook.live import changes as livechanges
from scorecard_xl.workbook.live.book import LiveBook

pytestmark = pytest.mark.libreoffice

DAY = dt.date(2026, 3, 31)
LONG = "x" * 40_000


@pytest.fixture(scope="module")
def book(opened):
    """With a sheet of an officer's own, beside the tables."""
    opened.document.Sheets.insertNewByName("Mine", 99)
    opened.cell("Mine", "A1").String = "Headings"
    return LiveBook.caller()


@pytest.mark.parametrize(
    ("value", "held"),
    [
        pytest.param("000123", "000123", id="leading zeros stay"),
        pytest.param("2026-03-31", "2026-03-31", id="a text like a day stays text"),
        pytest.param("1/2", "1/2", id="a text like a fraction stays text"),
        pytest.param("TRUE", "TRUE", id="a text like a truth value stays text"),
        pytest.param("=1+1", "=1+1", id="a text like a formula stays text"),
        pytest.param("+1", "+1", id="a plus sign"),
        pytest.param("-1", "-1", id="a minus sign"),
        pytest.param("@SUM(A1)", "@SUM(A1)", id="an at sign"),
        pytest.param("'quoted'", "'quoted'", id="an apostrophe"),
        pytest.param("two\r\nlines", "two\nlines", id="lines"),
        pytest.param("a\x00b", "a b", id="a character that no cell can hold"),
        pytest.param(" spaces ", " spaces ", id="spaces"),
        pytest.param("", "", id="an empty text"),
        pytest.param(None, "", id="nothing"),
        pytest.param(float("nan"), "", id="no number"),
        pytest.param(12, 12.0, id="a whole number"),
        pytest.param(0.1, 0.1, id="a fraction"),
        pytest.param(DAY, dt.datetime(2026, 3, 31), id="a day"),
        pytest.param(dt.date(1900, 2, 1), "1900-02-01", id="a day before Excel's"),
    ],
)
def test_a_value_is_held_as_it_is(book, value, held):
    book.put({}, {"Reviews": [["A1", DAY, value, value if isinstance(value, dt.date) else None]]})
    row = book.read("Reviews").rows[1]
    assert row[3 if isinstance(value, dt.date) and value.year > 1900 else 2] == held


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(book):
    book.put({}, {"Reviews": [["A1", DAY, LONG]]})
    assert book.read("Reviews").rows[1][2] == "x" * 32_766 + "…"


@pytest.mark.parametrize("rows", [3, 1, 0, 40, 2], ids="{} rows".format)
def test_a_block_replaces_all_rows_and_resizes_the_table(opened, book, rows):
    block = [[f"A{at}", DAY, "PN1"] for at in range(rows)]
    book.put({}, {"Reviews": block})
    found = book.read("Reviews").rows[1:]
    assert [row[0] for row in found] == ([row[0] for row in block] or [""])
    assert opened.document.DatabaseRanges.getByName("Reviews").DataArea.EndRow == max(rows, 1)
    below = opened.cell("Reviews", f"A{max(rows, 1) + 2}:D60").getDataArray()
    assert {cell for row in below for cell in row} == {""}


def test_rows_that_are_added_look_like_the_first(opened, book):
    book.put({}, {"Reviews": [["A1", DAY, "PN1"]] * 5})
    assert opened.cell("Reviews", "B2").NumberFormat == opened.cell("Reviews", "B6").NumberFormat != 0


def test_rows_pasted_under_the_table_are_replaced_too(opened, book):
    book.put({}, {"Reviews": [["A1", DAY, "PN1"]]})
    opened.cell("Reviews", "A3:A4").setDataArray((("P1",), ("P2",)))
    book.put({}, {"Reviews": [["B1", DAY, "PN1"]]})
    assert [row[0] for row in book.read("Reviews").rows] == ["CHILD", "B1"]
    assert opened.cell("Reviews", "A4").String == ""


def test_a_filter_of_the_old_rows_is_let_go(opened, book):
    book.put({}, {"Reviews": [["A1", DAY, "PN1"], ["A2", DAY, "PN2"]]})
    book.show("Reviews", {"REVIEW_CODE": "PN2"})
    assert not opened.cell("Reviews", "A2").Rows.getByIndex(0).IsVisible
    book.put({}, {"Reviews": [["A1", DAY, "PN1"], ["A2", DAY, "PN2"]]})
    assert opened.cell("Reviews", "A2").Rows.getByIndex(0).IsVisible


def test_an_officers_cells_beside_the_table_stay(opened, book):
    opened.cell("Reviews", "H1").String, opened.cell("Reviews", "H3").Formula = "mine", "=1+2"
    book.put({}, {"Reviews": [["A1", DAY, "PN1"]] * 4})
    assert (opened.cell("Reviews", "H1").String, opened.cell("Reviews", "H3").Formula) == ("mine", "=1+2")
    opened.cell("Reviews", "H1:H3").clearContents(1 | 4 | 16)


def test_a_link_leads_to_its_cell(opened, book):
    book.put({}, {"Reviews": [["A1", None, Link(17, "Data quality", "C17")]]})
    cell = opened.cell("Reviews", "C2")
    assert (cell.Value, cell.Formula) == (17.0, """=HYPERLINK("#'Data quality'!C17";17)""")


def test_excel_is_kept_from_filling_the_column_with_one_of_its_links(opened, book, mocker):
    """LibreOffice fills none: what Excel would be told at each write."""
    from live.engine import App

    options, told = SimpleNamespace(AutoFillFormulasInLists=True), []
    mocker.patch.object(App, "api", SimpleNamespace(AutoCorrect=options), create=True)
    write = livechanges.write
    mocker.patch.object(
        livechanges, "write", lambda *given: (told.append(options.AutoFillFormulasInLists), write(*given))
    )
    book.put({}, {"Reviews": [["A1", None, Link(at, "Data quality", f"C{at}")] for at in (17, 18)]})
    assert (set(told), options.AutoFillFormulasInLists) == ({False}, True)


def test_cells_are_written_by_name_and_formulas_among_them_stay(opened, book):
    rating, council = "CPS.line.2.rating", "CPS.page.council"
    _, row, column = book.named_cells[rating.lower()]
    before = opened.document.Sheets.getByName("Scorecard").getCellByPosition(column - 1, row - 1).Formula
    book.put({rating: "written over", council: Link("=Ouse", "Results", "A1"), "CPS.no.longer": 1}, {})
    assert opened.document.Sheets.getByName("Scorecard").getCellByPosition(column - 1, row - 1).Formula == before
    _, row, column = book.named_cells[council.lower()]
    assert opened.document.Sheets.getByName("Scorecard").getCellByPosition(column - 1, row - 1).String == "=Ouse"


@pytest.mark.parametrize(
    ("sheet", "rows", "says"),
    [
        pytest.param("Nowhere", [["A1"]], "There is no sheet Nowhere in the workbook: put it back", id="no such sheet"),
        pytest.param(
            "UASC", [["A1", None, "too wide"]], "has 2 columns, 3 were to be written: add headings", id="too wide"
        ),
        pytest.param("Teams", [["North"]] * 30, "what is under the table from row 20 is in the way", id="in the way"),
        pytest.param("Mine", [[set()]], "no cell can hold", id="a value that no cell can hold"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(opened, book, sheet, rows, says):
    opened.cell("Teams", "A20").String = "in the way"
    before = book.read("Reviews").rows
    with pytest.raises((BookError, TypeError), match=says):
        book.put({"CPS.page.council": "x"}, {"Reviews": [["new", DAY, "PN1"]], sheet: rows})
    assert book.read("Reviews").rows == before
