"""The Scorecard sheet: the page for councillors."""

from collections.abc import Iterator, Mapping

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.council.period import THE_DATA_END
from scorecard_xl.figures.figure import NOTHING, Change, Rag
from scorecard_xl.page import head, words
from scorecard_xl.page.layout import rows_of_cards
from scorecard_xl.page.sheets import QUALITY, TABLE_SHEETS
from scorecard_xl.page.theme import ACCENT, AIM, CHANGES, INK, RATINGS, TABS
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.cards import CardDrawer, Links
from scorecard_xl.workbook.drawing.paper import (
    COLUMNS,
    LEFT,
    MARGINS,
    RIGHT,
    SIDEBAR,
    WIDTH,
    Band,
    across,
    bands,
    halved,
    head_and_foot,
    points,
    scale,
)
from scorecard_xl.workbook.drawing.targets import Aim

BUTTONS = (0, 0, 0, WIDTH - 1)
"""First row, first column, last row, last column of the free strip over the page, for buttons; it is not printed."""
NOTE = (3, SIDEBAR)
"""The cell beside the page for what the page says of its macros; it is not printed."""
_BUTTONS_HEIGHT, _HEIGHTS = 27, (30, 19, 15, 15.75, 6)
_BAND, _COUNCIL, _REFRESHED, _KEY, _FIRST_CARD = 1, 2, 3, 4, 6


def draw_scorecard(canvas: Canvas, sheet: Worksheet, aims: Mapping[str, Aim]) -> None:
    """Draw the page on the sheet; `aims`: the cells of Targets that hold each indicator's target (of a live page)."""
    for column, width in enumerate(COLUMNS):
        sheet.set_column_pixels(column, column, width)
    _draw_head(canvas, sheet)
    drawn = _draw_cards(canvas, sheet, aims)
    _draw_sidebar(canvas, sheet)
    _set_up(canvas, sheet)
    _fit(sheet, drawn)


def _draw_cards(canvas: Canvas, sheet: Worksheet, aims: Mapping[str, Aim]) -> list[Band]:
    drawer, found = CardDrawer(canvas, sheet, aims), bands(rows_of_cards(), _FIRST_CARD)
    for band in found:
        for row, height in enumerate(band.heights, band.top):
            sheet.set_row(row, height)
        for card, left in zip(band.cards, (LEFT, RIGHT), strict=False):
            drawer.draw(card, band, left)
    return found


def _draw_head(canvas: Canvas, sheet: Worksheet) -> None:
    sheet.set_row(0, _BUTTONS_HEIGHT)
    for row, height in enumerate(_HEIGHTS, _BAND):
        sheet.set_row(row, height)
    for row in (_BAND, _COUNCIL):
        for column in range(WIDTH):
            sheet.write_blank(row, column, None, canvas.format("band"))
    sheet.write(_BAND, 0, head.TITLE, canvas.format("title"))
    canvas.named(sheet, _BAND, WIDTH - 1, "CPS.page.position", canvas.format("position"))
    canvas.named(sheet, _COUNCIL, 0, "CPS.page.council", canvas.format("council"))
    _draw_refreshed(canvas, sheet)
    _draw_key(canvas, sheet)


def _draw_refreshed(canvas: Canvas, sheet: Worksheet) -> None:
    """The line under the head, in the colour of what is off target where it says that the data end too early."""
    ends = not canvas.live and str(canvas.values[head.REFRESHED]).startswith(THE_DATA_END)
    Links(canvas, sheet).named(_REFRESHED, 0, QUALITY, head.REFRESHED, "data end" if ends else "refreshed")
    look = canvas.workbook.add_format({"font_color": RATINGS[Rag.RED][0], "bold": True})
    rule = {"type": "text", "criteria": "begins with", "value": THE_DATA_END, "format": look}
    canvas.rule(sheet, _REFRESHED, 0, rule)


def _draw_key(canvas: Canvas, sheet: Worksheet) -> None:
    for column, rag in enumerate(Rag):
        text, ground = RATINGS[rag]
        sheet.write(_KEY, column, words.RATING[rag], canvas.format("key rating", colour=text, ground=ground))
    sheet.write_blank(_KEY, len(Rag), None, canvas.format("key", ground=RATINGS[Rag.RED][1]))  # runs over
    sheet.write(_KEY, 4, f"{NOTHING}  no target, or no figure", canvas.format("key"))
    for column, change in zip((7, 8, 9), (Change.BETTER, Change.WORSE, Change.SAME), strict=True):
        sheet.write(
            _KEY, column, words.CHANGE[change], canvas.format("key", bold=True, colour=CHANGES.get(change, INK))
        )
    for column, (text, ink) in zip((10, 11, 12), _LINES, strict=True):
        sheet.write(_KEY, column, text, canvas.format("key", bold=True, colour=ink))


_LINES = (("— month", ACCENT), ("··· to date", ACCENT), ("- - target", AIM))


def _draw_sidebar(canvas: Canvas, sheet: Worksheet) -> None:
    if not canvas.live:
        return
    links = Links(canvas, sheet)
    sheet.write(_FIRST_CARD, SIDEBAR, "In this workbook", canvas.format("side title"))
    for row, (name, about) in zip(_side_rows(), _contents(), strict=False):
        links.to_sheet(row, SIDEBAR, name)
        sheet.write(row, SIDEBAR + 1, about, canvas.format("side note"))


def _side_rows() -> Iterator[int]:
    """The rows beside the cards that are high enough for a line."""
    for band in bands(rows_of_cards(), _FIRST_CARD):
        yield from (row for row, height in enumerate(band.heights, band.top) if height > 12 and row > _FIRST_CARD)


def _contents() -> Iterator[tuple[str, str]]:
    """Every other sheet, and what it is for in a sentence; the raw ones last."""
    yield from ((spec.name, spec.about.partition(". ")[0].rstrip(".")) for spec in TABLE_SHEETS.values())
    yield from ((table.name, table.about.partition(". ")[0].rstrip(".")) for table in TABLES.values())


def _set_up(canvas: Canvas, sheet: Worksheet) -> None:
    sheet.set_tab_color(TABS["page"])
    sheet.hide_gridlines(2)
    sheet.freeze_panes(_COUNCIL, 0)
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(**MARGINS)
    sheet.center_horizontally()
    sheet.repeat_rows(_BAND, _COUNCIL)
    head_and_foot(sheet, canvas.paper_head, "Page &P", margin=0.2)
    sheet.activate()


def _fit(sheet: Worksheet, drawn: list[Band]) -> None:
    """Print the page on two sheets of A4, however many cards it has."""
    opens, height = halved([sum(band.heights) for band in drawn], sum(_HEIGHTS), sum(_HEIGHTS[: _COUNCIL + 1 - _BAND]))
    sheet.set_print_scale(scale(points(across(0, WIDTH - 1)), height))
    sheet.set_h_pagebreaks([drawn[opens].top - 1])
    sheet.print_area(_BAND, 0, drawn[-1].bottom - 1, WIDTH - 1)
