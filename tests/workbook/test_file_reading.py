import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from scorecard_xl.workbook.book import BookError, Sheet
from scorecard_xl.workbook.file.book import FileBook

# openpyxl says what it cannot keep; here it only looks.

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


HEADINGS = ["CHILD", "DATE"]


def raw(path: Path, sheet: str, table: str | None, below: list[list[str]], *, options: dict | None = None) -> Path:
    """A workbook with a table of two rows at B2, its columns B and C, and whatever stands below from row 5."""
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet(sheet)
        rows = [HEADINGS, ["A1", "x"], ["A2", "y"], *below]
        for number, row in enumerate(rows, 1):
            page.write_row(number, 1, row)
        page.write("F9", "beside")
        if table:
            columns = [{"header": heading} for heading in HEADINGS]
            page.add_table(1, 1, 3, 2, {"name": table, "columns": columns, **(options or {})})
    return path


@pytest.mark.parametrize("wanted", ["Episodes", "EPISODES", "episodes"])
def test_a_sheet_is_found_by_its_name_in_any_case(tmp_path, wanted):
    assert FileBook.open(raw(tmp_path / "b.xlsx", "Episodes", "Episodes", [])).read(wanted).name == "Episodes"


@pytest.mark.parametrize(
    ("sheet", "table", "wanted", "found"),
    [
        pytest.param("My data", "Episodes", "episodes", "My data", id="sheet renamed: by the name of its table"),
        pytest.param("My data", "OC2_", "OC2", "My data", id="OC2 has the table OC2_"),
        pytest.param("OC2", "Table1", "OC2", "OC2", id="the sheet goes before the table"),
        pytest.param("Episodes ", None, "Episodes", "Episodes ", id="a blank after the name"),
        pytest.param(" episodes", "Table1", "Episodes", " episodes", id="a blank before it, in another case"),
        pytest.param("My data", "Other", "Episodes", None, id="neither sheet nor table"),
    ],
)
def test_a_table_is_found_by_its_sheet_or_its_own_name(tmp_path, sheet, table, wanted, found):
    result = FileBook.open(raw(tmp_path / "b.xlsx", sheet, table, [])).read(wanted)
    assert (result.name if result else None) == found


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        pytest.param(["Episodes ", "episodes"], "episodes", id="the name goes before one with a blank"),
        pytest.param([" Episodes", "Episodes "], " Episodes", id="of two with a blank the first"),
        pytest.param(["Episodes ", "Old"], "Old", id="its table goes before a blank: it is what formulas look at"),
    ],
)
def test_of_several_sheets_that_may_be_meant(tmp_path, sheets, found):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        for name in sheets:
            page = workbook.add_worksheet(name)
            if name == "Old":
                page.add_table(0, 0, 1, 0, {"name": "Episodes", "columns": [{"header": "CHILD"}]})
    assert FileBook.open(tmp_path / "b.xlsx").read("Episodes").name == found


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param([], ["A1", "A2"], id="the table alone"),
        pytest.param([["A3", "z"], ["A4", ""]], ["A1", "A2", "A3", "A4"], id="pasted right under it"),
        pytest.param([["", ""], ["A4", "z"]], ["A1", "A2"], id="after a blank row: not of the table"),
        pytest.param([["A3", "z"], ["", ""], ["A5", "z"]], ["A1", "A2", "A3"], id="pasted up to a blank row"),
    ],
)
def test_rows_of_a_table(tmp_path, below, expected):
    sheet = FileBook.open(raw(tmp_path / "b.xlsx", "Episodes", "Episodes", below)).read("Episodes")
    assert (sheet.first_row, sheet.rows[0]) == (2, HEADINGS)
    assert [row[0] for row in sheet.rows[1:]] == expected


def test_a_totals_row_is_left_out_with_all_beneath_it(tmp_path):
    options = {"total_row": True}
    path = raw(tmp_path / "b.xlsx", "Episodes", "Episodes", [["A3", "z"]], options=options)
    assert [row[0] for row in FileBook.open(path).read("Episodes").rows] == ["CHILD", "A1"]


def test_hidden_headings_come_from_the_table(tmp_path):
    path = raw(tmp_path / "b.xlsx", "Episodes", "Episodes", [], options={"header_row": False})
    sheet = FileBook.open(path).read("Episodes")
    assert (sheet.first_row, sheet.rows[0], len(sheet.rows)) == (1, HEADINGS, 4)


def test_of_several_tables_the_one_called_like_the_sheet(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        page = workbook.add_worksheet("AD1")
        page.add_table("A1:B2", {"name": "First", "columns": [{"header": "X"}, {"header": "Y"}]})
        page.add_table("D1:E2", {"name": "AD1_", "columns": [{"header": "CHILD"}, {"header": "DATE_INT"}]})
    assert FileBook.open(tmp_path / "b.xlsx").read("AD1").rows[0] == ["CHILD", "DATE_INT"]


def test_a_plain_sheet_keeps_its_row_numbers(tmp_path):
    path = raw(tmp_path / "b.xlsx", "Episodes", None, [])
    sheet = FileBook.open(path).read("Episodes")
    assert sheet.first_row == 1
    assert sheet.rows[:2] == [[""] * 6, ["", "CHILD", "DATE", "", "", ""]]


def test_columns_of_a_table_that_hold_nothing_are_there(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        page = workbook.add_worksheet("Episodes")
        page.add_table("A1:C2", {"name": "Episodes", "columns": [{"header": h} for h in "XYZ"]})
        page.write("A2", 1)
    assert FileBook.open(tmp_path / "b.xlsx").read("Episodes").rows == [["X", "Y", "Z"], [1.0, "", ""]]


def test_values_come_as_the_cells_hold_them(rich):
    assert FileBook.open(rich).read("Episodes").rows[1] == ["A1", dt.date(2024, 4, 1), "S", 10.5]


def test_rows_appended_with_openpyxl_are_read(rich):
    book = openpyxl.load_workbook(rich)
    book["Episodes"].cell(7, 2, "A9")
    book.save(rich)
    assert FileBook.open(rich).read("Episodes").rows[-1][0] == "A9"


def test_a_chart_sheet_is_no_sheet(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        workbook.add_worksheet("Data").write("A1", 1)
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Data!$A$1:$A$1"})
        workbook.add_chartsheet("Trend").set_chart(chart)
    book = FileBook.open(tmp_path / "b.xlsx")
    assert book.read("Trend") is None
    assert book.read("Data") == Sheet("Data", [[1.0]])


def test_a_cell_far_out_is_refused_not_read_into_memory(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        page = workbook.add_worksheet("Visits")
        page.write("A1", "CHILD")
        page.write("XFD4000", "stray")
    with pytest.raises(BookError, match=r"Visits has a cell far out \(down to row 4,000, .* wide\): delete"):
        FileBook.open(tmp_path / "b.xlsx").read("Visits")


@pytest.mark.parametrize(
    ("below", "apart"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([["A3", "z"]], None, id="a row right under the table"),
        pytest.param([["", ""], ["A4", "z"], ["A5", "z"]], 6, id="a row after a blank one"),
        pytest.param(
            [["A3", "z"], ["", ""], ["", ""], ["A6", "z"]], 8, id="a row below those pasted and two blank ones"
        ),
        pytest.param([["", ""], ["Counted by hand", ""]], None, id="a note in one cell"),
        pytest.param([["", ""], ["", "", "far", "right"]], None, id="cells beside the table"),
    ],
)
def test_the_first_row_that_stands_apart_below_the_table(tmp_path, below, apart):
    book = FileBook.open(raw(tmp_path / "b.xlsx", "Episodes", "Episodes", below))
    assert book.read("Episodes").unread == apart


def test_below_a_totals_row_nothing_is_looked_for(tmp_path):
    options = {"total_row": True}
    book = FileBook.open(raw(tmp_path / "b.xlsx", "Episodes", "Episodes", [["", ""], ["A4", "z"]], options=options))
    assert book.read("Episodes").unread is None


@pytest.mark.parametrize(
    ("name", "there"), [("here", True), ("HERE", True), ("lost", False), ("elsewhere", False)], ids=str
)
def test_whether_a_name_has_a_cell(tmp_path, name, there):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        workbook.add_worksheet("Page")
        workbook.define_name("here", "=Page!$A$1")
        workbook.define_name("lost", "=#REF!$A$1")
    assert FileBook.open(tmp_path / "b.xlsx").has_cell(name) == there
