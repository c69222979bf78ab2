"""Episodes -> periods of care and placements, and which episode is in force on a day (decisions A1 to A4)."""

import numpy as np
import pandas as pd

from scorecard_xl.council.lookups import (
    A_DAY,
    NEVER,
    NOT_KNOWN,
    are_in,
    child_codes,
    child_count,
    coded,
    one_each,
    taken,
)  # fmt: skip
from scorecard_xl.council.period import Day, Period

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
MOVES = ("S", "P", "B")
_SAME_PLACE = ("PLACE", "PL_POST", "PLACE_PROVIDER", "URN")
_FACTS = ("PLACE", "PLACE_PROVIDER", "PL_DISTANCE", "PL_LOCATION")
OF_A_CASE = (
    "CHILD", "DECOM", "DEC", "RNE", "LS", "REC", "PLACE", "period", "period_start", "placement_start",
    "previous_placement_start", "dob", "placement_place", "placement_place_provider", "placement_distance",
    "placement_location", "reviews_span", "visits_span",
)  # fmt: skip
"""What indicators and lists read of a child in care, who started or who left."""
_DAYS = 10_000_000
_FIRST = np.datetime64("1900-01-01", "D")


def with_care(episodes: pd.DataFrame) -> pd.DataFrame:
    """The episodes in order of child, DECOM, DEC (blank last) and row, with what follows from that order.

    Adds `first` (of its child), `period` and `placement` (numbers), `period_start`, `placement_start` and
    `previous_placement_start` (days), `opens_period`, `moves` (to a new placement), `temporary` and `short_break`
    (bool), and `placement_…`: the facts of the placement, which in a temporary placement are those of the episode
    interrupted.
    """
    ordered = _marked(episodes.sort_values(["CHILD", "DECOM", "DEC"], kind="stable"))
    fixed = _last_fixed(ordered)
    starts, opens_period = ordered["DECOM"], ordered["opens_period"].to_numpy()
    opens = _opens_placement(ordered, fixed)
    return ordered.assign(
        period=opens_period.cumsum(),
        period_start=starts.where(opens_period).ffill(),
        placement=opens.cumsum(),
        moves=opens & coded(ordered["RNE"], MOVES),
        placement_start=starts.where(opens).ffill(),
        previous_placement_start=_previous_start(starts.to_numpy(), opens, opens_period),
        **_facts(ordered, fixed),
    )


def _marked(episodes: pd.DataFrame) -> pd.DataFrame:
    child, start = child_codes(episodes), episodes["DECOM"]
    first = np.diff(child, prepend=-1) != 0
    ended = (episodes["DEC"].shift().to_numpy() < start.to_numpy()) & ~np.roll(coded(episodes["REC"], ("X1",)), 1)
    return episodes.assign(
        first=first,
        opens_period=first | coded(episodes["RNE"], ("S",)) | ended,
        short_break=coded(episodes["LS"], SHORT_BREAKS),
        temporary=coded(episodes["PLACE"], TEMPORARY),
    )


def _last_fixed(episodes: pd.DataFrame) -> np.ndarray:
    """For each episode the position of the last one of its period, up to itself, that is not temporary; -1 if none."""
    position = np.arange(len(episodes))
    opening = np.maximum.accumulate(np.where(episodes["opens_period"], position, 0))
    fixed = np.maximum.accumulate(np.where(episodes["temporary"], -1, position))
    return np.where(fixed >= opening, fixed, -1)


def _opens_placement(episodes: pd.DataFrame, fixed: np.ndarray) -> np.ndarray:
    temporary = episodes["temporary"].to_numpy()
    moves = coded(episodes["RNE"], MOVES) & ~temporary & ~_returns(episodes, fixed)
    return episodes["opens_period"].to_numpy() | moves


def _returns(episodes: pd.DataFrame, fixed: np.ndarray) -> np.ndarray:
    """True where a child comes back from a temporary placement to the place that it interrupted."""
    before = np.roll(fixed, 1)
    opens, temporary = episodes["opens_period"].to_numpy(), episodes["temporary"].to_numpy()
    same = coded(episodes["RNE"], ("P", "B")) & ~opens & np.roll(temporary, 1) & (before >= 0)
    for name in _SAME_PLACE:
        place = _place_numbers(episodes[name])
        same &= place == place[before]
    return same


def _place_numbers(places: pd.Series) -> np.ndarray:
    """A number for each place; case and spaces of its text are ignored; blank equals blank."""
    texts = [name.upper().replace(" ", "") for name in places.array.categories]
    numbers, _ = pd.factorize(np.array([*texts, None], dtype=object))
    return numbers[places.array.codes]


def _previous_start(starts: np.ndarray, opens: np.ndarray, opens_period: np.ndarray) -> np.ndarray:
    """The start of the placement before the present one in the same period; NaT if there is none."""
    openings = np.flatnonzero(opens)
    earlier = np.append(NOT_KNOWN, starts[openings][:-1])
    earlier[: len(openings)][opens_period[openings]] = NOT_KNOWN
    return earlier[np.cumsum(opens) - 1] if len(openings) else starts


def _facts(episodes: pd.DataFrame, fixed: np.ndarray) -> dict[str, object]:
    at = np.where(fixed >= 0, fixed, np.arange(len(fixed)))
    return {f"placement_{name.lower().removeprefix('pl_')}": taken(episodes[name], at) for name in _FACTS}


def placements_in(episodes: pd.DataFrame, year: Period) -> np.ndarray:
    """How many placements each child, by its number, had in the period (decisions E1)."""
    start, end = (np.datetime64(day, "s") for day in (year.start, year.end))
    decom, dec, child = episodes["DECOM"].to_numpy(), episodes["DEC"].to_numpy(), child_codes(episodes)
    there = (decom < start) & ~(dec <= start - A_DAY)
    moves = episodes["moves"].to_numpy() & (decom >= start) & (decom <= end)
    had_one = np.bincount(child[there], minlength=child_count(episodes)) > 0
    return had_one + np.bincount(child[moves], minlength=child_count(episodes))


def in_short_breaks(episodes: pd.DataFrame, day: Day, in_care: pd.DataFrame) -> pd.DataFrame:
    """Children in a series of short breaks on the day who are not in care."""
    breaks = episodes[episodes["short_break"]]
    open_ = (breaks["DECOM"] <= day) & ~(breaks["DEC"] <= day)
    return one_each(breaks[open_.to_numpy() & ~are_in(breaks, in_care)])


class InForce:
    """Finds the episode in force: the latest DECOM on or before the day that has not ended, short breaks aside (A2).

    This is the one place that works on numpy's arrays: it is asked for every day of every duty.
    """

    def __init__(self, episodes: pd.DataFrame) -> None:
        child, start = child_codes(episodes), episodes["DECOM"].to_numpy()
        order = np.lexsort((episodes.index, start, child))
        self._at = order[~episodes["short_break"].to_numpy()[order]]
        self._child = child[self._at]
        self._start = start[self._at]
        self._end = episodes["DEC"].fillna(NEVER).to_numpy()[self._at]
        self._starts = moments_of(self._child, self._start)
        self._ends = moments_of(self._child, self._end)
        self._latest_end = np.maximum.accumulate(self._ends)

    def on(self, day: Day) -> np.ndarray:
        """Positions of the episodes in force on the day, one per child in care, in order of child."""
        moment = day.to_datetime64().astype("M8[s]")
        return self._last_of_each((self._start <= moment) & (self._end > moment))

    def during(self, period: Period) -> np.ndarray:
        """Positions of the last episode in force on any day of the period, one per child in care on such a day."""
        first, last = (day.to_datetime64().astype("M8[s]") for day in (period.start, period.end))
        return self._last_of_each((self._start <= last) & (np.maximum(self._start, first) < self._end))

    def _last_of_each(self, open_: np.ndarray) -> np.ndarray:
        at = np.flatnonzero(open_)
        child = self._child[at]
        last = np.append(child[1:] != child[:-1], True) if len(child) else child.astype(bool)
        return self._at[at[last]]

    def for_each(self, child: np.ndarray, days: np.ndarray) -> np.ndarray:
        """For each child and day the position of the episode in force, -1 where there is none or no day."""
        moments = moments_of(child, days)
        found = np.searchsorted(self._starts, moments, side="right") - 1
        answer = np.full(len(child), -1)
        seeking = np.flatnonzero((found >= 0) & ~np.isnat(days))
        while len(seeking):
            # The moments of a child are all later than any end of the children before it.
            seeking = seeking[self._latest_end[found[seeking]] > moments[seeking]]
            in_force = self._ends[found[seeking]] > moments[seeking]
            answer[seeking[in_force]] = self._at[found[seeking[in_force]]]
            seeking = seeking[~in_force]
            found[seeking] -= 1
            seeking = seeking[found[seeking] >= 0]
        return answer


def moments_of(child: np.ndarray, days: np.ndarray) -> np.ndarray:
    """A number for each child and day, in the order of the children and of each child's days; a blank is the first."""
    number = (np.asarray(days).astype("M8[D]") - _FIRST).astype(np.int64).clip(0, _DAYS - 1)
    return child.astype(np.int64) * _DAYS + number
