"""Cells that officers fill in by hand: one is read as what it may hold, or refused with that."""

import datetime as dt
from collections.abc import Callable, Sequence

from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import Unreadable, read_number

_YEARS = range(1950, 2100)  # a year typed where a day belongs would be a day of 1905


def read_day(value: object, reader: Callable[[object], dt.date], may_be: str) -> dt.date:
    """The day that `reader` finds. Raises ValueError with what the cell may hold."""
    try:
        day = reader(value)
    except Unreadable:
        raise ValueError(may_be) from None
    if day.year not in _YEARS:
        raise ValueError(may_be)
    return day


def read_whole_number(value: object, least: int, most: int, or_else: str = "") -> int:
    """The whole number, neither under the least nor over the most. Raises ValueError with what the cell may hold."""
    may_be = f"a whole number from {least} to {most}{or_else}"
    try:
        number = read_number(value)
    except Unreadable:
        raise ValueError(may_be) from None
    if number not in range(least, most + 1):
        raise ValueError(may_be)
    return int(number)


def read_choice(value: object, choices: Sequence[str]) -> str:
    """The one of the choices that is meant, whatever its case and spaces. Raises ValueError with the choices."""
    found = next((choice for choice in choices if plain(choice) == plain(value)), None)
    if found is None:
        raise ValueError(" or ".join(choices))
    return found
