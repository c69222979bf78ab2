"""The Themes sheet: thirteen months of each measure, three by four charts on a printed page."""

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.cells import POSITION_THEMES, slot_chart, slot_name
from scorecard_xl.page.fitting import ABREAST, SLOT, SLOT_GAP
from scorecard_xl.page.looks import ACCENT
from scorecard_xl.page.model import SLOTS
from scorecard_xl.workbook.drawing.canvas import Canvas, Printed
from scorecard_xl.workbook.drawing.plots import Plots

WIDTH = 2 * ABREAST - 1
_TITLE = "The last thirteen months"
_KEY = (
    "Grey band: the usual range. Dashed line: target. Dot: this month, blue where better and orange where worse than "
    "usual."
)
_HEADS, _FIRST = (29, 16), 2
_HEIGHTS = (14, 35, 96, 102, 2)
_FIELDS = ("theme", "title", "", "words")
_CHART = _FIELDS.index("")
_DOWN, _DOWN_LARGE = 4, 2


def draw_themes(canvas: Canvas, sheet: Worksheet) -> None:
    page = Printed(canvas, sheet, canvas.size)
    page.columns([SLOT, SLOT_GAP] * (ABREAST - 1) + [SLOT])
    page.rows(_HEADS, 0)
    page.paint(0, range(WIDTH), "band")
    sheet.write(0, 0, _TITLE, page.look("title", size=15))
    page.named(0, WIDTH - 1, POSITION_THEMES, "position", size=9.5)
    sheet.write(1, 0, _KEY, page.look("themes key"))
    charts = Plots(canvas.workbook, page.size, live=canvas.live)
    for slot in range(SLOTS):
        _draw_slot(page, charts, slot)
    tops = [(row, column, row, column) for row, column in map(_place, range(SLOTS))]
    page.rule(tops, {"type": "formula", "criteria": f"=LEN(A{_FIRST + 1})>0"}, top=1, top_color=ACCENT)
    page.set_up((0, 1), 2)
    _divide(page)


def _place(slot: int) -> tuple[int, int]:
    return _FIRST + slot // ABREAST * len(_HEIGHTS), 2 * (slot % ABREAST)


def _draw_slot(page: Printed, charts: Plots, slot: int) -> None:
    top, column = _place(slot)
    if slot % ABREAST == 0:
        page.rows(_HEIGHTS, top)
    for row, field in enumerate(_FIELDS, top):
        if field:
            page.named(row, column, slot_name(slot + 1, field), f"slot {field}")
    chart = charts.slot(slot, page.size.wide(SLOT), page.size.high(_HEIGHTS[_CHART]))
    place = {"object_position": 1, "description": page.canvas.shown.said.get(slot_chart(slot + 1), "")}
    page.sheet.insert_chart(top + _CHART, column, chart, place)


def _divide(page: Printed) -> None:
    """Whole charts on each page, and no page without any."""
    down = _DOWN_LARGE if page.size.landscape else _DOWN
    tall = len(_HEIGHTS)
    page.sheet.set_h_pagebreaks([_FIRST + at * tall for at in range(down, SLOTS // ABREAST, down)])
    used = -(-max(1, page.canvas.shown.slots) // ABREAST)
    page.sheet.print_area(0, 0, _FIRST + used * tall - 2, WIDTH - 1)
