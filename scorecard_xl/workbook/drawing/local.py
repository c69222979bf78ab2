"""The sheet Local measures: on the left what each measure is, on the right its values."""

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.local import MEASURES, UNITS
from scorecard_xl.figures.local_values import VALUES
from scorecard_xl.indicators import Better
from scorecard_xl.page.sheets import SPARE_ROWS, TABLE_SHEETS
from scorecard_xl.tables.sheets import LOCAL, NO, SHEETS, YES
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, STYLE, draw_table, new_sheet

_HEADINGS = SHEETS[MEASURES].headings
_LEFT = len(_HEADINGS) + 1
_LOOKS = ((26, "entry"), (14, "entry month"), *[(14, "entry number")] * 3)
_VALUES = dict(zip(SHEETS[VALUES].headings, _LOOKS, strict=True))
_CHOICES = {"UNIT": [*UNITS], "BETTER": [*Better], "CHILDREN": [YES, NO]}
_NOTE = "A share from 0 to 1, or NUMERATOR and DENOMINATOR. One row for each measure and month."
_MONTHS = 20
"""Rows that are ready for values: the table grows as an officer writes or pastes under it."""


def draw_local_measures(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[LOCAL]
    sheet = new_sheet(canvas, spec)
    # Without filters: one would hide rows of the other table.
    draw_table(canvas, sheet, spec, [[]] * SPARE_ROWS, filters=False)
    for heading, choices in _CHOICES.items():
        _offer(sheet, _HEADINGS.index(heading), SPARE_ROWS, choices)
    _draw_values(canvas, sheet)


def _draw_values(canvas: Canvas, sheet: Worksheet) -> None:
    sheet.write(0, _LEFT, "Values", canvas.format("sheet title"))
    sheet.write(FIRST_ROW - 1, _LEFT, _NOTE, canvas.format("sheet note"))
    for column, (width, role) in enumerate(_VALUES.values(), _LEFT):
        sheet.set_column(column, column, width)
        for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + _MONTHS):
            sheet.write_blank(row, column, None, canvas.format(role))
    look = canvas.format("table heading", indent=1)
    columns = [{"header": heading, "header_format": look} for heading in _VALUES]
    options = {"name": VALUES, "columns": columns, "style": STYLE, "autofilter": False}
    sheet.add_table(FIRST_ROW, _LEFT, FIRST_ROW + _MONTHS, _LEFT + len(_VALUES) - 1, options)


def _offer(sheet: Worksheet, column: int, rows: int, choices: list[str]) -> None:
    said = f"Choose {', '.join(choices[:-1])} or {choices[-1]}."
    rule = {"validate": "list", "source": choices, "error_message": said}
    sheet.data_validation(FIRST_ROW + 1, column, FIRST_ROW + rows, column, rule)
