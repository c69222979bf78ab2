"""The part of a package that holds the cells of a sheet."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Protocol

from lxml import etree

from scorecard_xl.workbook.area import LAST_COLUMN, LAST_ROW, Area, column_of, reference
from scorecard_xl.workbook.file.cellxml import set_value
from scorecard_xl.workbook.file.markup import create, damaged, drop_attribute, find, parse, require, serialise

_LINES_HERE = re.compile(rb"<\?scorecard-rows (\d+)\?>")
_ROW, _CELL, _FORMULA = "{*}row", "{*}c", "{*}f"


class Lines(Protocol):
    """Rows that go into a sheet as ready XML, and never all at once into memory."""

    def text(self) -> Iterator[bytes]:
        """The rows, some at a time."""

    def formulas(self) -> Iterator[str]:
        """The references of their cells that hold a formula."""


class SheetXml:
    """The cells of a sheet.

    `rows`: its row elements by number. `date_shift`: as in `typed`.
    """

    def __init__(self, content: bytes, part: str, date_shift: int) -> None:
        self._source, self._part = content, part
        self.date_shift = date_shift
        self.root = parse(content, part)
        self.data = require(self.root, "sheetData", part)
        try:
            _number(self.data)
            self.rows = {int(row.get("r", "")): row for row in self.data.iterchildren(_ROW)}
        except ValueError:
            raise damaged(part) from None
        self._lines: list[Lines] = []

    def write(self, row: int, column: int, value: object) -> None:
        """Give this cell a value; it is made in its place where it is not there yet."""
        set_value(self._cell(row, column), value, self.date_shift)

    def set_style(self, row: int, column: int, style: str) -> None:
        self._cell(row, column).set("s", style)

    def style(self, row: int, column: int) -> str:
        """The style that a cell here has or, if it is not there yet, gets from its row or column; empty for none."""
        element = self.rows.get(row)
        cell = None if element is None else _in_row(element, column)
        if cell is not None:
            return cell.get("s", "")
        return (element.get("s") if element is not None else None) or self._column_style(column)

    def _column_style(self, column: int) -> str:
        columns = find(self.root, "cols")
        for item in () if columns is None else columns.iterchildren("{*}col"):
            if int(item.get("min", "0")) <= column <= int(item.get("max", "0")):
                return item.get("style", "")
        return ""

    def _cell(self, row: int, column: int) -> etree._Element:
        element = self._row(row)
        found = _in_row(element, column)
        return self._new_cell(element, row, column) if found is None else found

    def _new_cell(self, element: etree._Element, row: int, column: int) -> etree._Element:
        style = self.style(row, column)
        place = sum(column_of(cell.get("r", "")) < column for cell in element.iterchildren(_CELL))
        cell = create(element, "c", place)
        cell.set("r", reference(row, column))
        if style:
            cell.set("s", style)
        drop_attribute(element, "spans")
        return cell

    def place(self, row: int, cell: etree._Element) -> None:
        """Put a cell, which has its reference, into its place in a row, instead of one that is there."""
        element, column = self._row(row), column_of(cell.get("r", ""))
        there = _in_row(element, column)
        if there is not None:
            element.remove(there)
        element.insert(sum(column_of(each.get("r", "")) < column for each in element.iterchildren(_CELL)), cell)
        drop_attribute(element, "spans")

    def _row(self, number: int) -> etree._Element:
        if number not in self.rows:
            numbers = sorted(self.rows)
            after = bisect_left(numbers, number)
            place = self.data.index(self.rows[numbers[after]]) if after < len(numbers) else len(self.data)
            self.rows[number] = create(self.data, "row", place)
            self.rows[number].set("r", str(number))
        return self.rows[number]

    def clear(self, place: Area) -> None:
        """Take the cells of this area out, and the rows that hold nothing else."""
        for number in [number for number in self.rows if place.top <= number <= place.bottom]:
            row = self.rows[number]
            if not _lies_within(row, place):
                for cell in [cell for cell in row if place.has_column(column_of(cell.get("r", "")))]:
                    row.remove(cell)
            if _lies_within(row, place):
                self.data.remove(self.rows.pop(number))

    def add_lines(self, lines: Lines, before: int | None) -> None:
        """Put rows in before the row of this number, or last."""
        stand_in = etree.ProcessingInstruction("scorecard-rows", str(len(self._lines)))
        self._lines.append(lines)
        if before is None:
            self.data.append(stand_in)
        else:
            self.rows[before].addprevious(stand_in)

    def filled(self, place: Area) -> Iterator[int]:
        """The rows, in order, in which a cell of this area holds something."""
        for number in sorted(number for number in self.rows if place.top <= number <= place.bottom):
            cells = self.rows[number].iterchildren(_CELL)
            if any(len(cell) and place.has_column(column_of(cell.get("r", ""))) for cell in cells):
                yield number

    def formulas(self) -> set[str]:
        """The references of the cells that hold a formula."""
        cells = (formula.getparent() for formula in self.data.iter(_FORMULA))
        parsed = {cell.get("r", "") for cell in cells if cell is not None}
        return parsed.union(*(lines.formulas() for lines in self._lines))

    def extent(self) -> Area | None:
        """The smallest area that holds all cells; None where there are none."""
        cells = [
            (number, column_of(row[0].get("r", "")), column_of(row[-1].get("r", ""))) for number, row in self._full()
        ]
        if not cells:
            return None
        numbers, lefts, rights = zip(*cells, strict=True)
        found = Area(min(numbers), min(lefts), max(numbers), max(rights))
        if not (0 < found.top <= found.bottom <= LAST_ROW and 0 < found.left <= found.right <= LAST_COLUMN):
            raise damaged(self._part)
        return found

    def _full(self) -> Iterator[tuple[int, etree._Element]]:
        return ((number, row) for number, row in self.rows.items() if len(row))

    def measure(self, block: Area | None = None) -> None:
        """Bring the sheet's note of its extent up to date; `block`: where rows came in as text."""
        note, extent = find(self.root, "dimension"), self.extent()
        if block is not None:
            extent = block if extent is None else extent.union(block)
        if note is not None and extent is not None:
            note.set("ref", str(extent))

    def content(self) -> Iterator[bytes]:
        """The XML of the sheet, some at a time."""
        before, *rest = _LINES_HERE.split(serialise(self.root, self._source))
        yield before
        for number, after in zip(rest[::2], rest[1::2], strict=True):
            yield from self._lines[int(number)].text()
            yield after


def _in_row(row: etree._Element, column: int) -> etree._Element | None:
    return next((cell for cell in row.iterchildren(_CELL) if column_of(cell.get("r", "")) == column), None)


def _lies_within(row: etree._Element, place: Area) -> bool:
    return not len(row) or all(place.has_column(column_of(cell.get("r", ""))) for cell in (row[0], row[-1]))


def _number(data: etree._Element) -> None:
    """Some programs leave the references of rows and cells out: each then follows the one before it."""
    number = 0
    for row in data.iterchildren(_ROW):
        number = int(row.get("r", number + 1))
        row.set("r", str(number))
        if len(row) and row[0].get("r") is None:
            for column, cell in enumerate(row, 1):
                cell.set("r", reference(number, column))
