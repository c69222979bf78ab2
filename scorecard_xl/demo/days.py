"""Days as the demonstration council's clerks count them: months, working days, ages."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from holidays import country_holidays

Fact = TypeVar("Fact")
DAY = timedelta(1)
_BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG")


@dataclass(frozen=True)
class Span:
    """The years that the records of reviews, visits and the like reach over; both days belong to it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def latest(facts: dict[date, Fact], day: date) -> Fact:
    """Of facts, each true from its day on, the one that is true on this day."""
    return facts[max(since for since in facts if since <= day)]


def months_after(day: date, months: int) -> date:
    """The day this many months later (or earlier), clipped to the month's end: Excel's EDATE."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def working_days_after(day: date, count: int) -> date:
    """This many working days in England after the day, which is day 0: Excel's WORKDAY."""
    while count:
        day += DAY
        count -= day.weekday() < 5 and day not in _BANK_HOLIDAYS
    return day


def weekday_before(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - max(0, day.weekday() - 4) * DAY


def weekday_after(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + (7 - day.weekday()) * DAY if day.weekday() > 4 else day


def month_ends(first: date, last: date) -> Iterator[date]:
    """The last day of each month from that of `first`; the final one is `last` itself."""
    month = first.replace(day=1)
    while (following := months_after(month, 1)) <= last:
        yield following - DAY
        month = following
    yield last


def age(born: date, day: date) -> int:
    """Completed years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day that age is reached; born on 29 February, in a year without one, on 1 March."""
    day = months_after(born, 12 * years)
    return day if day.day == born.day else day + DAY
