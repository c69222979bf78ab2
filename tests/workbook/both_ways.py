"""A sheet read among all, by its distinct cells, and alone, cell by cell: the same must come of it."""

from collections.abc import Iterable

import pandas as pd

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

_ENDED, _MANY = "no more sheets", "this many rows that they are read once only"


def differing(book: FileBook, sheets: Iterable[str]) -> dict[str, tuple[object, object]]:
    """Of the sheets those that are read otherwise together than alone, up to the first that cannot be read."""
    sheets, together = list(sheets), book.read_all(sheets)
    found = {}
    for sheet in sheets:
        first = _told(lambda: next(together))
        second = first if first in (_ENDED, _MANY) else _told(lambda name=sheet: book.read(name))
        found[sheet] = first, second
    return {sheet: both for sheet, both in found.items() if both[0] != both[1]}


def _told(read):
    try:
        sheet = read()
    except StopIteration:
        return _ENDED
    except BookError as error:
        return str(error)
    if sheet is None or len(sheet.rows) > 100_000:
        return _MANY if sheet else None
    return sheet.name, sheet.first_row, sheet.first_column, sheet.unread, held(as_lists(sheet.rows))


def as_lists(rows):
    return rows.to_numpy().tolist() if isinstance(rows, pd.DataFrame) else rows


def held(rows):
    """The cells as Python writes them, without the empty ones at the end of rows and of the sheet."""
    return _cut([_cut([*map(repr, row)], "''") for row in rows], [])


def _cut(row, nothing):
    while row and row[-1] == nothing:
        row.pop()
    return row
