"""Columns of a table: days and numbers are numpy's arrays, texts and codes are `Labels`."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np

from scorecard_xl.council.period import Day
from scorecard_xl.tables.coded import Distinct

NEVER = np.datetime64("9999-12-31", "s")
NOT_KNOWN = np.datetime64("NaT", "s")
_NO_YEAR = 9999
A_DAY = np.timedelta64(1, "D")
DAYS = 10_000_000
_FIRST = np.datetime64("1900-01-01", "D")


@dataclass(frozen=True, eq=False)
class Labels:
    """Texts of which a column holds few, each of them often: codes, groups, teams.

    `number`: the place of each row's own among `names`, -1 where it is blank.
    """

    number: np.ndarray
    names: Sequence[str]

    def __len__(self) -> int:
        return len(self.number)

    def __getitem__(self, which: np.ndarray) -> "Labels":
        return Labels(self.number[which], self.names)

    def __eq__(self, text: object) -> Any:
        """Whether each is this text, which a blank never is."""
        return self.number == (self.names.index(text) if text in self.names else -2)

    def __ne__(self, text: object) -> Any:
        """Whether each is another text, or blank."""
        return ~(self == text)

    def that(self, wanted: Callable[[str], bool]) -> np.ndarray:
        """Whether each is wanted, which a blank never is; every name is asked about once."""
        return np.array([*map(wanted, self.names), False], dtype=bool)[self.number]

    def among(self, wanted: Collection[str]) -> np.ndarray:
        """Whether each is one of those wanted."""
        return self.that(wanted.__contains__)

    def texts(self) -> np.ndarray:
        """The text of each, None for a blank."""
        return np.array([*self.names, None], dtype=object)[self.number]

    __hash__ = None  # type: ignore[assignment]


Column: TypeAlias = "np.ndarray | Labels"


def taken(column: Any, at: np.ndarray) -> Any:
    """The values at these places of a column; blank where the place is -1."""
    nowhere = at < 0
    if isinstance(column, Labels):
        return Labels(np.where(nowhere, -1, column.number[at] if len(column) else -1), column.names)
    blank = NOT_KNOWN if column.dtype.kind == "M" else np.nan
    return np.where(nowhere, blank, column[at] if len(column) else blank)


def values_of(column: Column) -> list[Any]:
    """The values one by one: texts, numbers, or days as `Day`; None for a blank text or day, and for `NEVER`."""
    return repeated(column).each().tolist()


def repeated(column: Column) -> Distinct:
    """The same, each distinct value once."""
    if isinstance(column, Labels):
        return Distinct(column.number, column.names)
    distinct, number = np.unique(column, return_inverse=True)
    return Distinct(number, [*map(_day, distinct.tolist())] if column.dtype.kind == "M" else distinct.tolist())


@cache
def _day(moment: dt.datetime | None) -> Day | None:
    return None if moment is None or moment.year == _NO_YEAR else Day(moment)


def known(column: Column) -> np.ndarray:
    """Whether each is not blank."""
    return column.number >= 0 if isinstance(column, Labels) else np.asarray(column == column)


def filled(column: np.ndarray, otherwise: Any) -> np.ndarray:
    """The column with its blanks filled, by a value or by those of another column."""
    return np.where(known(column), column, otherwise)


def not_after(days: np.ndarray, day: Day) -> np.ndarray:
    """The days up to this one; NaT in place of a later one."""
    return np.where(days <= day, days, NOT_KNOWN)


def between(numbers: np.ndarray, least: float, most: float) -> np.ndarray:
    """Whether each lies between the two, which belong to it; a blank never does."""
    return (least <= numbers) & (numbers <= most)


def days_between(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """How many days lie between the two, both of them known."""
    return (end - start) // A_DAY


def earliest(days: np.ndarray) -> np.datetime64:
    """The first of the days; NaT where none is known."""
    there = days[known(days)]
    return np.datetime64(there.min()) if len(there) else NOT_KNOWN


def moments_of(child: np.ndarray, days: np.ndarray) -> np.ndarray:
    """A number for each child and day, in the order of the children and of each child's days."""
    return child.astype(np.int64) * DAYS + day_numbers(days)


def day_numbers(days: np.ndarray) -> np.ndarray:
    """Days since 1900, of which there are fewer than `DAYS` for any day a date can hold; a blank is the first."""
    return (days.astype("M8[D]") - _FIRST).astype(np.int64).clip(0, DAYS - 1)
