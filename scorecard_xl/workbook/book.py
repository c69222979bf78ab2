"""The seam to spreadsheets: what a host must be able to do, and the values that cross it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from scorecard_xl.errors import Refusal
from scorecard_xl.tables.values import Link as Link
from scorecard_xl.tables.values import Value as Value


class BookError(Refusal):
    """A workbook that cannot be read or written."""


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet, or of the Excel table on it.

    `rows`: the cells, headings first. `first_row`, `first_column`: where the first of them stands on the sheet, from 1.
    `unread`: the first row that stands apart below the table and looks like one of its rows; it is not in `rows`.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    first_row: int = 1
    first_column: int = 1
    unread: int | None = None


class Book(Protocol):
    """A workbook, wherever it lives: on disk, open in Excel, or in memory."""

    def read(self, sheet: str) -> Sheet | None:
        """The table on this sheet (name in any case, blanks around it); None where there is no such sheet."""

    def read_all(self, sheets: Iterable[str]) -> Iterator[Sheet | None]:
        """Each of these sheets as `read` gives it, one after the other: cheaper than one by one if large."""

    def put(self, cells: Mapping[str, Value], blocks: Mapping[str, Sequence[Sequence[Value]]]) -> None:
        """Write everything at once, or nothing.

        `cells`: by defined name; a name that the workbook no longer has is passed over (the officer deleted the cell).
        `blocks`: by sheet: the rows under the headings of its table, which replace all rows that were there.
        A `Link` leads to its cell in a block; in a cell of `cells` only its text is shown.
        """
