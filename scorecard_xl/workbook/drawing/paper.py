"""The printed pages: how large they are drawn, their margins, what is printed on every page, and the looks of lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.sheets import PROFILE, SCORECARD, THEMES
from scorecard_xl.page.theme import ROLES, TABS
from scorecard_xl.workbook.drawing.canvas import Canvas, colour
from scorecard_xl.workbook.drawing.profile import draw_profile
from scorecard_xl.workbook.drawing.scorecard import draw_scorecard
from scorecard_xl.workbook.drawing.targets import Block
from scorecard_xl.workbook.drawing.themes import draw_themes

_LEAST_LARGE = 12


@dataclass(frozen=True)
class Size:
    """How many times as large as usual a page is drawn, across and down.

    In landscape its letters are as many times as large, and at least 12 points.
    """

    across: float = 1
    down: float = 1
    landscape: bool = False

    def wide(self, pixels: int) -> int:
        return round(pixels * self.across)

    def high(self, pixels: int) -> int:
        return round(pixels * self.down)

    def letters(self, points: float) -> float:
        return max(_LEAST_LARGE, round(2 * points * self.down) / 2) if self.landscape else points


USUAL, LARGE = Size(), Size(1.42, 1.28, landscape=True)


_SMALL = '&9&"Calibri,Regular"'
_NEARER = 0.07  # the pages begin right under it
_LONGEST = 150  # signs: Excel takes 255 in all, codes included
FILE = "&F"
"""The name of the file, for `between`."""


def between(left: str, right: str) -> str:
    """A line with these texts, or codes of Excel's, at its ends."""
    return f"&L{_SMALL}{left}&R{_SMALL}{right}"


def literal(text: str) -> str:
    """A text of any kind as such a line shows it; one that is too long ends after a whole word."""
    words = text.split()
    shown = " ".join(words)
    while _signs(shown) > _LONGEST:
        words = words[:-1] if len(words) > 1 else [words[0][:-1]]
        shown = f"{' '.join(words)}…"
    return shown.replace("&", "&&")


def _signs(text: str) -> int:
    """As Excel counts them in such a line: rare letters and & are two."""
    return len(text.encode("utf-16-le")) // 2 + text.count("&")


def head_and_foot(sheet: Worksheet, head: str, page: str = "Page &P of &N", margin: float = 0.3) -> None:
    """`margin`: between these lines and the edge of the paper, in inches; the head is a little nearer to it."""
    sheet.set_header(head, {"margin": margin - _NEARER, "scale_with_doc": False})
    sheet.set_footer(between("&A", page), {"margin": margin, "scale_with_doc": False})


Pages = tuple[Worksheet, Worksheet, Worksheet]


def add_pages(workbook: Workbook) -> Pages:
    """The sheets in their order, still empty: what they look at is drawn first."""
    scorecard, themes, profile = (workbook.add_worksheet(name) for name in (SCORECARD, THEMES, PROFILE))
    return scorecard, themes, profile


def draw_pages(canvas: Canvas, pages: Pages, targets: Block | None = None) -> None:
    """`targets`: the cells of Targets in force, of a live page."""
    scorecard, themes, profile = pages
    draw_scorecard(canvas, scorecard, targets)
    draw_themes(canvas, themes)
    draw_profile(canvas, profile)


_MARGINS = {"left": 0.35, "right": 0.35, "top": 0.35, "bottom": 0.45}


class Printed:
    """A sheet that is printed at its own size on A4, and drawn in the size of the canvas."""

    def __init__(self, canvas: Canvas, sheet: Worksheet, size: Size) -> None:
        self.canvas, self.sheet, self.size = canvas, sheet, size

    def columns(self, widths: Sequence[int], first: int = 0) -> None:
        for column, width in enumerate(widths, first):
            self.sheet.set_column_pixels(column, column, self.size.wide(width))

    def rows(self, heights: Sequence[int], first: int) -> None:
        for row, height in enumerate(heights, first):
            self.sheet.set_row_pixels(row, self.size.high(height))

    def look(self, role: str, **changes: Any) -> Format:
        """The format of a role in the size of the page."""
        points = changes.pop("size", ROLES[role].size)
        return self.canvas.format(role, size=self.size.letters(points), **changes)

    def paint(self, row: int, columns: range, role: str, **changes: Any) -> None:
        for column in columns:
            self.sheet.write_blank(row, column, None, self.look(role, **changes))

    def named(self, row: int, column: int, name: str, role: str, **changes: Any) -> None:
        """A cell that a refresh writes."""
        self.canvas.named(self.sheet, row, column, name, self.look(role, **changes))

    def rule(self, row: int, first: int, last: int, rule: Mapping[str, Any], **look: Any) -> None:
        """A conditional format of cells of a row, in a workbook that lives."""
        if self.canvas.live:
            shown = {key: colour(value) if "color" in key else value for key, value in look.items()}
            form = self.canvas.workbook.add_format(shown)
            self.sheet.conditional_format(row, first, row, last, {**rule, "format": form})

    def set_up(self, repeated: tuple[int, int], frozen: int) -> None:
        """On A4 at 100 per cent, with these rows on every page; on the screen the first ones stay in sight."""
        sheet = self.sheet
        sheet.set_tab_color(TABS["page"])
        sheet.hide_gridlines(2)
        sheet.freeze_panes(frozen, 0)
        sheet.set_paper(9)
        sheet.set_print_scale(100)
        if self.size.landscape:
            sheet.set_landscape()
        sheet.set_margins(**_MARGINS)
        sheet.center_horizontally()
        sheet.repeat_rows(*repeated)
        head_and_foot(sheet, self.canvas.page_head, "Page &P of &N", margin=0.25)
