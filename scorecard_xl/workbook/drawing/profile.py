"""The Profile sheet: who the children are, and who works with them, on one printed page."""

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.cells import IN_CARE, MOVES, POSITION_PROFILE, PROFILES, TICKS
from scorecard_xl.page.fitting import ACROSS, PROFILE, PROFILE_LINES
from scorecard_xl.page.looks import ACCENT, HAIR, MUTED, RATINGS
from scorecard_xl.page.profile_lines import FIELDS, KEY, SIDES, HalfKind, half_name
from scorecard_xl.page.wording import RATING
from scorecard_xl.workbook.drawing.canvas import Canvas, Printed
from scorecard_xl.workbook.drawing.plots import Plots

WIDTH = len(PROFILE)
_HEADS, _WITHOUT_MOVES = (30, 24, 80, 80, 18, 6), (30, 24, 104, 4, 18, 6)
_SENTENCE, _IN_CARE, _MOVES, _KEY, _FIRST = 1, 2, 3, 4, 6
_LINE = 15
_COLUMNS = ((0, 1, 2), (4, 5, 6))
_ROLES = ("profile label", "profile number", "profile text")


def draw_profile(canvas: Canvas, sheet: Worksheet) -> None:
    page = Printed(canvas, sheet, canvas.size)
    page.columns(PROFILE)
    page.rows(_heads(canvas), 0)
    page.rows([_LINE] * PROFILE_LINES, _FIRST)
    page.paint(0, range(WIDTH), "band")
    sheet.write(0, 0, "Profile", page.look("title", size=15))
    page.named(0, WIDTH - 1, POSITION_PROFILE, "position", size=9.5)
    page.named(_SENTENCE, 0, "CPS.stock.sentence", "summary", bold=True)
    page.named(_KEY, 0, KEY, "themes key")
    for line in range(PROFILE_LINES):
        _draw_line(page, line)
    for at, columns in enumerate(_COLUMNS):
        _colour(page, columns, WIDTH + at)
    _draw_charts(page)
    if canvas.live:
        sheet.set_column(WIDTH, WIDTH + 1, 1, None, {"hidden": True})
    page.set_up((0, 0), 1)
    sheet.print_area(0, 0, _FIRST + canvas.shown.profile_lines - 1, WIDTH - 1)


def _heads(canvas: Canvas) -> tuple[int, ...]:
    """The heights over the lines; a copy that shows no moves has one chart for two."""
    return _HEADS if canvas.live or canvas.shown.moves else _WITHOUT_MOVES


def _draw_line(page: Printed, line: int) -> None:
    row, canvas = _FIRST + line, page.canvas
    for at, (side, columns) in enumerate(zip(SIDES, _COLUMNS, strict=True)):
        kind = HalfKind(str(canvas.values[half_name(line + 1, side, "kind")]))
        for column, field, role in zip(columns, FIELDS[1:], _ROLES, strict=True):
            name = half_name(line + 1, side, field)
            own = {} if canvas.live else _frozen(kind, str(canvas.values[name]))
            page.named(row, column, name, role, **own)
        if canvas.live:
            page.named(row, WIDTH + at, half_name(line + 1, side, "kind"), "kind")


def _frozen(kind: HalfKind, said: str) -> dict[str, object]:
    found = next((rag for rag, text in RATING.items() if text == said), None)
    if found is not None:
        return dict(zip(("colour", "ground"), RATINGS[found], strict=True))
    bold: dict[str, object] = {"bold": True, "colour": ACCENT}
    looks: dict[HalfKind, dict[str, object]] = {HalfKind.TITLE: bold, HalfKind.HEADING: bold | {"ruled": True}}
    return looks.get(kind, {"colour": MUTED} if kind is HalfKind.NOTE else {})


def _colour(page: Printed, columns: tuple[int, int, int], hidden: int) -> None:
    first, *_, last = columns
    bottom = _FIRST + PROFILE_LINES - 1
    kind = xl_rowcol_to_cell(_FIRST, hidden, col_abs=True)
    for rag, text in RATING.items():
        ink, ground = RATINGS[rag]
        begins = {"type": "text", "criteria": "begins with", "value": text[0]}
        page.rule([(_FIRST, last, bottom, last)], begins, font_color=ink, bg_color=ground)
    for of, look in (
        (HalfKind.TITLE, {"bold": True, "font_color": ACCENT, "top": 1, "top_color": HAIR}),
        (HalfKind.HEADING, {"bold": True, "font_color": ACCENT, "bottom": 1, "bottom_color": HAIR}),
        (HalfKind.NOTE, {"font_color": MUTED}),
    ):  # fmt: skip
        rule = {"type": "formula", "criteria": f'={kind}="{of}"'}
        page.rule([(_FIRST, first, bottom, last)], rule, **look)


def _draw_charts(page: Printed) -> None:
    canvas, size = page.canvas, page.size
    charts = Plots(canvas.workbook, size, live=canvas.live)
    heads, drawers = _heads(canvas), [(_IN_CARE, IN_CARE, charts.in_care), (_MOVES, MOVES, charts.moves)]
    if heads is _WITHOUT_MOVES:
        drawers = [(_IN_CARE, IN_CARE, charts.in_care_by_month)]
    for row, name, draw in drawers:
        chart = draw(size.wide(ACROSS), size.high(heads[row]))
        page.sheet.insert_chart(row, 0, chart, {"object_position": 1, "description": canvas.shown.said.get(name, "")})
    for side, column in enumerate((2, 6)):
        width, height = size.wide(PROFILE[column]), PROFILE_LINES * size.high(_LINE)
        drawn = {PROFILES[side]: charts.bars(side, width, height), TICKS[side]: charts.ticks(side, width, height)}
        for name, chart in drawn.items():
            place = {"object_position": 1, "description": canvas.shown.said.get(name, "")}
            page.sheet.insert_chart(_FIRST, column, chart, place)
