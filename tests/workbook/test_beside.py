"""What is set beside the cells of a file: how far sheets print, and what charts say."""

import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from scorecard_xl.workbook.book import Beside
from scorecard_xl.workbook.file.book import FileBook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two sheets with a print area each, a chart on the first, and named cells."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("The page", "Other"):
            sheet = workbook.add_worksheet(name)
            sheet.write("A9", "last")
            sheet.print_area("A2:D40")
        workbook.define_name("last.line", "='The page'!$A$9")
        workbook.define_name("first.line", "='The page'!$A$1")
        chart = workbook.add_chart({"type": "line", "name": "Slot 1"})
        chart.add_series({"values": "=Other!$A$1:$A$3"})
        workbook.get_worksheet_by_name("The page").insert_chart("F2", chart, {"description": "before"})
    return path


def areas(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/workbook.xml").decode()
    found = re.findall(r'<definedName name="_xlnm.Print_Area" localSheetId="(\d+)">([^<]+)<', xml)
    return dict(found)


def put(path: Path, beside: Beside) -> FileBook:
    opened = FileBook.open(path)
    opened.put({}, {}, beside)
    opened.save()
    return opened


def test_a_print_area_ends_with_the_row_of_the_named_cell_and_others_stay(book: Path) -> None:
    put(book, Beside(ends=["last.line"]))
    assert areas(book) == {"0": "'The page'!$A$2:$D$9", "1": "Other!$A$2:$D$40"}


def test_it_grows_as_well_as_shrinks(book: Path) -> None:
    with zipfile.ZipFile(book) as package:
        assert b"$D$40" in package.read("xl/workbook.xml")
    put(book, Beside(ends=["last.line"]))
    opened = FileBook.open(book)
    opened.put({"last.line": "x"}, {}, Beside(ends=["LAST.line"]))
    assert not {name for name in opened.changed if name == "xl/workbook.xml"}


@pytest.mark.parametrize(
    "ends",
    [pytest.param(["gone"], id="a name that is gone"), pytest.param(["first.line"], id="a cell above the area"), pytest.param([], id="nothing")],
)  # fmt: skip
def test_what_does_not_fit_changes_nothing(book: Path, ends: list[str]) -> None:
    assert put(book, Beside(ends=ends)).changed == set()


@pytest.mark.parametrize(
    "area",
    [
        pytest.param("'The page'!$A$2:$D$40,'The page'!$F$2:$G$40", id="several ranges"),
        pytest.param("'The page'!#REF!", id="cells that are gone"),
    ],
)
def test_a_print_area_of_the_officers_own_stays(book: Path, rewritten, area: str) -> None:  # type: ignore[no-untyped-def]
    rewritten(book, "xl/workbook.xml", lambda xml: xml.replace("'The page'!$A$2:$D$40", area))
    put(book, Beside(ends=["last.line"]))
    assert areas(book)["0"] == area


def test_a_chart_gets_its_text_and_only_the_drawing_changes(book: Path) -> None:
    changed = put(book, Beside(said={"Slot 1": 'Now 8.6%, "usual" 5 to 8% & more', "Slot 2": "none"})).changed
    assert changed <= {"xl/drawings/drawing1.xml", "xl/workbook.xml"}
    with zipfile.ZipFile(book) as package:
        xml = package.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Now 8.6%, &quot;usual&quot; 5 to 8% &amp; more"' in xml


def test_the_same_text_again_changes_nothing(book: Path) -> None:
    put(book, Beside(said={"Slot 1": "now"}))
    assert put(book, Beside(said={"Slot 1": "now"})).changed == set()


def test_a_drawing_that_cannot_be_read_stays(book: Path, rewritten) -> None:  # type: ignore[no-untyped-def]
    rewritten(book, "xl/drawings/drawing1.xml", lambda xml: xml.replace("</xdr:wsDr>", ""))
    assert put(book, Beside(said={"Slot 1": "now"})).changed == set()
