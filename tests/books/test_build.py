"""The workbook that is built, as other programs find it."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from named_places import opened, places
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from scorecard_xl.books.book import BookError
from scorecard_xl.books.build import build
from scorecard_xl.books.drawing.grid import COLUMNS, WIDTH
from scorecard_xl.books.drawing.scorecard import BUTTONS
from scorecard_xl.figures.targets import HEADINGS
from scorecard_xl.page import fill
from scorecard_xl.page.card import Card, Shape
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.results import HEADINGS as RESULTS
from scorecard_xl.page.sheets import TABLES_OF_THE_MONTH
from scorecard_xl.page.theme import CARD_COLUMNS
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


def test_every_card_has_its_title(book: Workbook) -> None:
    held = {cell.value for row in book["Scorecard"].iter_rows() for cell in row}
    assert held >= {card.heading for card in CARDS}


def test_no_cells_are_merged(book: Workbook) -> None:
    assert not [(sheet.title, sheet.merged_cells.ranges) for sheet in book if sheet.merged_cells.ranges]


@pytest.mark.parametrize("card", CARDS, ids=[card.indicator for card in CARDS])
def test_the_lines_of_a_comment_stand_one_under_the_other_with_nothing_beside_them(book: Workbook, card: Card) -> None:
    cells = [book["Scorecard"][places(book)[f"{card.name}.{field}"][1]] for field in card.comment_fields]
    assert [cell.row - cells[0].row for cell in cells] == list(range(len(cells)))
    assert len({cell.column for cell in cells}) == 1
    width = WIDTH if card.is_wide else len(CARD_COLUMNS)
    assert not [cell for each in cells for at in range(1, width) if (cell := each.offset(0, at)).value is not None]
    assert not [cell for cell in cells if cell.alignment.wrap_text]


@pytest.mark.parametrize("sheet", [*OWN, *TABLES])
def test_every_sheet_prints_a_head_and_a_foot_and_its_headings_on_each_page(book: Workbook, sheet: str) -> None:
    printed = book[sheet]
    assert (printed.oddHeader.left.text, printed.oddHeader.right.text) == ("Corporate Parenting Scorecard", "&F")
    assert printed.oddFooter.left.text == "&A"
    assert str(printed.oddFooter.right.text).startswith("Page &P")
    assert printed.print_title_rows


def test_trends_print_their_table_without_the_targets_beside_it(book: Workbook) -> None:
    (_, _, right, bottom) = range_boundaries(book["Trends"].tables["Trends"].ref)
    assert range_boundaries(book["Trends"].print_area.partition("!")[2]) == (1, 1, right, bottom)


@pytest.mark.parametrize("table", TABLES_OF_THE_MONTH)
def test_whose_figures_and_which_month_stand_on_every_printed_page_of(book: Workbook, table: str) -> None:
    sheet, cell = places(book)[f"CPS.of.{table}"]
    assert (cell, book[sheet][cell].value) == ("A3", "Ouseford · No figures yet")
    assert book[sheet].print_title_rows == "$3:$4"
    assert table in book[sheet].tables


def test_every_measure_of_a_list_has_its_title_which_leads_to_its_children(book: Workbook) -> None:
    links = [str(cell.value) for row in book["Scorecard"].iter_rows() for cell in row if cell.data_type == "f"]
    measures = [each for card in CARDS if card.shape is Shape.LIST for each in card.indicators]
    for each in measures:
        assert [link for link in links if f'MATCH("{each.name}"' in link and f'"{each.title}")' in link], each.name


def test_every_figure_of_a_list_leads_to_its_definition(book: Workbook) -> None:
    for line in (line for card in CARDS if card.shape is Shape.LIST for line in card.leading):
        figure = book["Scorecard"][places(book)[f"{line.name}.value"][1]]
        sheet, _, cell = figure.hyperlink.location.partition("!")
        assert book[sheet][cell].value == line.indicator.name


def test_a_card_of_two_indicators_leads_to_the_children_of_both(book: Workbook) -> None:
    links = " ".join(str(cell.value) for row in book["Scorecard"].iter_rows() for cell in row if cell.data_type == "f")
    pairs = [card for card in CARDS if card.shape is Shape.PAIR and card.others]
    assert pairs and all(f'MATCH("{each.name}"' in links for card in pairs for each in card.indicators)


def test_the_page_prints_on_two_pages_of_a4(book: Workbook) -> None:
    """At the scale that is set, in points; whose it is and of which month stands on both."""
    page = book["Scorecard"]
    (broken,) = [each.id for each in page.row_breaks.brk]
    (_, top, _, bottom) = range_boundaries(page.print_area.partition("!")[2])
    heights = [page.row_dimensions[row].height or 15 for row in range(1, bottom + 1)]
    room = (11.69 - page.page_margins.top - page.page_margins.bottom) * 72 / (page.page_setup.scale / 100)
    assert (page.page_setup.paperSize, page.print_title_rows) == (9, f"${top}:${top + 1}")
    assert sum(heights[top - 1 : broken]) <= room
    assert sum(heights[top - 1 : top + 1]) + sum(heights[broken:bottom]) <= room
    assert page.page_setup.scale >= 65
    assert sum(COLUMNS[:WIDTH]) * 0.75 * page.page_setup.scale / 100 <= 0.95 * 72 * (8.27 - 0.54)


def test_the_strip_for_buttons_is_free_and_not_printed(book: Workbook) -> None:
    top, left, bottom, right = BUTTONS
    page = book["Scorecard"]
    cells = [cell for row in page.iter_rows(top + 1, bottom + 1, left + 1, right + 1) for cell in row]
    assert not [cell for cell in cells if cell.value]
    assert page.row_dimensions[top + 1].height >= 20
    assert range_boundaries(page.print_area.partition("!")[2])[1] > bottom + 1


def test_every_chart_says_what_it_shows(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        xml = package.read("xl/drawings/drawing1.xml").decode()
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
    said = re.findall(r'<xdr:cNvPr id="\d+" name="[^"]+" descr="([^"]+)"', xml)
    assert len(said) == len(charts) == sum(card.shape not in (Shape.TEAMS, Shape.LIST) for card in CARDS)
    assert len(set(said)) == len(said)


def test_charts_look_at_the_rows_of_their_own_indicator(path: Path, book: Workbook) -> None:
    rows = {row[0].row: row[0].value for row in book["Trends"].iter_rows(min_row=8)}
    with zipfile.ZipFile(path) as package:
        charts = [package.read(f"xl/charts/chart{at}.xml").decode() for at in range(1, len(CARDS) - 1)]
    drawn = [card for card in CARDS if card.shape not in (Shape.TEAMS, Shape.LIST)]
    for card, xml in zip(drawn, charts, strict=True):
        looked_at = re.findall(r"<c:val><c:numRef><c:f>Trends!\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)<", xml)
        names = {rows[int(row)] for pair in looked_at for row in pair}
        assert names == {each.name for each in card.indicators}


def test_a_links_definition_is_that_of_the_card(book: Workbook) -> None:
    links = [
        cell.hyperlink.location for row in book["Scorecard"].iter_rows() for cell in row if cell.value == "definition »"
    ]
    rows = [int(link.partition("!A")[2]) for link in links if link.startswith("Definitions!")]
    assert [book["Definitions"][f"A{row}"].value for row in rows] == [card.indicator for card in CARDS]


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    build(tmp_path / "book.xlsx", Settings(council="=1+1"))
    rows = CalamineWorkbook.from_path(str(tmp_path / "book.xlsx")).get_sheet_by_name("Scorecard").to_python()
    assert rows[1][0] == "=1+1"
