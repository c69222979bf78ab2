"""Reading the values of a packed workbook with calamine."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook

from scorecard_xl.tables.coded import CodedRows
from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import BookError, Value
from scorecard_xl.workbook.file.extent import check_extent
from scorecard_xl.workbook.file.markup import damaged, declares_entities
from scorecard_xl.workbook.file.tablexml import TableXml
from scorecard_xl.workbook.grid import Row, is_blank

Rows = Sequence[Row]
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Reader:
    """The values of the sheets of a workbook, given as its file."""

    def __init__(self, packed: io.BytesIO) -> None:
        with _readable("The workbook"):
            self._workbook = CalamineWorkbook.from_filelike(packed)

    def rows(self, sheet: str, content: bytes) -> list[list[Value]]:
        """All rows of a sheet from row 1; `content`: the XML of its part. Raises BookError."""
        _check(sheet, content)
        check_extent(sheet, content)
        return self.values(sheet)

    def values(self, sheet: str) -> list[list[Value]]:
        """As `rows`, of a sheet of which the XML was looked at."""
        with _readable(f"Sheet {sheet}"):
            return self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]


def table_rows(rows: Rows, table: TableXml) -> Rows:
    """The rows of a table, headings first, its totals row left out and rows pasted right under it included."""
    body = table.body
    taken = rows[body.top - 1 - table.has_header : _bottom(rows, table)]
    if table.has_header and taken:
        return _columns(taken, body)
    return [table.headings, *_columns(taken, body)]


def row_apart(rows: Rows, table: TableXml) -> int | None:
    """The first row below those of the table, and blank ones, that looks like one of them: not a note in one cell."""
    if table.has_totals:
        return None
    left, right, bottom = table.body.left, table.body.right, _bottom(rows, table)
    filled = rows.filled if isinstance(rows, CodedRows) else np.arange(len(rows))
    below = (at for at in filled[filled >= bottom].tolist() if sum(map(bool, rows[at][left - 1 : right])) > 1)
    return next((at + 1 for at in below), None)


def _bottom(rows: Rows, table: TableXml) -> int:
    """The last row of the table, or of those pasted right under it."""
    left, bottom, right = table.body.left, table.body.bottom, table.body.right
    while not table.has_totals and bottom < len(rows) and not is_blank(rows[bottom][left - 1 : right]):
        bottom += 1
    return bottom


def _columns(rows: Rows, place: Area) -> Rows:
    if isinstance(rows, CodedRows):
        return rows.between(place.left, place.right)
    if place.left == 1 and rows and len(rows[0]) == place.right:
        return list(rows)
    missing: list[Value] = [""] * (place.right - len(rows[0]) if rows else 0)
    return [([*row, *missing])[place.left - 1 : place.right] for row in rows]


def _check(sheet: str, content: bytes) -> None:
    if content.startswith(_UTF16):
        raise BookError(f"Sheet {sheet} is written in UTF-16, which Excel never does: save the workbook in Excel.")
    if b"sheetData" not in content:
        raise damaged(f"sheet {sheet}")
    if b"<!DOCTYPE" in content[: content.find(b"<sheetData")]:
        raise declares_entities(f"sheet {sheet}")


@contextmanager
def _readable(what: str) -> Iterator[None]:
    """Turns what the reader raises into BookError; where its Rust code gives up, that is no Exception."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, CalamineError) and type(error).__name__ != "PanicException":
            raise
        why = f"{what} cannot be read ({error})"
        raise BookError(f"{why}: open the workbook in Excel, let Excel repair it, and save it.") from None
