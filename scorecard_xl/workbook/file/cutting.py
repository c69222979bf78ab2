"""Cutting rows that are to be replaced out of a sheet's XML before it is parsed, which costs more than all the rest."""

import re

from scorecard_xl.workbook.area import Area, column_number

_ROW = re.compile(rb'<row r="(\d+)"')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})')
# What a search through the text cannot be sure of, or what must be counted: then nothing is cut.
_UNSURE = (b"<!--", b"<![CDATA[", b"<f>", b"<f ", b"<f/")


def without_body(content: bytes, body: Area) -> bytes:
    """The sheet without the rows of `body` after its first, where they hold nothing else; otherwise as it was."""
    starts = [(int(match[1]), match.start()) for match in _ROW.finditer(content)]
    inside = [start for number, start in starts if body.top < number <= body.bottom]
    end = content.find(b"</sheetData>")
    if not inside or end < inside[-1]:
        return content
    end = next((start for _, start in starts if start > inside[-1]), end)
    region = content[inside[0] : end]
    return content[: inside[0]] + content[end:] if _holds_only(region, len(inside), body) else content


def _holds_only(region: bytes, rows: int, body: Area) -> bool:
    cells = _CELL.findall(region)
    if region.count(b"<row") != rows or region.count(b"<c ") != len(cells) or any(mark in region for mark in _UNSURE):
        return False
    return all(body.has_column(column_number(letters.decode())) for letters in set(cells))
