"""Excel's tables with their filters, as LibreOffice's database ranges."""

from typing import Any

import xlwings as xw
from live.ranges import Range
from live.touched import Touched
from xlwings import base_classes


class Tables(Touched, base_classes.Tables):
    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def _own(self) -> list["Table"]:
        ranges = self._sheet._in._document.DatabaseRanges
        every = (ranges.getByName(name) for name in ranges.ElementNames)
        return [Table(self._sheet, each) for each in every if each.DataArea.Sheet == self._sheet._index]

    def __iter__(self) -> Any:
        return iter(self._own())

    def __len__(self) -> int:
        return len(self._own())


class Table(Touched, base_classes.Table):
    def __init__(self, sheet: Any, area: Any) -> None:
        self._sheet, self._area = sheet, area

    @property
    def name(self) -> str:
        return str(self._area.Name)

    @property
    def range(self) -> Range:
        return Range.at(self._sheet, self._area.DataArea)

    @property
    def show_headers(self) -> bool:
        return bool(self._area.ContainsHeader)

    @property
    def show_totals(self) -> bool:
        return bool(self._area.TotalsRow)

    @property
    def show_autofilter(self) -> bool:
        return bool(self._area.AutoFilter)

    @property
    def autofilter(self) -> "AutoFilter":
        return AutoFilter(self)

    def resize(self, range: xw.Range) -> None:
        self._area.DataArea = range.impl._cells.RangeAddress


class AutoFilter(Touched, base_classes.AutoFilter):
    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def _cells(self) -> Any:
        return self._table.range._cells

    def clear(self, field: int | None) -> None:
        self._apply(())

    def apply_values(self, field: int, values: list[str]) -> None:
        fields = [each for each in self._cells.createFilterDescriptor(False).FilterFields if each.Field != field - 1]
        self._apply((*fields, *(_shows(field - 1, value) for value in values)))

    def _apply(self, fields: Any) -> None:
        descriptor = self._cells.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        descriptor.setFilterFields(tuple(fields))
        self._cells.filter(descriptor)


def _shows(field: int, text: str) -> Any:
    from com.sun.star.sheet import TableFilterField
    from com.sun.star.sheet.FilterConnection import AND
    from com.sun.star.sheet.FilterOperator import EQUAL

    return TableFilterField(AND, field, EQUAL, False, 0.0, text)
