"""The Scorecard sheet: the page for councillors."""

from collections.abc import Callable, Mapping
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.calculate import MONTHS
from scorecard_xl.figures.display import NOTHING
from scorecard_xl.figures.figure import Rag
from scorecard_xl.page import head, words
from scorecard_xl.page.layout import Line, Section, sections
from scorecard_xl.page.sheets import TRENDS
from scorecard_xl.page.theme import ACCENT, BAR, CHANGES, NUMBERS, RATINGS, TABS
from scorecard_xl.page.trends import FIRST_MONTH

from . import formulas
from .canvas import Canvas
from .tables import FIRST_ROW
from .targets import Aim

_COLUMNS = (
    ("Indicator", 48, "heading"), ("Period", 16, "heading"), ("Figure", 11, "heading right"),
    ("Out of", 17, "heading"), ("Target", 16.5, "heading"), ("Rating", 15, "heading centre"),
    ("Change", 10.5, "heading"), ("Before", 13, "heading"), ("Thirteen months", 19, "heading centre"),
)  # fmt: skip
LABEL, WINDOW, VALUE, OF, TARGET, RATE, CHANGED, PREVIOUS, TREND = range(len(_COLUMNS))
_HEADINGS, _BODY = 5, 6
_KEY_ROW = 4


class Page:
    """Draws the page from the top down. `aims`: the cells of Targets by indicator."""

    def __init__(self, canvas: Canvas, sheet: Worksheet, aims: Mapping[str, Aim]) -> None:
        self._canvas, self._sheet, self._aims = canvas, sheet, aims
        self._row, self._trend = _BODY, FIRST_ROW + 2

    def draw(self) -> None:
        _draw_head(self._canvas, self._sheet)
        for section in sections():
            self._draw_section(section)
        _set_up(self._sheet, self._row - 1)

    def _draw_section(self, section: Section) -> None:
        for column in range(len(_COLUMNS)):
            self._sheet.write_blank(self._row, column, None, self._canvas.format("section"))
        self._sheet.write(self._row, LABEL, section.title, self._canvas.format("section"))
        self._sheet.set_row(self._row, 24)
        self._row += 1
        for _, own in groupby(section.lines, key=lambda line: (line.indicator.name, line.window)):
            self._draw_together(list(own))

    def _draw_together(self, own: list[Line]) -> None:
        """The line of one figure, or those of all its groups."""
        for line in own:
            self._draw_line(line)
            self._row += 1
        figures = [line for line in own if not line.is_heading]
        self._draw_trends(len(figures))
        if figures[0].is_band:
            self._draw_bars(len(figures))

    def _draw_line(self, line: Line) -> None:
        self._sheet.set_row(self._row, 17.5 if line.is_band else 19 if line.place else 23)
        for column in range(len(_COLUMNS)):
            self._sheet.write_blank(self._row, column, None, self._canvas.format("trend"))
        if not line.place:
            role = "group heading" if line.is_heading else "label" if line.is_first else "label again"
            self._sheet.write(self._row, LABEL, line.indicator.title, self._canvas.format(role))
        if line.is_heading and not line.is_rated:
            note = words.bands_in_words(line.indicator)
            self._sheet.write(self._row, OF, note, self._canvas.format("of"))
        for field in line.fields:
            draw = Page._draw_value if line.is_spare else _DRAW.get(field, Page._draw_value)
            draw(self, line, field)

    def _draw_value(self, line: Line, field: str) -> None:
        column, role = _CELLS[field]
        number = NUMBERS[line.indicator.unit] if field == "value" else self._number(role)
        role = "band value" if role == "value" and line.is_band else role
        look = self._canvas.format(role, number=number)
        self._canvas.named(self._sheet, self._row, column, f"{line.name}.{field}", look)
        if field == "change":
            self._colour_change(column)
        if field == "rating":
            self._colour_words(column)

    def _number(self, role: str) -> str:
        return ";;;" if role == "bar" else ""

    def _draw_target(self, line: Line, field: str) -> None:
        aim, value = self._aims[line.indicator.name], xl_rowcol_to_cell(self._row, VALUE)
        formula = formulas.target_text(line.indicator, value, aim.target)
        look = self._canvas.format("target")
        self._canvas.formula(self._sheet, self._row, TARGET, f"{line.name}.{field}", formula, look)

    def _draw_rating(self, line: Line, field: str) -> None:
        aim, value = self._aims[line.indicator.name], xl_rowcol_to_cell(self._row, VALUE)
        formula = formulas.rating_text(line.indicator, value, aim.target, aim.limit)
        look = self._canvas.format("rating")
        self._canvas.formula(self._sheet, self._row, RATE, f"{line.name}.{field}", formula, look)
        for rag, test in formulas.rating_tests(line.indicator, f"${value}", aim.target, aim.limit).items():
            rule = {"type": "formula", "criteria": test, "format": _colours(self._canvas, rag)}
            self._sheet.conditional_format(self._row, RATE, self._row, RATE, rule)

    def _colour_words(self, column: int) -> None:
        """A team's target stands on Teams: its rating is written by the refresh, and coloured by its symbol."""
        for rag, text in words.RATING.items():
            rule = {"type": "text", "criteria": "begins with", "value": text[0], "format": _colours(self._canvas, rag)}
            self._sheet.conditional_format(self._row, column, self._row, column, rule)

    def _colour_change(self, column: int) -> None:
        for change, colour in CHANGES.items():
            look = self._canvas.workbook.add_format({"font_color": colour})
            rule = {"type": "text", "criteria": "begins with", "value": words.CHANGE[change][0], "format": look}
            self._sheet.conditional_format(self._row, column, self._row, column, rule)

    def _draw_trends(self, count: int) -> None:
        """The small charts of the last lines; those of groups share one scale."""
        rows = range(self._row - count, self._row)
        options = {"type": "column", "series_color": BAR, "last_point": True, "last_color": ACCENT, "min": 0}
        options |= {"max": "group"} if count > 1 else {}
        options |= {"location": [xl_rowcol_to_cell(row, TREND) for row in rows]}
        options |= {"range": [self._months(self._trend + at) for at in range(count)]}
        self._sheet.add_sparkline(rows[0], TREND, options)
        self._trend += count

    def _months(self, row: int) -> str:
        return f"{TRENDS}!{xl_range_abs(row, FIRST_MONTH, row, FIRST_MONTH + MONTHS - 1)}"

    def _draw_bars(self, bands: int) -> None:
        rule = {"type": "data_bar", "bar_only": True, "bar_solid": True, "bar_color": BAR, "data_bar_2010": True}
        least = {"min_type": "num", "min_value": 0}
        self._sheet.conditional_format(self._row - bands, TARGET, self._row - 1, TARGET, rule | least)


_CELLS = {
    "label": (LABEL, "group"),
    "window": (WINDOW, "window"),
    "value": (VALUE, "value"),
    "of": (OF, "of"),
    "previous": (PREVIOUS, "previous"),
    "change": (CHANGED, "change"),
    "bar": (TARGET, "bar"),
    "target": (TARGET, "target"),
    "rating": (RATE, "rating"),
}
_DRAW: dict[str, Callable[[Page, Line, str], None]] = {"target": Page._draw_target, "rating": Page._draw_rating}


def draw_scorecard(canvas: Canvas, sheet: Worksheet, aims: Mapping[str, Aim]) -> None:
    """Draw the page on the sheet; `aims`: the cells of Targets that hold each indicator's target."""
    Page(canvas, sheet, aims).draw()


def _colours(canvas: Canvas, rag: Rag) -> Format:
    text, ground = RATINGS[rag]
    return canvas.workbook.add_format({"font_color": text, "bg_color": ground})


def _draw_head(canvas: Canvas, sheet: Worksheet) -> None:
    sheet.set_tab_color(TABS["page"])
    for column, (heading, width, role) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write(_HEADINGS, column, heading, canvas.format(role))
        for row in (0, 1):
            sheet.write_blank(row, column, None, canvas.format("band"))
    for row, height in enumerate((36, 22, 30, 18, 24, 22)):
        sheet.set_row(row, height)
    sheet.write(0, 0, head.TITLE, canvas.format("title"))
    for row, role in ((1, "council"), (2, "position"), (3, "refreshed")):
        canvas.named(sheet, row, 0, f"CPS.page.{role}", canvas.format(role))
    _draw_key(canvas, sheet)


def _draw_key(canvas: Canvas, sheet: Worksheet) -> None:
    """Two columns each, so that the words fit."""
    sheet.write(_KEY_ROW, OF, "Ratings:", canvas.format("key"))
    for column, rag in zip((TARGET, RATE, CHANGED), words.RATING, strict=True):
        text, ground = RATINGS[rag]
        sheet.write(_KEY_ROW, column, words.RATING[rag], canvas.format("key rating", colour=text, ground=ground))
    sheet.write(_KEY_ROW, TREND, f"{NOTHING} no target, or no figure", canvas.format("key"))


def _set_up(sheet: Worksheet, last: int) -> None:
    sheet.hide_gridlines(2)
    sheet.freeze_panes(_BODY, 0)
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 2)
    sheet.print_area(0, 0, last, len(_COLUMNS) - 1)
    sheet.repeat_rows(_HEADINGS)
    sheet.set_footer(f"&L&9{head.TITLE}&R&9Page &P of &N", {"margin": 0.3})
    sheet.activate()
