"""Episodes -> periods of care and placements, and which episode is in force on a day (settled A1 to A4)."""

import numpy as np
import pandas as pd

from scorecard_xl.period import Day

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
MOVES = ("S", "P", "B")
_SAME_PLACE = ("place", "pl_post", "place_provider", "urn")
_FACTS = ("place", "place_provider", "pl_distance", "pl_location")
NEVER = np.datetime64("9999-12-31", "s")
_DAYS = 10_000_000


def with_care(episodes: pd.DataFrame) -> pd.DataFrame:
    """The episodes in order of child, DECOM, DEC (blank last) and row, with what follows from that order.

    Adds `period` and `placement` (numbers), `period_start`, `placement_start` and `previous_placement_start` (days),
    `opens_period`, `moves` (to a new placement) and `short_break` (bool), and `placement_…`: the facts of the
    placement, which in a temporary placement are those of the episode interrupted.
    """
    ordered = episodes.sort_values(["child", "decom", "dec"], kind="stable", na_position="last")
    marks = _marks(ordered)
    fixed = _last_fixed(marks)
    opens = _opens_placement(ordered, marks, fixed)
    starts = ordered["decom"].to_numpy()
    return ordered.assign(
        period=marks["opens_period"].cumsum(),
        period_start=_at_opening(starts, marks["opens_period"].to_numpy()),
        opens_period=marks["opens_period"],
        placement=opens.cumsum(),
        moves=opens & ordered["rne"].isin(MOVES),
        placement_start=_at_opening(starts, opens.to_numpy()),
        previous_placement_start=_previous_start(starts, opens.to_numpy(), marks["opens_period"].to_numpy()),
        short_break=marks["short_break"],
        **_facts(ordered, fixed),
    )


def _marks(episodes: pd.DataFrame) -> pd.DataFrame:
    child = episodes["child"].cat.codes
    first = child.ne(child.shift())
    ended = episodes["dec"].shift().lt(episodes["decom"]) & episodes["rec"].shift().ne("X1")
    return pd.DataFrame(
        {
            "first": first,
            "opens_period": first | episodes["rne"].eq("S") | ended,
            "short_break": episodes["ls"].isin(SHORT_BREAKS),
            "temporary": episodes["place"].isin(TEMPORARY),
        }
    )


def _last_fixed(marks: pd.DataFrame) -> np.ndarray:
    """For each episode the position of the last one of its period, up to itself, that is not temporary; -1 if none."""
    position = np.arange(len(marks))
    opening = np.maximum.accumulate(np.where(marks["opens_period"], position, 0))
    fixed = np.maximum.accumulate(np.where(marks["temporary"], -1, position))
    return np.where(fixed >= opening, fixed, -1)


def _opens_placement(episodes: pd.DataFrame, marks: pd.DataFrame, fixed: np.ndarray) -> pd.Series:
    moves = episodes["rne"].isin(MOVES) & ~marks["temporary"] & ~_returns(episodes, marks, fixed)
    return marks["opens_period"] | moves


def _returns(episodes: pd.DataFrame, marks: pd.DataFrame, fixed: np.ndarray) -> np.ndarray:
    """True where a child comes back from a temporary placement to the place that it interrupted."""
    before = np.roll(fixed, 1)
    back = episodes["rne"].isin(["P", "B"]) & ~marks["opens_period"] & marks["temporary"].shift(fill_value=False)
    same = back.to_numpy() & (before >= 0)
    for name in _SAME_PLACE:
        place = _place_codes(episodes[name])
        same &= place == place[before]
    return same


def _place_codes(column: pd.Series) -> np.ndarray:
    """A number for each place, whatever the case and spaces of its text; blank equals blank."""
    texts = pd.Series(column.cat.categories, dtype="str").str.upper().str.replace(" ", "")
    number = np.append(texts.factorize()[0], -1)
    return np.asarray(number[column.cat.codes.to_numpy()])


def _at_opening(values: np.ndarray, opens: np.ndarray) -> np.ndarray:
    """The value at the last opening up to each episode."""
    return values[np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0))]


def _previous_start(starts: np.ndarray, opens: np.ndarray, opens_period: np.ndarray) -> np.ndarray:
    """The start of the placement before the present one in the same period; NaT if there is none."""
    openings = np.flatnonzero(opens)
    earlier = np.append(np.datetime64("NaT", "s"), starts[openings][:-1])
    earlier[opens_period[openings]] = np.datetime64("NaT", "s")
    return earlier[np.cumsum(opens) - 1] if len(openings) else starts


def _facts(episodes: pd.DataFrame, fixed: np.ndarray) -> dict[str, pd.Series]:
    at = np.where(fixed >= 0, fixed, np.arange(len(fixed)))
    facts = episodes[list(_FACTS)].iloc[at].set_axis(episodes.index)
    return {f"placement_{name.removeprefix('pl_')}": facts[name] for name in _FACTS}


def placements_in(episodes: pd.DataFrame, first: Day, last: Day) -> np.ndarray:
    """How many placements each child, by category code, had between the two days (settled E1)."""
    before = first - pd.Timedelta(days=1)
    there = (episodes["decom"] <= before) & ~(episodes["dec"] <= before)
    moves = episodes["moves"] & episodes["decom"].between(first, last)
    child = episodes["child"].cat.codes.to_numpy()
    size = len(episodes["child"].cat.categories)
    had_one = np.bincount(child[there], minlength=size) > 0
    return np.asarray(had_one + np.bincount(child[moves], minlength=size))


class InForce:
    """Finds the episode in force: the latest DECOM on or before the day that has not ended, short breaks aside (A2)."""

    def __init__(self, episodes: pd.DataFrame) -> None:
        child = episodes["child"].cat.codes.to_numpy().astype(np.int64)
        order = np.lexsort((episodes.index, episodes["decom"], child))
        self._at = order[~episodes["short_break"].to_numpy()[order]]
        self._child = child[self._at]
        self._start = episodes["decom"].to_numpy()[self._at]
        self._end = episodes["dec"].fillna(NEVER).to_numpy()[self._at]
        self._keys = self._child * _DAYS + _day_number(self._start)
        until = self._child * _DAYS + _day_number(self._end)
        self._latest_end = np.maximum.accumulate(until) - self._child * _DAYS if len(until) else until

    def on(self, day: Day) -> np.ndarray:
        """Positions of the episodes in force on the day, one a child in care, in order of child."""
        moment = day.to_datetime64().astype("M8[s]")
        open_ = np.flatnonzero((self._start <= moment) & (self._end > moment))
        child = self._child[open_]
        last = np.append(child[1:] != child[:-1], True) if len(child) else child.astype(bool)
        return np.asarray(self._at[open_[last]])

    def for_each(self, children: pd.Series, days: pd.Series) -> np.ndarray:
        """For each child and day the position of the episode in force, -1 where there is none or no day."""
        child = children.cat.codes.to_numpy().astype(np.int64)
        day = _day_number(days.fillna(NEVER).to_numpy())
        found = np.searchsorted(self._keys, child * _DAYS + day, side="right") - 1
        seeking = (found >= 0) & days.notna().to_numpy()
        answer = np.full(len(child), -1)
        while seeking.any():
            seeking &= self._may_hold(found, child, day)
            holds = seeking & (_day_number(self._end[found]) > day)
            answer[holds] = self._at[found[holds]]
            seeking &= ~holds
            found = np.where(seeking, found - 1, found)
            seeking &= found >= 0
        return answer

    def _may_hold(self, found: np.ndarray, child: np.ndarray, day: np.ndarray) -> np.ndarray:
        if not len(self._child):
            return np.zeros(len(found), dtype=bool)
        return np.asarray((self._child[found] == child) & (self._latest_end[found] > day))


def _day_number(days: np.ndarray) -> np.ndarray:
    """Days since 1900, which are fewer than ten million for any day a date can hold."""
    return (days.astype("M8[D]") - np.datetime64("1900-01-01", "D")).astype(np.int64).clip(0, _DAYS - 1)
