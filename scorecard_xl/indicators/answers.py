"""The answers of an indicator, one for each case, and how cases are put into groups."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import numpy as np
import pandas as pd

from scorecard_xl.council.lookups import NOT_KNOWN

Values: TypeAlias = "pd.Series | pd.Categorical | np.ndarray"
"""One value for each case, by position."""


@dataclass(frozen=True)
class Answers:
    """One answer for each case, all in the order of the cases.

    `cases`: the rows judged, with CHILD. `met`: yes or no for a share, the number for days, scores and cases; None
    where every case counts. `group`: the band of each case; a case without one is left out. `over`: for cases, the
    number of workers who have them. `evidence`: what decided, beyond the columns of `cases`. `left_out`: by reason,
    cases that a reader would expect and that do not count.
    """

    cases: pd.DataFrame
    met: np.ndarray | None = None
    group: pd.Categorical | None = None
    over: np.ndarray | None = None
    evidence: Mapping[str, Values] = field(default_factory=dict)
    left_out: Callable[[], Mapping[str, pd.DataFrame]] = dict


def band(values: np.ndarray, bounds: tuple[int, ...], labels: tuple[str, ...]) -> pd.Categorical:
    """The label of the band that each number falls in: below the first bound the first label. NaN has no band."""
    at = np.searchsorted(np.array(bounds), values, side="right")
    return pd.Categorical.from_codes(np.where(np.isnan(values), -1, at), dtype=_kind(labels))


def grouped(codes: pd.Series, groups: Mapping[str, tuple[str, ...]]) -> pd.Categorical:
    """The group that each code belongs to; the last group takes every other code, and blank."""
    labels = tuple(groups)
    group_of = {code: label for label, members in groups.items() for code in members}
    return grouped_by(codes, labels, lambda code: group_of.get(code, labels[-1]))


def grouped_by(codes: pd.Series, labels: tuple[str, ...], group_of: Callable[[str], str]) -> pd.Categorical:
    """The group that each code belongs to, one of the labels; each code is asked once, the last label takes blank."""
    of_code = np.array([*(labels.index(group_of(code)) for code in codes.array.categories), len(labels) - 1])
    return pd.Categorical.from_codes(of_code[codes.array.codes], dtype=_kind(labels))


@cache
def _kind(labels: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(pd.Index(labels, dtype=object))


def between(numbers: Values, least: float, most: float) -> np.ndarray:
    """Boolean mask: which numbers lie between the two, both included. Blanks are False."""
    values = np.asarray(numbers)
    return np.asarray((least <= values) & (values <= most))


def is_after(days: Values, day: pd.Timestamp) -> np.ndarray:
    """Boolean mask: which days are after this one. Blanks are False."""
    return np.asarray(np.asarray(days) > day.to_datetime64())


def is_by(days: Values, day: pd.Timestamp) -> np.ndarray:
    """Boolean mask: which days are on or before this one. Blanks are False."""
    return np.asarray(np.asarray(days) <= day.to_datetime64())


def is_since(days: Values, day: pd.Timestamp) -> np.ndarray:
    """Boolean mask: which days are on or after this one. Blanks are False."""
    return np.asarray(np.asarray(days) >= day.to_datetime64())


def not_after(days: Values, day: pd.Timestamp) -> np.ndarray:
    """The days up to this one; NaT in place of later ones."""
    return np.where(is_by(days, day), np.asarray(days), NOT_KNOWN)


def on_time(duties: pd.DataFrame, day: pd.Timestamp) -> Answers:
    """Duties met if they were done by the day they were due; what was done after `day` is not known yet."""
    done, due = duties["done"].to_numpy(), duties["due"].to_numpy()
    return Answers(duties, met=done <= due, evidence={"done": not_after(done, day)})
