"""How the sheets are printed: what stands at the head and foot of every page, and how two pages hold the cards."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

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
    """The per cent at which so many points fit between the margins of a page."""
    across = (_WIDTH - MARGINS["left"] - MARGINS["right"]) * _INCH * _FILLED[0]
    down = (_HEIGHT - MARGINS["top"] - MARGINS["bottom"]) * _INCH * _FILLED[1]
    return int(100 * min(across / width, down / height))
