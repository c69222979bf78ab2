import zipfile

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from workbook.blocks import SHEET, TABLE, changed, put, rows

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

# openpyxl says what it cannot keep; here it only looks.

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


@pytest.mark.parametrize("count", [1, 3, 8])
def test_cells_beside_and_above_the_table_stay(rich, count):
    def notes(sheet):
        for place in ("A4", "A5", "G5", "G9", "A20"):
            sheet[place] = f"note {place}"

    changed(rich, notes)
    put(rich, rows(count))
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    assert [sheet[place].value for place in ("A4", "A5", "G5", "G9", "A20")] == [
        "note A4", "note A5", "note G5", "note G9", "note A20",
    ]  # fmt: skip
    assert sheet["A1"].value == "About these rows"
    assert FileBook.open(rich).read("Episodes").rows[1:] == rows(count)


def test_rows_beside_notes_are_styled_and_shown_like_the_others(rich):
    def notes(sheet):
        sheet["G5"] = "note"
        sheet.row_dimensions[5].hidden = True

    changed(rich, notes)
    put(rich, rows(3))
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    assert (sheet["C5"].number_format, sheet["D5"].font.b, sheet.row_dimensions[5].hidden) == (
        "dd/mm/yyyy",
        True,
        False,
    )


def test_rows_and_cells_are_in_order_and_once(rich, xml):
    changed(rich, lambda sheet: sheet.__setitem__("A9", "note"))
    put(rich, rows(10))
    part = next(name for name in zipfile.ZipFile(rich).namelist() if "worksheets/sheet2" in name)
    numbers = [int(row.get("r")) for row in xml(rich, part).iter("{*}row")]
    assert numbers == sorted(set(numbers))
    assert [cell.get("r") for cell in xml(rich, part).find(".//{*}row[@r='9']")] == ["A9", "B9", "C9", "D9", "E9"]


def test_rows_pasted_under_the_table_are_replaced_too(rich):
    def paste(sheet):
        sheet["B7"], sheet["B8"] = "pasted", "pasted too"

    changed(rich, paste)
    put(rich, rows(2))
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    assert [sheet.cell(row, 2).value for row in range(4, 10)] == ["B0", "B1", None, None, None, None]


@pytest.mark.parametrize(
    ("count", "fits"),
    [
        pytest.param(5, True, id="a blank row stays between"),
        pytest.param(6, False, id="no blank row left between"),
        pytest.param(7, False, id="would be overwritten"),
    ],
)
def test_what_stands_under_the_table_is_not_run_over(rich, count, fits):
    changed(rich, lambda sheet: sheet.__setitem__("C10", "below"))
    source = rich.read_bytes()
    if fits:
        put(rich, rows(count))
        assert openpyxl.load_workbook(rich)["Episodes"]["C10"].value == "below"
    else:
        with pytest.raises(BookError, match="Episodes, what is under the table from row 10 is in the way"):
            put(rich, rows(count))
        assert rich.read_bytes() == source


def test_a_block_that_does_not_fit_undoes_all_else(rich):
    book = FileBook.open(rich)
    with pytest.raises(BookError, match="no sheet Nowhere in the workbook"):
        book.put({"share": 0.1}, {"Episodes": rows(2), "Nowhere": []})
    assert book.changed == set()


def test_a_totals_row_must_go_first(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        options = {"name": "Episodes", "total_row": True, "columns": [{"header": "X"}]}
        workbook.add_worksheet("Episodes").add_table("A1:A4", options)
    with pytest.raises(BookError, match="has a totals row: switch it off"):
        put(tmp_path / "b.xlsx", [["A"]])


@pytest.mark.parametrize(("count", "bottom"), [(1, 4), (3, 6), (10, 13)])
def test_rules_for_exactly_the_body_follow_it(rich, count, bottom):
    put(rich, rows(count))
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    body = f"D4:D{bottom}" if bottom > 4 else "D4"
    assert [str(rule.sqref) for rule in sheet.conditional_formatting] == [body, "E4:E5"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == body


def test_data_bars_of_the_newer_kind_follow_the_body(tmp_path, xml):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as workbook:
        sheet = workbook.add_worksheet("Results")
        sheet.add_table("A1:B3", {"name": "Results", "columns": [{"header": "X"}, {"header": "Y"}]})
        sheet.conditional_format("B2:B3", {"type": "data_bar", "bar_solid": True})
        sheet.add_sparkline("D2", {"range": "A2:B2"})
    put(tmp_path / "b.xlsx", [["a", 1], ["b", 2], ["c", 3], ["d", 4]], "Results")
    root = xml(tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml")
    assert [element.text for element in root.iter("{*}sqref")] == ["B2:B5", "D2"]
    assert root.find("{*}conditionalFormatting").get("sqref") == "B2:B5"


@pytest.mark.parametrize(("count", "extent"), [(1, "A1:E4"), (20, "A1:E23")])
def test_the_sheet_notes_its_extent(rich, xml, count, extent):
    put(rich, rows(count))
    assert xml(rich, SHEET).find("{*}dimension").get("ref") == extent


def test_headings_and_the_rest_of_the_sheet_stay(rich, xml):
    def rest(root):
        kept = [
            child for child in root if etree.QName(child).localname in ("sheetViews", "cols", "tableParts", "extLst")
        ]
        return [etree.tostring(item) for item in [*kept, root.find(".//{*}row[@r='3']")]]

    before = rest(xml(rich, SHEET))
    put(rich, rows(9))
    assert rest(xml(rich, SHEET)) == before


def test_a_filter_over_the_old_rows_is_let_go(rich, rewritten, xml):
    criteria = '<filterColumn colId="0"><filters><filter val="A1"/></filters></filterColumn>'
    filtered = f'<autoFilter ref="B3:E6">{criteria}</autoFilter><sortState ref="B4:E6"/>'
    rewritten(rich, TABLE, lambda text: text.replace('<autoFilter ref="B3:E6"/>', filtered))
    put(rich, rows(2))
    assert [etree.QName(child).localname for child in xml(rich, TABLE)] == [
        "autoFilter",
        "tableColumns",
        "tableStyleInfo",
    ]
    assert len(xml(rich, TABLE).find("{*}autoFilter")) == 0
