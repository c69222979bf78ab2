"""Cells that lead to another cell of the workbook."""

import zipfile

import openpyxl
import pytest
import xlsxwriter
from office import converted

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.page import quality
from scorecard_xl.page.looks import LINK
from scorecard_xl.page.sheets import QUALITY, TABLE_SHEETS
from scorecard_xl.workbook.book import Link
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")

SHEET, CHAIN = "xl/worksheets/sheet2.xml", "xl/calcChain.xml"
TOM = "Tom's & Co"


def put(path, *rows):
    book = FileBook.open(path)
    book.put({}, {"Episodes": rows})
    book.save()
    return book


def link(row):
    return Link(row, "Page", f"C{row}")


@pytest.mark.parametrize(
    ("value", "formula"),
    [
        pytest.param(Link("see", "Page", "C17"), """=HYPERLINK("#'Page'!C17","see")""", id="a text"),
        pytest.param(Link(17, "Page", "C17"), """=HYPERLINK("#'Page'!C17",17)""", id="a number stays one, for sorting"),
        pytest.param(Link("see", TOM, "C5"), """=HYPERLINK("#'Tom''s & Co'!C5","see")""", id="an apostrophe in the sheet's name"),
        pytest.param(Link("see", 'The "A" team', "C5"), """=HYPERLINK("#'The ""A"" team'!C5","see")""", id="quotes in the sheet's name"),
        pytest.param(Link('say "so"', "Page", "B2"), """=HYPERLINK("#'Page'!B2","say ""so\""")""", id="quotes in the text"),
        pytest.param(Link("<b> & 'x'", "Page", "B2"), """=HYPERLINK("#'Page'!B2","<b> & 'x'")""", id="marks of XML"),
        pytest.param(Link("=1+1", "Page", "B2"), """=HYPERLINK("#'Page'!B2","=1+1")""", id="text like a formula is shown"),
        pytest.param(Link("x" * 255, "Page", "B2"), f"""=HYPERLINK("#'Page'!B2","{"x" * 255}")""", id="the longest text of a formula"),
        pytest.param(Link("x" * 256, "Page", "B2"), "x" * 256, id="a longer one leads nowhere"),
        pytest.param(Link("😀" * 128, "Page", "B2"), "😀" * 128, id="the length as Excel counts it"),
        pytest.param(Link("", "Page", "B2"), None, id="nothing to click on"),
    ],
)  # fmt: skip
def test_a_link_is_a_formula_that_holds_its_text(rich, value, formula):
    put(rich, [value, None, "next"])
    assert FileBook.open(rich).read("Episodes").rows[1:] == [[value.text, "", "next", ""]]
    assert openpyxl.load_workbook(rich)["Episodes"]["B4"].value == formula
    assert openpyxl.load_workbook(rich, data_only=True)["Episodes"]["B4"].value == (value.text or None)


@pytest.mark.parametrize("text", ["=1+1", "+44", " edges ", "two\nlines", "_x0041_", "é 中 😀", "17"])
def test_the_text_of_a_link_comes_back_as_it_was_put(rich, text):
    put(rich, [Link(text, "Page", "B2")])
    assert FileBook.open(rich).read("Episodes").rows[1][0] == text


def test_text_that_starts_with_an_equals_sign_is_data_beside_a_link(rich, xml):
    put(rich, ["=1+1", None, link(5)])
    written = xml(rich, SHEET).find(".//{*}c[@r='B4']")
    assert (written.get("t"), written.find("{*}f")) == ("inlineStr", None)


def test_a_link_takes_the_style_of_its_column(rich):
    put(rich, ["A", None, link(5)], ["A", None, link(6)])
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    assert (sheet["D4"].font.b, sheet["D5"].font.b, sheet["B5"].font.b) == (True, True, False)


def test_a_link_in_a_row_with_a_note_beside_the_table(rich):
    book = openpyxl.load_workbook(rich)
    book["Episodes"]["G5"] = "note"
    book.save(rich)
    put(rich, [link(5)], [link(6)])
    sheet = openpyxl.load_workbook(rich)["Episodes"]
    assert (sheet["B5"].value, sheet["G5"].value) == ("""=HYPERLINK("#'Page'!C6",6)""", "note")


@pytest.mark.parametrize("count", [1, 3, 40])
def test_the_same_links_twice_are_the_same_bytes(rich, count):
    put(rich, *([link(row)] for row in range(count)))
    once = rich.read_bytes()
    assert put(rich, *([link(row)] for row in range(count))).changed == set()
    assert rich.read_bytes() == once


def with_chain(path, rewritten):
    """Give the workbook a calculation chain, as Excel does when it saves."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    item = f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    rewritten(path, "xl/_rels/workbook.xml.rels", lambda text: text.replace("</Relationships>", item))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(CHAIN, '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>')


@pytest.mark.parametrize(
    ("rows", "stays"),
    [
        pytest.param([[link(1)], [link(2)]], True, id="the same links"),
        pytest.param([[link(8)], [link(9)]], True, id="links to other cells"),
        pytest.param([[link(1)], [link(2)], [link(3)]], True, id="one more link"),
        pytest.param([[link(1)]], False, id="one link fewer"),
        pytest.param([[link(1)], ["none"], [link(2)]], True, id="a row between, which the column of formulas fills"),
        pytest.param([], False, id="no row at all"),
    ],
)
def test_the_calculation_chain_goes_only_where_a_cell_of_it_holds_no_formula_now(rich, rewritten, rows, stays):
    put(rich, [link(1)], [link(2)])
    with_chain(rich, rewritten)
    put(rich, *rows)
    with zipfile.ZipFile(rich) as archive:
        assert (CHAIN in archive.namelist()) == stays


def test_a_cell_with_a_name_shows_the_text_alone(rich):
    book = FileBook.open(rich)
    book.put({"share": Link("see", "Page", "C17"), "double": Link(5, "Page", "C17")}, {})
    book.save()
    sheet = openpyxl.load_workbook(rich)["Page"]
    assert (sheet["B2"].value, sheet["B3"].value) == ("see", "=B2*2")


def test_a_book_in_memory_keeps_a_link():
    book = MemoryBook({"Episodes": [["CHILD"]]})
    book.put({}, {"Episodes": [[link(5)]]})
    assert book.read("Episodes").rows[1:] == [[Link(5, "Page", "C5")]]


@pytest.mark.slow
def test_the_builder_shows_the_column_of_links_as_such(tmp_path):
    build(tmp_path / "book.xlsx")
    font = openpyxl.load_workbook(tmp_path / "book.xlsx")[QUALITY][f"B{TABLE_SHEETS[QUALITY].lines + 5}"].font
    assert (font.underline, font.color.rgb) == ("single", f"FF{LINK.removeprefix('#')}")


CHILD = {"CHILD": "A1", "SEX": "1", "DOB": "31/02/2015", "ETHNIC": "WBRI"}
WRONG = {"CHILD": "A2", "SEX": "9", "DOB": "soon", "ETHNIC": "WBRI", "Our own": "soon"}


@pytest.mark.parametrize("sheet", ["Children", TOM])
@pytest.mark.parametrize(
    ("headings", "corner"),
    [
        pytest.param(["CHILD", "SEX", "DOB", "ETHNIC"], (0, 0), id="as we made it"),
        pytest.param(["DOB", "ETHNIC", "CHILD", "SEX"], (0, 0), id="columns moved"),
        pytest.param(["Our own", "CHILD", "Our note", "SEX", "ETHNIC", "DOB"], (0, 0), id="columns inserted"),
        pytest.param(["SEX", "CHILD", "DOB", "ETHNIC"], (4, 27), id="the table moved down and to column AB"),
        pytest.param(["child", "sex", " Dob ", "ethnic"], (2, 1), id="headings written in another way"),
    ],
)
def test_a_problem_leads_to_its_cell(tmp_path, sheet, headings, corner):
    path, (top, left) = tmp_path / "book.xlsx", corner
    with xlsxwriter.Workbook(path) as workbook:
        rows = [_cells(CHILD, headings), _cells(WRONG, headings)]
        columns = [{"header": heading} for heading in headings]
        place = (top, left, top + len(rows), left + len(headings) - 1)
        workbook.add_worksheet(sheet).add_table(*place, {"name": "Children", "columns": columns, "data": rows})
    council = read_council(FileBook.open(path), Day("2026-05-31"))
    found = [row for row in quality.rows(council.problems, council.places) if row[3]]
    assert {row[3] for row in found} >= {"31/02/2015", "soon"}
    book = openpyxl.load_workbook(path)
    assert [book[row[1].sheet][row[1].cell].value for row in found] == [row[3] for row in found]


def _cells(child, headings):
    known = {name.lower(): value for name, value in child.items()}
    return [known.get(heading.strip().lower(), "") for heading in headings]


@pytest.mark.libreoffice
def test_libreoffice_calculates_the_text_of_each_link(rich, tmp_path):
    texts = ["see", 'say "so"', "=1+1", "é 😀"]
    put(rich, *([Link(text, TOM, "C5"), None, Link(row, "Page", f"B{row}")] for row, text in enumerate(texts, 2)))
    openpyxl.load_workbook(rich).save(rich)  # without the stored results
    (calculated,) = converted(tmp_path / "out", "xlsx", rich)
    rows = FileBook.open(calculated).read("Episodes").rows[1:]
    assert [(row[0], row[2]) for row in rows] == [(text, float(row)) for row, text in enumerate(texts, 2)]
