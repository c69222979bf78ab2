"""The seam to spreadsheets: what a host must be able to do, and the values that cross it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import pandas as pd

from scorecard_xl.errors import Refusal
from scorecard_xl.tables.values import Link as Link
from scorecard_xl.tables.values import Value as Value

Block = Sequence[Sequence[Value]] | Any
"""Rows to write: rows of Python values, or a DataFrame (object, text, number, day or categorical columns)."""


class BookError(Refusal):
    """A workbook that cannot be read or written."""


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet, or of the Excel table on it.

    `rows`: the cells, headings first: rows of Python values, or from `read_all` of a file a DataFrame of dtype object,
    whose index is the row number of the sheet.
    `first_row`, `first_column`: where the first cell is on the sheet, from 1.
    `unread`: the first row that is apart from the table, below it, and looks like one of its rows; it is not in `rows`.
    """

    name: str
    rows: Sequence[Sequence[Value]] | Any
    first_row: int = 1
    first_column: int = 1
    unread: int | None = None


@dataclass(frozen=True)
class Beside:
    """What is set beside the cells of a workbook.

    `ends`: defined names of cells: the print area of the sheet of each ends with its row. `said`: the alternative text
    of each chart, by its name. What the workbook does not have any more is passed over.
    """

    ends: Sequence[str] = ()
    said: Mapping[str, str] = field(default_factory=dict)


NOTHING_BESIDE = Beside()


class Book(Protocol):
    """A workbook, wherever it lives: on disk, open in Excel, or in memory."""

    def read(self, sheet: str) -> Sheet | None:
        """The table on this sheet (name in any case, blanks around it); None where there is no such sheet."""

    def read_all(self, sheets: Iterable[str]) -> Iterator[Sheet | None]:
        """Each of these sheets as `read` gives it, one after the other: cheaper than one by one if large."""

    def put(
        self, cells: Mapping[str, Value], blocks: Mapping[str, Block], beside: Beside = NOTHING_BESIDE
    ) -> list[str]:
        """Write everything at once, or nothing. Officers' own columns keep their cells by the key of the row.

        What of them is not kept comes back, in a sentence for each sheet.

        `cells`: by defined name; a name that the workbook no longer has is passed over (the officer deleted the cell).
        `blocks`: by sheet: the rows under the headings of its table, which replace all rows that were there.
        In a DataFrame None, NaN and NaT are blank; its headings and its index are not written.
        A `Link` leads to its cell in a block; in a cell of `cells` only its text is shown.
        """


def as_rows(block: Block) -> Sequence[Sequence[Value]]:
    """The rows of a block one by one, with None for a blank cell of a DataFrame."""
    if not isinstance(block, pd.DataFrame):
        return block
    columns = [[_plain(value) for value in column.tolist()] for _, column in block.items()]
    return [list(row) for row in zip(*columns, strict=True)]


def _plain(value: Any) -> Value:
    if pd.isna(value):
        return None
    found: Value = value
    if isinstance(value, pd.Timestamp):
        found = value.date() if value == value.normalize() else value.to_pydatetime()
    return found
