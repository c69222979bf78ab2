"""Defined names: which one cell a name of the workbook stands for."""

import re

from lxml import etree

from scorecard_xl.workbook.area import Area, area
from scorecard_xl.workbook.file.markup import find

_ONE_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!,:()\[\]]+))!([$A-Za-z0-9:]+)")


def named_cells(workbook: etree._Element) -> dict[str, tuple[str, int, int]]:
    """By name in lower case: sheet, row and column of each name of the whole workbook that stands for one cell."""
    names = find(workbook, "definedNames")
    places = {
        str(name.get("name")).lower(): one_cell(name.text or "")
        for name in (() if names is None else names.iterchildren("{*}definedName"))
        if name.get("localSheetId") is None
    }
    return {name: place for name, place in places.items() if place is not None}


def one_cell(formula: str) -> tuple[str, int, int] | None:
    """Sheet, row and column of the one cell that a name's formula (`=Page!$B$2`) stands for; None for all else."""
    sheet, cells = cells_of(formula) or ("", None)
    if cells is None or (cells.top, cells.left) != (cells.bottom, cells.right):
        return None
    return sheet, cells.top, cells.left


def cells_of(formula: str) -> tuple[str, Area] | None:
    """Sheet and cells that a formula (`=Page!$B$2:$B$9`) stands for; None for all else."""
    match = _ONE_PLACE.fullmatch(formula.strip().removeprefix("="))
    cells = area(match[3]) if match else None
    return None if match is None or cells is None else ((match[1] or match[2]).replace("''", "'"), cells)
