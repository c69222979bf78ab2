"""Ranges of cells, read and written as Excel does it."""

import datetime as dt
from typing import Any

import xlwings as xw
from live.touched import Refused, Touched
from xlwings import base_classes

from scorecard_xl.workbook.area import reference

_EPOCH = dt.datetime(1899, 12, 30)
_DATES, _CONTENT, _ERRORS = 2, 1 | 2 | 4 | 16, 4


class ErrorValue(str):
    """The text of an error value, which Excel gives as a number of its own."""


class Range(Touched, base_classes.Range):
    api = True

    def __init__(self, sheet: Any, top: int, left: int, bottom: int, right: int) -> None:
        self._on, self._top, self._left, self._bottom, self._right = sheet, top, left, bottom, right

    @classmethod
    def at(cls, sheet: Any, place: Any) -> "Range":
        return cls(sheet, place.StartRow, place.StartColumn, place.EndRow, place.EndColumn)

    @property
    def sheet(self) -> Any:
        return self._on

    @property
    def _cells(self) -> Any:
        return self._on._sheet.getCellRangeByPosition(self._left, self._top, self._right, self._bottom)

    def __len__(self) -> int:
        return (self._bottom - self._top + 1) * (self._right - self._left + 1)

    @property
    def row(self) -> int:
        return self._top + 1

    @property
    def column(self) -> int:
        return self._left + 1

    @property
    def shape(self) -> tuple[int, int]:
        return self._bottom - self._top + 1, self._right - self._left + 1

    def __call__(self, row: int, column: int) -> "Range":
        top, left = self._top + row - 1, self._left + column - 1
        return Range(self._on, top, left, top, left)

    @property
    def address(self) -> str:
        return f"{reference(self._top + 1, self._left + 1)}:{reference(self._bottom + 1, self._right + 1)}"

    @property
    def raw_value(self) -> list[list[Any]]:
        rows = [list(row) for row in self._cells.getDataArray()]
        for place in self._cells.queryContentCells(_DATES).RangeAddresses:
            for row in rows[place.StartRow - self._top : place.EndRow - self._top + 1]:
                for at in range(place.StartColumn - self._left, place.EndColumn - self._left + 1):
                    row[at] = _EPOCH + dt.timedelta(days=row[at])
        for place in self._cells.queryFormulaCells(_ERRORS).RangeAddresses:
            for number in range(place.StartRow, place.EndRow + 1):
                for column in range(place.StartColumn, place.EndColumn + 1):
                    text = self._on._sheet.getCellByPosition(column, number).String
                    rows[number - self._top][column - self._left] = ErrorValue(text)
        return rows

    @raw_value.setter
    def raw_value(self, rows: Any) -> None:
        self._check_writable()
        height, width = self._bottom - self._top + 1, self._right - self._left + 1
        grid = rows if isinstance(rows, list | tuple) else [[rows] * width] * height
        self._cells.setFormulaArray(tuple(tuple(map(_typed, row)) for row in grid))

    @property
    def formula(self) -> Any:
        """As Excel gives it: of a cell without a formula its content, without the apostrophe that keeps it text."""
        return tuple(tuple(map(_as_in_excel, row)) for row in self._cells.getFormulaArray())

    def clear_contents(self) -> None:
        self._check_writable()
        self._cells.clearContents(_CONTENT)

    def copy(self, destination: xw.Range) -> None:
        target = destination.impl
        target._check_writable()
        source, top = self, target._top
        while top <= target._bottom:
            bottom = min(target._bottom, top + source._bottom - source._top)
            some = Range(source._on, source._top, source._left, source._top + bottom - top, source._right)
            cell = target._on._sheet.getCellByPosition(target._left, top)
            target._on._sheet.copyRange(cell.CellAddress, some._cells.RangeAddress)
            source, top = Range(target._on, target._top, target._left, bottom, target._right), bottom + 1

    def _check_writable(self) -> None:
        if self._on._sheet.isProtected():
            raise Refused("the sheet is protected")


def _as_in_excel(text: str) -> str:
    return _separated(text, ";", ",") if text.startswith("=") else text.removeprefix("'")


def _typed(value: Any) -> str:
    """What a person would type."""
    if isinstance(value, dt.datetime):
        value = (value - _EPOCH) / dt.timedelta(days=1)
    if not isinstance(value, str):
        return repr(value)
    return _separated(value, ",", ";") if value.startswith("=") else value


def _separated(formula: str, before: str, after: str) -> str:
    """The formula with other separators between arguments: what stands in quotes stays."""
    parts = formula.split('"')
    return '"'.join(part if at % 2 else part.replace(before, after) for at, part in enumerate(parts))
