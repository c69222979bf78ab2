"""Colours: the council's own, its lighter shades, and shades of it that can be read (WCAG 2.2, contrast 4.5 to 1)."""

import re
from functools import cache

from scorecard_xl.tables.cells import as_text, is_empty

USUAL_COLOUR = "#1F3864"
_BRIGHTEST = 0.1  # white on it has a contrast of 7 to 1, and it from its palest tint by 4.5 to 1


def read_colour(value: object) -> str:
    """The colour that is meant; blank: the usual one. Raises ValueError with what it may be."""
    text = USUAL_COLOUR if is_empty(value) else "#" + as_text(value).strip().lstrip("#").upper()
    if not re.fullmatch("#[0-9A-F]{6}", text) or brightness(text) > _BRIGHTEST:
        raise ValueError(f"a dark colour such as {USUAL_COLOUR}, on which white text can be read")
    return text


def brightness(colour: str) -> float:
    """How bright #RRGGBB is, from 0 to 1: the relative luminance of WCAG."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LEAST, BY_NIGHT = 4.5, 7
"""The contrast of texts; by night more, as thin letters shine."""
WHITE, INK = "#FFFFFF", "#1A1A1A"
PAPER, NIGHT = "#FFFFFF", "#14181F"
"""The grounds of the page by day and by night."""
_STEPS = 40


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def luminance(colour: str) -> float:
    """Relative luminance of a colour #RRGGBB, from 0 to 1."""
    parts = [channel / 255 for channel in _channels(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """From 1, alike, to 21, black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@cache
def readable(colour: str, ground: str, least: float = LEAST) -> str:
    """The colour, or the nearest mix of it with black or white that can be read on the ground."""
    end = "#000000" if luminance(ground) > 0.18 else WHITE
    mixes = (mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in mixes if contrast(each, ground) >= least), end)


def text_on(ground: str) -> str:
    """White or ink: what can be read on a ground of any colour."""
    return WHITE if contrast(WHITE, ground) >= contrast(INK, ground) else INK
