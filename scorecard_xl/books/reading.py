"""Reading the values of a packed workbook with calamine, each sheet once."""

import io
import re

from python_calamine import CalamineError, CalamineWorkbook

from .area import Area, column_number
from .book import BookError, Value
from .grid import Row, is_blank
from .tablexml import TableXml

Rows = list[list[Value]]
_MOST_CELLS = 50_000_000
_FAR_RIGHT = re.compile(rb' r="[A-Z]{3}[1-9]')
_CELL = re.compile(rb' r="([A-Z]{1,3})([1-9]\d*)"')


class Reader:
    """The values of the sheets of a workbook, given as the bytes of its file."""

    def __init__(self, packed: bytes) -> None:
        try:
            self._workbook = CalamineWorkbook.from_filelike(io.BytesIO(packed))
        except CalamineError as error:
            raise _unreadable("The workbook", error) from None
        self._rows: dict[str, Rows] = {}

    def rows(self, sheet: str, content: bytes) -> Rows:
        """All rows of a sheet from row 1; `content`: the XML of its part. Raises BookError."""
        if sheet not in self._rows:
            _check_extent(sheet, content)
            self._rows[sheet] = self._read(sheet)
        return self._rows[sheet]

    def _read(self, sheet: str) -> Rows:
        try:
            return self._workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]
        except CalamineError as error:
            raise _unreadable(f"Sheet {sheet}", error) from None


def table_rows(rows: Rows, table: TableXml) -> list[Row]:
    """The rows of a table, headings first, its totals row left out and rows pasted right under it included."""
    body = table.body
    taken = rows[body.top - 1 - table.has_header : _bottom(rows, table)]
    headings: list[Row] = [] if table.has_header and taken else [table.headings]
    return headings + _columns(taken, body)


def row_apart(rows: Rows, table: TableXml) -> int | None:
    """The first row below those of the table, and blank ones, that looks like one of them: not a note in one cell."""
    if table.has_totals:
        return None
    left, right, bottom = table.body.left, table.body.right, _bottom(rows, table)
    below = (at for at in range(bottom, len(rows)) if sum(map(bool, rows[at][left - 1 : right])) > 1)
    return next((at + 1 for at in below), None)


def _bottom(rows: Rows, table: TableXml) -> int:
    """The last row of the table, or of those pasted right under it."""
    left, bottom, right = table.body.left, table.body.bottom, table.body.right
    while not table.has_totals and bottom < len(rows) and not is_blank(rows[bottom][left - 1 : right]):
        bottom += 1
    return bottom


def _columns(rows: Rows, place: Area) -> list[Row]:
    if place.left == 1 and rows and len(rows[0]) == place.right:
        return list(rows)
    missing: list[Value] = [""] * (place.right - len(rows[0]) if rows else 0)
    return [(row + missing)[place.left - 1 : place.right] for row in rows]


def _check_extent(sheet: str, content: bytes) -> None:
    """A cell typed far out to the right would make the sheet a rectangle that no memory holds."""
    if not _FAR_RIGHT.search(content):
        return
    cells = [(column_number(letters.decode()), int(row)) for letters, row in _CELL.findall(content)]
    column, row = max(cells)
    if column * max(row for _, row in cells) > _MOST_CELLS:
        raise BookError(
            f"Sheet {sheet} has a cell far out in row {row}: delete the columns right of its table, and save."
        )


def _unreadable(what: str, error: CalamineError) -> BookError:
    return BookError(f"{what} cannot be read ({error}): open the workbook in Excel, let Excel repair it, and save it.")
