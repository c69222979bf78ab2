"""The Trends sheet: what the charts read. Its rows never move, so it has no filters and is not for sorting."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.calculate import MONTHS
from scorecard_xl.indicators import Unit
from scorecard_xl.page.card import Line
from scorecard_xl.page.layout import series
from scorecard_xl.page.sheets import TABLE_SHEETS, TARGETS, TRENDS
from scorecard_xl.page.theme import WHITE
from scorecard_xl.page.trends import DAYS, FIRST_MONTH, FIRST_SERIES, QUARTERS, target_lines
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.charts import TARGETS_FROM
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, draw_block
from scorecard_xl.workbook.drawing.targets import LAST_ROW, TargetFormulas

_POINTS = MONTHS + QUARTERS


def draw_trends(canvas: Canvas, rows: Sequence[Sequence[Value]]) -> Worksheet:
    """The table, and right of it the target of each of its days."""
    spec = TABLE_SHEETS[TRENDS] if canvas.live else replace(TABLE_SHEETS[TRENDS], about=_OF_A_COPY)
    # A chart of a copy would remember an empty cell as 0.
    sheet = draw_block(canvas, spec, rows, filters=False, gaps_from=None if canvas.live else FIRST_SERIES)
    sheet.print_area(0, 0, FIRST_ROW + len(rows), len(spec.columns) - 1)  # without the targets, which charts show
    _draw_headings(canvas, sheet)
    _show_days(canvas, sheet, rows[DAYS][FIRST_MONTH:])
    own = {line.name for line in target_lines()}
    for row, line in enumerate(series(), FIRST_ROW + 1 + FIRST_SERIES):
        if line.indicator.unit is Unit.SHARE:
            _show_percent(canvas, sheet, row, rows[row - FIRST_ROW - 1])
        if line.name in own:
            _draw_target(canvas, sheet, row, line)
    return sheet


_MONTH = "mmm yy"
_OF_A_COPY = "What the charts of the page show; a blank is not known, or hidden."


def _show_days(canvas: Canvas, sheet: Worksheet, days: Sequence[Value]) -> None:
    """In a copy blanks too, so that the one without data has the look, by which the gate knows it."""
    row = FIRST_ROW + 1 + DAYS
    if canvas.live:
        month = canvas.workbook.add_format({"num_format": _MONTH})
        _rule(sheet, row, FIRST_MONTH, {"type": "no_errors", "format": month})
        return
    for column, day in zip_longest(range(FIRST_MONTH, FIRST_MONTH + _POINTS), days):
        canvas.put(sheet, row, column, day, canvas.format("number", number=_MONTH))


def _show_percent(canvas: Canvas, sheet: Worksheet, row: int, values: Sequence[Value]) -> None:
    """By a rule in a live workbook, where a refresh gives every row of the table the looks of the first."""
    if canvas.live:
        percent = canvas.workbook.add_format({"num_format": "0.0%"})
        _rule(sheet, row, FIRST_MONTH, {"type": "no_errors", "format": percent})
        return
    for column, value in enumerate(values[FIRST_MONTH:], FIRST_MONTH):
        if value is not None:
            canvas.put(sheet, row, column, value, canvas.format("number", number="0.0%"))


def _rule(sheet: Worksheet, row: int, first: int, rule: dict[str, object]) -> None:
    sheet.conditional_format(row, first, row, first + _POINTS - 1, rule)


def _draw_headings(canvas: Canvas, sheet: Worksheet) -> None:
    sheet.set_column(TARGETS_FROM, TARGETS_FROM + _POINTS - 1, 11)
    texts = [f"Target, month {at}" for at in range(1, MONTHS + 1)]
    texts += [f"Target, quarter {at}" for at in range(1, QUARTERS + 1)]
    for column, text in enumerate(texts, TARGETS_FROM):
        sheet.write(FIRST_ROW, column, text, canvas.format("in force heading", shrink=True))


def _draw_target(canvas: Canvas, sheet: Worksheet, row: int, line: Line) -> None:
    formulas = TargetFormulas(FIRST_ROW + 2, LAST_ROW, "", f"{TARGETS}!")
    number = "0.0%" if line.indicator.unit is Unit.SHARE else "#,##0"
    look, name = canvas.format("number", number=number), xl_rowcol_to_cell(row, 0, col_abs=True)
    for at in range(_POINTS):
        day = xl_rowcol_to_cell(FIRST_ROW + 1 + DAYS, FIRST_MONTH + at, row_abs=True)
        cell = f"CPS.target.{line.indicator.name}.{at + 1}"
        canvas.array(sheet, row, TARGETS_FROM + at, cell, formulas.on(name, day), look)
    if canvas.live:
        hidden = canvas.workbook.add_format({"font_color": WHITE})
        _rule(sheet, row, TARGETS_FROM, {"type": "errors", "format": hidden})
