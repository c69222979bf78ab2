"""An error value in the council's own workbook (#VALUE!) is a problem of its cell, never a blank."""

import datetime as dt

import openpyxl
import pytest
import xlsxwriter
from workbook.both_ways import as_lists, differing
from workbook.plain_sheet import row

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import SettingsError
from scorecard_xl.tables.cells import NOT_CALCULATED
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed
from scorecard_xl.tables.workbook_bytes import readable
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

MAY = Day("2026-05-31")
HEADINGS = ["CHILD", "DECOM", "RNE", "PLACE", "DEC"]
ROW = ["A1", dt.date(2024, 4, 1), "S", "U6", ""]
ERRORS = ["#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"]


def of_file(path, row, one_by_one):
    """A raw sheet with this row, in which a text that begins with # is the error of a formula."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Episodes")
        sheet.write_row("A1", HEADINGS)
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(1, column, value, day)
            elif value.startswith("#"):
                sheet.write_formula(1, column, "=1/0", None, value)
            else:
                sheet.write(1, column, value)
    book = FileBook.open(path)
    return book.read("Episodes") if one_by_one else next(book.read_all(["Episodes"]))


def of_memory(row):
    return MemoryBook({"Episodes": [HEADINGS, row]}).read("Episodes")


def problems(sheet):
    found = typed(TABLES["Episodes"], sheet.rows)
    return [(each.row, each.column, each.value) for each in found.problems if each.row is not None]


@pytest.mark.parametrize("column", ["CHILD", "DECOM", "RNE", "PLACE", "DEC"])
@pytest.mark.parametrize("kind", ["file, all sheets", "file, one sheet", "memory"])
def test_an_error_value_is_a_problem_in_any_column(tmp_path, column, kind):
    row = [("#VALUE!" if heading == column else value) for heading, value in zip(HEADINGS, ROW, strict=True)]
    sheet = of_memory(row) if kind == "memory" else of_file(tmp_path / "b.xlsx", row, "one" in kind)
    assert problems(sheet) == [(2, column, "#VALUE!")]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("one_by_one", [False, True], ids=["all sheets", "one sheet"])
def test_each_error_of_excel_reaches_the_table_as_its_text(tmp_path, error, one_by_one):
    sheet = of_file(tmp_path / "b.xlsx", ["A1", dt.date(2024, 4, 1), error, "U6", ""], one_by_one)
    assert as_lists(sheet.rows)[1][2] == error
    assert problems(sheet) == [(2, "RNE", error)]


def test_not_available_stays_nothing(tmp_path):
    assert problems(of_file(tmp_path / "b.xlsx", ["A1", dt.date(2024, 4, 1), "#N/A", "U6", ""], False)) == []


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c r="A1" t="e"><v>#REF!</v></c>', id="as Excel writes it"),
        pytest.param('<c r="A1" s="1" t="e"><f>1/0</f><v>#REF!</v></c>', id="a formula with a style"),
        pytest.param('<c r="A1" t="e" s="1"><v>#REF!</v></c>', id="attributes in another order"),
        pytest.param("<c r='A1' t='e'><v>#REF!</v></c>", id="other quotation marks"),
        pytest.param('<c r="A1" t = "e"><v>#REF!</v></c>', id="blanks around the equals sign"),
    ],
)
def test_an_error_value_is_read_however_it_is_written(with_rows, cell):
    opened, _ = with_rows(row(cell + '<c r="B1"><v>1</v></c>'))
    assert as_lists(opened.read("Raw").rows) == [["#REF!", 1.0]]
    assert differing(opened, ["Raw"]) == {}


def test_a_text_that_looks_like_the_mark_of_an_error_stays(with_rows):
    opened, _ = with_rows(row('<c r="A1" t="inlineStr"><is><t>&lt;c t="e"&gt;</t></is></c>'))
    assert as_lists(opened.read("Raw").rows) == [['<c t="e">']]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param('<c r="A1"><f>1+1</f></c>', NOT_CALCULATED, id="no value"),
        pytest.param('<c r="A1"><f>1+1</f><v></v></c>', NOT_CALCULATED, id="an empty value"),
        pytest.param('<c r="A1"><f t="shared" si="0"/><v/></c>', NOT_CALCULATED, id="a formula that is filled down"),
        pytest.param('<c r="A1"><f>1+1</f><v>2</v></c>', None, id="a number"),
        pytest.param('<c r="A1" t="str"><f>""</f><v></v></c>', None, id="an empty text"),
        pytest.param('<c r="A1" s="4"/><c r="B1"><v>2</v></c>', None, id="a blank"),
    ],
)
def test_a_formula_that_was_never_calculated_is_no_blank(cell, value):
    found = readable(cell.encode())
    assert found == cell.encode() if value is None else NOT_CALCULATED.encode() in found


def test_a_setting_that_is_a_formula_without_a_result_is_refused(tmp_path):
    path = tmp_path / "Council.xlsx"
    build(path)
    workbook = openpyxl.load_workbook(path)
    workbook["Settings"]["B5"] = '="Ouse"&"ford"'
    workbook.save(path)
    with pytest.raises(SettingsError, match=f"Council should be a text, or blank, not '{NOT_CALCULATED}'"):
        read_council(FileBook.open(path), MAY)
