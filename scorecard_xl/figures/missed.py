"""Which children miss the standard that an indicator measures."""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np
import pandas as pd

from scorecard_xl.errors import Refusal
from scorecard_xl.figures.behind import Case
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import Better, Indicator, Unit


def misses(case: Case, indicator: Indicator, target: Target | None) -> bool:
    """Whether a case is one that the council would rather not have.

    Of a share: not met, or met if fewer are better (three or more placements). Of a mean: worse than the target.
    A count has no standard, nor has a measure without a direction.
    """
    if not case.counts or not has_standard(indicator, target):
        return False
    lower = indicator.better is Better.LOWER
    if not indicator.unit.is_mean:
        return case.met is lower
    if target is None or case.value is None:
        return False
    value = Fraction(case.value)
    return value > target.value if lower else value < target.value


def misses_of_all(found: pd.DataFrame, indicator: Indicator, target: Target | None) -> np.ndarray:
    """`misses` for all cases behind a figure at once: a mask."""
    counts = found["counts"].to_numpy(dtype=bool)
    if not has_standard(indicator, target):
        return np.zeros(len(found), dtype=bool)
    lower = indicator.better is Better.LOWER
    if not indicator.unit.is_mean or target is None:
        met = pd.array(found["met"], dtype="Int8").to_numpy(dtype=int, na_value=2)
        return counts & (met == int(lower))
    values, aim = pd.to_numeric(found["value"]).to_numpy(dtype=float, na_value=np.nan), float(target.value)
    return counts & (values > aim if lower else values < aim)


def has_standard(indicator: Indicator, target: Target | None) -> bool:
    """Whether a single child can miss it."""
    if not indicator.is_rated:
        return False
    return indicator.unit is Unit.SHARE or (indicator.unit.is_mean and target is not None)


def in_order(cases: Iterable[Case], indicator: Indicator, target: Target | None) -> list[Case]:
    """Those who miss the standard first, those left out last; else as they were."""
    return sorted(cases, key=lambda case: (not misses(case, indicator, target), not case.counts))


def only_missed(cases: Iterable[Case], indicator: Indicator, target: Target | None) -> list[Case]:
    """Those who miss the standard. Raises Refusal if it has none that a child could miss."""
    if not has_standard(indicator, target):
        without = " without a target" if indicator.unit.is_mean and indicator.is_rated else ""
        raise Refusal(f"{indicator.name}{without} has no standard that a child can miss: leave out --missed.")
    return [case for case in cases if misses(case, indicator, target)]
