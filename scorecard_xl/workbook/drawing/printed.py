"""The printed pages: how large they are drawn, their margins, and the looks of lines by what stands on them."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.theme import ROLES, TABS
from scorecard_xl.workbook.drawing.canvas import Canvas, colour
from scorecard_xl.workbook.drawing.paper import Size, head_and_foot

Place = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
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

    def rule(self, places: Sequence[Place], rule: Mapping[str, Any], **look: Any) -> None:
        """A conditional format of these places, in a workbook that lives.

        Cells in its formula are those of the first place's first cell; that of another cell looks as far away.
        """
        if self.canvas.live:
            shown = {key: colour(value) if "color" in key else value for key, value in look.items()}
            form = self.canvas.workbook.add_format(shown)
            ranges = " ".join(xl_range(*place) for place in places)
            self.sheet.conditional_format(*places[0], {**rule, "format": form, "multi_range": ranges})

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
        head_and_foot(sheet, self.canvas.page_head, live=self.canvas.live, margin=0.25)
