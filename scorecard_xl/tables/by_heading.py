"""Tables by their headings, which officers move and write in any way; and rows as a CSV file that runs no formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scorecard_xl.tables.values import Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; an apostrophe before it makes it a text."""


def plain(text: object) -> str:
    """A text as it is compared: case, spaces and underscores do not matter."""
    return re.sub(r"[\s_\ufeff]+", "", str(text)).lower()


def cell_in(row: Sequence[Any], at: int) -> Any:
    """The cell at this place of a row, which may be shorter."""
    return row[at] if at < len(row) else None


class Headings:
    """The headings of a table: the position of each column, from 0. If a heading appears twice, the first is used."""

    def __init__(self, cells: Iterable[object]) -> None:
        names = list(map(plain, cells))
        self._places = {name: at for at, name in reversed(list(enumerate(names)))}
        self._width = len(names)

    def __contains__(self, heading: object) -> bool:
        return plain(heading) in self._places

    def __getitem__(self, heading: object) -> int:
        """The place of a heading that is there. Raises KeyError."""
        return self._places[plain(heading)]

    def place(self, heading: object) -> int | None:
        """The place of this heading's column; None where there is none."""
        return self._places.get(plain(heading))

    def places(self, headings: Iterable[str]) -> dict[str, int]:
        """The places of those of these headings that are there."""
        return {heading: at for heading in headings if (at := self.place(heading)) is not None}

    def missing(self, headings: Iterable[str]) -> list[str]:
        """Those of these headings that are not there."""
        return [heading for heading in headings if heading not in self]

    def in_order(self, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
        """The rows with their cells in the order of these headings, None under one that is not there."""
        places = [self.place(heading) for heading in headings]
        return [[None if at is None or at >= len(row) else row[at] for at in places] for row in rows]

    def row(self, cells: Mapping[str, Value]) -> list[Value]:
        """A row of the table with these cells under their headings; under the others it is empty."""
        own = {at: cells[heading] for heading, at in self.places(cells).items()}
        return [own.get(at) for at in range(self._width)]


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The rows under their headings, in UTF-8 with a byte-order mark; days are ISO dates, a row without cells is none.

    A text that a spreadsheet would take for a formula starts with an apostrophe; numbers below zero do not.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows([_text(value) for value in row] for row in rows if row)
    return file.getvalue().encode("utf-8-sig")


def cells(content: bytes) -> list[list[str]]:
    """The text of each cell of such a file, headings first, without the apostrophes."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in rows]


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else repr(value)
