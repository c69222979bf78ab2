"""What a figure tells: the whole numbers in it, and who they are."""

from enum import StrEnum
from typing import NamedTuple

from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.figure import DatedKey, Figure
from scorecard_xl.indicators import INDICATORS, About

WINDOWS = frozenset(Window)


class Part(StrEnum):
    """A whole number in a figure. The complement is the denominator less the numerator: those who did not."""

    NUMERATOR = "numerator"
    COMPLEMENT = "complement"
    DENOMINATOR = "denominator"


class Place(NamedTuple):
    """Where a figure stands, whatever it says. `month`: counted from the year 0, so that the next is one more."""

    indicator: str
    window: str
    group: str | None
    month: int

    @property
    def is_told(self) -> bool:
        """Whether a figure stands there; else it is a month that only comes out of the spans around it."""
        return self.window in WINDOWS


class Fact(NamedTuple):
    """A figure as it was told once; where the data changed since, the same place holds another fact.

    Of a count the denominator is None, of a mean the numerator. Both are None of a month that no figure tells.
    """

    place: Place
    numerator: int | None
    denominator: int | None

    @property
    def parts(self) -> tuple[tuple[Part, int], ...]:
        """Each whole number in it."""
        if self.denominator is None:
            return () if self.numerator is None else ((Part.NUMERATOR, self.numerator),)
        if self.numerator is None:
            return ((Part.DENOMINATOR, self.denominator),)
        return (
            (Part.NUMERATOR, self.numerator),
            (Part.COMPLEMENT, self.denominator - self.numerator),
            (Part.DENOMINATOR, self.denominator),
        )


def month_number(day: Day) -> int:
    """The month of the day, counted from the year 0."""
    return int(12 * day.year + day.month - 1)


def in_digits(month: int) -> str:
    """The month that is counted so: 2026-05."""
    return f"{month // 12}-{month % 12 + 1:02}"


def year_start(month: int) -> int:
    """The April on or before the month."""
    return month - (month - 3) % 12


def quarter_start(month: int) -> int:
    return month - month % 3


def place_of(key: DatedKey) -> Place:
    return Place(key.indicator, key.window, key.group, month_number(key.end))


def fact(place: Place, numerator: float | None, denominator: float | None) -> Fact | None:
    """The whole numbers told there; None for staff and where nothing could be counted."""
    indicator = INDICATORS.get(place.indicator)
    if indicator is None or indicator.about is About.STAFF or (numerator, denominator) == (None, None):
        return None
    whole = None if denominator is None else int(denominator)
    return Fact(place, None if indicator.unit.is_mean or numerator is None else int(numerator), whole)


def fact_of(figure: Figure) -> Fact | None:
    return fact(place_of(figure.dated_key), figure.numerator, figure.denominator)
