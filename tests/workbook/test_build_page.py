"""The page of the workbook that is built, as other programs find it."""

import re
import zipfile
from pathlib import Path

import pytest
from named_places import places
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from scorecard_xl.council.settings import Settings
from scorecard_xl.page.card import Card, Shape
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.theme import CARD_COLUMNS
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.drawing.paper import COLUMNS, WIDTH
from scorecard_xl.workbook.drawing.scorecard import BUTTONS


def test_every_card_has_its_title(built_book: Workbook) -> None:
    held = {cell.value for row in built_book["Scorecard"].iter_rows() for cell in row}
    assert held >= {card.heading for card in CARDS}


@pytest.mark.parametrize("card", CARDS, ids=[card.indicator for card in CARDS])
def test_the_lines_of_a_comment_stand_one_under_the_other_with_nothing_beside_them(
    built_book: Workbook, card: Card
) -> None:
    cells = [built_book["Scorecard"][places(built_book)[f"{card.name}.{field}"][1]] for field in card.comment_fields]
    assert [cell.row - cells[0].row for cell in cells] == list(range(len(cells)))
    assert len({cell.column for cell in cells}) == 1
    width = WIDTH if card.is_wide else len(CARD_COLUMNS)
    assert not [cell for each in cells for at in range(1, width) if (cell := each.offset(0, at)).value is not None]
    assert not [cell for cell in cells if cell.alignment.wrap_text]


def test_every_measure_of_a_list_has_its_title_which_leads_to_its_children(built_book: Workbook) -> None:
    links = [str(cell.value) for row in built_book["Scorecard"].iter_rows() for cell in row if cell.data_type == "f"]
    measures = [each for card in CARDS if card.shape is Shape.LIST for each in card.indicators]
    for each in measures:
        assert [link for link in links if f'MATCH("{each.name}"' in link and f'"{each.title}")' in link], each.name


def test_every_figure_of_a_list_leads_to_its_definition(built_book: Workbook) -> None:
    for line in (line for card in CARDS if card.shape is Shape.LIST for line in card.leading):
        figure = built_book["Scorecard"][places(built_book)[f"{line.name}.value"][1]]
        sheet, _, cell = figure.hyperlink.location.partition("!")
        assert built_book[sheet][cell].value == line.indicator.name


def test_a_card_of_two_indicators_leads_to_the_children_of_both(built_book: Workbook) -> None:
    links = " ".join(
        str(cell.value) for row in built_book["Scorecard"].iter_rows() for cell in row if cell.data_type == "f"
    )
    pairs = [card for card in CARDS if card.shape is Shape.PAIR and card.others]
    assert pairs and all(f'MATCH("{each.name}"' in links for card in pairs for each in card.indicators)


def test_the_page_prints_on_two_pages_of_a4(built_book: Workbook) -> None:
    """At the scale that is set, in points; whose it is and of which month stands on both."""
    page = built_book["Scorecard"]
    (broken,) = [each.id for each in page.row_breaks.brk]
    (_, top, _, bottom) = range_boundaries(page.print_area.partition("!")[2])
    heights = [page.row_dimensions[row].height or 15 for row in range(1, bottom + 1)]
    room = (11.69 - page.page_margins.top - page.page_margins.bottom) * 72 / (page.page_setup.scale / 100)
    assert (page.page_setup.paperSize, page.print_title_rows) == (9, f"${top}:${top + 1}")
    assert sum(heights[top - 1 : broken]) <= room
    assert sum(heights[top - 1 : top + 1]) + sum(heights[broken:bottom]) <= room
    assert page.page_setup.scale >= 65
    assert sum(COLUMNS[:WIDTH]) * 0.75 * page.page_setup.scale / 100 <= 0.95 * 72 * (8.27 - 0.54)


def test_the_strip_for_buttons_is_free_and_not_printed(built_book: Workbook) -> None:
    top, left, bottom, right = BUTTONS
    page = built_book["Scorecard"]
    cells = [cell for row in page.iter_rows(top + 1, bottom + 1, left + 1, right + 1) for cell in row]
    assert not [cell for cell in cells if cell.value]
    assert page.row_dimensions[top + 1].height >= 20
    assert range_boundaries(page.print_area.partition("!")[2])[1] > bottom + 1


def test_every_chart_says_what_it_shows(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        xml = package.read("xl/drawings/drawing1.xml").decode()
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
    said = re.findall(r'<xdr:cNvPr id="\d+" name="[^"]+" descr="([^"]+)"', xml)
    assert len(said) == len(charts) == sum(card.shape not in (Shape.TEAMS, Shape.LIST) for card in CARDS)
    assert len(set(said)) == len(said)


def test_charts_look_at_the_rows_of_their_own_indicator(built: Path, built_book: Workbook) -> None:
    rows = {row[0].row: row[0].value for row in built_book["Trends"].iter_rows(min_row=8)}
    with zipfile.ZipFile(built) as package:
        charts = [package.read(f"xl/charts/chart{at}.xml").decode() for at in range(1, len(CARDS) - 1)]
    drawn = [card for card in CARDS if card.shape not in (Shape.TEAMS, Shape.LIST)]
    for card, xml in zip(drawn, charts, strict=True):
        looked_at = re.findall(r"<c:val><c:numRef><c:f>Trends!\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)<", xml)
        names = {rows[int(row)] for pair in looked_at for row in pair}
        assert names == {each.name for each in card.indicators}


def test_a_links_definition_is_that_of_the_card(built_book: Workbook) -> None:
    links = [
        cell.hyperlink.location
        for row in built_book["Scorecard"].iter_rows()
        for cell in row
        if cell.value == "definition »"
    ]
    rows = [int(link.partition("!A")[2]) for link in links if link.startswith("Definitions!")]
    assert [built_book["Definitions"][f"A{row}"].value for row in rows] == [card.indicator for card in CARDS]


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    build(tmp_path / "book.xlsx", Settings(council="=1+1"))
    rows = CalamineWorkbook.from_path(str(tmp_path / "book.xlsx")).get_sheet_by_name("Scorecard").to_python()
    assert rows[1][0] == "=1+1"
