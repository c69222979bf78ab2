"""What the tables are made of: records, and chance from a seed, which always falls the same way."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from scorecard_xl.tables.schema import TABLES

Value = str | float | int | bool | date | None
Record = dict[str, Value]
"""One row by heading; a heading left out is a blank cell."""


def rows(table: str, records: Iterable[Mapping[str, Value]]) -> list[list[Value]]:
    """The headings of the table, then a row for each record."""
    headings = TABLES[table].headings
    return [list(headings), *([_cell(heading, record.get(heading)) for heading in headings] for record in records)]


def _cell(heading: str, value: Value) -> Value:
    """A year as its number, which a cell shows as it is."""
    return value.year if heading == "YEAR" and isinstance(value, date) else value


Choice = TypeVar("Choice")
Days = tuple[int, int, int]
"""The fewest days, the most usual, the most."""


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
