"""How the printed pages are divided, in pixels of which 96 are an inch: what drawing and fitting texts both need."""

from typing import NamedTuple

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
PROFILE = (158, 74, 98, 14, 158, 74, 98)


_LOW = 1  # pixel: LibreOffice draws a chart two lower than Excel


_KEY = NOTE_LINES * NOTE
_ALL = AXIS + LINES * LINE + _KEY


def centre(line: int) -> float:
    """The middle of a line of the front page, counted from 0; 1 is the top of the line of scales, 0 the last bottom."""
    over = AXIS + (line + 0.5) * LINE + (_KEY if line >= FIRST_LINES else 0)
    return 1 - (over - _LOW) / _ALL


HALF = 0.5 * LINE / _ALL
"""Half the height of a line, in the same unit."""
TOP = 1 - AXIS / _ALL
"""Under the line of scales."""


def profile_centre(line: int) -> float:
    """The same of a line of the profile."""
    return 1 - (line + 0.5) / PROFILE_LINES
