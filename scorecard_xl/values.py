"""What a cell of a spreadsheet may hold."""

import datetime as dt
from dataclasses import dataclass

from scorecard_xl.period import Day


@dataclass(frozen=True)
class Link:
    """A text or number that leads to a cell of the same workbook. `sheet`: as the workbook names it; `cell`: `C17`."""

    text: str | int
    sheet: str
    cell: str


Value = str | float | int | bool | dt.date | dt.datetime | Link | None
"""What a cell holds, as a host hands it over; an empty cell is None or an empty text."""


def in_cell(value: object) -> Value:
    """A day, number or word as a cell takes it: days as dates, words as plain text."""
    if isinstance(value, Day):
        return value.date()
    return value if value is None or isinstance(value, int | float | dt.datetime) else str(value)
