"""The theme of a workbook, whose first accent is the council's colour."""

import re

_IN_THEME = re.compile(r'(<a:accent1><a:srgbClr val=")[0-9A-Fa-f]{6}')


def with_accent(theme: str, accent: str) -> str:
    """The theme with this first accent, #RRGGBB."""
    return _IN_THEME.sub(lambda found: found[1] + accent.removeprefix("#").upper(), theme)
