"""Targets, dated by financial year, and how a figure stands to its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import Rag
from scorecard_xl.indicators import INDICATORS, Better, Unit
from scorecard_xl.period import FIRST_DAY, Day
from scorecard_xl.raw.cells import Unreadable, as_text, is_empty, read_date, read_number

SHEET = "Targets"
HEADINGS = ("Indicator", "Title", "Good is", "From", "Target", "Tolerance", "Tolerance in")
POINTS, RELATIVE = "points", "relative"
_FIRST_YEAR = 1950
_FIVE_POINTS, _TENTH = Fraction(5, 100), Fraction(10, 100)


class TargetsError(Refusal):
    """A target that cannot be used; the message names the cell and what it may hold."""


@dataclass(frozen=True)
class Target:
    """What is aimed at from a day on: `value` in the indicator's unit (a share as a fraction).

    `tolerance`: how far from it is amber, in points of the unit, or where `relative` as a part of the target;
    None: 5 percentage points where the target is a share of 50% or more, else 10% of the target.
    """

    indicator: str
    value: Fraction
    since: Day | None = None
    tolerance: Fraction | None = None
    relative: bool = False

    def margin(self) -> Fraction:
        """How far from the target is still amber, in the indicator's unit."""
        if self.tolerance is not None:
            return self.tolerance * self.value if self.relative else self.tolerance
        share = INDICATORS[self.indicator].unit is Unit.SHARE
        return _FIVE_POINTS if share and self.value >= Fraction(1, 2) else _TENTH * self.value

    def rate(self, value: Fraction) -> Rag | None:
        """Green where the target is met or equalled, amber within the tolerance, else red. Exact, unrounded."""
        better = INDICATORS[self.indicator].better
        if better is Better.NEITHER:
            return None
        short = self.value - value if better is Better.HIGHER else value - self.value
        return Rag.GREEN if short <= 0 else Rag.AMBER if short <= self.margin() else Rag.RED


DEFAULTS = tuple(
    Target(name, Fraction(value))
    for name, value in {
        "reviews_on_time": "0.98",
        "visits_on_time": "0.98",
        "three_or_more_placements": "0.08",
        "long_term_stability": "0.75",
        "pep_in_place": "1",
        "initial_health_on_time": "0.95",
        "annual_health_on_time": "0.93",
        "dental_on_time": "0.93",
        "adoption_time_to_placement": "426",
        "adoption_time_to_match": "120",
    }.items()
    if name in INDICATORS
)
"""The targets of the source scorecard."""


def target_on(targets: Sequence[Target], indicator: str, day: Day) -> Target | None:
    """The indicator's target in force on the day: the latest `since`; of equals the last."""
    own = [target for target in targets if target.indicator == indicator and not (target.since and target.since > day)]
    return max(enumerate(own), key=lambda item: (item[1].since or FIRST_DAY, item[0]))[1] if own else None


def targets_from_rows(rows: Sequence[Sequence[Any]], first_row: int = 1) -> list[Target]:
    """The targets of the sheet's rows (as HEADINGS); a row without a target is passed over. Raises TargetsError."""
    found = (_target(list(row) + [None] * len(HEADINGS), at) for at, row in enumerate(rows, first_row))
    return [target for target in found if target is not None]


def _target(row: list[Any], at: int) -> Target | None:
    name, _, _, since, value, tolerance, kind = row[: len(HEADINGS)]
    if is_empty(name) or is_empty(value):
        return None
    _check(as_text(name), kind, at)
    is_share, is_relative = INDICATORS[as_text(name)].unit is Unit.SHARE, as_text(kind).lower() == RELATIVE
    return Target(
        as_text(name),
        _cell(_share if is_share else read_number, value, "E", at),
        None if is_empty(since) else Day(_cell(_first_day, since, "D", at)),
        None if is_empty(tolerance) else _cell(_share if is_share or is_relative else read_number, tolerance, "F", at),
        is_relative,
    )


def _check(name: str, kind: Any, row: int) -> None:
    """Raises TargetsError for a name or a kind of tolerance that cannot be."""
    if name not in INDICATORS:
        raise TargetsError(f"{SHEET}!A{row}: there is no indicator {name!r}. Choose one of the list, then try again.")
    if not is_empty(kind) and as_text(kind).lower() not in (POINTS, RELATIVE):
        raise TargetsError(f"{SHEET}!G{row}: {as_text(kind)!r} is neither {POINTS} nor {RELATIVE}. Put it right.")


def _share(value: Any) -> float:
    """Raises Unreadable, also for 98 where 98% is meant."""
    number = read_number(value)
    if not 0 <= number <= 1:
        raise Unreadable("is not a share from 0% to 100%: write it as 98% or 0.98")
    return number


def _first_day(value: Any) -> dt.date:
    """Raises Unreadable, also for a year where a day belongs, which would be a day of 1905."""
    day = read_date(value)
    if day.year < _FIRST_YEAR:
        raise Unreadable("is not the day a target holds from: write it as 01/04/2026")
    return day


def _cell(read: Any, value: Any, column: str, row: int) -> Any:
    try:
        found = read(value)
    except Unreadable as error:
        raise TargetsError(
            f"{SHEET}!{column}{row}: {as_text(value)!r} {error}. Put it right, then try again."
        ) from None
    return Fraction(str(found)) if isinstance(found, float) else found
