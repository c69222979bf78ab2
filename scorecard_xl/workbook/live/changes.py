"""Changes to a workbook that is open, each of which can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import xlwings as xw

from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import Link, Value
from scorecard_xl.workbook.file.blockxml import check_fits
from scorecard_xl.workbook.live.table import LiveTable, cells, formulas, read, write
from scorecard_xl.workbook.live.values import HostValue, entries, entry, entry_before, is_formula, rectangles


class LiveChange(Protocol):
    """Something to be written on one sheet; what was there is known before the first write."""

    @property
    def sheet(self) -> xw.Sheet: ...

    def make(self) -> None: ...

    def undo(self) -> None: ...

    def is_undone(self) -> bool: ...


@dataclass(frozen=True)
class CellsChange:
    """Single cells of a sheet, written area by area; what is between them is not touched."""

    sheet: xw.Sheet
    areas: Mapping[Area, Sequence[Sequence[HostValue]]]
    before: Mapping[Area, Sequence[Sequence[HostValue]]]

    @classmethod
    def of(cls, sheet: xw.Sheet, values: Mapping[tuple[int, int], Value]) -> "CellsChange":
        """The values by (row, column). A cell that has a formula keeps it: the host works it out."""
        held = Held.of(sheet, values)
        free = [cell for cell in values if not is_formula(*held.at(*cell))]
        areas = rectangles(free)
        return cls(
            sheet,
            {area: [[_shown(values[cell]) for cell in row] for row in _rows(area)] for area in areas},
            {area: [[entry_before(*held.at(*cell)) for cell in row] for row in _rows(area)] for area in areas},
        )

    def make(self) -> None:
        for area, rows in self.areas.items():
            write(self.sheet, area, rows)

    def undo(self) -> None:
        for area, rows in self.before.items():
            write(self.sheet, area, rows)

    def is_undone(self) -> bool:
        return all(Held.in_(self.sheet, area).entries() == rows for area, rows in self.before.items())


def _shown(value: Value) -> HostValue:
    return entry(value.text if isinstance(value, Link) else value)


def _rows(area: Area) -> list[list[tuple[int, int]]]:
    return [[(row, at) for at in range(area.left, area.right + 1)] for row in range(area.top, area.bottom + 1)]


@dataclass(frozen=True)
class Held:
    """What an area holds: its values, and its formulas (of a cell without one its text)."""

    area: Area
    values: Sequence[Sequence[Value]]
    formulas: Sequence[Sequence[object]]

    @classmethod
    def of(cls, sheet: xw.Sheet, cells: Mapping[tuple[int, int], object]) -> "Held":
        """The smallest area around these cells, read in two calls."""
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        return cls.in_(sheet, Area(min(rows), min(columns), max(rows), max(columns)))

    @classmethod
    def in_(cls, sheet: xw.Sheet, area: Area) -> "Held":
        return cls(area, read(sheet, area), formulas(sheet, area))

    def at(self, row: int, column: int) -> tuple[Value, object]:
        down, right = row - self.area.top, column - self.area.left
        return self.values[down][right], self.formulas[down][right]

    def entries(self) -> list[list[HostValue]]:
        """What to enter so that the area holds all this again."""
        return [[entry_before(*self.at(*cell)) for cell in row] for row in _rows(self.area)]


@dataclass(frozen=True)
class BlockChange:
    """New rows in place of those under the headings.

    `own`: the table's rows; `old`: with rows pasted under them; `right`: the last column of the table, which may have
    officers' own columns beside these.
    """

    where: LiveTable
    own: Area
    old: Area
    new: Area
    rows: Sequence[Sequence[HostValue]]
    before: Sequence[Sequence[HostValue]]
    right: int

    @classmethod
    def of(cls, where: LiveTable, rows: Sequence[Sequence[Value]], columns: int | None = None) -> "BlockChange":
        """`columns`: how many of the table are replaced; None: all. Raises BookError where the rows do not fit."""
        own, old, limit = where.body()
        widest, right = max(map(len, rows), default=0), own.right
        if columns is not None:
            own, old = (replace(each, right=each.left + columns - 1) for each in (own, old))
        if where.table is None:
            own, old = (replace(each, right=max(each.right, widest)) for each in (own, old))
        new = replace(own, bottom=own.top + max(1, len(rows)) - 1)
        check_fits(where.sheet.name, new, widest, limit)
        return cls(where, own, old, new, entries(rows, new.width), Held.in_(where.sheet, old).entries(), right)

    @property
    def sheet(self) -> xw.Sheet:
        return self.where.sheet

    def make(self) -> None:
        """The rows are others now, so that a filter of the old ones is let go."""
        table = self.where.table
        if table is not None and table.show_autofilter:
            table.autofilter.clear()
        cells(self.sheet, self.old).clear_contents()
        self._resize(self.new)
        if self.new.bottom > self.own.bottom:
            first = cells(self.sheet, replace(self.new, bottom=self.new.top))
            first.copy(cells(self.sheet, replace(self.new, top=self.own.bottom + 1)))
        write(self.sheet, self.new, self.rows)

    def undo(self) -> None:
        cells(self.sheet, self.new).clear_contents()
        self._resize(self.own)
        write(self.sheet, self.old, self.before)

    def is_undone(self) -> bool:
        bodies = tuple(replace(each, right=self.own.right) for each in self.where.body()[:2])
        return bodies == (self.own, self.old) and Held.in_(self.sheet, self.old).entries() == self.before

    def _resize(self, body: Area) -> None:
        table = self.where.table
        if table is not None:
            whole = replace(body, top=body.top - table.show_headers, right=self.right)
            table.resize(cells(self.sheet, whole))
