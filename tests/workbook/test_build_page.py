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
from scorecard_xl.page.cells import (
    IN_CARE,
    LINE_FIELDS,
    MOVES,
    PROFILES,
    SLOT_FIELDS,
    SPARK,
    STAND,
    TICKS,
    line_name,
    note_name,
    slot_chart,
    slot_name,
)
from scorecard_xl.page.fitting import FIRST_LINES, LINES, NOTE_LINES
from scorecard_xl.page.model import SLOTS
from scorecard_xl.page.sheets import PROFILE, SCORECARD, THEMES
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.drawing.scorecard import BUTTONS

PAGES = (SCORECARD, THEMES, PROFILE)
A4 = (8.27, 11.69)


def test_the_three_sheets_of_the_page_come_first(built_book: Workbook) -> None:
    assert tuple(built_book.sheetnames[:3]) == PAGES


def test_every_line_and_chart_has_its_named_cells_in_a_row_of_their_own(built_book: Workbook) -> None:
    found = places(built_book)
    shown = [field for field in LINE_FIELDS if field != "definition"]
    for line in range(1, LINES + 1):
        cells = [found[line_name(line, field)] for field in shown]
        assert len({re.sub("[A-Z]", "", cell) for _, cell in cells}) == 1
    assert len({found[slot_name(at, field)] for at in range(1, SLOTS + 1) for field in SLOT_FIELDS}) == 3 * SLOTS


def test_lines_are_alike(built_book: Workbook) -> None:
    page, found = built_book[SCORECARD], places(built_book)
    rows, key = ([int(re.sub("[A-Z]", "", found[name][1])) for name in names] for names in (
        [line_name(at, "label") for at in range(1, LINES + 1)], [note_name(at) for at in range(1, NOTE_LINES + 1)],
    ))  # fmt: skip
    assert [*rows[:FIRST_LINES], *key, *rows[FIRST_LINES:]] == list(range(rows[0], rows[0] + LINES + NOTE_LINES))
    assert len({page.row_dimensions[row].height for row in rows}) == 1
    assert len({tuple(page.cell(row, at).style_id for at in range(1, 9)) for row in rows}) == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_at_its_own_size_on_a4(built_book: Workbook, name: str) -> None:
    page = built_book[name]
    (left, _, right, _) = range_boundaries(page.print_area.partition("!")[2])
    assert (page.page_setup.paperSize, page.page_setup.orientation, page.page_setup.scale or 100) == (
        9,
        "portrait",
        100,
    )
    is_fitted = page.sheet_properties.pageSetUpPr is not None and page.sheet_properties.pageSetUpPr.fitToPage
    assert bool(is_fitted) is (name == SCORECARD)  # which is one page, with very many measures too
    widths = [page.column_dimensions[chr(64 + at)].width for at in range(left, right + 1)]
    pixels = sum(7 * width for width in widths)
    room = A4[0] - page.page_margins.left - page.page_margins.right
    assert 1.06 * pixels / 96 <= room


@pytest.mark.parametrize("name", PAGES)
def test_no_cell_of_a_page_is_merged_or_smaller_than_eight_points(built_book: Workbook, name: str) -> None:
    page = built_book[name]
    assert not page.merged_cells.ranges
    sizes = {cell.font.sz for row in page.iter_rows() for cell in row if cell.has_style}
    assert min(sizes) >= 8


def test_charts_are_cut_between_pages_and_never_through(built_book: Workbook) -> None:
    page = built_book[THEMES]
    breaks = [each.id for each in page.row_breaks.brk]
    tops = {int(re.sub("[A-Z]", "", places(built_book)[slot_name(at, "theme")][1])) for at in range(1, SLOTS + 1)}
    assert breaks and all(row + 1 in tops for row in breaks)
    heights = [page.row_dimensions[row].height for row in range(1, breaks[0] + 1)]
    assert sum(heights) <= 72 * (A4[1] - page.page_margins.top - page.page_margins.bottom)


def test_the_strip_for_buttons_is_free_and_not_printed(built_book: Workbook) -> None:
    top, left, bottom, right = BUTTONS
    page = built_book[SCORECARD]
    cells = [cell for row in page.iter_rows(top + 1, bottom + 1, left + 1, right + 1) for cell in row]
    assert not [cell for cell in cells if cell.value]
    assert page.row_dimensions[top + 1].height >= 20
    assert range_boundaries(page.print_area.partition("!")[2])[1] > bottom + 1


def test_every_chart_has_the_name_by_which_a_refresh_finds_it(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        drawings = "".join(
            package.read(name).decode() for name in package.namelist() if name.startswith("xl/drawings/d")
        )
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
    named = re.findall(r'<xdr:cNvPr id="\d+" name="([^"]+)"', drawings)
    wanted = {STAND, SPARK, IN_CARE, MOVES, *PROFILES, *TICKS, *(slot_chart(at) for at in range(1, SLOTS + 1))}
    assert sorted(named) == sorted(wanted)
    assert len(charts) == len(wanted)


def test_a_measure_leads_to_its_children(built_book: Workbook) -> None:
    for line in (1, LINES):
        sheet, cell = places(built_book)[line_name(line, "label")]
        formula = str(built_book[sheet][cell].value)
        (row,) = re.findall(r"MATCH\(Trends!\$C\$(\d+),'Behind the figures'!\$A:\$A,0\)", formula)
        assert built_book["Trends"][f"A{row}"].value == line_name(line)


def test_a_measure_leads_to_its_definition(built_book: Workbook) -> None:
    sheet, cell = places(built_book)[line_name(2, "definition")]
    assert "MATCH(Trends!$C$" in str(built_book[sheet][cell].value)
    assert "Definitions" in str(built_book[sheet][cell].value)


def test_charts_read_the_rows_of_their_own_place(built: Path, built_book: Workbook) -> None:
    rows = {cell.row: cell.value for cell in built_book["Trends"]["A"]}
    with zipfile.ZipFile(built) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    slots = [xml for xml in charts if "<c:areaChart>" in xml]
    assert len(slots) == SLOTS
    for at, xml in enumerate(slots, 1):
        read = {int(row) for row in re.findall(r"<c:f>Trends!\$[A-Z]+\$(\d+)", xml)}
        assert {rows[row] for row in read} == {slot_name(at)}


def test_an_unused_chart_has_no_axis_that_shows(built: Path) -> None:
    with zipfile.ZipFile(built) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    for xml in charts:
        assert "majorGridlines" not in xml
        values = re.findall(r"<c:valAx>.*?</c:valAx>", xml)
        assert values and all('<c:delete val="1"/>' in axis for axis in values)


@pytest.mark.slow
def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    build(tmp_path / "book.xlsx", Settings(council="=1+1"))
    rows = CalamineWorkbook.from_path(str(tmp_path / "book.xlsx")).get_sheet_by_name(SCORECARD).to_python()
    assert rows[1][0] == "=1+1"
