"""Paper: how large a page is drawn, and what is printed on every page."""

from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

_LEAST_LARGE = 12
_SMALL = '&9&"Calibri,Regular"'
_NEARER = 0.07  # the pages begin right under it
_LONGEST = 150  # signs: Excel takes 255 in all, codes included
_ACROSS, _SHORTEST = 110, 20  # signs of both ends that fit a page upright, and what is left of a name at least
FILE = "&F"
"""The name of the file, for `paper_line`."""


@dataclass(frozen=True)
class Size:
    """How many times as large as usual a page is drawn, across and down.

    In landscape its letters are as many times as large, and at least 12 points.
    """

    across: float = 1
    down: float = 1
    landscape: bool = False

    def wide(self, pixels: int) -> int:
        return round(pixels * self.across)

    def high(self, pixels: int) -> int:
        return round(pixels * self.down)

    def letters(self, points: float) -> float:
        return max(_LEAST_LARGE, round(2 * points * self.down) / 2) if self.landscape else points


USUAL, LARGE = Size(), Size(1.42, 1.28, landscape=True)


def paper_line(left: str, right: str) -> str:
    """A line with these texts, or codes of Excel's, at its ends."""
    return f"&L{_SMALL}{left}&R{_SMALL}{right}"


def head_of(council: str, position: str) -> str:
    """Whose it is and of which month; a name that would run into the month is cut."""
    return paper_line(literal(council, max(_SHORTEST, _ACROSS - len(position))), literal(position))


def literal(text: str, longest: int = _LONGEST) -> str:
    """A text of any kind as such a line shows it; one that is too long ends after a whole word."""
    words = text.split()
    shown = " ".join(words)
    while _signs(shown) > longest:
        words = words[:-1] if len(words) > 1 else [words[0][:-1]]
        shown = f"{' '.join(words)}…"
    return shown.replace("&", "&&")


def _signs(text: str) -> int:
    """As Excel counts them in such a line: rare letters and & are two."""
    return len(text.encode("utf-16-le")) // 2 + text.count("&")


def head_and_foot(sheet: Worksheet, head: str, *, live: bool, margin: float = 0.3) -> None:
    """`margin`: between these lines and the edge of the paper, in inches; the head is a little nearer to it.

    `live`: whether raw sheets of hundreds of pages are beside it, with which the number of all pages would say nothing.
    """
    page = "Page &P" if live else "Page &P of &N"
    sheet.set_header(head, {"margin": margin - _NEARER, "scale_with_doc": False})
    sheet.set_footer(paper_line("&A", page), {"margin": margin, "scale_with_doc": False})
