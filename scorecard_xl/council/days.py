"""Days by the column, datetime64[s] with NaT for blanks: months and working days later, and years of age."""

import numpy as np

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.period import Day


def edate(days: np.ndarray, months: int | np.ndarray) -> np.ndarray:
    """The days so many months later, clipped to the month's end, as EDATE does; NaT stays NaT."""
    day = days.astype("M8[D]")
    known = day[~np.isnat(day)]
    span = int((known.max() - known.min()).astype(int)) + 1 if len(known) else 0
    if isinstance(months, int) and 0 < span < len(day):
        # Many days are few different ones: it is cheaper to move every day of the span once.
        every = np.append(known.min() + np.arange(span), np.datetime64("NaT", "D"))
        return _moved(every, months)[np.where(np.isnat(day), -1, (day - known.min()).astype(int))]
    return _moved(day, months)


def _moved(day: np.ndarray, months: int | np.ndarray) -> np.ndarray:
    month = day.astype("M8[M]")
    target = month + np.asarray(months).astype("m8[M]")
    moved = np.minimum(target.astype("M8[D]") + (day - month.astype("M8[D]")), (target + 1).astype("M8[D]") - 1)
    seconds: np.ndarray = moved.astype("M8[s]")
    return seconds


def months_passed(since: np.ndarray, day: Day) -> np.ndarray:
    """Whole months passed on the day: the most for which EDATE(since, months) is not after it (decisions A5)."""
    started = since.astype("M8[M]").astype(int)
    months = (day.year - 1970) * 12 + day.month - 1 - started
    return np.asarray(months - (edate(since, months) > day))


def years_old(born: np.ndarray, day: Day) -> np.ndarray:
    """Completed years on the day, NaN where unknown or not yet born; a 29 February ages on 1 March (decisions A8)."""
    days = born.astype("M8[D]")
    months = days.astype("M8[M]")
    birthday = (months.astype(int) % 12 + 1) * 100 + (days - months.astype("M8[D]")).astype(int) + 1
    years = day.year - 1970 - days.astype("M8[Y]").astype(float) - (birthday > day.month * 100 + day.day)
    return np.where(days <= day.to_datetime64().astype("M8[D]"), years, np.nan)


def workday(days: np.ndarray, count: int, bank_holidays: BankHolidays) -> np.ndarray:
    """So many working days after each day, which is day 0: Excel's WORKDAY with England's bank holidays."""
    known = ~np.isnat(days)
    due = np.full(len(days), "NaT", dtype="M8[s]")
    start = days[known].astype("M8[D]")
    if len(start):
        first, last = start.min().item().year, start.max().item().year
        closed = bank_holidays.between(first, last + 1)
        due[known] = np.busday_offset(start, count, roll="backward", holidays=closed).astype("M8[s]")
    return due
