"""What a workbook with macros shows of them: the buttons on the page, and the sheet that xlwings reads."""

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.scorecard import BESIDE, BUTTONS
from scorecard_xl.workbook.vba.configuration import CONFIGURATION, configuration
from scorecard_xl.workbook.vba.flavours import Macros
from scorecard_xl.workbook.vba.macros import MACROS

_WIDTH, _HEIGHT, _GAP = 104, 28, 6
_TOP = 4  # pixels from the top of the strip


def draw_buttons(canvas: Canvas, page: Worksheet, macros: Macros) -> None:
    """One button a macro, on the free strip over the page; they are not printed."""
    for at, macro in enumerate(MACROS):
        button = {"macro": macro.name, "caption": macro.caption, "description": macro.about}
        place = {"x_offset": _GAP + at * (_WIDTH + _GAP), "y_offset": _TOP, "width": _WIDTH, "height": _HEIGHT}
        page.insert_button(*BUTTONS[:2], button | place)
    if macros.note:
        page.write(*BESIDE, macros.note, canvas.format("side note"))


def draw_configuration(canvas: Canvas, macros: Macros) -> None:
    """The hidden sheet: names in the first column without a gap, values beside them."""
    sheet = canvas.workbook.add_worksheet(CONFIGURATION)
    sheet.hide()
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 70)
    look = canvas.format("text")
    for row, (key, entry) in enumerate(configuration(macros.windows, macros.mac).items()):
        canvas.put(sheet, row, 0, key, look)
        canvas.put(sheet, row, 1, entry.value, look)
        if entry.name:
            canvas.name(sheet, row, 1, entry.name)
