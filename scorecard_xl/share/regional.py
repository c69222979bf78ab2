"""Several councils beside each other, from what their copies show: rank and median only as far as that decides them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.figures.figure import as_words
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.indicators.registry import Better
from scorecard_xl.share.received_copies import SharedCopy

_RANKED = (Unit.SHARE, Unit.DAYS, Unit.SCORE)
"""A number of children or events depends on the size of the council, so it is never ranked."""
_NARROW = {Unit.SHARE: 0.0105, Unit.DAYS: 10.0, Unit.SCORE: 1.0, Unit.COUNT: 4.0}
"""How far the bounds of a median may be apart to be shown as one number: as far as those of a rounded figure."""

_BORDER = 1e-6  # the CSV files have six decimals


@dataclass(frozen=True)
class CouncilRank:
    """One council in one measure. `text`, `of`: as its copy shows them. `low`, `high`: what may be concluded.

    `rank_low`, `rank_high`: its best and its worst possible place; None where it has none. `is_tied`: another council
    shows the same.
    """

    council: str
    text: str
    of: str
    low: float | None
    high: float | None
    rank_low: int | None = None
    rank_high: int | None = None
    is_tied: bool = False

    @property
    def rank(self) -> str:
        """3; 3= where another shows the same; 3 to 5 where the copies do not decide; blank without a place."""
        if self.rank_low is None or self.rank_high is None:
            return ""
        places = f"{self.rank_low}" if self.rank_low == self.rank_high else f"{self.rank_low} to {self.rank_high}"
        return f"{places}{'=' * self.is_tied}"


@dataclass(frozen=True)
class Regional:
    """One measure of all councils, the best places first, then those without.

    `of`: councils whose copies show a value; `median_low`, `median_high`: between these is their median.
    """

    indicator: str
    title: str
    group: str
    window: str
    unit: Unit
    end: dt.date
    places: Sequence[CouncilRank]
    median_low: float | None
    median_high: float | None

    @cached_property
    def of(self) -> int:
        return sum(place.low is not None for place in self.places)

    @property
    def is_ranked(self) -> bool:
        return any(place.rank_low is not None for place in self.places)

    @property
    def median(self) -> str:
        """97.2%; 8% to 11% where the copies do not decide; blank where nobody shows a value."""
        return median_in_words(self.median_low, self.median_high, self.unit)

    @cached_property
    def spread(self) -> tuple[str, str]:
        """The lowest and the highest value as shown, by the middle of what may be concluded; blanks for none."""
        known = [((place.low + place.high), place.text) for place in self.places if place.low is not None
                 and place.high is not None]  # fmt: skip
        return (min(known)[1], max(known)[1]) if known else ("", "")

    @property
    def name(self) -> str:
        """Its title, with the group."""
        return f"{self.title}: {self.group}" if self.group else self.title


def median_in_words(low: float | None, high: float | None, unit: Unit) -> str:
    """The number in the middle where the two are as near as those of one rounded figure, else both."""
    if low is None or high is None:
        return ""
    if high - low <= _NARROW.get(unit, 0.0):
        return as_words((low + high) / 2, unit)
    return f"{as_words(low, unit)} to {as_words(high, unit)}"


def regional(copies: Sequence[SharedCopy], month: dt.date) -> list[Regional]:
    """Every measure that two councils or more have at this month end, in the order of the indicators."""
    rows = _rows(copies, month)
    rows = rows[rows["unit"] != Unit.CASES.value]
    order = {name: at for at, name in enumerate([*INDICATORS, *rows["indicator"].unique()][::-1])}
    groups = rows.groupby(["indicator", "group", "window", "unit"], sort=False)
    found = [_measure(key, own, month) for key, own in groups if len(own) > 1 and key[3] in set(Unit)]
    return sorted(found, key=lambda each: -order[each.indicator])


def _rows(copies: Sequence[SharedCopy], month: dt.date) -> pd.DataFrame:
    """The rows of all councils at this month end in which something is shown."""
    frames = [copy.rows[copy.rows["end"] == month].assign(council=copy.council) for copy in copies]
    rows = pd.concat(frames, ignore_index=True)
    return rows[rows["value"] != ""]


def not_comparable(copies: Sequence[SharedCopy], month: dt.date) -> list[str]:
    """The indicators that only one council has, and caseloads, of which each council has its own teams."""
    rows = _rows(copies, month)
    several = rows[rows["unit"] != Unit.CASES.value].groupby("indicator")["council"].nunique() > 1
    return [name for name in rows["indicator"].unique() if not several.get(name, False)]


def _measure(key: tuple[str, str, str, str], own: pd.DataFrame, month: dt.date) -> Regional:
    name, group, window, unit = key
    indicator = INDICATORS.get(name)
    low, high = own["value_low"].to_numpy(float), own["value_high"].to_numpy(float)
    known = ~np.isnan(low) & ~np.isnan(high)
    ranks: dict[int, tuple[int, int, bool]] = {}
    if indicator is not None and indicator.is_rated and Unit(unit) in _RANKED:
        ranks = dict(zip(np.flatnonzero(known), possible_ranks(low[known], high[known], indicator.better), strict=True))
    places = [
        CouncilRank(
            row.council, row.value, row.denominator, _bound(low, known, at), _bound(high, known, at), *ranks.get(at, ())
        )
        for at, row in enumerate(own.itertuples(index=False))
    ]
    places.sort(key=_order)
    title = indicator.title if indicator else str(own["title"].iloc[0])
    middle = (float(np.median(low[known])), float(np.median(high[known]))) if known.any() else (None, None)
    return Regional(name, title, group, window, Unit(unit), month, places, *middle)


def _bound(bounds: np.ndarray, known: np.ndarray, at: int) -> float | None:
    return float(bounds[at]) if known[at] else None


def _order(place: CouncilRank) -> tuple[float, float, float, str]:
    """By rank; without one by value from the highest; without a value last."""
    rank = (place.rank_low or np.inf, place.rank_high or np.inf)
    return *rank, -(place.high if place.high is not None else -np.inf), place.council


def possible_ranks(low: np.ndarray, high: np.ndarray, better: Better) -> list[tuple[int, int, bool]]:
    """For each pair of bounds the best and the worst possible place, and whether another has the same bounds.

    A council is ahead of another only where its whole range is: bounds that touch are borders of rounding. Those with
    the same bounds show the same, so they share the better place.
    """
    if better is Better.HIGHER:
        low, high = -high, -low
    same = (low[:, None] == low) & (high[:, None] == high)
    ahead = (high <= low[:, None] + _BORDER) & ~same
    maybe = (low < high[:, None] - _BORDER) & ~same
    best, worst = 1 + ahead.sum(axis=1), 1 + (ahead | maybe).sum(axis=1)
    return [
        (int(first), int(last), bool(tied)) for first, last, tied in zip(best, worst, same.sum(axis=1) > 1, strict=True)
    ]
