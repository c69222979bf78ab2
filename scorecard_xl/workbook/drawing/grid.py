"""The columns of the page and the heights of its rows: two cards of six columns side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from scorecard_xl.page.card import Card, Shape
from scorecard_xl.page.theme import CARD_COLUMNS, GUTTER

_SIDE = 140
COLUMNS = (*CARD_COLUMNS, GUTTER, *CARD_COLUMNS, GUTTER, _SIDE)
"""In pixels."""
LEFT, RIGHT, SIDEBAR = 0, len(CARD_COLUMNS) + 1, len(COLUMNS) - 1
WIDTH = len(COLUMNS) - 2
"""How many columns are printed."""

_TITLE, _LINE, _WORDS, _GAP = 18.75, 12.75, 12.75, 6.0
_HEAD = {Shape.HEADLINE: 33.0, Shape.FIGURE: 30.0, Shape.PAIR: 30.0, Shape.TEAMS: 24.0}
_LINES = {Shape.HEADLINE: 4, Shape.FIGURE: 5, Shape.PAIR: 5}


@dataclass(frozen=True)
class Band:
    """One row of cards on the sheet; `top`: its first row, counted from 0. `lines`: how many stand under the head."""

    cards: tuple[Card, ...]
    top: int

    @property
    def lines(self) -> int:
        return max(_lines(card) for card in self.cards)

    @property
    def comment_lines(self) -> int:
        return max(card.comment_lines for card in self.cards)

    @property
    def head(self) -> int:
        return self.top + 1

    @property
    def narrative(self) -> int:
        return self.head + self.lines + 1

    @property
    def comment(self) -> int:
        return self.narrative + 1

    @property
    def bottom(self) -> int:
        """The row of the gap under it."""
        return self.comment + self.comment_lines

    @property
    def heights(self) -> list[float]:
        """The heights of its rows in points."""
        head = max(_HEAD.get(card.shape, 15.0) for card in self.cards)
        words = [_WORDS] * (1 + self.comment_lines)
        return [_TITLE, head, *[_LINE] * self.lines, *words, _GAP]


def _lines(card: Card) -> int:
    return _LINES.get(card.shape) or len(card.leading)


def bands(rows: Sequence[tuple[Card, ...]], first: int) -> list[Band]:
    """The rows of cards one under the other, from this row of the sheet."""
    heights = [len(Band(cards, 0).heights) for cards in rows]
    tops = accumulate(heights, initial=first)
    return [Band(cards, top) for cards, top in zip(rows, tops, strict=False)]


def pixels(points: float) -> int:
    return round(points * 4 / 3)


def points(pixels: int) -> float:
    return pixels * 3 / 4


def across(first: int, last: int) -> int:
    """The pixels of these columns together."""
    return sum(COLUMNS[first : last + 1])
