"""How far the cells of a sheet reach, looked at before a reader makes a rectangle of them that no memory holds."""

import re

from scorecard_xl.workbook.area import LAST_COLUMN, LAST_ROW, column_number
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import damaged

_MOST_CELLS = 50_000_000
_FAR = re.compile(rb"""\sr\s*=\s*["'](?=[A-Za-z]{2}|[A-Za-z]?\d{7})([A-Za-z]*)(\d*)""")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d*)""")
# The same as _FAR, four times as fast, where attributes are written as Excel writes them.
_FAR_PLAIN = re.compile(rb' r="(?:[A-Z]{2}|[A-Z]?\d{7})')
_NOT_PLAIN = (b"\tr", b"\nr", b"\rr", b"r =", b"= ", b"='")
_LONGEST = 10  # digits or letters that are looked at: more are beyond every sheet


def check_extent(sheet: str, content: bytes) -> None:
    """Raises BookError where a cell lies beyond the last of a sheet, or so far out that the sheet cannot be read."""
    plain = not any(mark in content for mark in _NOT_PLAIN)
    if (plain and not _FAR_PLAIN.search(content)) or not _FAR.search(content):
        return
    right, bottom = _reach(content, _FAR)
    if right > 26:
        right, bottom = _reach(content, _PLACE)
    if right > LAST_COLUMN or bottom > LAST_ROW:
        raise damaged(f"sheet {sheet}")
    if right * bottom > _MOST_CELLS:
        raise BookError(
            f"Sheet {sheet} has a cell far out (down to row {bottom:,}, {right:,} columns wide): delete the rows under "
            "and the columns right of its table, and save."
        )


def _reach(content: bytes, pattern: re.Pattern[bytes]) -> tuple[int, int]:
    """The last column and row of the cells whose places match."""
    letters, rows = {b"A"}, 1
    for match in pattern.finditer(content):
        letters.add(match[1][:_LONGEST])
        rows = max(rows, int(match[2][:_LONGEST] or 0))
    return max(column_number(each.decode()) for each in letters), rows
