"""Replacing the rows under the headings of a sheet's table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .area import LAST_ROW, Area, column_of
from .book import BookError
from .linexml import BlockLines, LineMaker, Row
from .markup import drop_attribute
from .sheetxml import SheetXml


@dataclass(frozen=True)
class Body:
    """The rows that a block replaces.

    `area`: these rows, with those pasted right under the table. `bottoms`: the last row with and without those.
    `limit`: the first row further down that holds something in the same columns; None where there is none.
    """

    area: Area
    bottoms: frozenset[int]
    limit: int | None


def body_under(sheet: SheetXml, table: Area) -> Body:
    """The body of a table: `table` is its area below the headings."""
    below = list(sheet.filled(Area(table.bottom + 1, table.left, LAST_ROW, table.right)))
    bottom = table.bottom
    while below and below[0] == bottom + 1:
        bottom = below.pop(0)
    return Body(replace(table, bottom=bottom), frozenset({table.bottom, bottom}), below[0] if below else None)


def replace_body(sheet: SheetXml, name: str, body: Body, rows: Sequence[Row]) -> int:
    """Put these rows in place of the body of the sheet called `name`; the number of its last row.

    An empty block leaves one blank row. Raises BookError where the rows do not fit.
    """
    old, filled = body.area, rows or [()]
    new = replace(old, bottom=old.top + len(filled) - 1)
    check_fits(name, new, max(map(len, filled)), body.limit)
    block = _Block(sheet, new)
    sheet.clear(replace(old, bottom=max(old.bottom, new.bottom)))
    block.write(filled)
    sheet.stretch(old, set(body.bottoms), new.bottom)
    sheet.measure(replace(new, right=min(new.right, new.left + max(1, *map(len, filled)) - 1)))
    return new.bottom


def check_fits(name: str, new: Area, widest: int, limit: int | None) -> None:
    """Raises BookError where rows so wide do not fit in the new area; `limit`: as in `Body`."""
    if widest > new.width:
        raise BookError(
            f"The table on sheet {name} has {new.width} columns, {widest} were to be written: add headings."
        )
    if new.bottom > LAST_ROW:
        raise BookError(f"Sheet {name} would have {new.bottom:,} rows, Excel has {LAST_ROW:,}: import fewer years.")
    if limit is not None and new.bottom >= limit - 1:
        raise BookError(
            f"On sheet {name}, what stands under the table from row {limit} is in the way of {new.bottom:,} rows: "
            "move it to another sheet, then try again."
        )


class _Block:
    """New rows of a sheet, each cell with the style of the first row that was there."""

    def __init__(self, sheet: SheetXml, place: Area) -> None:
        self._sheet, self._place = sheet, place
        self._maker = LineMaker(sheet, place)

    def write(self, rows: Sequence[Row]) -> None:
        """Rows with nothing beside the block go in as text, far faster than cell by cell."""
        place, start = self._place, self._place.top
        for stop in [*sorted(number for number in self._sheet.rows if number >= start), None]:
            end = place.bottom + 1 if stop is None else min(stop, place.bottom + 1)
            if start < end:
                some = rows[start - place.top : end - place.top]
                self._sheet.add_lines(BlockLines(self._maker, start, some), stop)
            if stop is None or stop > place.bottom:
                break
            self._beside(stop, rows[stop - place.top])
            start = stop + 1

    def _beside(self, number: int, row: Row) -> None:
        element = self._sheet.rows[number]
        # A filter over the old rows is let go: what it hid is shown.
        drop_attribute(element, "hidden")
        drop_attribute(element, "spans")
        place = sum(column_of(cell.get("r", "")) < self._place.left for cell in element)
        element[place:place] = self._maker.elements(number, row)
