"""The workbook that is built, as other programs find it."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from named_places import opened, places
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from scorecard_xl.books.book import BookError
from scorecard_xl.books.build import build
from scorecard_xl.figures.targets import HEADINGS
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page import fill
from scorecard_xl.page.layout import sections
from scorecard_xl.page.results import HEADINGS as RESULTS
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.settings import Settings

OWN = (
    "Scorecard", "Results", "Trends", "Behind the figures", "Due soon", "Data quality", "History", "Targets",
    "Commentary", "Benchmarks", "Settings", "Definitions",
)  # fmt: skip
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("built") / "Scorecard.xlsx"
    build(book, Settings(council="Ouseford"))
    return book


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return opened(path)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    build(first)
    build(second)
    assert first.read_bytes() == second.read_bytes()


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    build(tmp_path / "book.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["book.xlsx"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="cannot be written"):
        build(tmp_path / "nowhere" / "book.xlsx")


def test_the_sheets_in_order(path: Path) -> None:
    assert CalamineWorkbook.from_path(str(path)).sheet_names == [*OWN, *TABLES]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_raw_sheet_holds_its_excel_table(book: Workbook, table: Any) -> None:
    (excel,) = book[table.name].tables.values()
    left, top, right, bottom = range_boundaries(excel.ref)
    assert (excel.name, left, top, right, bottom) == (table.excel_name, 1, 1, len(table.columns), 2)
    assert tuple(excel.column_names) == table.headings == tuple(cell.value for cell in book[table.name][1])


def test_identifiers_are_text_and_dates_are_dates(book: Workbook) -> None:
    assert [book["Episodes"][cell].number_format for cell in ("A2", "B2")] == ["@", "dd/mm/yyyy"]


@pytest.mark.parametrize(
    ("sheet", "table", "headings"),
    [
        ("Results", "Results", RESULTS),
        ("Targets", "Targets", HEADINGS),
        ("Settings", "Settings", ("Setting", "Value", "What it does")),
        ("Settings", "BankHolidays", ("Date", "Bank holiday", "Note")),
        ("Commentary", "Commentary", ("Indicator", "Month", "Comment")),
        ("Benchmarks", "Benchmarks", ("Measure", "Group", "Year", "England", "Region", "Statistical neighbours", "Own published figure", "Source")),
        ("Data quality", "DataQuality", ("Table", "Row", "Column", "Value", "Severity", "Rule", "Indicators it touches", "What is wrong")),
    ],
    ids=["Results", "Targets", "Settings", "Bank holidays", "Commentary", "Benchmarks", "Data quality"],
)  # fmt: skip
def test_headings(book: Workbook, sheet: str, table: str, headings: tuple[str, ...]) -> None:
    assert tuple(book[sheet].tables[table].column_names) == headings


def test_every_defined_name_is_valid_and_one_cell(book: Workbook) -> None:
    found = places(book)
    assert all(NAME.fullmatch(name) for name in found)
    assert all(sheet in book.sheetnames for sheet, _ in found.values())
    assert len(set(found.values())) == len(found)


def test_no_table_has_the_name_of_a_cell_or_of_another(book: Workbook) -> None:
    names = [name.lower() for sheet in book for name in sheet.tables]
    assert len(set(names)) == len(names)
    assert not {name.lower() for name in book.defined_names} & set(names)


def test_what_a_refresh_writes_is_what_has_a_name(book: Workbook) -> None:
    own = {name for name in places(book) if name.startswith("CPS.") and not name.startswith("CPS.setting.")}
    assert own == fill.empty_cells(Settings()).keys()


def test_every_setting_has_a_name(book: Workbook) -> None:
    own = {name for name in places(book) if name.startswith("CPS.setting.")}
    assert own == {f"CPS.setting.{name}" for name in Settings.model_fields}


def test_settings_stand_in_their_cells(book: Workbook) -> None:
    sheet, cell = places(book)["CPS.setting.council"]
    assert book[sheet][cell].value == "Ouseford"


def test_where_there_is_a_choice_the_settings_sheet_offers_it(book: Workbook) -> None:
    offered = {str(rule.sqref): (rule.type, rule.formula1) for rule in book["Settings"].data_validations.dataValidation}
    where = {
        name: places(book)[f"CPS.setting.{name}"][1]
        for name in ("reviews_counted", "visits_counted", "hide_small_shortfalls")
    }
    assert offered == {
        where["reviews_counted"]: ("list", '"by review,by child"'),
        where["visits_counted"]: ("list", '"by interval,at the month end"'),
        where["hide_small_shortfalls"]: ("list", '"no,yes"'),
        "F5:F14": ("list", '"yes,no"'),
    }


def test_bank_holidays_are_entered_in_yellow_cells(book: Workbook) -> None:
    left, top, right, bottom = range_boundaries(book["Settings"].tables["BankHolidays"].ref)
    cells = [cell for row in book["Settings"].iter_rows(top + 1, bottom, left, right) for cell in row]
    assert {cell.fill.fgColor.rgb for cell in cells} == {book["Settings"]["B5"].fill.fgColor.rgb} != {"00000000"}
    assert {cell.number_format for cell in cells[:: right - left + 1]} == {"dd/mm/yyyy"}


def test_the_page_holds_every_indicator_and_no_merged_cells(book: Workbook) -> None:
    page = book["Scorecard"]
    titles = {row[0].value for row in page.iter_rows()}
    assert titles >= {each.title for each in INDICATORS.values()} | {section.title for section in sections()}
    assert not [sheet.title for sheet in book if sheet.merged_cells.ranges]


def test_the_page_prints_on_at_most_two_pages_of_a4(book: Workbook) -> None:
    page = book["Scorecard"]
    assert (page.page_setup.paperSize, page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (9, 1, 2)
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_trends_of_the_page_look_at_their_own_rows(path: Path, book: Workbook) -> None:
    titles = {row[0].row: (row[1].value, row[3].value) for row in book["Trends"].iter_rows(min_row=6)}
    looked_at = [number for number, _ in _sparklines(path)]
    assert sorted(looked_at) == sorted(titles)
    assert len(looked_at) == len({cell for _, cell in _sparklines(path)})


def _sparklines(path: Path) -> Iterator[tuple[int, str]]:
    """The row of Trends and the cell of each small chart."""
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    found = re.findall(r"<xm:f>Trends!\$?E\$?(\d+):\$?Q\$?\1</xm:f><xm:sqref>(\w+)</xm:sqref>", xml)
    assert len(found) == xml.count("<x14:sparkline>")
    return ((int(row), cell) for row, cell in found)


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    build(tmp_path / "book.xlsx", Settings(council="=1+1"))
    rows = CalamineWorkbook.from_path(str(tmp_path / "book.xlsx")).get_sheet_by_name("Scorecard").to_python()
    assert rows[1][0] == "=1+1"
