"""How the printed pages are divided, in pixels of which 96 are an inch, and how much text a line of them takes.

Texts run over into the cells beside them, so that none is merged.
"""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

MORE = "…"
_POINTS = 0.75  # a pixel
_USED = 0.96  # of a width: printers and screens round each in their own way
_BOLD = 1.03
_WIDTHS = {
    22: "'", 23: "il ", 24: "j",
    25: "I,.·\u2018\u2019", 27: ":;", 30: "()`", 31: "f-[]{}", 32: "J", 33: "t!", 35: "r°",
    39: "s/\\", 40: 'z"', 42: "cL“”", 43: "x", 45: "kvy", 46: "FS?|", 47: "gZ", 48: "a", 49: "ETY",
    51: "e#*+<=>^_~\u2013≥≤0123456789$£■▲▼►◇«»",
    53: "KPXbdhnopquC", 55: "BR○", 58: "AV", 62: "DHG", 65: "UN", 67: "OQ½",
    69: "&…", 71: "w%", 80: "m", 85: "M●", 91: "W@—",
}  # fmt: skip
LINES, FIRST_LINES = 48, 33
"""Lines under the headings of the front page: measures, and the headings of their themes. The key follows the first."""
PROFILE_LINES = 53
AXIS, LINE, NOTE = 13, 17, 14
"""Heights on the front page: of the line of scales over the measures, of each line, and of each line of the key."""
ACROSS, ABREAST = 674, 3
"""The width of every printed page (LibreOffice draws columns 6% wider than Excel), and charts abreast on Themes."""
SLOT, SLOT_GAP = 216, 13
BOXES, BOX_LINES, ACTION_LINES, LEAD_LINES, NOTE_LINES = 3, 5, 3, 3, 8
WORD_LINES = 7
PROFILE = (158, 74, 98, 14, 158, 74, 98)
_LOW = 1  # pixel: LibreOffice draws a chart two lower than Excel
_KEY = NOTE_LINES * NOTE
_ALL = AXIS + LINES * LINE + _KEY
HALF = 0.5 * LINE / _ALL
"""Half the height of a line of the front page, where that of the chart beside the lines is 1."""
TOP = 1 - AXIS / _ALL
"""The height under the line of scales, in the same unit."""


class _Signs(dict[str, float]):
    """How wide each sign is, in hundredths of the size of the letters; of others a careful guess."""

    def __missing__(self, sign: str) -> float:
        base = unicodedata.normalize("NFKD", sign)[0]
        self[sign] = self[base] if base != sign else 70 if sign < "\u2e80" else 100
        return self[sign]


_SIGNS = _Signs({sign: width for width, signs in _WIDTHS.items() for sign in signs})


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Of a text in letters of this size in points: pixels."""
    return sum(map(_SIGNS.__getitem__, text)) * size * (_BOLD if bold else 1) / 100 / _POINTS


def lines(text: str, pixels: float, size: float, count: int, *, bold: bool = False, more: str = MORE) -> list[str]:
    """The text in this many lines, each as full as it can be; of one that is too long the beginning, and `more`."""
    words, room = text.split(), pixels * _USED
    found = _filled(words, room, size, bold)
    if len(found) > count:
        words = _beginning(words, room * count, size)
    while len(found) > count and words:
        words = _without_last(words)
        found = _filled(_ended(words, more), room, size, bold)
    return (found + [""] * count)[:count]


def whole(text: str, pixels: float, size: float, count: int, more: str, *, bold: bool = False) -> str:
    """The same for a cell that wraps what is in it."""
    return " ".join(filter(None, lines(text, pixels, size, count, bold=bold, more=more)))


def middle(text: str, pixels: float, size: float) -> str:
    """A name in one line; of one that is too long the middle is left out, as ends often differ."""
    left = right = (len(text) + 1) // 2
    found = text
    while width(found, size) > pixels * _USED and right > 1:
        left, right = left - 1, right - (left <= right)
        found = f"{text[:left].rstrip()}{MORE}{text[-right:].lstrip()}"
    return found


def _beginning(words: Sequence[str], room: float, size: float) -> list[str]:
    """The words that this width may hold, and one more."""
    filled = [each for each in accumulate(width(word, size) for word in words) if each <= room]
    return list(words[: len(filled) + 1])


def _without_last(words: Sequence[str]) -> list[str]:
    """A word less; of the only one less than a half is left."""
    return list(words[:-1]) if len(words) > 1 else [words[0][: len(words[0]) // 2]] if len(words[0]) > 1 else []


def _ended(words: Sequence[str], more: str) -> list[str]:
    if more == MORE and words:
        return [*words[:-1], words[-1] + MORE]
    return [*words, *more.split()]


def _filled(words: Sequence[str], room: float, size: float, bold: bool) -> list[str]:
    found: list[str] = []
    for word in words:
        if found and width(f"{found[-1]} {word}", size, bold=bold) <= room:
            found[-1] += f" {word}"
        else:
            found += _pieces(word, room, size, bold)
    return found


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word that is wider than a line is broken."""
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


class Front(NamedTuple):
    """The columns of the front page."""

    label: int = 167
    now: int = 54
    many: int = 90
    target: int = 54
    rating: int = 73
    stand: int = 84
    months: int = 54
    change: int = 98


FRONT = Front()
BOX_WIDTHS = (
    FRONT.label + FRONT.now + FRONT.many,
    FRONT.target + FRONT.rating + FRONT.stand,
    FRONT.months + FRONT.change,
)


def centre(line: int) -> float:
    """The middle of a line of the front page, counted from 0; 1 is the top of the line of scales, 0 the last bottom."""
    over = AXIS + (line + 0.5) * LINE + (_KEY if line >= FIRST_LINES else 0)
    return 1 - (over - _LOW) / _ALL


def profile_centre(line: int) -> float:
    """The same of a line of the profile."""
    return 1 - (line + 0.5) / PROFILE_LINES
