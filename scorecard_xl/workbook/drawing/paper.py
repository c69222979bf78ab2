"""The page on paper: its columns, the heights of its rows, the margins, and what is printed on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from xlsxwriter.worksheet import Worksheet

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


MARGINS = {"left": 0.27, "right": 0.27, "top": 0.38, "bottom": 0.36}
"""Of the page of cards, in inches."""
_WIDTH, _HEIGHT = 8.27, 11.69  # of A4, in inches
_INCH = 72  # points
_FILLED = (0.95, 0.995)  # of the width and height between the margins: printers and screens round each in their own way
_SMALL = '&8&"Calibri,Regular"'
_LONGEST = 150  # signs: Excel takes 255 in all, codes included
FILE = "&F"
"""The name of the file, for `between`."""


def between(left: str, right: str) -> str:
    """A line with these texts, or codes of Excel's, at its ends."""
    return f"&L{_SMALL}{left}&R{_SMALL}{right}"


def literal(text: str) -> str:
    """A text of any kind as such a line shows it; one that is too long ends after a whole word."""
    words = text.split()
    shown = " ".join(words)
    while _signs(shown) > _LONGEST:
        words = words[:-1] if len(words) > 1 else [words[0][:-1]]
        shown = f"{' '.join(words)}…"
    return shown.replace("&", "&&")


def _signs(text: str) -> int:
    """As Excel counts them in such a line: rare letters and & are two."""
    return len(text.encode("utf-16-le")) // 2 + text.count("&")


def head_and_foot(sheet: Worksheet, head: str, page: str = "Page &P of &N", margin: float = 0.3) -> None:
    """`margin`: between these lines and the edge of the paper, in inches."""
    sheet.set_header(head, {"margin": margin})
    sheet.set_footer(between("&A", page), {"margin": margin})


def halved(bands: Sequence[float], head: float, again: float) -> tuple[int, float]:
    """Which of the bands opens the second page, and how high the higher of the two is then; all heights in points.

    `head`: over the first band; `again`: what of it is repeated on the second page.
    """

    def height(opens: int) -> float:
        return max(head + sum(bands[:opens]), again + sum(bands[opens:]))

    return min(((at, height(at)) for at in range(1, len(bands))), key=lambda found: found[1])


def scale(width: float, height: float) -> int:
    """The per cent at which this many points fit between the margins of a page."""
    across = (_WIDTH - MARGINS["left"] - MARGINS["right"]) * _INCH * _FILLED[0]
    down = (_HEIGHT - MARGINS["top"] - MARGINS["bottom"]) * _INCH * _FILLED[1]
    return int(100 * min(across / width, down / height))
