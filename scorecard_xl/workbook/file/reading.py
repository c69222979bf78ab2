"""Reading the cells of sheets: `read_sheets` is the one way in.

calamine reads every sheet correctly. Sheets that are written plainly are read from their distinct cells
(`plain_sheets`), which saves a third of a refresh at 10,000 children (benchmarks/reading.py).
An error value and a formula without a result are read as texts: calamine gives a blank, which would not be a problem
of the data.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np
import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from scorecard_xl.tables.workbook_bytes import readable
from scorecard_xl.workbook.area import LAST_COLUMN, LAST_ROW, Area, column_number
from scorecard_xl.workbook.book import BookError, Value
from scorecard_xl.workbook.file.arranged import arranged, as_expected, shared_parts
from scorecard_xl.workbook.file.markup import damaged, declares_entities
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.plain_sheets import Condensed, cells_frame, condensed
from scorecard_xl.workbook.file.workbookxml import SheetPart, TableXml

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MOST_CELLS = 50_000_000
_FAR = re.compile(rb"""\sr\s*=\s*["'](?=[A-Za-z]{2}|[A-Za-z]?\d{7})([A-Za-z]*)(\d*)""")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d*)""")
# The same as _FAR, four times as fast, where attributes are written as Excel writes them.
_FAR_PLAIN = re.compile(rb' r="(?:[A-Z]{2}|[A-Z]?\d{7})')
_NOT_PLAIN = (b"\tr", b"\nr", b"\rr", b"r =", b"= ", b"='")
_LONGEST = 10  # digits or letters that are looked at: more are beyond every sheet


def read_sheets(
    package: Package, sheets: Sequence[SheetPart], reader: "SheetReader | None" = None
) -> Iterator[pd.DataFrame]:
    """The cells of each sheet, one sheet after the other.

    Python values as dtype object; an empty cell is an empty text. Index: the row number of the sheet; columns: 0, 1 …
    `reader`: one that may be open already. Raises BookError at a sheet that is damaged.
    """
    reader = reader or SheetReader(package)
    plain = _PlainSheets(package, sheets)
    for sheet in sheets:
        found = plain.cells(sheet.name)
        yield cells_frame(reader.rows(sheet)) if found is None else found


class SheetReader:
    """Reads sheets of a package with calamine, which opens the package with the first of them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._workbook: CalamineWorkbook | None = None

    def rows(self, sheet: SheetPart) -> list[list[Value]]:
        """All rows of a sheet from row 1. Raises BookError."""
        self._workbook = self._workbook or self._opened()
        content = self._package.read(sheet.part)
        _check(sheet.name, content)
        check_extent(sheet.name, content)
        with_texts = readable(content)
        changed = None if with_texts == content else _small_workbook(self._package, {sheet.part: with_texts})
        return _values(changed or self._workbook, sheet.name)

    def _opened(self) -> CalamineWorkbook:
        for part in shared_parts(self._package):
            if part in self._package:
                self._package.read(part)
        return _opened(as_expected(self._package))


class _PlainSheets:
    """Those of the sheets that are written plainly, and a small workbook with only their distinct cells."""

    def __init__(self, package: Package, sheets: Sequence[SheetPart]) -> None:
        found = {sheet: _condensed(package, sheet.part) for sheet in sheets}
        self._sheets = {sheet.name: each[0] for sheet, each in found.items() if each is not None}
        contents = {sheet.part: each[1] for sheet, each in found.items() if each is not None}
        self._workbook = _small_workbook(package, contents) if contents else None

    def cells(self, sheet: str) -> pd.DataFrame | None:
        """As `read_sheets`; None if calamine has to read the sheet itself."""
        found = self._sheets.pop(sheet, None)
        if found is None or self._workbook is None:
            return None
        try:
            return found.frame(_values(self._workbook, sheet))
        except BookError:
            return None


def _condensed(package: Package, part: str) -> tuple[Condensed, bytes] | None:
    try:
        found = condensed(package.pieces(part))
    except BookError:
        return None
    return found and (found[0], readable(found[1]))


def _small_workbook(package: Package, sheets: Mapping[str, bytes]) -> CalamineWorkbook | None:
    """The workbook with these contents of sheets and no other sheets."""
    try:
        return _opened(arranged(package, sheets))
    except BookError:
        return None


def _opened(packed: bytes) -> CalamineWorkbook:
    with _readable("The workbook"):
        return CalamineWorkbook.from_filelike(io.BytesIO(packed))


def _values(workbook: CalamineWorkbook, sheet: str) -> list[list[Value]]:
    with _readable(f"Sheet {sheet}"):
        return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]


def table_cells(cells: pd.DataFrame, table: TableXml) -> pd.DataFrame:
    """The cells of a table with its headings and with rows pasted right under it, without its totals row."""
    body = table.body
    taken = cells.iloc[body.top - 1 - table.has_header : _bottom(cells, table)]
    columns = _columns(taken, body)
    if table.has_header and len(taken):
        return columns
    headings = pd.DataFrame([table.headings], index=[body.top - 1], dtype=object)
    return pd.concat([headings, columns]) if len(columns) else headings


def row_apart(cells: pd.DataFrame, table: TableXml) -> int | None:
    """The first row below the table and blank rows that looks like a row of the table: more than one cell is filled."""
    if table.has_totals:
        return None
    below = cells.iloc[_bottom(cells, table) :, table.body.left - 1 : table.body.right]
    filled = np.flatnonzero((below.to_numpy(dtype=object).astype(bool)).sum(axis=1) > 1)
    return int(below.index[filled[0]]) if len(filled) else None


def _bottom(cells: pd.DataFrame, table: TableXml) -> int:
    """The last row of the table, or of the rows pasted right under it."""
    left, bottom, right = table.body.left, table.body.bottom, table.body.right
    if table.has_totals:
        return bottom
    filled = (cells.iloc[bottom:, left - 1 : right].to_numpy(dtype=object) != "").any(axis=1)
    return bottom + (len(filled) if filled.all() else int(filled.argmin()))


def _columns(cells: pd.DataFrame, place: Area) -> pd.DataFrame:
    """The columns of the place, numbered from 0. A column that the sheet lacks is empty."""
    found = (
        cells.reindex(columns=range(place.left - 1, place.right), fill_value="")
        if (cells.shape[1] < place.right)
        else cells.iloc[:, place.left - 1 : place.right]
    )
    return found.set_axis(range(place.width), axis=1)


def _check(sheet: str, content: bytes) -> None:
    if content.startswith(_UTF16):
        raise BookError(f"Sheet {sheet} is written in UTF-16, which Excel never does: save the workbook in Excel.")
    if b"sheetData" not in content:
        raise damaged(f"sheet {sheet}")
    if b"<!DOCTYPE" in content[: content.find(b"<sheetData")]:
        raise declares_entities(f"sheet {sheet}")


def check_extent(sheet: str, content: bytes) -> None:
    """Raises BookError where a cell lies beyond the last of a sheet, or so far out that the sheet cannot be read."""
    plain = not any(mark in content for mark in _NOT_PLAIN)
    if (plain and not _FAR_PLAIN.search(content)) or not _FAR.search(content):
        return
    right, bottom = _reach(content, _FAR)
    if right > 26:
        right, bottom = _reach(content, _PLACE)
    if right > LAST_COLUMN or bottom > LAST_ROW:
        raise damaged(f"sheet {sheet}")
    if right * bottom > _MOST_CELLS:
        raise BookError(
            f"Sheet {sheet} has a cell far out (down to row {bottom:,}, {right:,} columns wide): delete the rows under "
            "and the columns right of its table, and save."
        )


def _reach(content: bytes, pattern: re.Pattern[bytes]) -> tuple[int, int]:
    """The last column and row of the cells whose places match."""
    letters, rows = {b"A"}, 1
    for match in pattern.finditer(content):
        letters.add(match[1][:_LONGEST])
        rows = max(rows, int(match[2][:_LONGEST] or 0))
    return max(column_number(each.decode()) for each in letters), rows


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
