"""Small workbooks with everything in them that must survive, and a look inside them."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree
from named_places import opened
from openpyxl import Workbook
from workbook.plain_sheet import PART

from scorecard_xl.council.settings import Settings
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook

EPISODES = [
    ["CHILD", "DECOM", "RNE", "COST"],
    ["A1", dt.date(2024, 4, 1), "S", 10.5],
    ["A2", dt.date(2024, 5, 2), "P", 20.0],
    ["A3", dt.date(2024, 6, 3), "L", 30.0],
]
HOSTILE = "Tom's & Co"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The empty workbook of a council."""
    path = tmp_path_factory.mktemp("built") / "Scorecard.xlsx"
    build(path, Settings(council="Ouseford"))
    return path


@pytest.fixture(scope="session")
def built_book(built: Path) -> Workbook:
    """The same as openpyxl reads it."""
    return opened(built)


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A workbook with a page (chart, text box, sparkline, formula, rules, names), a raw table and a hostile sheet."""
    path = tmp_path / "Scorecard.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        _page(workbook)
        _episodes(workbook)
        workbook.add_worksheet(HOSTILE).write("C5", "old")
        workbook.define_name("hostile", f"='{HOSTILE.replace(chr(39), chr(39) * 2)}'!$C$5")
    return path


def _page(workbook: xlsxwriter.Workbook) -> None:
    page = workbook.add_worksheet("Page")
    percent = workbook.add_format({"num_format": "0.0%"})
    page.write("B2", 0.5, percent)
    page.write_formula("B3", "=B2*2", percent, 1.0)
    page.add_sparkline("D2", {"range": "Page!B2:C2"})
    page.insert_textbox("F2", "kept")
    page.conditional_format("B2:B3", {"type": "data_bar", "bar_solid": True})
    chart = workbook.add_chart({"type": "line"})
    chart.add_series({"values": "=Page!$B$2:$B$3"})
    page.insert_chart("F10", chart)
    names = {
        "share": "=Page!$B$2", "double": "=Page!$B$3", "new_cell": "=Page!$AB$40", "between": "=Page!$A$2",
        "area": "=Page!$A$1:$B$2", "lost": "=#REF!$A$1", "constant": "=5", "other_book": "=[1]Page!$A$1",
        "Page!local": "=Page!$B$2",
    }  # fmt: skip
    for name, target in names.items():
        workbook.define_name(name, target)


def _episodes(workbook: xlsxwriter.Workbook) -> None:
    sheet = workbook.add_worksheet("Episodes")
    formats = [None, workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"bold": True}), None]
    columns = [{"header": heading} for heading in EPISODES[0]]
    sheet.add_table(2, 1, 5, 4, {"name": "Episodes", "columns": columns})
    for row, values in enumerate(EPISODES[1:], 3):
        for column, (value, style) in enumerate(zip(values, formats, strict=True), 1):
            sheet.write(row, column, value, *([style] if style else [])) if not isinstance(
                value, dt.date
            ) else sheet.write_datetime(row, column, value, style)
    sheet.write("A1", "About these rows")
    sheet.conditional_format("D4:D6", {"type": "cell", "criteria": "==", "value": '"S"'})
    sheet.conditional_format("E4:E5", {"type": "cell", "criteria": ">", "value": 5})
    sheet.data_validation("D4:D6", {"validate": "list", "source": ["S", "P", "L"]})


@pytest.fixture
def compressed() -> Callable[[Path], dict[str, bytes]]:
    """The parts of a package as they lie in the archive, still compressed, in order."""

    def parts(path: Path) -> dict[str, bytes]:
        source = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            return {info.filename: _raw(source, info) for info in archive.infolist()}

    return parts


def _raw(source: bytes, info: zipfile.ZipInfo) -> bytes:
    at = info.header_offset
    start = (
        at
        + 30
        + int.from_bytes(source[at + 26 : at + 28], "little")
        + int.from_bytes(source[at + 28 : at + 30], "little")
    )
    return source[start : start + info.compress_size]


@pytest.fixture
def xml() -> Callable[[Path, str], etree._Element]:
    """The root of a part of the workbook at a path."""

    def root(path: Path, part: str) -> etree._Element:
        with zipfile.ZipFile(path) as archive:
            return etree.fromstring(archive.read(part))

    return root


@pytest.fixture
def rewritten() -> Callable[[Path, str, Callable[[str], str]], None]:
    """Change the text of a part of the workbook at a path, as another program might have written it."""

    def rewrite(path: Path, part: str, change: Callable[[str], str]) -> None:
        with zipfile.ZipFile(path) as archive:
            contents = {info: archive.read(info) for info in archive.infolist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for info, content in contents.items():
                before = content.decode() if info.filename == part else ""
                after = change(before)
                assert info.filename != part or after != before
                archive.writestr(info, after if info.filename == part else content)

    return rewrite


@pytest.fixture(scope="session")
def parts_of_plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts of a workbook with one sheet, in which style 1 is a date and shared string 1 is "second"."""
    path = tmp_path_factory.mktemp("plain") / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Raw")
        sheet.write("A1", "first")
        sheet.write("A2", "second")
        sheet.write("A3", 45000, workbook.add_format({"num_format": "dd/mm/yyyy"}))
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def with_rows(parts_of_plain: dict[str, bytes], tmp_path: Path) -> Callable[..., tuple[FileBook, bytes]]:
    """A workbook whose sheet has these rows."""

    def made(rows, change=lambda sheet: sheet):
        before, _, rest = parts_of_plain[PART].decode().partition("<sheetData>")
        sheet = change(f"{before}<sheetData>{rows}</sheetData>{rest.partition('</sheetData>')[2]}").encode()
        with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
            for name, content in parts_of_plain.items():
                archive.writestr(name, sheet if name == PART else content)
        return FileBook.open(tmp_path / "b.xlsx"), sheet

    return made
