"""How the printed pages are divided, in pixels of which 96 are an inch: what drawing and fitting texts both need."""

from typing import NamedTuple

LINES = 48
"""Lines under the headings of the front page: measures, and the headings of their themes."""
PROFILE_LINES = 50
AXIS, LINE = 13, 19
"""Heights on the front page: of the line of scales over the measures, and of each line."""
ACROSS, ABREAST = 674, 3
"""The width of every printed page (LibreOffice draws columns 6% wider than Excel), and charts abreast on Themes."""
SLOT, SLOT_GAP = 216, 13
BOXES, BOX_LINES, ACTION_LINES, LEAD_LINES, NOTE_LINES = 3, 5, 3, 3, 7
WORD_LINES = 7


class Front(NamedTuple):
    """The columns of the front page."""

    label: int = 172
    now: int = 56
    many: int = 70
    target: int = 56
    rating: int = 80
    stand: int = 86
    months: int = 58
    change: int = 96


FRONT = Front()
BOX_WIDTHS = (
    FRONT.label + FRONT.now + FRONT.many,
    FRONT.target + FRONT.rating + FRONT.stand,
    FRONT.months + FRONT.change,
)
PROFILE = (158, 74, 98, 14, 158, 74, 98)


_LOW = 1  # pixel: LibreOffice draws a chart two lower than Excel


def centre(line: int) -> float:
    """The middle of a line of the front page, counted from 0; 1 is the top of the line of scales, 0 the last bottom."""
    return 1 - (AXIS + (line + 0.5) * LINE - _LOW) / (AXIS + LINES * LINE)


HALF = 0.5 * LINE / (AXIS + LINES * LINE)
"""Half the height of a line, in the same unit."""
TOP = 1 - AXIS / (AXIS + LINES * LINE)
"""Under the line of scales."""


def profile_centre(line: int) -> float:
    """The same of a line of the profile."""
    return 1 - (line + 0.5) / PROFILE_LINES
