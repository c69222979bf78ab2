"""The page drawn for a copy that is sent on: values only, from the same description."""

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import Change, Figure, Rag
from scorecard_xl.page import fill, trends
from scorecard_xl.page.facts import Facts
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.scorecard import draw_scorecard
from scorecard_xl.workbook.drawing.trends import draw_trends

LAST = Day("2026-05-31")
VISIBLE = Figure(
    "pep_in_place", "", "", None, "at", LAST, LAST, 231, 242, 231 / 242, "share", 1.0, Rag.AMBER, Change.BETTER, 0.95
)
HIDDEN = Figure("dental_on_time", "", "", None, "at", LAST, LAST, None, None, None, "share")
FACTS = Facts(
    LAST, [VISIBLE, HIDDEN], council="Ouseford", refreshed=dt.datetime(2026, 6, 3, 14, 5),
    hidden={("dental_on_time", "at", None, LAST)},
)  # fmt: skip


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    file = BytesIO()
    workbook = Workbook(file)
    canvas = Canvas(workbook, fill.page_cells(FACTS), live=False)
    page = workbook.add_worksheet("Scorecard")
    draw_trends(canvas, trends.rows(FACTS))
    draw_scorecard(canvas, page, {})
    workbook.close()
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


@pytest.mark.parametrize(
    "kind",
    ["<f>", "<f ", "conditionalFormatting", "hyperlink", "externalReference", "dataValidation", 'state="hidden"'],
)
def test_there_is_nothing_of_this_kind(parts: dict[str, str], kind: str) -> None:
    assert not [name for name, xml in parts.items() if name.startswith("xl/w") and kind in xml]


def test_names_are_only_those_of_printing(parts: dict[str, str]) -> None:
    names = re.findall(r'<definedName name="([^"]+)"', parts["xl/workbook.xml"])
    assert set(names) == {"_xlnm.Print_Area", "_xlnm.Print_Titles"}


def test_a_rating_has_its_colour_without_a_rule(parts: dict[str, str]) -> None:
    (style,) = _styles_of(parts, "○ Near target", sheet=1)[1:]
    fills = re.findall(r"<fill>.*?</fill>", parts["xl/styles.xml"])
    formats = re.findall(r"<xf [^>]*>", parts["xl/styles.xml"].partition("<cellXfs")[2])
    (fill_of,) = re.findall(r'fillId="(\d+)"', formats[style])
    assert "FFFFE9A8" in fills[int(fill_of)]


def test_a_hidden_figure_is_a_letter_and_nothing_else(parts: dict[str, str]) -> None:
    assert len(_styles_of(parts, "c", sheet=1)) == 1
    texts = parts["xl/sharedStrings.xml"]
    assert "Numbers are hidden, so that no child can be recognised." in texts
    assert "hidden" in texts


def test_charts_read_the_visible_sheet_beside_the_page(parts: dict[str, str]) -> None:
    formulas = {formula for xml in parts.values() for formula in re.findall(r"<c:f>([^<]+)</c:f>", xml)}
    assert formulas
    assert {formula.partition("!")[0] for formula in formulas} == {"Trends"}


def test_a_preview_of_a_chart_draws_nothing_where_a_figure_is_hidden_or_not_known(parts: dict[str, str]) -> None:
    copies = {
        formula: re.findall(r'idx="(\d+)"', points)
        for xml in parts.values()
        for formula, points in re.findall(r"<c:val><c:numRef><c:f>([^<]+)</c:f><c:numCache>(.*?)</c:numCache>", xml)
    }
    days = {formula for formula in copies if formula.startswith("Trends!$E")}
    assert sorted(copies[formula] for formula in days) == [*[[]] * (len(days) - 1), ["12"]]


def _styles_of(parts: dict[str, str], text: str, sheet: int) -> list[int]:
    """The looks of the cells that hold this text."""
    strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", parts["xl/sharedStrings.xml"])
    cells = parts[f"xl/worksheets/sheet{sheet}.xml"]
    return [int(s) for s in re.findall(rf'<c r="\w+" s="(\d+)" t="s"><v>{strings.index(text)}</v>', cells)]
