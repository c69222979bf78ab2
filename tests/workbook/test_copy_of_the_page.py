"""The page drawn for a copy that is sent on: values only, from the same description."""

import re
import zipfile
from io import BytesIO

import pytest
from page.pages import page, row, slot
from xlsxwriter import Workbook

from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.page import plots
from scorecard_xl.page.cells import cells, in_use
from scorecard_xl.page.fitting import FIRST_LINES, NOTE_LINES
from scorecard_xl.page.headline import REFRESHED
from scorecard_xl.page.looks import BAND
from scorecard_xl.page.model import Position, Theme
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.pages import add_pages, draw_pages
from scorecard_xl.workbook.drawing.tables import draw_trends

PAGE = page(
    themes=[
        Theme("Education", [row(label="Plans")]),
        Theme("Health", [row("dental_on_time", None, label="Dentist", position=Position(), months=[None] * 13, rating=NOTHING)]),
    ],
    slots=[slot()],
)  # fmt: skip


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    file = BytesIO()
    workbook = Workbook(file)
    canvas = Canvas(workbook, cells(PAGE) | {REFRESHED: "Numbers are rounded."}, live=False, shown=in_use(PAGE))
    pages = add_pages(workbook)
    draw_trends(canvas, plots.rows(PAGE))
    draw_pages(canvas, pages)
    workbook.close()
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


@pytest.mark.parametrize(
    "kind",
    ["<f>", "<f ", "conditionalFormatting", "hyperlink", "externalReference", "dataValidation", 'state="hidden"', "mergeCell"],
)  # fmt: skip
def test_there_is_nothing_of_this_kind(parts: dict[str, str], kind: str) -> None:
    assert not [name for name, xml in parts.items() if name.startswith("xl/w") and kind in xml]


def test_no_column_or_row_is_hidden(parts: dict[str, str]) -> None:
    assert not [name for name, xml in parts.items() if name.startswith("xl/worksheets") and 'hidden="1"' in xml]


def test_names_are_only_those_of_printing(parts: dict[str, str]) -> None:
    names = re.findall(r'<definedName name="([^"]+)"', parts["xl/workbook.xml"])
    assert set(names) == {"_xlnm.Print_Area", "_xlnm.Print_Titles"}


def test_each_page_says_of_how_many_it_is(parts: dict[str, str]) -> None:
    feet = {name: re.findall("<oddFooter>(.*)</oddFooter>", xml) for name, xml in parts.items() if "oddFooter" in xml}
    assert len(feet) == 4 and all("Page &amp;P of &amp;N" in foot for (foot,) in feet.values())


def test_it_prints_to_the_end_of_the_key_under_the_measures(parts: dict[str, str]) -> None:
    (last,) = re.findall(r"Scorecard!\$A\$2:\$H\$(\d+)", parts["xl/workbook.xml"])
    strings = _strings(parts)
    column = re.findall(r'<c r="A(\d+)"[^>]*t="s"><v>(\d+)</v>', parts["xl/worksheets/sheet1.xml"])
    row = {strings[int(at)]: int(row) for row, at in column}
    assert row["Education"] < row["Dentist"] < int(last)
    assert int(last) == row["Education"] + FIRST_LINES + NOTE_LINES - 1


@pytest.mark.parametrize(
    ("text", "ground"),
    [pytest.param("○ Near target", "FFE9A8", id="a rating"), pytest.param("Health", BAND.lstrip("#"), id="a theme")],
)
def test_a_cell_has_its_colour_without_a_rule(parts: dict[str, str], text: str, ground: str) -> None:
    (style,) = _styles_of(parts, text)
    fills = re.findall(r"<fill>.*?</fill>", parts["xl/styles.xml"])
    formats = re.findall(r"<xf [^>]*>", parts["xl/styles.xml"].partition("<cellXfs")[2])
    (fill_of,) = re.findall(r'fillId="(\d+)"', formats[style])
    assert f"FF{ground}" in fills[int(fill_of)]


def test_charts_read_the_visible_sheet_beside_the_page(parts: dict[str, str]) -> None:
    formulas = {formula for xml in parts.values() for formula in re.findall(r"<c:f>([^<]+)</c:f>", xml)}
    assert formulas
    assert {formula.partition("!")[0] for formula in formulas} == {"Trends"}


def test_a_preview_of_a_chart_draws_nothing_where_a_figure_is_hidden_or_not_known(parts: dict[str, str]) -> None:
    at = plots.FIRST_LINE + 5  # the second measure on the fourth line; rows of Trends start at 5
    copies = {
        formula: re.findall(r'idx="(\d+)"', points)
        for xml in parts.values()
        for formula, points in re.findall(r"<c:yVal><c:numRef><c:f>([^<]+)</c:f><c:numCache>(.*?)</c:numCache>", xml)
    }
    lines = {
        int(formula.rpartition("$")[2]): points
        for formula, points in copies.items()
        if formula.startswith("Trends!$J$")
    }
    assert lines[at + 1] == [str(month) for month in range(13)]
    assert lines[at + 3] == []


def _strings(parts: dict[str, str]) -> list[str]:
    return re.findall(r"<si><t[^>]*>(.*?)</t></si>", parts["xl/sharedStrings.xml"])


def _styles_of(parts: dict[str, str], text: str) -> list[int]:
    """The looks of the cells of the front page that hold this text."""
    cells_of = parts["xl/worksheets/sheet1.xml"]
    return [int(s) for s in re.findall(rf'<c r="\w+" s="(\d+)" t="s"><v>{_strings(parts).index(text)}</v>', cells_of)]
