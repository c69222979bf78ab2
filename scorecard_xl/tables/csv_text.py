"""Rows as a CSV file that Excel opens, and that no cell of it can run a formula in."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from scorecard_xl.tables.values import Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; an apostrophe before it makes it a text."""


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
