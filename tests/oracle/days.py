"""Days: EDATE and WORKDAY as in Excel, ages, and the span that each window covers (decisions A5 to A8)."""

import calendar
import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

ONE = dt.timedelta(days=1)

_HOLIDAYS = {
    2003: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2004: "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28",
    2005: "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2006: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2007: "01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26",
    2008: "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26",
    2009: "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28",
    2010: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2013: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2014: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2015: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
HOLIDAYS = {dt.date.fromisoformat(f"{year}-{day}") for year, days in _HOLIDAYS.items() for day in days.split()}
"""Bank holidays in England, written down by hand: a second source beside the one the product uses."""


@dataclass(frozen=True)
class Span:
    """The days of one window; both ends count."""

    window: str
    start: dt.date
    end: dt.date

    def holds(self, day: dt.date | None) -> bool:
        return day is not None and self.start <= day <= self.end


T = TypeVar("T", bound=tuple[Any, ...])


def within(found: list[T], window: Span) -> list[T]:
    """Of what begins with its day, in order of it, what lies in the window."""
    day = itemgetter(0)
    return found[bisect_left(found, window.start, key=day) : bisect_right(found, window.end, key=day)]


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def edate(day: dt.date, months: int) -> dt.date:
    """This many calendar months on, clipped to the end of the month: 31 August + 6 = 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(dt.date(year, month + 1, 1) + dt.timedelta(days=day.day - 1), month_end(year, month + 1))


def passed(day: dt.date, months: int, on: dt.date) -> bool:
    """A5: this many months after `day` have passed on a day."""
    return edate(day, months) <= on


def workday(day: dt.date, count: int) -> dt.date:
    """The last of this many working days after `day`, which is day 0. Raises ValueError outside the written years."""
    while count:
        day += ONE
        if day.year not in _HOLIDAYS:
            raise ValueError(f"no bank holidays are written down for {day.year}")
        count -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def age(born: dt.date | None, on: dt.date) -> int | None:
    """A8: completed years by month and day; None where it is not known, or the child is not yet born."""
    if born is None or born > on:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def span(window: str, end: dt.date) -> Span:
    """A6, A7: the window that ends on this day."""
    starts = {
        "at": lambda: end,
        "month": lambda: end.replace(day=1),
        "quarter": lambda: end.replace(month=(end.month - 1) // 3 * 3 + 1, day=1),
        "ytd": lambda: dt.date(end.year - (end.month < 4), 4, 1),
        "12m": lambda: _twelve_months(end),
    }
    return Span(window, starts[window](), end)


def _twelve_months(end: dt.date) -> dt.date:
    year_before = edate(end, -12)
    whole = end == month_end(end.year, end.month)
    return (month_end(year_before.year, year_before.month) if whole else year_before) + ONE
