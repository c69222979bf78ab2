"""The table beside the settings: the council's own bank holidays."""

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.council.bank_holidays import HEADINGS, TABLE
from scorecard_xl.formulas.worksheet import HANDED_OVER
from scorecard_xl.page.sheets import SPARE_ROWS
from scorecard_xl.tables.sheets import NO, YES
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, STYLE

_LEFT = 4
_MOST_ROWS = 200  # that a formula looks at: the table grows as an officer writes under it
_COLUMNS = ((14, "entry date"), (16, "entry"), (50, "entry"))
_NOTE = "England's are known. Write here what is different. Yes = bank holiday, No = working day."


def draw_bank_holidays(canvas: Canvas, sheet: Worksheet) -> None:
    """A title over blank rows to write in, right of the settings."""
    sheet.write(0, _LEFT, "Bank holidays", canvas.format("sheet title"))
    sheet.write(1, _LEFT, _NOTE, canvas.format("sheet note"))
    for column, (width, role) in enumerate(_COLUMNS, _LEFT):
        sheet.set_column(column, column, width)
        for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + SPARE_ROWS):
            sheet.write_blank(row, column, None, canvas.format(role, align="left", indent=1))
    _add_table(canvas, sheet)
    right = _LEFT + len(HEADINGS) - 1
    canvas.name_range(sheet, FIRST_ROW, _LEFT, FIRST_ROW + _MOST_ROWS, right, HANDED_OVER["bank_holidays"])
    rule = {"validate": "list", "source": [YES, NO], "error_message": f"Choose {YES} or {NO}."}
    sheet.data_validation(FIRST_ROW + 1, _LEFT + 1, FIRST_ROW + SPARE_ROWS, _LEFT + 1, rule)


def _add_table(canvas: Canvas, sheet: Worksheet) -> None:
    look = canvas.format("table heading", indent=1)
    columns = [{"header": heading, "header_format": look} for heading in HEADINGS]
    # Without filters: one would hide rows of the settings.
    options = {"name": TABLE, "columns": columns, "style": STYLE, "autofilter": False}
    sheet.add_table(FIRST_ROW, _LEFT, FIRST_ROW + SPARE_ROWS, _LEFT + len(HEADINGS) - 1, options)
