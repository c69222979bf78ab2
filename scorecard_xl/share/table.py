"""The figures of a copy as a CSV file."""

import csv
import datetime as dt
import io
from collections.abc import Sequence

from scorecard_xl.page.results import HEADINGS
from scorecard_xl.tables.values import Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; an apostrophe before it makes it a text."""


def as_csv(rows: Sequence[Sequence[Value]]) -> bytes:
    """The rows under their headings, in UTF-8 with a mark, as Excel opens it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEADINGS)
    writer.writerows([_text(value) for value in row] for row in rows if row)
    return file.getvalue().encode("utf-8-sig")


def _text(value: Value) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else repr(value)


def cells(content: bytes) -> list[list[str]]:
    """What stands in such a file, its apostrophes taken away."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in rows]
