"""The Scorecard sheet: everything at a glance, on one printed page."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page import headline, plots
from scorecard_xl.page.cells import (
    CONFIDENTIAL,
    COUNCIL,
    DEFINITION,
    LAST_MONTH,
    POSITION,
    SMALL_POSITION,
    SPARK,
    STAND,
    LineKind,
    line_name,
)
from scorecard_xl.page.fitting import (
    ACTION_LINES,
    AXIS,
    BOX_LINES,
    FIRST_LINES,
    FRONT,
    LEAD_LINES,
    LINE,
    LINES,
    NOTE,
    NOTE_LINES,
)
from scorecard_xl.page.looks import ACCENT, BAND, BETTER, HAIR, OFF, RATINGS, WORSE
from scorecard_xl.page.looks import BOXES as BOX_LOOKS
from scorecard_xl.page.sheets import BEHIND, DEFINITIONS, QUALITY, TABLE_SHEETS, TRENDS
from scorecard_xl.page.wording import RATING
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.drawing.canvas import Canvas, Place, Printed
from scorecard_xl.workbook.drawing.plots import Plots
from scorecard_xl.workbook.drawing.tables import FIRST_ROW
from scorecard_xl.workbook.drawing.targets import TargetsBlock

_LABEL, _NOW, _MANY, _TARGET, _RATING, _STAND, _SPARK, _CHANGE = range(len(FRONT))
WIDTH = len(FRONT)
"""How many columns are printed."""
_KIND, _GUTTER, _DEFINITION, _SIDEBAR = WIDTH, WIDTH + 1, WIDTH + 2, WIDTH + 3
BUTTONS = (0, 0, 0, WIDTH - 1)
"""First row, first column, last row, last column of the free strip over the page, for buttons; it is not printed."""
BESIDE = (1, _SIDEBAR)
"""The cell beside the page for what the page says of its macros; it is not printed."""
_HEIGHTS = (
    36, 32, 18, 14, 23, 23, *[15] * LEAD_LINES, 3, 18, *[15] * BOX_LINES, 3, 15, *[15] * ACTION_LINES, 3, 17, AXIS,
)  # fmt: skip
_BAND, _COUNCIL, _HEADLINE, _LEAD = 1, 2, 4, 6
_BOXES = _LEAD + LEAD_LINES + 1
_ACTIONS = _BOXES + BOX_LINES + 2
_COLUMNS = _ACTIONS + ACTION_LINES + 2
_SCALES, _FIRST_LINE = _COLUMNS + 1, _COLUMNS + 2
_NOTES = _FIRST_LINE + FIRST_LINES
_HEADINGS = ("Measure", "Now", "How many", "Target", "Rating", "Where we stand", "13 months", "Change")
_CENTRED = (_RATING, _STAND, _SPARK)
_BOX_COLUMNS = ((_LABEL, _MANY), (_TARGET, _STAND), (_SPARK, _CHANGE))
_FIELDS = (
    ("label", _LABEL, "line label"), ("now", _NOW, "line now"), ("many", _MANY, "line many"),
    ("target", _TARGET, "line many"), ("rating", _RATING, "line rating"), ("change", _CHANGE, "line change"),
)  # fmt: skip
_CHANGES = {"▲": BETTER, "▼": WORSE}


def draw_scorecard(canvas: Canvas, sheet: Worksheet, targets: TargetsBlock | None) -> None:
    """Draw the page on the sheet; `targets`: the cells of Targets in force, of a live page."""
    page = Printed(canvas, sheet, canvas.size)
    page.columns(FRONT)
    page.rows([*_HEIGHTS, *[LINE] * FIRST_LINES, *[NOTE] * NOTE_LINES, *[LINE] * (LINES - FIRST_LINES)], 0)
    _draw_head(page)
    _draw_boxes(page)
    _draw_headings(page)
    for line in range(LINES):
        _draw_line(page, line, targets)
    _colour(page)
    _draw_charts(page)
    if canvas.live:
        _draw_sidebar(page)
    page.set_up((_BAND, _COUNCIL), _COUNCIL + 1)
    sheet.print_area(_BAND, 0, max(_row(canvas.shown.lines - 1), _NOTES + NOTE_LINES - 1), WIDTH - 1)
    if not canvas.size.landscape:
        sheet.fit_to_pages(1, 1)  # of very many measures a little smaller
    sheet.activate()


def _draw_head(page: Printed) -> None:
    for row in (_BAND, _COUNCIL):
        page.paint(row, range(WIDTH), "band")
    page.sheet.write(_BAND, 0, headline.TITLE, page.look("title"))
    page.named(_BAND, WIDTH - 1, POSITION, "position")
    if CONFIDENTIAL in page.canvas.values:
        page.named(_COUNCIL, WIDTH - 1, CONFIDENTIAL, "position", size=SMALL_POSITION)
    page.named(_COUNCIL, 0, COUNCIL, "council")
    page.named(_COUNCIL + 1, 0, headline.REFRESHED, "note")
    if page.canvas.live:
        said = str(page.canvas.values[headline.REFRESHED])
        page.sheet.write_url(_COUNCIL + 1, 0, f"internal:'{QUALITY}'!A1", page.look("note"), said)
    for at in (1, 2):
        page.named(_HEADLINE + at - 1, 0, f"CPS.page.headline.{at}", "lead")
    for at in range(1, LEAD_LINES + 1):
        _draw_lead(page, at)
    warns = {"type": "formula", "criteria": f'={xl_rowcol_to_cell(_LEAD, _KIND, col_abs=True)}="warning"'}
    page.rule([(_LEAD, 0, _LEAD + LEAD_LINES - 1, 0)], warns, bold=True, font_color=OFF[0])


def _draw_lead(page: Printed, at: int) -> None:
    row, name, canvas = _LEAD + at - 1, f"CPS.page.lead.{at}", page.canvas
    warns = canvas.values[f"{name}.kind"] == "warning" and not canvas.live
    page.named(row, 0, name, "warning" if warns else "summary")
    if canvas.live:
        page.named(row, _KIND, f"{name}.kind", "kind")


def _draw_boxes(page: Printed) -> None:
    for box, ((first, last), (ink, ground)) in enumerate(zip(_BOX_COLUMNS, BOX_LOOKS, strict=True), 1):
        columns = range(first, last + 1)
        page.paint(_BOXES, columns, "box heading", colour=ink, ground=ground)
        page.named(_BOXES, first, f"CPS.box.{box}.heading", "box heading", colour=ink, ground=ground)
        for row in range(1, BOX_LINES + 1):
            page.paint(_BOXES + row, columns, "box")
            page.named(_BOXES + row, first, f"CPS.box.{box}.{row}", "box")
    page.named(_ACTIONS, 0, "CPS.actions.heading", "actions")
    for row in range(1, ACTION_LINES + 1):
        page.named(_ACTIONS + row, 0, f"CPS.actions.{row}", "action line")
    for row in range(1, NOTE_LINES + 1):
        page.named(_NOTES + row - 1, 0, f"CPS.note.{row}", "note")


def _draw_headings(page: Printed) -> None:
    for column, text in enumerate(_HEADINGS):
        align = "left" if column in (_LABEL, _CHANGE) else "centre" if column in _CENTRED else "right"
        page.sheet.write(_COLUMNS, column, text, page.look("column", align=align, indent=int(column == _LABEL)))
    page.named(_SCALES, _SPARK, LAST_MONTH, "scale")


def _row(line: int) -> int:
    """Where a line is drawn: the key is between the first ones, which fill a printed page, and the others."""
    return _FIRST_LINE + line + (NOTE_LINES if line >= FIRST_LINES else 0)


def _draw_line(page: Printed, line: int, targets: TargetsBlock | None) -> None:
    row, canvas = _row(line), page.canvas
    kind = LineKind(str(canvas.values[line_name(line + 1, "kind")]))
    looks = {} if canvas.live else _frozen(kind)
    for field, column, role in _FIELDS:
        own = looks | ({} if canvas.live else _coloured(field, str(canvas.values[line_name(line + 1, field)])))
        name, look = line_name(line + 1, field), page.look(role, **own)
        formula = _formula(field, line, targets) if targets else None
        if formula:
            canvas.formula(page.sheet, row, column, name, formula, look)
        else:
            canvas.named(page.sheet, row, column, name, look)
    for column in (_STAND, _SPARK):
        page.sheet.write_blank(row, column, None, page.look("line", **looks))
    if canvas.live:
        page.named(row, _KIND, line_name(line + 1, "kind"), "kind")
        formula = _formula("definition", line, targets) if targets else ""
        look = page.look("definition")
        canvas.formula(page.sheet, row, _DEFINITION, line_name(line + 1, "definition"), formula or "", look)


def _formula(field: str, line: int, targets: TargetsBlock) -> str | None:
    """Of a line of a live page; the cells that it looks at stay where they are."""
    kind = xl_rowcol_to_cell(_row(line), _KIND, col_abs=True)
    own = {key: _of_trends(line, key) for key in (2, plots.NAME, plots.VALUE, plots.UNIT)}
    if field == "label":
        place = f"IFERROR(MATCH({own[2]},'{BEHIND}'!$A:$A,0),{FIRST_ROW + 1})"
        name = own[plots.NAME]
        return f'=IF({kind}="{LineKind.MEASURE}",HYPERLINK("#\'{BEHIND}\'!A"&{place},{name}),{name}&"")'
    if field == "definition":
        place = f"IFERROR(MATCH({own[2]},{DEFINITIONS}!$A:$A,0),1)"
        return f'=IF({kind}="{LineKind.MEASURE}",HYPERLINK("#{DEFINITIONS}!A"&{place},"{DEFINITION}"),"")'
    if field == "target":
        return targets.target_text(kind, own[2], own[plots.UNIT])
    return targets.rating_text(kind, own[2], own[plots.VALUE]) if field == "rating" else None


def _of_trends(line: int, column: int) -> str:
    cell = xl_rowcol_to_cell(FIRST_ROW + 1 + plots.FIRST_LINE + line, column, row_abs=True, col_abs=True)
    return f"{TRENDS}!{cell}"


def _frozen(kind: LineKind) -> dict[str, object]:
    """In a copy without rules: the looks that the kind of a line gives its cells."""
    if kind is LineKind.THEME:
        return {"bold": True, "colour": ACCENT, "ground": BAND}
    return {"ruled": True} if kind is LineKind.MEASURE else {}


def _coloured(field: str, said: str) -> dict[str, object]:
    if field == "rating":
        found = next((rag for rag, text in RATING.items() if text == said), None)
        return {} if found is None else dict(zip(("colour", "ground"), RATINGS[found], strict=True))
    ink = next((ink for sign, ink in _CHANGES.items() if field == "change" and said.startswith(sign)), None)
    return {"colour": ink, "bold": True} if ink else {}


def _colour(page: Printed) -> None:
    """The look of a line by what it shows; the first rule that applies counts."""
    kind = xl_rowcol_to_cell(_FIRST_LINE, _KIND, col_abs=True)
    for rag, text in RATING.items():
        ink, ground = RATINGS[rag]
        begins = {"type": "text", "criteria": "begins with", "value": text[0]}
        page.rule(_lines(_RATING, _RATING), begins, font_color=ink, bg_color=ground)
    for sign, ink in _CHANGES.items():
        begins = {"type": "text", "criteria": "begins with", "value": sign}
        page.rule(_lines(_CHANGE, _CHANGE), begins, font_color=ink, bold=True)
    for of, look in (
        (LineKind.THEME, {"bold": True, "font_color": ACCENT, "bg_color": BAND}),
        (LineKind.MEASURE, {"bottom": 1, "bottom_color": HAIR}),
    ):  # fmt: skip
        page.rule(_lines(0, WIDTH - 1), {"type": "formula", "criteria": f'={kind}="{of}"'}, **look)


def _lines(first: int, last: int) -> list[Place]:
    """These columns of all lines: those over the key, and those under it."""
    above, below = (range(FIRST_LINES), range(FIRST_LINES, LINES))
    return [(_row(lines[0]), first, _row(lines[-1]), last) for lines in (above, below)]


def _draw_charts(page: Printed) -> None:
    charts, size = Plots(page.canvas.workbook, page.size, live=page.canvas.live), page.size
    height = size.high(AXIS) + LINES * size.high(LINE) + NOTE_LINES * size.high(NOTE)
    for column, name, draw in ((_STAND, STAND, charts.stand), (_SPARK, SPARK, charts.spark)):
        chart = draw(size.wide(FRONT[column]), height)
        page.sheet.insert_chart(
            _SCALES, column, chart, {"object_position": 1, "description": page.canvas.shown.said.get(name, "")}
        )


def _draw_sidebar(page: Printed) -> None:
    sheet, canvas = page.sheet, page.canvas
    sheet.set_column(_KIND, _KIND, 1, None, {"hidden": True})
    page.columns((16, 80, 140), _GUTTER)
    sheet.write(_BAND, _SIDEBAR, "In this workbook", canvas.format("side title"))
    for row, (name, about) in enumerate(_contents(), _HEADLINE):
        sheet.write_url(row, _SIDEBAR, f"internal:'{name}'!A1", canvas.format("side link"), name)
        sheet.write(row, _SIDEBAR + 1, about, canvas.format("side note"))


def _contents() -> Iterator[tuple[str, str]]:
    """Every other sheet, and what it is for in a sentence; the raw ones last."""
    yield from ((spec.name, spec.about.partition(". ")[0].rstrip(".")) for spec in TABLE_SHEETS.values())
    yield from ((table.name, table.about.partition(". ")[0].rstrip(".")) for table in TABLES.values())
