"""What tables are made of: records, days as clerks count them, and chance from a seed, which falls the same way."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TypeVar

from holidays import country_holidays

from scorecard_xl.tables.schema import TABLES

Value = str | float | int | bool | date | None
Record = dict[str, Value]
"""One row by heading; a heading left out is a blank cell."""
Choice = TypeVar("Choice")
Days = tuple[int, int, int]
"""The fewest days, the most usual, the most."""
Fact = TypeVar("Fact")
DAY = timedelta(1)
_BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG")


def rows(table: str, records: Iterable[Mapping[str, Value]]) -> list[list[Value]]:
    """The headings of the table, then a row for each record."""
    headings = TABLES[table].headings
    return [list(headings), *([_cell(heading, record.get(heading)) for heading in headings] for record in records)]


def _cell(heading: str, value: Value) -> Value:
    """A year as its number, which a cell shows as it is."""
    return value.year if heading == "YEAR" and isinstance(value, date) else value


class Dice(Random):
    """One for each subject and child, so that a rate tuned in one leaves the others as they were."""

    def happens(self, share: float) -> bool:
        """True in this share of the throws."""
        return self.random() < share

    def one_of(self, weights: Mapping[Choice, float]) -> Choice:
        """One of the keys, each as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def days(self, spread: Days) -> timedelta:
        """A number of days within the spread, most often near the middle figure."""
        low, usual, high = spread
        return timedelta(round(self.triangular(low, high, usual)))

    def wait(self, mean: float) -> timedelta:
        """A day or more, this many on average, with a long tail."""
        return timedelta(1 + int(self.expovariate(1 / mean)))

    def day(self, first: date, last: date) -> date:
        """A day from the first to the last, both possible."""
        return first + timedelta(self.randint(0, max(0, (last - first).days)))


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
