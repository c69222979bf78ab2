"""The axis of a chart: one rule for all, so that the same move looks the same on charts whose values lie close."""

import math
from collections.abc import Iterable, Sequence

from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page.model import Scale
from scorecard_xl.page.wording import whole_number

_POINTS = (0.05, 0.1, 0.2, 0.25)
"""Steps of shares: the first makes a chart of two steps ten points high."""
_WHOLE = tuple(digit * 10**power for power in range(7) for digit in (1, 2, 5))
_FEWEST, _MOST = 2, 4
"""How many steps a chart has."""
_TINY = 1e-9


def scale_of(values: Iterable[float | None], indicator: Indicator) -> Scale:
    """From the values, the usual range and the target: whole steps, two to four of them.

    Shares lie between 0% and 100% and are at least ten points high. Numbers start at zero where that costs at most
    half the height, and are at least four high, and a tenth of what they show.
    """
    known = [each for each in values if each is not None]
    if not known:
        return Scale(0, 1, [])
    is_share = indicator.unit is Unit.SHARE
    low, high = (min(known), max(known)) if is_share else _room(min(known), max(known))
    step = _step(low, high, _POINTS if is_share else _WHOLE)
    first, last = _whole_steps(low, high, step, round(1 / step) if is_share else None)
    return Scale(first * step, last * step, _labels(first, last, step, indicator))


def _room(low: float, high: float) -> tuple[float, float]:
    """A number from zero up where it may; else high enough that a small move stays small."""
    if low <= (high - low) or high < 10:
        low = 0
    least = max(4, high / 10)
    return low, max(high, low + least)


def _step(low: float, high: float, steps: Sequence[float]) -> float:
    """The smallest step of which no more than four are needed."""
    return next((each for each in steps if _up(high / each) - _down(low / each) <= _MOST), steps[-1])


def _whole_steps(low: float, high: float, step: float, most: int | None) -> tuple[int, int]:
    """The first and last line, in steps from zero; at least two apart."""
    first, last = _down(low / step), _up(high / step)
    while last - first < _FEWEST:
        if most is None or last < most:
            last += 1
        else:
            first -= 1
    return first, last


def _down(number: float) -> int:
    return math.floor(number + _TINY)


def _up(number: float) -> int:
    return math.ceil(number - _TINY)


def _labels(first: int, last: int, step: float, indicator: Indicator) -> list[str]:
    return [whole_number(each * step, indicator) for each in range(first, last + 1)]
