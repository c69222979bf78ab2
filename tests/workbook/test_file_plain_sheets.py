import openpyxl
import pytest
import xlsxwriter
from workbook.blocks import put

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

# openpyxl says what it cannot keep; here it only looks.

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


@pytest.fixture
def without_table(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        sheet = workbook.add_worksheet("Episodes")
        workbook.add_worksheet("Blank")
        sheet.write("A2", "CHILD")
        sheet.write("B2", "DECOM")
        sheet.write("A3", "A1")
        sheet.write("C5", "far")
    return tmp_path / "b.xlsx"


@pytest.mark.parametrize(
    "block", [[], [["B1"]], [["B1", "x", "y", "z"]] * 5], ids=["no rows", "one", "wider and longer"]
)
def test_without_a_table_the_rows_under_the_headings(without_table, block):
    put(without_table, block)
    sheet = openpyxl.load_workbook(without_table)["Episodes"]
    assert [[cell.value for cell in row[:2]] for row in sheet.iter_rows(max_row=2)] == [
        [None, None],
        ["CHILD", "DECOM"],
    ]
    written = [[value for value in row if value] for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert [row for row in written if row] == block


def test_without_headings_nothing_can_be_put(without_table):
    with pytest.raises(BookError, match="Blank has no headings"):
        put(without_table, [["A"]], "Blank")


def test_columns_need_a_table(without_table):
    with pytest.raises(BookError, match="Episodes has no Excel table"):
        FileBook.open(without_table).add_columns("Episodes", ["TEAM"])
