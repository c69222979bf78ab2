import zipfile

import openpyxl
import pytest
import xlsxwriter
from workbook.blocks import DAY, SHEET, TABLE, changed, put, rows

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

# openpyxl says what it cannot keep; here it only looks.

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


@pytest.mark.parametrize("count", [1, 2, 3, 4, 30])
def test_the_rows_replace_all_that_were_there(rich, count):
    put(rich, rows(count))
    assert FileBook.open(rich).read("Episodes").rows[1:] == rows(count)
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    assert [cell.value for cell in sheet["B"][3:]] == [row[0] for row in rows(count)]
    assert sheet.tables["Episodes"].ref == sheet.tables["Episodes"].autoFilter.ref == f"B3:E{3 + count}"


def test_an_empty_block_leaves_one_blank_row(rich, xml):
    put(rich, [])
    assert xml(rich, TABLE).get("ref") == "B3:E4"
    assert FileBook.open(rich).read("Episodes").rows == [["CHILD", "DECOM", "RNE", "COST"]]
    assert openpyxl.load_workbook(rich)["Episodes"]["C4"].number_format == "dd/mm/yyyy"


def test_narrower_rows_leave_the_other_columns_blank(rich):
    put(rich, [["B1"], ["B2", DAY]])
    assert FileBook.open(rich).read("Episodes").rows[1:] == [["B1", "", "", ""], ["B2", DAY, "", ""]]


def test_wider_rows_are_refused(rich):
    with pytest.raises(BookError, match="Episodes has 4 columns, 5 were to be written"):
        put(rich, [["B1", DAY, "S", 1.0, "more"]])


@pytest.mark.parametrize("count", [2, 30])
def test_each_column_keeps_the_style_of_its_first_row(rich, count):
    put(rich, rows(count))
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    last = sheet[3 + count]
    assert (last[2].number_format, last[3].font.b, last[1].has_style) == ("dd/mm/yyyy", True, False)


def test_a_column_formatted_as_a_whole_gives_its_style(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        sheet = workbook.add_worksheet("Episodes")
        sheet.add_table("A1:B2", {"name": "Episodes", "columns": [{"header": "CHILD"}, {"header": "DECOM"}]})
        sheet.set_column("B:B", None, workbook.add_format({"num_format": "dd/mm/yyyy"}))
    put(tmp_path / "b.xlsx", [["A", DAY], ["B", DAY]])
    assert FileBook.open(tmp_path / "b.xlsx").read("Episodes").rows[1:] == [["A", DAY], ["B", DAY]]


def test_the_height_of_the_first_row_is_that_of_all(rich, xml):
    changed(rich, lambda sheet: setattr(sheet.row_dimensions[4], "height", 33))
    put(rich, rows(5))
    part = next(name for name in zipfile.ZipFile(rich).namelist() if "worksheets/sheet2" in name)
    assert {row.get("ht") for row in xml(rich, part).iter("{*}row")} == {None, "33"}


def test_only_the_sheet_and_its_table_differ(rich, compressed):
    before = compressed(rich)
    book = put(rich, rows(9))
    after = compressed(rich)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {SHEET, TABLE} == book.changed


def test_as_many_rows_as_before_leave_the_table_alone(rich):
    assert put(rich, rows(3)).changed == {SHEET}


def test_the_same_rows_twice_are_the_same_bytes(rich):
    put(rich, rows(9))
    once = rich.read_bytes()
    assert put(rich, rows(9)).changed == set()
    assert rich.read_bytes() == once


CHAIN = "xl/calcChain.xml"


def with_chain(path, rewritten, formula_row):
    """Give the workbook a calculation chain, and a formula in a row of the table."""
    rewritten(
        path, SHEET, lambda text: text.replace(f'<c r="E{formula_row}"><v>', f'<c r="E{formula_row}"><f>1+1</f><v>')
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rewritten(path, "xl/_rels/workbook.xml.rels", lambda text: text.replace("</Relationships>", link))
    override = f'<Override PartName="/{CHAIN}" ContentType="{content_type}"/></Types>'
    rewritten(path, "[Content_Types].xml", lambda text: text.replace("</Types>", override))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(CHAIN, f'<calcChain xmlns="{main}"><c r="B3" i="1"/></calcChain>')


@pytest.mark.parametrize("formula_row", [4, 5, 6])
def test_formulas_that_are_lost_take_the_calculation_chain_with_them(rich, rewritten, formula_row):
    with_chain(rich, rewritten, formula_row)
    book = put(rich, rows(3))
    assert book.changed == {SHEET, CHAIN, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
    with zipfile.ZipFile(rich) as archive:
        assert CHAIN not in archive.namelist()
        assert b"calcChain" not in archive.read("[Content_Types].xml") + archive.read("xl/_rels/workbook.xml.rels")


def test_the_calculation_chain_stays_while_the_formulas_do(rich, rewritten):
    with_chain(rich, rewritten, 4)
    book = FileBook.open(rich)
    book.put({"double": 2}, {})
    assert book.changed == {"xl/worksheets/sheet1.xml", "xl/charts/chart1.xml"}


def test_a_workbook_saved_by_openpyxl(rich):
    changed(rich, lambda sheet: None)
    put(rich, rows(12))
    assert FileBook.open(rich).read("Episodes").rows[1:] == rows(12)
    assert openpyxl.load_workbook(rich)["Episodes"].tables["Episodes"].ref == "B3:E15"


@pytest.mark.slow
def test_more_rows_than_excel_has_are_refused(rich):
    with pytest.raises(BookError, match="would have 1,048,577 rows"):
        put(rich, [["B1"]] * (1_048_577 - 3))
