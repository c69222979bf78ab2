"""What a cell of a spreadsheet contains, and where a raw table is in the workbook."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Link:
    """A text or number that leads to a cell of the same workbook. `sheet`: as the workbook names it; `cell`: `C17`."""

    text: str | int
    sheet: str
    cell: str


@dataclass(frozen=True)
class Formula:
    """A formula, without the = before it, and what it gave when it was last worked out; None: not yet."""

    text: str
    value: "str | float | int | bool | dt.date | dt.datetime | Link | Formula | None" = None


Value = str | float | int | bool | dt.date | dt.datetime | Link | Formula | None
"""What a cell holds, as a host hands it over; an empty cell is None or an empty text."""

NOT_IN_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""Characters that no XML can hold, as a part of a pattern's [ ]."""
_NOT_IN_XML = re.compile(f"[{NOT_IN_XML}]")


def printable(text: str) -> str:
    """The text as XML can hold it: what it forbids is a space, and lines end in one sign."""
    return _NOT_IN_XML.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def in_cell(value: object) -> Value:
    """A day, number or word as a cell takes it: days as dates, words as plain text."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value if value is None or isinstance(value, int | float | dt.datetime) else str(value)


@dataclass(frozen=True)
class Place:
    """Where a raw table is. `sheet`: as the workbook names it; `columns`: the letters of the column, by heading."""

    sheet: str
    columns: Mapping[str, str]

    def link(self, row: int, heading: str) -> Link:
        """The number of the row, leading to its cell under this heading; to the first where there is none such."""
        return Link(row, self.sheet, f"{self.columns.get(heading, 'A')}{row}")
