"""How the printed pages are divided, in pixels of which 96 are an inch: what drawing and fitting texts both need."""

from typing import NamedTuple

LINES = 56
"""Lines under the headings of the front page: measures, headings of themes, notes."""
PROFILE_LINES = 50
AXIS, LINE = 14, 21
"""Heights on the front page: of the line of scales over the measures, and of each line."""
ACROSS, ABREAST = 706, 3
"""The width of every printed page; how many charts stand beside one another on Themes."""
SLOT, SLOT_GAP = 226, 14
BOXES, BOX_LINES, ACTION_LINES = 3, 5, 3


class Front(NamedTuple):
    """The columns of the front page."""

    label: int = 184
    now: int = 50
    many: int = 76
    target: int = 46
    rating: int = 86
    stand: int = 98
    months: int = 64
    change: int = 102


FRONT = Front()
BOX_WIDTHS = (FRONT.label + FRONT.now + FRONT.many, FRONT.target + FRONT.rating + FRONT.stand, FRONT.months + FRONT.change)
PROFILE = (126, 58, 162, 14, 126, 58, 162)


def centre(line: int) -> float:
    """The middle of a line of the front page, counted from 0; 1 is the top of the line of scales, 0 the last bottom."""
    return 1 - (AXIS + (line + 0.5) * LINE) / (AXIS + LINES * LINE)


HALF = 0.5 * LINE / (AXIS + LINES * LINE)
"""Half the height of a line, in the same unit."""
TOP = 1 - AXIS / (AXIS + LINES * LINE)
"""Under the line of scales."""


def profile_centre(line: int) -> float:
    """The same of a line of the profile."""
    return 1 - (line + 0.5) / PROFILE_LINES
