"""Columns of days, NaT for blanks: months and working days later, and years of age."""

import numpy as np
import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.period import Day


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
