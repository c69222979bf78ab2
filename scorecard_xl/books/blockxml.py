"""Replacing the rows under the headings of a sheet's table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from lxml import etree

from .area import LAST_ROW, Area, column_letters, column_of
from .book import BookError, Value
from .cellxml import CellTexts
from .markup import drop_attribute
from .sheetxml import SheetXml

_KEPT_OF_ROW = ("s", "customFormat", "ht", "customHeight")

Row = Sequence[Value]


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
        self._sheet = sheet
        self._place = place
        self._prefix = f"{sheet.data.prefix}:" if sheet.data.prefix else ""
        self._texts = CellTexts(self._prefix, sheet.date_shift)
        first = sheet.rows.get(place.top)
        kept = {} if first is None else {key: first.get(key) for key in _KEPT_OF_ROW if first.get(key)}
        self._attributes = "".join(f' {key}="{value}"' for key, value in kept.items())
        columns = range(place.left, place.right + 1)
        styles = [sheet.style(place.top, column) for column in columns]
        self._openings = [
            (f'<{self._prefix}c r="{column_letters(column)}', f'" s="{style}"' if style else '"', bool(style))
            for column, style in zip(columns, styles, strict=True)
        ]

    def write(self, rows: Sequence[Row]) -> None:
        """Rows with nothing beside the block go in as text, far faster than cell by cell."""
        place, start = self._place, self._place.top
        for stop in [*sorted(number for number in self._sheet.rows if number >= start), None]:
            end = place.bottom + 1 if stop is None else min(stop, place.bottom + 1)
            if start < end:
                self._sheet.add_text(self._text(start, rows[start - place.top : end - place.top]), stop)
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
        element[place:place] = self._elements(number, row)

    def _elements(self, number: int, row: Row) -> list[etree._Element]:
        prefix, namespace = self._prefix, etree.QName(self._sheet.data).namespace
        declared = f"xmlns:{prefix.rstrip(':')}" if prefix else "xmlns"
        return list(etree.fromstring(f'<{prefix}row {declared}="{namespace}">{self._cells(number, row)}</{prefix}row>'))

    def _text(self, start: int, rows: Sequence[Row]) -> str:
        prefix, attributes = self._prefix, self._attributes
        return "".join(
            f'<{prefix}row r="{number}"{attributes}>{self._cells(number, row)}</{prefix}row>'
            for number, row in enumerate(rows, start)
        )

    def _cells(self, number: int, row: Row) -> str:
        texts = self._texts
        return "".join(
            f"{before}{number}{after}{texts[type(value), value]}"
            for (before, after, styled), value in zip_longest(self._openings, row)
            if styled or not (value is None or value == "")
        )
