"""The officers' words on a card: a cell for each line, so that no cells are merged for them."""

import unicodedata
from collections.abc import Sequence

from scorecard_xl.page.card import Card
from scorecard_xl.page.theme import CARD_COLUMNS, GUTTER, ROLES

LONGEST = 250
MORE = "… more on Commentary"
_POINTS = 0.75  # a pixel of a column
_USED = 0.97  # of a card's width: the rest is its indent; what a screen draws wider runs over into the gutter
_WIDTHS = {
    22: "'", 23: " il", 24: "j", 25: ",.I·\u2018\u2019", 27: ":;", 30: "()`", 31: "-[]f{}", 32: "J", 33: "!t", 34: "r°",
    39: "\\/s", 40: '"z', 42: "Lc“”", 43: "x", 45: "Skvy", 46: "?F|", 48: "Ze", 49: "ETY", 50: "#*+<=>^_~•\u2013",
    51: "$0123456789abdghnopqu£", 52: "CKPX", 54: "BR", 58: "AV", 63: "DGH", 65: "NOU", 67: "Q½", 69: "&…", 71: "%w",
    79: "m", 85: "M", 90: "@W—",
}  # fmt: skip


class _Signs(dict[str, float]):
    """How wide each sign is in the italics of the page, in hundredths of their size; of others a careful guess."""

    def __missing__(self, sign: str) -> float:
        base = unicodedata.normalize("NFKD", sign)[0]
        self[sign] = self[base] if base != sign else 70 if sign < "\u2e80" else 100
        return self[sign]


_SIGNS = _Signs({sign: width for width, signs in _WIDTHS.items() for sign in signs})


def lines(text: str, card: Card) -> list[str]:
    """The text in the lines that the card has for it: of a long one the beginning, and where the rest is."""
    pixels = 2 * sum(CARD_COLUMNS) + GUTTER if card.is_wide else sum(CARD_COLUMNS)
    found = _fitted(text.split(), 100 * pixels * _POINTS * _USED / ROLES["comment"].size, card.comment_lines)
    return found + [""] * (card.comment_lines - len(found))


def in_one(text: str) -> str:
    """The same for a cell that wraps what is in it."""
    return " ".join(text.split()) if _is_short(text.split()) else " ".join([*_beginning(text.split()), MORE])


def _fitted(words: Sequence[str], width: float, count: int) -> list[str]:
    whole = _filled(words, width)
    if _is_short(words) and len(whole) <= count:
        return whole
    kept = _beginning(words)
    while len(found := _filled([*kept, MORE], width)) > count:
        kept.pop()
    return found


def _is_short(words: Sequence[str]) -> bool:
    return len(" ".join(words)) <= LONGEST


def _beginning(words: Sequence[str]) -> list[str]:
    """Whole words, unless the first is longer than all that is shown."""
    text = " ".join(words)[: LONGEST + 1]
    return (text.rpartition(" ")[0] or text[:LONGEST]).split()


def _filled(words: Sequence[str], width: float) -> list[str]:
    """Each line as full as it can be; `width` in hundredths of the size of the letters."""
    found: list[str] = []
    for word in words:
        if found and _width(found[-1]) + _SIGNS[" "] + _width(word) <= width:
            found[-1] += f" {word}"
        else:
            found += _pieces(word, width)
    return found


def _pieces(word: str, width: float) -> list[str]:
    """A word that is wider than a line is broken."""
    pieces = [""]
    for sign in word if _width(word) > width else ():
        if _width(pieces[-1] + sign) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces if pieces[0] else [word]


def _width(text: str) -> float:
    return sum(map(_SIGNS.__getitem__, text))
