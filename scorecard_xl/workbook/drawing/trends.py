"""The Trends sheet: what the charts read. Its rows never move, so it has no filters and is not for sorting."""

from collections.abc import Sequence
from dataclasses import replace

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.sheets import TABLE_SHEETS, TRENDS
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import draw_block

_OF_A_COPY = "What the charts of the page draw; a blank is not known, or hidden."


def draw_trends(canvas: Canvas, rows: Sequence[Sequence[Value]]) -> Worksheet:
    """The table; a chart of a copy would remember an empty cell as 0."""
    spec = TABLE_SHEETS[TRENDS] if canvas.live else replace(TABLE_SHEETS[TRENDS], about=_OF_A_COPY)
    return draw_block(canvas, spec, rows, filters=False, gaps_from=None if canvas.live else 0)
