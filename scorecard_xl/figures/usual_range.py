"""The usual range of a figure, and whether the month's figure moved more than it usually does.

The chart of single values with its moving range (XmR), as NHS England teaches it in "Making data count".
docs/usual-range.md works out one by hand and gives every choice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from scorecard_xl.council.period import Window
from scorecard_xl.figures.figure import Assurance, Variation
from scorecard_xl.indicators import Better, Indicator, Unit

MONTHS_BEFORE = 12
"""Month ends before the one reported that are looked at."""
LEAST_KNOWN, LEAST_CASES = 8, 10
SPREAD = Fraction(266, 100)
"""How many mean moving ranges lie between the mean and each end of the range."""
RUN, STEPS = 7, 6


class Point(NamedTuple):
    """A figure of one month end: None where it is not known; of a count the denominator is None."""

    value: Fraction | None
    denominator: float | None = None


UNKNOWN_POINT = Point(None)


@dataclass(frozen=True)
class UsualRange:
    """Between which values the figure usually lies, in the indicator's unit, and their mean."""

    lower: Fraction
    mean: Fraction
    upper: Fraction


def judged_window(indicator: Indicator) -> Window:
    """The window whose series decides: the month wherever events are counted, else its own `at` or `12m`."""
    counts_events = {Window.MONTH, Window.QUARTER, Window.YTD} & {*indicator.windows}
    return Window.MONTH if counts_events else indicator.windows[0]


def usual_range(before: Iterable[Point], unit: Unit) -> UsualRange | None:
    """The range from the month ends before, in order; None where too few are known or they rest on too few cases."""
    known = [point for point in before if point.value is not None]
    if len(known) < LEAST_KNOWN or _is_of_few(known):
        return None
    values = _values(known)
    mean = sum(values, Fraction()) / len(values)
    moving = sum((abs(after - each) for each, after in pairwise(values)), Fraction()) / (len(values) - 1)
    upper = mean + SPREAD * moving
    most = min(upper, Fraction(1)) if unit is Unit.SHARE else upper
    return UsualRange(max(mean - SPREAD * moving, Fraction()), mean, most)


def _is_of_few(known: Sequence[Point]) -> bool:
    cases = [point.denominator for point in known if point.denominator is not None]
    return bool(cases) and sum(cases) < LEAST_CASES * len(cases)


def _values(points: Iterable[Point]) -> list[Fraction]:
    return [point.value for point in points if point.value is not None]


def variation_of(
    usual: UsualRange, before: Iterable[Point], now: Point, better: Better, *, in_months: bool
) -> Variation | None:
    """How the figure of now compares with its usual range; None where it is not known.

    `in_months`: whether each point is a month of its own, so that runs and steps in a row mean something.
    """
    if now.value is None:
        return None
    direction = _outside(usual, now.value)
    if in_months and not direction:
        values = [*_values(before), now.value]
        direction = _one_sided(values[-RUN:], usual.mean) or _one_way(values[-STEPS - 1 :])
    return _in_words(direction, better)


def _outside(usual: UsualRange, value: Fraction) -> int:
    """1 above the range, -1 below it, 0 within it or at its ends."""
    return (value > usual.upper) - (value < usual.lower)


def _one_sided(values: Sequence[Fraction], mean: Fraction) -> int:
    """1 where all are above the mean, -1 where all are below it."""
    return all(value > mean for value in values) - all(value < mean for value in values)


def _one_way(values: Sequence[Fraction]) -> int:
    """1 where every step goes up, -1 where every one goes down."""
    steps = list(pairwise(values))
    return all(after > each for each, after in steps) - all(after < each for each, after in steps)


def _in_words(direction: int, better: Better) -> Variation:
    if direction == 0:
        return Variation.USUAL
    if better is Better.NEITHER:
        return Variation.HIGH if direction > 0 else Variation.LOW
    return Variation.BETTER if (direction > 0) == (better is Better.HIGHER) else Variation.WORSE


def assurance_of(usual: UsualRange, target: Fraction, better: Better) -> Assurance | None:
    """Whether figures within the usual range meet the target; None where neither more nor fewer is better."""
    if better is Better.NEITHER:
        return None
    ends = [end >= target if better is Better.HIGHER else end <= target for end in (usual.lower, usual.upper)]
    return Assurance.ALWAYS if all(ends) else Assurance.SOMETIMES if any(ends) else Assurance.NEVER
