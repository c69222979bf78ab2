"""The ways from a card to the children behind it and to its definition, and from the page to the other sheets."""

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.card import Card, Shape, several
from scorecard_xl.page.sheets import BEHIND, DEFINITIONS
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import FIRST_ROW

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
