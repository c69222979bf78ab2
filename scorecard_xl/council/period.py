"""Days, months and windows: the span that ends on the last day of a figure; columns of days, their months and ages."""

import datetime as dt
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeAlias

import numpy as np
import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays

Day: TypeAlias = pd.Timestamp
"""A day, at midnight."""


@cache
def day_in_words(day: dt.date) -> str:
    """A day as people write it: 12 May 2026."""
    return f"{day.day} {day:%B %Y}"


THE_DATA_END = "The data end"


def data_end_in_words(end: dt.date, last: dt.date) -> str:
    """That the data end on a day before the month that ends on `last`, or within it."""
    is_within = (end.year, end.month) == (last.year, last.month)
    unknown = f"the rest of {last:%B %Y} is not known" if is_within else f"nothing is known of {last:%B %Y}"
    return f"{THE_DATA_END} on {day_in_words(end)}: {unknown}"


def data_begin_in_words(first: dt.date, last: dt.date) -> str:
    """That the data begin on a day after the month that ends on `last`."""
    return f"The episodes begin on {day_in_words(first)}: nothing is known of {last:%B %Y}"


def ends_from_in_words(first: dt.date) -> str:
    """That nobody is known to have left before the month of `first`."""
    return f"No child is known to have left care before {first:%B %Y}, so figures of earlier months are too low"


ONE_DAY = pd.Timedelta(days=1)
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
    """The day a number of months later (or earlier), clipped to the month's end: Excel's EDATE (decisions A5)."""
    return day + pd.DateOffset(months=months)


def is_month_end(day: Day) -> bool:
    """Whether it is the last day of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def month_end(day: Day) -> Day:
    """The last day of the day's month."""
    return Day(day.year, day.month, monthrange(day.year, day.month)[1])


@cache
def like_day(day: Day, months: int) -> Day:
    """The like day of another month: of a month's last day the other month's last day."""
    return month_end(months_on(day, months)) if is_month_end(day) else months_on(day, months)


def month_ends(last: Day, count: int) -> list[Day]:
    """That number of month ends up to `last`, the earliest first."""
    return [like_day(last, -back) for back in reversed(range(count))]


def financial_year(day: dt.date) -> int:
    """The year in which the financial year of the day ends, on 31 March."""
    return day.year + (day.month > 3)


def year_start(day: Day) -> Day:
    """The 1 April on or before the day."""
    return Day(financial_year(day) - 1, 4, 1)


def year_end(day: Day) -> Day:
    """The 31 March on or after the day."""
    return Day(financial_year(day), 3, 31)


@dataclass(frozen=True)
class Period:
    """A window that ends on a day. Both ends belong to it."""

    window: Window
    start: Day
    end: Day

    @classmethod
    def ending(cls, end: Day, window: Window) -> "Period":
        """The window of that kind up to the day (decisions A6, A7)."""
        return cls(window, _START[window](end), end)

    def previous(self) -> "Period":
        """The like period before it (decisions B5)."""
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


LONG_AFTER = 62 * ONE_DAY
"""How long after all others a day of an episode may be before it is taken for a mistake."""


def reach(days: Sequence[dt.date], today: dt.date) -> dt.date | None:
    """The latest of these days (in order) that is not after today and no outlier; None where there is none.

    One day and a thousandth of them are set aside. Each counts after all where it is at most 62 days after the latest
    of the rest (decisions H1).
    """
    known = days[: bisect_right(days, today)]
    rest = known[: len(known) - max(1, len(known) // 1000)]
    if not rest:
        return known[-1] if known else None
    return known[bisect_right(known, rest[-1] + LONG_AFTER) - 1]


def edate(days: pd.Series | np.ndarray, months: int | np.ndarray) -> np.ndarray:
    """Excel's EDATE: the days a number of months later, clipped to the month's end; NaT stays NaT (A5)."""
    day = np.asarray(days).astype("M8[D]")
    known = day[~np.isnat(day)]
    span = int((known.max() - known.min()).astype(int)) + 1 if len(known) else 0
    if isinstance(months, int) and 0 < span < len(day):
        # Many rows have few different days: moving each day of the span once is cheaper.
        every = np.append(known.min() + np.arange(span), np.datetime64("NaT", "D"))
        return _moved(every, months)[np.where(np.isnat(day), -1, (day - known.min()).astype(int))]
    return _moved(day, months)


def _moved(day: np.ndarray, months: int | np.ndarray) -> np.ndarray:
    month = day.astype("M8[M]")
    target = month + np.asarray(months).astype("m8[M]")
    moved = np.minimum(target.astype("M8[D]") + (day - month.astype("M8[D]")), (target + 1).astype("M8[D]") - 1)
    return moved.astype("M8[s]")


def months_passed(since: pd.Series | np.ndarray, day: Day) -> np.ndarray:
    """Whole months passed on the day: the most for which EDATE(since, months) is not after it (decisions A5)."""
    started = np.asarray(since).astype("M8[M]").astype(int)
    months = (day.year - 1970) * 12 + day.month - 1 - started
    return np.asarray(months - (edate(since, months) > day.to_datetime64()))


def years_old(born: pd.Series | np.ndarray, day: Day) -> np.ndarray:
    """Completed years on the day, NaN where unknown or not yet born; a 29 February ages on 1 March (decisions A8)."""
    days = np.asarray(born).astype("M8[D]")
    months = days.astype("M8[M]")
    birthday = (months.astype(int) % 12 + 1) * 100 + (days - months.astype("M8[D]")).astype(int) + 1
    years = day.year - 1970 - days.astype("M8[Y]").astype(float) - (birthday > day.month * 100 + day.day)
    return np.where(days <= day.to_datetime64().astype("M8[D]"), years, np.nan)


def financial_years(days: pd.Series | np.ndarray) -> np.ndarray:
    """The year in which the financial year of each day ends; NaN where there is no day."""
    months = np.asarray(days).astype("M8[M]")
    years = (months - np.timedelta64(3, "M")).astype("M8[Y]").astype(float) + 1971
    return np.where(np.isnat(months), np.nan, years)


def days_between(start: pd.Series | np.ndarray, end: pd.Series | np.ndarray) -> np.ndarray:
    """Days from start to end; NaN where one of them is not known."""
    return (np.asarray(end) - np.asarray(start)).astype("m8[s]") / np.timedelta64(86400, "s")


def workday(days: pd.Series | np.ndarray, count: int, bank_holidays: BankHolidays) -> np.ndarray:
    """Excel's WORKDAY: a number of working days after each day, with England's bank holidays."""
    days = np.asarray(days)
    known = ~np.isnat(days)
    due = np.full(len(days), "NaT", dtype="M8[s]")
    start = days[known].astype("M8[D]")
    if len(start):
        first, last = start.min().item().year, start.max().item().year
        closed = bank_holidays.between(first, last + 1)
        due[known] = np.busday_offset(start, count, roll="backward", holidays=closed).astype("M8[s]")
    return due
