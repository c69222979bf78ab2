"""The council's colour: the first accent of the workbook's theme, from which its tints follow."""

import re

from xlsxwriter.color import Color

from scorecard_xl.page.theme import ACCENT, BAR, PALE

_FIRST_ACCENT = 4
_SHADES = {ACCENT: 0, PALE: 1, BAR: 3}
_IN_THEME = re.compile(r'(<a:accent1><a:srgbClr val=")[0-9A-Fa-f]{6}')


def colour(value: str) -> str | Color:
    """The colour as XlsxWriter takes it: the accent and its tints follow the theme."""
    return Color.theme(_FIRST_ACCENT, _SHADES[value]) if value in _SHADES else value


def with_accent(theme: str, accent: str) -> str:
    """The theme with this first accent, #RRGGBB."""
    return _IN_THEME.sub(lambda found: found[1] + accent.removeprefix("#").upper(), theme)
