"""The council's colour: #RRGGBB, dark enough to carry white text."""

import re

from scorecard_xl.tables.cells import as_text, is_empty

USUAL = "#1F3864"
_BRIGHTEST = 0.1  # white stands out from it by 7 to 1, and it from its palest tint by 4.5 to 1


def read_colour(value: object) -> str:
    """The colour that is meant; blank: the usual one. Raises ValueError with what it may be."""
    text = USUAL if is_empty(value) else "#" + as_text(value).strip().lstrip("#").upper()
    if not re.fullmatch("#[0-9A-F]{6}", text) or brightness(text) > _BRIGHTEST:
        raise ValueError(f"a dark colour such as {USUAL}, on which white text can be read")
    return text


def brightness(colour: str) -> float:
    """How bright #RRGGBB is, from 0 to 1: the relative luminance of WCAG."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lighter(colour: str, share: float) -> str:
    """#RRGGBB so much nearer to white, from 0 to 1."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
