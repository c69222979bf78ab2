"""Days, months and windows: the last day of a figure and the span that ends on it."""

import datetime as dt
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Self

import numpy as np

_NUMPY = (np.ndarray, np.datetime64)


class Day(dt.datetime):
    """A day, at midnight: from a text (2026-05-31), a date or numpy's own. An array of days compares with it."""

    def __new__(cls, *parts: Any) -> Self:
        first = parts[0]
        if isinstance(first, np.datetime64):
            first = first.astype("M8[D]").item()
        if isinstance(first, str):
            first = dt.date.fromisoformat(first)
        if isinstance(first, dt.date):
            parts = (first.year, first.month, first.day)
        return super().__new__(cls, *parts)

    def to_datetime64(self) -> np.datetime64:
        return np.datetime64(self, "s")

    __array_ufunc__ = None  # numpy leaves it to the day to compare itself with an array
    __hash__ = dt.datetime.__hash__

    def __lt__(self, other: Any) -> Any:
        return self.to_datetime64() < other if isinstance(other, _NUMPY) else super().__lt__(other)

    def __le__(self, other: Any) -> Any:
        return self.to_datetime64() <= other if isinstance(other, _NUMPY) else super().__le__(other)

    def __gt__(self, other: Any) -> Any:
        return self.to_datetime64() > other if isinstance(other, _NUMPY) else super().__gt__(other)

    def __ge__(self, other: Any) -> Any:
        return self.to_datetime64() >= other if isinstance(other, _NUMPY) else super().__ge__(other)

    def __eq__(self, other: Any) -> Any:
        return self.to_datetime64() == other if isinstance(other, _NUMPY) else super().__eq__(other)

    def __ne__(self, other: Any) -> Any:
        return self.to_datetime64() != other if isinstance(other, _NUMPY) else super().__ne__(other)


@cache
def day_in_words(day: dt.date) -> str:
    """A day as people write it: 12 May 2026."""
    return f"{day.day} {day:%B %Y}"


THE_DATA_END = "The data end"


def data_end_in_words(end: dt.date, last: dt.date) -> str:
    """That the data end on a day before the month that ends on `last`."""
    return f"{THE_DATA_END} on {day_in_words(end)}: nothing is known of {last:%B %Y}"


ONE_DAY = dt.timedelta(days=1)
FIRST_DAY = Day(1, 1, 1)
"""Before any day that a date can hold."""


class Window(StrEnum):
    """The span a figure looks at."""

    AT = "at"
    MONTH = "month"
    QUARTER = "quarter"
    YTD = "ytd"
    YEAR = "12m"


def months_on(day: Day, months: int) -> Day:
    """The day so many months later (or earlier), clipped to the month's end: Excel's EDATE (settled A5)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return Day(year, month, min(day.day, monthrange(year, month)[1]))


def is_month_end(day: Day) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def month_end(day: Day) -> Day:
    """The last day of the day's month."""
    return Day(day.year, day.month, monthrange(day.year, day.month)[1])


@cache
def like_day(day: Day, months: int) -> Day:
    """The like day of another month: of a month's last day the other month's last day."""
    return month_end(months_on(day, months)) if is_month_end(day) else months_on(day, months)


def month_ends(last: Day, count: int) -> list[Day]:
    """So many month ends up to `last`, the earliest first."""
    return [like_day(last, -back) for back in reversed(range(count))]


def year_start(day: Day) -> Day:
    """The 1 April on or before the day."""
    return Day(day.year - (day.month < 4), 4, 1)


def year_end(day: Day) -> Day:
    """The 31 March on or after the day."""
    return Day(year_start(day).year + 1, 3, 31)


@dataclass(frozen=True)
class Period:
    """A window that ends on a day. Both ends belong to it."""

    window: Window
    start: Day
    end: Day

    @classmethod
    def ending(cls, end: Day, window: Window) -> "Period":
        """The window of that kind up to the day (settled A6, A7)."""
        return cls(window, _START[window](end), end)

    def previous(self) -> "Period":
        """The like period before it (settled B5)."""
        back = {Window.YTD: -12}.get(self.window, -1)
        end = self.start - ONE_DAY if self.window is Window.QUARTER else like_day(self.end, back)
        return Period.ending(end, self.window)


def _month_start(end: Day) -> Day:
    return end.replace(day=1)


def _quarter_start(end: Day) -> Day:
    return Day(end.year, (end.month - 1) // 3 * 3 + 1, 1)


def _twelve_months_start(end: Day) -> Day:
    return like_day(end, -12) + ONE_DAY


def _at(end: Day) -> Day:
    return end


_START = {
    Window.AT: _at,
    Window.MONTH: _month_start,
    Window.QUARTER: _quarter_start,
    Window.YTD: year_start,
    Window.YEAR: _twelve_months_start,
}


_NEAR = 62 * ONE_DAY


def reach(days: Sequence[dt.date], today: dt.date) -> dt.date | None:
    """The latest of these days (in order) that is not after today and no outlier; None where there is none.

    One day and a thousandth of them are set aside. Each counts after all where it is at most 62 days after the latest
    of the rest (settled H1).
    """
    known = days[: bisect_right(days, today)]
    rest = known[: len(known) - max(1, len(known) // 1000)]
    if not rest:
        return known[-1] if known else None
    return known[bisect_right(known, rest[-1] + _NEAR) - 1]
