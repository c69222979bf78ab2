"""The copies of cells in charts, after a file was written."""

import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from scorecard_xl.workbook.file.book import FileBook

POINT = re.compile(r'<c:pt idx="(\d+)"><c:v>([^<]*)</c:v></c:pt>')
ROWS = [["a", 1.5], ["b", 2], ["c", None], ["d", "n/a"]]
NEW = [["A & B", 10.25], ["B", None], ["C", "x"], ["D", 40]]


def made(path: Path, values: str, categories: str = "='The figures'!$A$2:$A$5") -> Path:
    """A workbook with a table, a named cell beside it, a sheet of the officer's own, and one chart on these cells."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet, mine = workbook.add_worksheet("The figures"), workbook.add_worksheet("Mine")
        columns = [{"header": "Month"}, {"header": "Value"}]
        sheet.add_table(0, 0, 4, 1, {"name": "Figures", "columns": columns, "data": ROWS})
        sheet.write_row(0, 3, [5, 6, 7, 8])
        mine.write_column(0, 0, [91, 92, 93, 94])
        workbook.define_name("named", "='The figures'!$E$1")
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"categories": categories, "values": values})
        mine.insert_chart("C3", chart)
    return path


def changed(path: Path, rows: list[list[object]] = NEW) -> FileBook:
    book = FileBook.open(path)
    book.put({"named": 60}, {"Figures": rows})
    book.save()
    return book


def copies(path: Path) -> list[dict[int, str]]:
    """Of the categories, then of the values: the texts by place."""
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/charts/chart1.xml").decode()
    return [
        {int(at): text for at, text in POINT.findall(found)}
        for found in re.findall(r"Cache>(.*?)</c:(?:num|str)Cache>", xml)
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param("='The figures'!$B$2:$B$5", {0: "10.25", 3: "40"}, id="rows of a block: no point for a blank or a text"),
        pytest.param("='The figures'!$B$5", {0: "40"}, id="one cell"),
        pytest.param("='The figures'!$B$4:$B$7", {1: "40"}, id="cells under the block stay unknown"),
        pytest.param("='The figures'!$D$1:$G$1", {0: "5", 1: "60", 2: "7", 3: "8"}, id="a named cell among others, which stay"),
        pytest.param("=Mine!$A$1:$A$4", {0: "91", 1: "92", 2: "93", 3: "94"}, id="another sheet"),
    ],
)  # fmt: skip
def test_the_copies_of_cells_in_a_chart_follow_the_sheet(tmp_path: Path, values: str, expected: dict[int, str]) -> None:
    path = made(tmp_path / "book.xlsx", values)
    changed(path)
    assert copies(path) == [{0: "A &amp; B", 1: "B", 2: "C", 3: "D"}, expected]


def test_rows_that_are_gone_are_no_points(tmp_path: Path) -> None:
    path = made(tmp_path / "book.xlsx", "='The figures'!$B$2:$B$5")
    changed(path, NEW[:1])
    assert copies(path) == [{0: "A &amp; B"}, {0: "10.25"}]


def test_a_chart_that_looks_at_no_written_cell_stays_byte_for_byte(tmp_path: Path) -> None:
    path = made(tmp_path / "book.xlsx", "=Mine!$A$1:$A$4", "=Mine!$A$1:$A$4")
    assert "xl/charts/chart1.xml" not in changed(path).changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("</c:chartSpace>", "", id="no XML"),
        pytest.param("'The figures'!$B$2:$B$5", "[1]Figures!$B$2:$B$5", id="another workbook"),
        pytest.param("'The figures'!$B$2:$B$5", "'The figures'!$B:$B", id="a whole column"),
        pytest.param("'The figures'!$B$2:$B$5", "('The figures'!$B$2,'The figures'!$B$4)", id="cells apart"),
        pytest.param("'The figures'!$B$2:$B$5", "Gone!$B$2:$B$5", id="a sheet that is gone"),
        pytest.param("'The figures'!$B$2:$B$5", "#REF!", id="cells that are gone"),
        pytest.param("'The figures'!$B$2:$B$5", "'The figures'!$A$1:$D$1048576", id="a million cells"),
        pytest.param("<c:f>'The figures'!$B$2:$B$5</c:f>", "", id="no cells"),
    ],
)
def test_what_cannot_be_followed_stays_as_it_is(tmp_path: Path, rewritten, before: str, after: str) -> None:  # type: ignore[no-untyped-def]
    path = made(tmp_path / "book.xlsx", "='The figures'!$B$2:$B$5", "=Mine!$A$1:$A$4")
    rewritten(path, "xl/charts/chart1.xml", lambda xml: xml.replace(before, after))
    assert "xl/charts/chart1.xml" not in changed(path).changed


def test_a_series_without_copies_gets_them(tmp_path: Path, rewritten) -> None:  # type: ignore[no-untyped-def]
    path = made(tmp_path / "book.xlsx", "='The figures'!$B$2:$B$5")
    rewritten(path, "xl/charts/chart1.xml", lambda xml: re.sub(r"<c:(num|str)Cache>.*?</c:\1Cache>", "", xml))
    changed(path)
    assert copies(path)[1] == {0: "10.25", 3: "40"}


def test_writing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "book.xlsx", "='The figures'!$B$2:$B$5")
    changed(path)
    assert "xl/charts/chart1.xml" not in changed(path).changed
