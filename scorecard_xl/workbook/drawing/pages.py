"""The three printed sheets of the page, and how large they are drawn."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.sheets import PROFILE, SCORECARD, THEMES
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.profile import draw_profile
from scorecard_xl.workbook.drawing.scorecard import draw_scorecard
from scorecard_xl.workbook.drawing.targets import TargetsBlock
from scorecard_xl.workbook.drawing.themes import draw_themes

Pages = tuple[Worksheet, Worksheet, Worksheet]


def add_pages(workbook: Workbook) -> Pages:
    """The sheets in their order, still empty: what they look at is drawn first."""
    scorecard, themes, profile = (workbook.add_worksheet(name) for name in (SCORECARD, THEMES, PROFILE))
    return scorecard, themes, profile


def draw_pages(canvas: Canvas, pages: Pages, targets: TargetsBlock | None = None) -> None:
    """`targets`: the cells of Targets in force, of a live page."""
    scorecard, themes, profile = pages
    draw_scorecard(canvas, scorecard, targets)
    draw_themes(canvas, themes)
    draw_profile(canvas, profile)
