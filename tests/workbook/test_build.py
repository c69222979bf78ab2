"""The workbook that is built, as other programs find it."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from named_places import places
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.figure import COLUMNS as RESULTS
from scorecard_xl.figures.targets import HEADINGS
from scorecard_xl.page import fill
from scorecard_xl.page.sheets import TABLES_OF_THE_MONTH
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.build import build

OWN = (
    "Scorecard", "Themes", "Profile", "Results", "Trends", "Behind the figures", "Due soon", "Data quality", "History",
    "Imports", "Targets", "Page", "Local measures", "Commentary", "Benchmarks", "Mappings", "Settings", "Definitions",
)  # fmt: skip
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    build(first)
    build(second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.slow
def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    build(tmp_path / "book.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["book.xlsx"]


@pytest.mark.slow
def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="cannot be written"):
        build(tmp_path / "nowhere" / "book.xlsx")


def test_a_chart_of_the_new_workbook_remembers_no_figure(built: Path) -> None:
    """What a chart keeps of its own is only where its points lie from left to right."""
    with zipfile.ZipFile(built) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    drawn = [part for chart in charts for part in re.findall("<c:(?:val|yVal)>(.*?)</c:(?:val|yVal)>", chart)]
    copies = [copy for part in drawn for copy in re.findall("<c:numCache>(.*?)</c:numCache>", part)]
    assert len(copies) > len(charts)
    assert {re.sub("[0-9]+", "", copy) for copy in copies} == {
        '<c:formatCode>General</c:formatCode><c:ptCount val=""/>'
    }


def test_the_sheets_in_order(built: Path) -> None:
    assert CalamineWorkbook.from_path(str(built)).sheet_names == [*OWN, *TABLES]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_raw_sheet_holds_its_excel_table(built_book: Workbook, table: Any) -> None:
    (excel,) = built_book[table.name].tables.values()
    left, top, right, bottom = range_boundaries(excel.ref)
    assert (excel.name, left, top, right, bottom) == (table.excel_name, 1, 1, len(table.columns), 2)
    assert tuple(excel.column_names) == table.headings == tuple(cell.value for cell in built_book[table.name][1])


def test_identifiers_are_text_and_dates_are_dates(built_book: Workbook) -> None:
    assert [built_book["Episodes"][cell].number_format for cell in ("A2", "B2")] == ["@", "dd/mm/yyyy"]


@pytest.mark.parametrize(
    ("sheet", "table", "headings"),
    [
        ("Results", "Results", RESULTS),
        ("Targets", "Targets", HEADINGS),
        ("Settings", "Settings", ("Setting", "Value", "What it does")),
        ("Settings", "BankHolidays", ("Date", "Bank holiday", "Note")),
        ("Commentary", "Commentary", ("Indicator", "Month", "Comment", "Action", "Owner", "Due", "Status")),
        ("Mappings", "Mappings", ("TABLE", "COLUMN", "YOURS", "OURS")),
        ("Imports", "Imports", ("DAY", "FILE", "YEAR", "REACH", "TABLE", "CHILD", "KEY", "WHAT", "BEFORE")),
        ("Benchmarks", "Benchmarks", ("Measure", "Group", "Year", "England", "Region", "Statistical neighbours", "Own published figure", "Rank", "Of", "Quartile", "Neighbours used", "Note", "Source")),
        ("Data quality", "DataQuality", ("Table", "Row", "Column", "Value", "Severity", "Rule", "Indicators it touches", "What is wrong")),
    ],
    ids=["Results", "Targets", "Settings", "Bank holidays", "Commentary", "Mappings", "Imports", "Benchmarks", "Data quality"],
)  # fmt: skip
def test_headings(built_book: Workbook, sheet: str, table: str, headings: tuple[str, ...]) -> None:
    assert tuple(built_book[sheet].tables[table].column_names) == headings


def test_every_defined_name_is_valid_and_one_cell(built_book: Workbook) -> None:
    found = places(built_book)
    assert all(NAME.fullmatch(name) for name in found)
    assert all(sheet in built_book.sheetnames for sheet, _ in found.values())
    assert len(set(found.values())) == len(found)


def test_no_table_has_the_name_of_a_cell_or_of_another(built_book: Workbook) -> None:
    names = [name.lower() for sheet in built_book for name in sheet.tables]
    assert len(set(names)) == len(names)
    assert not {name.lower() for name in built_book.defined_names} & set(names)


def test_what_a_refresh_writes_is_what_has_a_name(built_book: Workbook) -> None:
    own = {name for name in places(built_book) if name.startswith("CPS.") and not name.startswith("CPS.setting.")}
    assert own == fill.empty_cells(Settings()).keys()


def test_every_setting_has_a_name(built_book: Workbook) -> None:
    own = {name for name in places(built_book) if name.startswith("CPS.setting.")}
    assert own == {f"CPS.setting.{name}" for name in Settings.model_fields}


def test_settings_stand_in_their_cells(built_book: Workbook) -> None:
    sheet, cell = places(built_book)["CPS.setting.council"]
    assert built_book[sheet][cell].value == "Ouseford"


def test_where_there_is_a_choice_the_settings_sheet_offers_it(built_book: Workbook) -> None:
    offered = {
        str(rule.sqref): (rule.type, rule.formula1) for rule in built_book["Settings"].data_validations.dataValidation
    }
    where = {
        name: places(built_book)[f"CPS.setting.{name}"][1]
        for name in (
            "reviews_counted",
            "visits_counted",
            "adoption_timetable",
            "visit_timetable",
            "import_partial",
            "copies_for",
            "pep_ages",
            "compare_with",
            "large_print",
        )
    }
    assert offered == {
        where["reviews_counted"]: ("list", '"by review,by child"'),
        where["visits_counted"]: ("list", '"by interval,at the month end"'),
        where["adoption_timetable"]: ("list", '"no,yes"'),
        where["visit_timetable"]: ("list", '"by placement,the same for all"'),
        where["import_partial"]: ("list", '"no,yes"'),
        where["copies_for"]: ("list", '"anyone,members"'),
        where["pep_ages"]: ("list", '"5 to 15,3 to 17"'),
        where["compare_with"]: ("list", '"last month,last year,last meeting"'),
        where["large_print"]: ("list", '"no,yes"'),
        "F5:F14": ("list", '"yes,no"'),
    }


def test_bank_holidays_are_entered_in_yellow_cells(built_book: Workbook) -> None:
    left, top, right, bottom = range_boundaries(built_book["Settings"].tables["BankHolidays"].ref)
    cells = [cell for row in built_book["Settings"].iter_rows(top + 1, bottom, left, right) for cell in row]
    assert {cell.fill.fgColor.rgb for cell in cells} == {built_book["Settings"]["B5"].fill.fgColor.rgb} != {"00000000"}
    assert {cell.number_format for cell in cells[:: right - left + 1]} == {"dd/mm/yyyy"}


def test_no_cells_are_merged(built_book: Workbook) -> None:
    assert not [(sheet.title, sheet.merged_cells.ranges) for sheet in built_book if sheet.merged_cells.ranges]


@pytest.mark.parametrize("sheet", [*OWN, *TABLES])
def test_every_sheet_prints_a_head_and_a_foot_and_its_headings_on_each_page(built_book: Workbook, sheet: str) -> None:
    printed = built_book[sheet]
    own_band = sheet in {"Scorecard", "Themes", "Profile"}  # repeated on each page instead of a head
    head = (None, None) if own_band else ("Corporate Parenting Scorecard", "&F")
    assert (printed.oddHeader.left.text, printed.oddHeader.right.text) == head
    assert printed.oddFooter.left.text == "&A"
    assert printed.oddFooter.right.text == "Page &P"  # of how many, raw sheets included, says nothing
    assert printed.print_title_rows


def test_nothing_is_beside_the_table_of_trends(built_book: Workbook) -> None:
    (_, _, right, bottom) = range_boundaries(built_book["Trends"].tables["Trends"].ref)
    assert (built_book["Trends"].max_column, built_book["Trends"].max_row) == (right, bottom)


@pytest.mark.parametrize("table", TABLES_OF_THE_MONTH)
def test_whose_figures_and_which_month_stand_on_every_printed_page_of(built_book: Workbook, table: str) -> None:
    sheet, cell = places(built_book)[f"CPS.of.{table}"]
    heading = range_boundaries(built_book[sheet].tables[table].ref)[1]
    assert (cell, built_book[sheet][cell].value) == (f"A{heading - 1}", "Ouseford · No figures yet")
    assert built_book[sheet].print_title_rows == f"${heading - 1}:${heading}"
    assert table in built_book[sheet].tables
