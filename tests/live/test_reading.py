"""The open workbook gives the same cells as its file."""

import datetime as dt

import pytest

from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed
from scorecard_xl.workbook.book import BookError

pytestmark = pytest.mark.libreoffice


def filled(rows):
    """Without the blank rows at the end, which a file does not always hold; days without their time."""
    kept = [[cell.date() if isinstance(cell, dt.datetime) else cell for cell in row] for row in rows]
    while kept and not any(cell != "" for cell in kept[-1]):
        kept.pop()
    return kept


def plain(column):
    """The values of a typed column."""
    return (column.number.tolist(), list(column.names)) if hasattr(column, "names") else column.astype(str).tolist()


@pytest.mark.parametrize("name", [*TABLES, "Results", "Settings", "BankHolidays", "Targets", "Data quality", "History"])
def test_a_table_is_that_of_the_file(opened, name):
    live, file = opened.book.read(name), opened.file.read(name)
    assert (live.name, live.first_row, live.first_column) == (file.name, file.first_row, file.first_column)
    assert filled(live.rows) == filled(file.rows)


def test_it_comes_to_the_same_typed_table_and_problems(opened):
    for name in ("Children", "Episodes", "Reviews"):
        live, file = (typed(TABLES[name], book.read(name).rows) for book in (opened.book, opened.file))
        assert live.frame.index.tolist() == file.frame.index.tolist()
        for column in TABLES[name].columns:
            assert plain(live.frame[column.heading]) == plain(file.frame[column.heading])
        assert live.problems == file.problems


@pytest.mark.parametrize(
    ("wanted", "name"), [("ePISODES", "Episodes"), ("DataQuality", "Data quality"), ("OC2_", "OC2")]
)
def test_a_sheet_is_found_in_any_case_and_by_its_table(opened, wanted, name):
    assert opened.book.read(wanted).name == name


def test_a_sheet_that_is_not_there(opened):
    assert opened.book.read("Nowhere") is None


def test_rows_pasted_right_under_a_table_belong_to_it_and_one_apart_is_known(opened):
    rows = len(opened.book.read("UASC").rows)
    opened.cell("UASC", f"A{rows + 1}:B{rows + 2}").setDataArray((("P1", 45000.0), ("P2", 45001.0)))
    opened.cell("UASC", f"A{rows + 4}").String = "far below"
    opened.cell("UASC", f"A{rows + 6}:B{rows + 6}").setDataArray((("P3", 45002.0),))
    found = opened.book.read("UASC")
    assert len(found.rows) == rows + 2
    assert [row[0] for row in found.rows[-2:]] == ["P1", "P2"]
    assert found.unread == rows + 6


@pytest.mark.parametrize(("formula", "text"), [("=1/0", "#DIV/0!"), ("=NA()", "#N/A"), ('="a"+1', "#VALUE!")])
def test_an_error_value_is_read_as_its_text(opened, formula, text):
    opened.document.Sheets.insertNewByName("Errors", 99)
    opened.cell("Errors", "A1").String = "CHILD"
    opened.cell("Errors", "A2").Formula = formula
    found = type(opened.book).caller().read("Errors").rows
    opened.document.Sheets.removeByName("Errors")
    assert found == [["CHILD"], [text]]


def test_a_sheet_without_a_table_gives_all_its_rows(opened):
    opened.document.Sheets.insertNewByName("Plain", 99)
    opened.cell("Plain", "B2:C3").setDataArray((("CHILD", "DUC"), ("A1", 45000.0)))
    book = type(opened.book).caller()
    sheet = book.read("Plain")
    assert (sheet.first_row, sheet.rows) == (1, [["", "", ""], ["", "CHILD", "DUC"], ["", "A1", 45000.0]])


def test_a_plain_sheet_is_found_by_its_name_with_blanks_around_it(opened):
    opened.document.Sheets.insertNewByName(" Our List ", 99)
    opened.cell(" Our List ", "A1:B2").setDataArray((("CHILD", "DUC"), ("A1", 45000.0)))
    found = type(opened.book).caller().read("our list")
    assert (found.name, found.rows) == (" Our List ", [["CHILD", "DUC"], ["A1", 45000.0]])


def test_a_cell_far_out_is_refused_before_it_is_read(opened):
    opened.document.Sheets.insertNewByName("Far", 99)
    opened.cell("Far", "ZZ1000000").Value = 1
    with pytest.raises(BookError, match=r"Sheet Far has a cell far out in row 1000000: delete"):
        type(opened.book).caller().read("Far")
