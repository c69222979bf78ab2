"""The council's colour: the first accent of the workbook's theme, from which its tints follow."""

from xlsxwriter.color import Color

from scorecard_xl.page.theme import ACCENT, BAR, PALE

_FIRST_ACCENT = 4
_SHADES = {ACCENT: 0, PALE: 1, BAR: 3}


def colour(value: str) -> str | Color:
    """The colour as XlsxWriter takes it: the accent and its tints follow the theme."""
    return Color.theme(_FIRST_ACCENT, _SHADES[value]) if value in _SHADES else value
