"""The colour that officers choose, and its lighter shades."""

import re

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
