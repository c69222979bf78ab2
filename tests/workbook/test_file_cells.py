import datetime as dt

import openpyxl
import pytest
from lxml import etree
from workbook.blocks import cell, put_cells

from scorecard_xl.workbook.file.book import FileBook

# openpyxl says what it cannot keep; here it only looks.

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


PAGE, HOSTILE = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"
CHART = "xl/charts/chart1.xml"


ALL_NAMES = ["area", "lost", "constant", "other_book", "local", "no_such_name"]


def test_the_style_stays(rich):
    put_cells(rich, share=0.75)
    written = openpyxl.load_workbook(rich)["Page"]["B2"]
    assert (written.value, written.number_format) == (0.75, "0.0%")


def test_a_formula_stays_and_shows_the_value(rich, xml):
    put_cells(rich, double="none")
    written = cell(xml(rich, PAGE), "B3")
    assert [(child.tag.rpartition("}")[2], child.text) for child in written] == [("f", "B2*2"), ("v", "none")]
    assert (written.get("t"), written.get("s")) == ("str", "1")


@pytest.mark.parametrize("kind", ['t="shared" ref="B3:B4" si="0"', 't="array" ref="B3:B4"'])
def test_the_master_of_a_shared_or_array_formula_stays(rich, rewritten, xml, kind):
    rewritten(rich, PAGE, lambda text: text.replace("<f>", f"<f {kind}>"))
    put_cells(rich, double=7)
    written = cell(xml(rich, PAGE), "B3")
    assert (written.find("{*}f").text, written.findtext("{*}v")) == ("B2*2", "7")
    assert etree.tostring(written.find("{*}f")).decode().count(kind) == 1


@pytest.mark.parametrize("name", ALL_NAMES)
def test_names_that_stand_for_no_one_cell_are_passed_over(rich, name):
    book = FileBook.open(rich)
    book.put({name: 1}, {})
    assert book.changed == set()


@pytest.mark.parametrize("name", ["share", "SHARE"])
def test_names_match_in_any_case(rich, name):
    put_cells(rich, **{name: 9})
    assert FileBook.open(rich).read("Page").rows[1][1] == 9


def test_a_name_on_a_deleted_sheet_is_passed_over(rich, rewritten):
    rewritten(rich, "xl/workbook.xml", lambda text: text.replace("Page!$B$2", "Gone!$B$2"))
    book = FileBook.open(rich)
    book.put({"share": 1}, {})
    assert book.changed == set()


def test_a_cell_that_was_not_there_is_made_in_its_place(rich, xml):
    put_cells(rich, new_cell="here", between=1, share=2)
    root = xml(rich, PAGE)
    assert [row.get("r") for row in root.find("{*}sheetData")] == ["2", "3", "40"]
    assert [item.get("r") for item in root.find(".//{*}row[@r='2']")] == ["A2", "B2"]
    assert root.find("{*}dimension").get("ref") == "A2:AB40"
    assert all(row.get("spans") is None for row in root.iter("{*}row") if row.get("r") in ("2", "40"))


def test_rows_and_cells_without_references_are_counted(rich, rewritten, xml):
    def nameless(text):
        for reference in ("B2", "B3"):
            text = text.replace(f'<c r="{reference}" ', f'<c r="A{reference[1]}"/><c r="{reference}" ')
        for name in ('<c r="A2"/>', '<c r="A3"/>'):
            text = text.replace(name, "<c/>")
        return text.replace('<c r="B2" ', "<c ").replace('<c r="B3" ', "<c ").replace('<row r="3"', "<row")

    rewritten(rich, PAGE, nameless)
    put_cells(rich, share=4)
    assert cell(xml(rich, PAGE), "B2").findtext("{*}v") == "4"
    assert [row.get("r") for row in xml(rich, PAGE).iter("{*}row")] == ["2", "3"]


def test_a_hostile_sheet_name(rich):
    put_cells(rich, hostile="new")
    assert openpyxl.load_workbook(rich)["Tom's & Co"]["C5"].value == "new"


def test_only_the_parts_that_hold_the_cells_and_the_chart_that_looks_at_one_differ(rich, compressed):
    before = compressed(rich)
    book = put_cells(rich, share=0.25, hostile="new")
    after = compressed(rich)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {PAGE, HOSTILE, CHART} == book.changed


def test_the_rest_of_the_sheet_is_as_it_was(rich, xml):
    def rest(root):
        return [etree.tostring(child) for child in root if not child.tag.endswith("}sheetData")]

    before = rest(xml(rich, PAGE))
    put_cells(rich, share=0.25)
    assert rest(xml(rich, PAGE)) == before


def test_the_values_that_are_there_already_change_nothing(rich):
    put_cells(rich, share="same", hostile="same")
    source = rich.read_bytes()
    assert put_cells(rich, share="same", hostile="same").changed == set()
    assert rich.read_bytes() == source


def test_a_change_taken_back_is_no_change(rich):
    put_cells(rich, share=1.5)
    book = FileBook.open(rich)
    book.put({"share": 2.5}, {})
    book.put({"share": 1.5}, {})
    assert book.changed == set()


def test_what_is_put_is_what_is_read(rich):
    book = FileBook.open(rich)
    assert book.read("Page").rows[1][1] == 0.5
    book.put({"share": 0.75}, {})
    assert book.read("Page").rows[1][1] == 0.75


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="no calculation settings"),
        pytest.param('<calcPr calcId="124519"/>', id="settings without it"),
        pytest.param('<calcPr calcId="124519" fullCalcOnLoad="0"/>', id="switched off"),
    ],
)
def test_the_workbook_is_recalculated_when_it_is_opened(rich, rewritten, xml, before):
    rewritten(
        rich, "xl/workbook.xml", lambda text: text.replace('<calcPr calcId="124519" fullCalcOnLoad="1"/>', before)
    )
    assert put_cells(rich, share=1).changed == {PAGE, CHART, "xl/workbook.xml"}
    children = [child.tag.rpartition("}")[2] for child in xml(rich, "xl/workbook.xml")]
    assert children[-2:] == ["definedNames", "calcPr"]
    assert xml(rich, "xl/workbook.xml").find("{*}calcPr").get("fullCalcOnLoad") == "1"


def test_a_workbook_with_prefixed_tags(rich, rewritten, xml):
    def prefixed(text):
        text = text.replace('</row><row r="5"', '<c r="G4"><v>1</v></c></row><row r="5"')
        text = text.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
        return text.replace("x:x14:", "x14:").replace("x:xm:", "xm:")

    rewritten(rich, "xl/worksheets/sheet2.xml", prefixed)
    book = FileBook.open(rich)
    book.put({}, {"Episodes": [["B1", dt.date(2024, 1, 1), "S", 1.0]] * 2})
    book.save()
    root = xml(rich, "xl/worksheets/sheet2.xml")
    assert {child.prefix for child in root.iter("{*}row", "{*}c", "{*}v", "{*}t")} == {"x"}
    assert FileBook.open(rich).read("Episodes").rows[1:] == [["B1", dt.date(2024, 1, 1), "S", 1.0]] * 2
    assert root.find(".//{*}c[@r='G4']") is not None


def test_a_workbook_saved_by_openpyxl(rich, tmp_path):
    openpyxl.load_workbook(rich).save(tmp_path / "other.xlsx")
    put_cells(tmp_path / "other.xlsx", share="text", hostile=5)
    book = openpyxl.load_workbook(tmp_path / "other.xlsx")
    assert (book["Page"]["B2"].value, book["Tom's & Co"]["C5"].value) == ("text", 5)
