"""Drawing one card: its figures in cells, its words, and its chart over the cells beside them."""

from collections.abc import Callable, Mapping

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.figure import Rag
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page import words
from scorecard_xl.page.card import Card, Line, Shape, several
from scorecard_xl.page.sheets import BEHIND, DEFINITIONS
from scorecard_xl.page.theme import CARD_COLUMNS, CHANGES, NUMBERS, RATINGS
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.charts import chart_of, remember_nothing
from scorecard_xl.workbook.drawing.paper import WIDTH, Band, across, pixels
from scorecard_xl.workbook.drawing.tables import FIRST_ROW
from scorecard_xl.workbook.drawing.targets import Aim, rating_tests, rating_text, target_text

NO_CHART = "No chart: months and quarters are not shown."
CHILDREN, DEFINITION = "children »", "definition »"


class Links:
    """Draws links; a copy without links has none."""

    def __init__(self, canvas: Canvas, sheet: Worksheet) -> None:
        self._canvas, self._sheet = canvas, sheet

    def draw(self, card: Card, row: int, right: int) -> None:
        """In the title of a card, up to this column."""
        if not self._canvas.live:
            return
        look = self._canvas.format("card link")
        if card.shape is not Shape.TEAMS:
            self.to_children(row, right - 1, card.indicator, CHILDREN, "card link")
        for other, label in zip(card.others, card.labels[1:], strict=False):
            self.to_children(row, right - 2, other, f"{several(label)} »", "card link")
        self._sheet.write_url(row, right, _definition(card.indicator), look, DEFINITION, f"What {card.heading} counts")

    def to_children(self, row: int, column: int, indicator: str, text: str, role: str) -> None:
        """To the first row of the indicator on Behind the figures; in a copy the text alone."""
        look = self._canvas.format(role)
        if self._canvas.live:
            self._sheet.write_formula(row, column, _behind(indicator, text), look, text)
        else:
            self._sheet.write(row, column, text, look)

    def from_figure(self, row: int, column: int, indicator: str, role: str) -> None:
        """From a cell that is still to be drawn to the definition: there is no room for words."""
        if self._canvas.live:
            tip = f"What {INDICATORS[indicator].title} counts"
            self._sheet.write_url(row, column, _definition(indicator), self._canvas.format(role), indicator, tip)

    def to_sheet(self, row: int, column: int, sheet: str) -> None:
        if self._canvas.live:
            self._sheet.write_url(row, column, f"internal:'{sheet}'!A1", self._canvas.format("side link"), sheet)

    def named(self, row: int, column: int, sheet: str, name: str, role: str) -> None:
        """A cell that a refresh writes and that leads to a sheet."""
        look = self._canvas.format(role)
        self._canvas.named(self._sheet, row, column, name, look)
        if self._canvas.live:
            self._sheet.write_url(row, column, f"internal:'{sheet}'!A1", look, str(self._canvas.values[name]))


def _definition(indicator: str) -> str:
    return f"internal:{DEFINITIONS}!A{FIRST_ROW + 2 + list(INDICATORS).index(indicator)}"


def _behind(indicator: str, text: str) -> str:
    """To the first row of the indicator, wherever the last refresh put it."""
    row = f"IFERROR(MATCH(\"{indicator}\",'{BEHIND}'!$A:$A,0),{FIRST_ROW + 1})"
    return f'=HYPERLINK("#\'{BEHIND}\'!A"&{row},"{text}")'


class Pen:
    """Writes on one sheet. `aims`: the cells of Targets by indicator, of a live page."""

    def __init__(self, canvas: Canvas, sheet: Worksheet, aims: Mapping[str, Aim]) -> None:
        self._canvas, self._sheet, self._aims = canvas, sheet, aims

    def value(self, line: Line, row: int, column: int, role: str) -> None:
        number = NUMBERS[line.indicator.unit]
        self.named(line, "value", row, column, role, number=number)

    def named(self, line: Line, field: str, row: int, column: int, role: str, **changes: object) -> None:
        name, look = f"{line.name}.{field}", self._canvas.format(role, **self._frozen(line, field), **changes)
        self._canvas.named(self._sheet, row, column, name, look)
        if field == "change":
            self._colour_change(row, column)
        if field == "rating":
            self._colour_words(row, column)

    def _frozen(self, line: Line, field: str) -> dict[str, object]:
        """In a copy without rules: the colours that the words of a rating or change have."""
        if self._canvas.live or field not in ("rating", "change"):
            return {}
        said = str(self._canvas.values[f"{line.name}.{field}"])
        if field == "rating":
            found = next((rag for rag, text in words.RATING.items() if text == said), None)
            return {} if found is None else dict(zip(("colour", "ground"), RATINGS[found], strict=True))
        colour = next((colour for change, colour in CHANGES.items() if said.startswith(words.CHANGE[change][0])), None)
        return {} if colour is None else {"colour": colour}

    def target(self, line: Line, row: int, column: int, value_row: int, value_column: int, before: str) -> None:
        if not self._canvas.live:
            self.named(line, "target", row, column, "target")
            return
        aim, value = self._aims[line.indicator.name], xl_rowcol_to_cell(value_row, value_column)
        formula = target_text(line.indicator, value, aim.target, before)
        look = self._canvas.format("target")
        self._canvas.formula(self._sheet, row, column, f"{line.name}.target", formula, look)

    def rating(
        self, line: Line, row: int, column: int, value_row: int, value_column: int, role: str = "rating"
    ) -> None:
        if not self._canvas.live:
            self.named(line, "rating", row, column, role)
            return
        aim, value = self._aims[line.indicator.name], xl_rowcol_to_cell(value_row, value_column, col_abs=True)
        formula = rating_text(line.indicator, value, aim.target, aim.limit)
        self._canvas.formula(self._sheet, row, column, f"{line.name}.rating", formula, self._canvas.format(role))
        for rag, test in rating_tests(line.indicator, value, aim.target, aim.limit).items():
            self._colour(row, column, rag, {"type": "formula", "criteria": test})

    def _colour_words(self, row: int, column: int) -> None:
        """A team's target stands on Teams: its rating is written by the refresh, and coloured by its symbol."""
        for rag, text in words.RATING.items():
            self._colour(row, column, rag, {"type": "text", "criteria": "begins with", "value": text[0]})

    def _colour(self, row: int, column: int, rag: Rag, rule: dict[str, object]) -> None:
        text, ground = RATINGS[rag]
        look = self._canvas.workbook.add_format({"font_color": text, "bg_color": ground})
        self._canvas.rule(self._sheet, row, column, {**rule, "format": look})

    def _colour_change(self, row: int, column: int) -> None:
        for change, colour in CHANGES.items():
            look = self._canvas.workbook.add_format({"font_color": colour})
            rule = {"type": "text", "criteria": "begins with", "value": words.CHANGE[change][0], "format": look}
            self._canvas.rule(self._sheet, row, column, rule)


class CardDrawer:
    """Draws cards on the sheet. `aims`: the cells of Targets by indicator, of a live page."""

    def __init__(self, canvas: Canvas, sheet: Worksheet, aims: Mapping[str, Aim]) -> None:
        self._canvas, self._sheet = canvas, sheet
        self._pen, self._links = Pen(canvas, sheet, aims), Links(canvas, sheet)

    def draw(self, card: Card, band: Band, left: int) -> None:
        """One card of the band, from this column."""
        right = left + (WIDTH if card.is_wide else len(CARD_COLUMNS)) - 1
        self._paint(band, left, right)
        self._sheet.write(band.top, left, card.heading, self._canvas.format("card title"))
        self._links.draw(card, band.top, right)
        _DRAW[card.shape](self, card, band, left)
        self._draw_words(card, band, left, right)
        self._draw_chart(card, band, left, right)

    def _paint(self, band: Band, left: int, right: int) -> None:
        for row in range(band.top, band.bottom):
            role = "card title" if row == band.top else "card"
            for column in range(left, right + 1):
                self._sheet.write_blank(row, column, None, self._canvas.format(role))

    def _draw_figure(self, card: Card, band: Band, left: int) -> None:
        first, *others = card.lines
        self._pen.value(first, band.head, left, "value")
        self._pen.named(first, "of", band.head + 1, left, "of")
        self._pen.named(first, "change", band.head + (3 if first.is_rated else 2), left, "change")
        if first.is_rated:
            self._pen.rating(first, band.head, left + 1, band.head, left)
            self._pen.target(first, band.head + 2, left, band.head, left, words.TARGET)
        for second in others[:1]:
            self._pen.value(second, band.head + 4, left, "second value")
            self._pen.named(second, "window", band.head + 4, left + 1, "of")

    def _draw_pair(self, card: Card, band: Band, left: int) -> None:
        for column, line in enumerate(card.leading[:2], left):
            self._pen.value(line, band.head, column, "value")
            self._pen.named(line, "of", band.head + 1, column, "of", shrink=True)
            self._pen.rating(line, band.head + 2, column, band.head, column)
            self._pen.target(line, band.head + 3, column, band.head, column, "")
            self._pen.named(line, "change", band.head + 4, column, "change")

    def _draw_bands(self, card: Card, band: Band, left: int) -> None:
        counts = card.leading[0].is_share_of_all
        heads = ("Children", "Share") if counts else ("Share", "Out of")
        for column, text in enumerate(heads, left + 2):
            self._sheet.write(band.head, column, text, self._canvas.format("card heading", align="right"))
        for row, line in enumerate(card.leading, band.head + 1):
            name = line.indicator.groups[(line.place or 1) - 1]
            self._sheet.write(row, left, name, self._canvas.format("line"))
            self._pen.value(line, row, left + 2, "line value")
            self._pen.named(line, "of", row, left + 3, "line of")

    def _draw_teams(self, card: Card, band: Band, left: int) -> None:
        heads = ("Team", "", "Establishment", "Average caseload", "Change", "Performance")
        for column, text in enumerate(heads):
            looks = {"align": "left" if column in (0, 4, 5) else "right", "wrap": column != 2}
            self._sheet.write(band.head, left + column, text, self._canvas.format("card heading", **looks))
        for row, line in enumerate(card.leading, band.head + 1):
            self._pen.named(line, "label", row, left, "line")
            self._pen.named(line, "establishment", row, left + 2, "line number")
            self._pen.value(line, row, left + 3, "line value")
            self._pen.named(line, "change", row, left + 4, "line change")
            self._pen.named(line, "rating", row, left + 5, "line rating")

    def _draw_list(self, card: Card, band: Band, left: int) -> None:
        heads = ("Measure", "", "Figure", "Out of, month", "Change", "Rating")
        for column, text in enumerate(heads):
            align = "right" if column == 2 else "left"
            self._sheet.write(band.head, left + column, text, self._canvas.format("card heading", align=align))
        for row, line in enumerate(card.leading, band.head + 1):
            look = "line link" if self._canvas.live else "line title"
            self._links.to_children(row, left, line.indicator.name, line.indicator.title, look)
            self._links.from_figure(row, left + 2, line.indicator.name, "line value")
            self._pen.value(line, row, left + 2, "line value")
            self._pen.named(line, "of", row, left + 3, "line of", align="left", indent=1)
            self._pen.named(line, "change", row, left + 4, "line change")
            if line.is_rated:
                self._pen.rating(line, row, left + 5, row, left + 2, "line rating")

    def _draw_headline(self, card: Card, band: Band, left: int) -> None:
        (line,) = card.leading
        self._pen.value(line, band.head, left, "headline")
        self._pen.named(line, "of", band.head + 1, left, "of")
        self._pen.named(line, "change", band.head + 2, left, "change")

    def _draw_words(self, card: Card, band: Band, left: int, right: int) -> None:
        for field in card.fields:
            if field not in card.comment_fields:
                row, column = _place(field, card, band, left, right)
                look = self._canvas.format(field, align="left" if column == left else "right")
                self._canvas.named(self._sheet, row, column, f"{card.name}.{field}", look)
        for row, field in enumerate(card.comment_fields, band.comment):
            self._canvas.named(self._sheet, row, left, f"{card.name}.{field}", self._canvas.format("comment"))

    def _draw_chart(self, card: Card, band: Band, left: int, right: int) -> None:
        found = chart_of(self._canvas.workbook, card)
        if found is None:
            return
        if card.indicator in self._canvas.without_chart:
            self._sheet.write(band.head, left + 2, NO_CHART, self._canvas.format("of"))
            return
        chart, said = found
        if self._canvas.live:
            remember_nothing(chart)
        else:
            chart.show_blanks_as("gap")  # a hidden month is a gap: a copy has no #N/A, for which a line is joined
        bars = card.shape is Shape.BANDS
        first = left + (4 if bars else 2)
        top, count = (band.head + 1, len(card.leading)) if bars else (band.head, band.lines)
        heights = band.heights[top - band.top : top - band.top + count]
        margin = 0 if bars else 4
        chart.set_size({"width": across(first, right) - 2 * margin, "height": pixels(sum(heights)) - margin})
        place = {"x_offset": margin, "y_offset": margin // 2, "object_position": 1, "description": said}
        self._sheet.insert_chart(top, first, chart, place)


def _place(field: str, card: Card, band: Band, left: int, right: int) -> tuple[int, int]:
    """Where the words of a card stand; what was published takes the line that a second figure leaves free."""
    under_the_chart = band.narrative - 1
    if field == "narrative":
        return band.narrative, left
    if field == "benchmarks":
        return under_the_chart, left
    if card.shape is Shape.FIGURE and len(card.lines) == 1:
        return band.head + 4, left
    return (under_the_chart if "benchmarks" in card.fields else band.narrative), right


_DRAW: dict[Shape, Callable[[CardDrawer, Card, Band, int], None]] = {
    Shape.FIGURE: CardDrawer._draw_figure,
    Shape.PAIR: CardDrawer._draw_pair,
    Shape.BANDS: CardDrawer._draw_bands,
    Shape.TEAMS: CardDrawer._draw_teams,
    Shape.LIST: CardDrawer._draw_list,
    Shape.HEADLINE: CardDrawer._draw_headline,
}
