"""Drawing one card: its figures in cells, its words, and its chart over the cells beside them."""

from collections.abc import Callable, Mapping

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page import words
from scorecard_xl.page.card import Card, Shape
from scorecard_xl.page.theme import CARD_COLUMNS
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.charts import chart_of
from scorecard_xl.workbook.drawing.grid import WIDTH, Band, across, pixels
from scorecard_xl.workbook.drawing.links import Links
from scorecard_xl.workbook.drawing.pen import Pen
from scorecard_xl.workbook.drawing.series import remember_nothing
from scorecard_xl.workbook.drawing.targets import Aim


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
