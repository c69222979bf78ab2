"""How much of a text a line of the page takes: texts run over into the cells beside them, so that none is merged."""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

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
