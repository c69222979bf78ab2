"""What a workbook with macros shows of them: the buttons on the page, and the sheet that xlwings reads."""

import ntpath

from xlsxwriter.worksheet import Worksheet

from scorecard_xl import __version__
from scorecard_xl.formulas.worksheet import MODULE
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.scorecard import BUTTONS, NOTE
from scorecard_xl.workbook.vba.flavours import Macros
from scorecard_xl.workbook.vba.macros import MACROS
from scorecard_xl.workbook.vba.stubs import INTERPRETER, INTERPRETER_MAC, PYTHON_PATH

CONFIGURATION = "xlwings.conf"
VERSION = "CPS.version"
"""The defined name of the cell that holds the version which made the workbook."""
_WIDTH, _HEIGHT, _GAP = 104, 28, 6
_TOP = 4  # pixels from the top of the strip
_SYNCED = ("OneDrive_Consumer", "OneDrive_Commercial", "SharePoint")
# What the sheet does not say, xlwings takes from a file xlwings.conf, beside the workbook or in the officer's profile,
# and puts into the command that it runs.
_ELSEWHERE = {
    "Interpreter": ("python", ""), "Temp Dir": ("%TEMP%", ""), "Conda Path": ("", ""), "Conda Env": ("", ""),
    "License_Key": ("", ""), **{f"{place}_{system}": ("", "") for place in _SYNCED for system in ("Win", "Mac")},
}  # fmt: skip


def draw_buttons(canvas: Canvas, page: Worksheet, macros: Macros) -> None:
    """One button a macro, on the free strip over the page; they are not printed."""
    for at, macro in enumerate(MACROS):
        button = {"macro": macro.name, "caption": macro.caption, "description": macro.about}
        place = {"x_offset": _GAP + at * (_WIDTH + _GAP), "y_offset": _TOP, "width": _WIDTH, "height": _HEIGHT}
        page.insert_button(*BUTTONS[:2], button | place)
    if macros.note:
        page.write(*NOTE, macros.note, canvas.format("side note"))


def draw_configuration(canvas: Canvas, macros: Macros) -> None:
    """The hidden sheet: names in the first column without a gap, values beside them."""
    sheet = canvas.workbook.add_worksheet(CONFIGURATION)
    sheet.hide()
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 70)
    look = canvas.format("text")
    for row, (key, (value, name)) in enumerate(_configuration(macros).items()):
        canvas.put(sheet, row, 0, key, look)
        canvas.put(sheet, row, 1, value, look)
        if name:
            canvas.name(sheet, row, 1, name)


def _configuration(macros: Macros) -> dict[str, tuple[str, str]]:
    """By key its value, and the defined name of its cell: every key that xlwings looks for."""
    return {
        "Interpreter_Win": (macros.windows, INTERPRETER),
        "Interpreter_Mac": (macros.mac, INTERPRETER_MAC),
        # Where it is blank, xlwings adds the current folder.
        "PYTHONPATH": (ntpath.dirname(macros.windows or macros.mac), PYTHON_PATH),
        "UDF Modules": (MODULE, ""),
        "ADD_WORKBOOK_TO_PYTHONPATH": ("False", ""),
        "SHOW_ERROR_POPUPS": ("True", ""),
        "Use UDF Server": ("False", ""),
        "Debug UDFs": ("False", ""),
        "Show Console": ("False", ""),
        **_ELSEWHERE,
        "Scorecard version": (__version__, VERSION),
    }
