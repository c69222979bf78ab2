"""Episodes -> periods of care and placements, and which episode is in force on a day (decisions A1 to A4)."""

import numpy as np

from scorecard_xl.council.period import Day, Period
from scorecard_xl.tables.columns import A_DAY, NEVER, NOT_KNOWN, Column, Labels, filled, known, moments_of
from scorecard_xl.tables.rows import Rows

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
MOVES = ("S", "P", "B")
_SAME_PLACE = ("place", "pl_post", "place_provider", "urn")
_FACTS = ("place", "place_provider", "pl_distance", "pl_location")


def with_care(episodes: Rows) -> Rows:
    """The episodes in order of child, DECOM, DEC (blank last) and row, with what follows from that order.

    Adds `first` (of its child), `period` and `placement` (numbers), `period_start`, `placement_start` and
    `previous_placement_start` (days), `opens_period`, `moves` (to a new placement), `temporary` and `short_break`
    (bool), and `placement_…`: the facts of the placement, which in a temporary placement are those of the episode
    interrupted.
    """
    ordered = _marked(episodes.in_order_of("child", "decom", "dec"))
    fixed = _last_fixed(ordered)
    opens, opens_period, starts = _opens_placement(ordered, fixed), ordered["opens_period"], ordered["decom"]
    return ordered.with_columns(
        period=np.cumsum(opens_period),
        period_start=_at_opening(starts, opens_period),
        placement=np.cumsum(opens),
        moves=opens & ordered["rne"].among(MOVES),
        placement_start=_at_opening(starts, opens),
        previous_placement_start=_previous_start(starts, opens, opens_period),
        **_facts(ordered, fixed),
    )


def _marked(episodes: Rows) -> Rows:
    child, first = episodes.child, np.ones(len(episodes), dtype=bool)
    first[1:] = child[1:] != child[:-1]
    left = np.roll((episodes["rec"] != "X1"), 1)
    ended = left & (np.roll(episodes["dec"], 1) < episodes["decom"])
    return episodes.with_columns(
        first=first,
        opens_period=first | (episodes["rne"] == "S") | ended,
        short_break=episodes["ls"].among(SHORT_BREAKS),
        temporary=episodes["place"].among(TEMPORARY),
    )


def _last_fixed(episodes: Rows) -> np.ndarray:
    """For each episode the position of the last one of its period, up to itself, that is not temporary; -1 if none."""
    position = np.arange(len(episodes))
    opening = np.maximum.accumulate(np.where(episodes["opens_period"], position, 0))
    fixed = np.maximum.accumulate(np.where(episodes["temporary"], -1, position))
    return np.where(fixed >= opening, fixed, -1)


def _opens_placement(episodes: Rows, fixed: np.ndarray) -> np.ndarray:
    moves = episodes["rne"].among(MOVES) & ~episodes["temporary"] & ~_returns(episodes, fixed)
    return np.asarray(episodes["opens_period"] | moves)


def _returns(episodes: Rows, fixed: np.ndarray) -> np.ndarray:
    """True where a child comes back from a temporary placement to the place that it interrupted."""
    before = np.roll(fixed, 1)
    back = episodes["rne"].among(("P", "B")) & ~episodes["opens_period"] & np.roll(episodes["temporary"], 1)
    same = back & (before >= 0)
    for name in _SAME_PLACE:
        place = _place_numbers(episodes[name])
        same &= place == place[before]
    return same


def _place_numbers(places: Labels) -> np.ndarray:
    """A number for each place, whatever the case and spaces of its text; blank equals blank."""
    numbers: dict[str, int] = {}
    own = [numbers.setdefault(name.upper().replace(" ", ""), len(numbers)) for name in places.names]
    return np.array([*own, -1])[places.number]


def _at_opening(values: np.ndarray, opens: np.ndarray) -> np.ndarray:
    """The value at the last opening up to each episode."""
    return np.asarray(values[np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0))])


def _previous_start(starts: np.ndarray, opens: np.ndarray, opens_period: np.ndarray) -> np.ndarray:
    """The start of the placement before the present one in the same period; NaT if there is none."""
    openings = np.flatnonzero(opens)
    earlier = np.append(NOT_KNOWN, starts[openings][:-1])
    earlier[opens_period[openings]] = NOT_KNOWN
    return np.asarray(earlier[np.cumsum(opens) - 1]) if len(openings) else starts


def _facts(episodes: Rows, fixed: np.ndarray) -> dict[str, Column]:
    at = np.where(fixed >= 0, fixed, np.arange(len(fixed)))
    return {f"placement_{name.removeprefix('pl_')}": episodes[name][at] for name in _FACTS}


def placements_in(episodes: Rows, year: Period) -> np.ndarray:
    """How many placements each child, by its number, had in the period (decisions E1)."""
    decom, dec, before = episodes["decom"], episodes["dec"], year.start.to_datetime64() - A_DAY
    there = (decom <= before) & ~(dec <= before)
    moves = episodes["moves"] & (decom >= year.start) & (decom <= year.end)
    had_one = np.bincount(episodes.child[there], minlength=episodes.child_count) > 0
    return np.asarray(had_one + np.bincount(episodes.child[moves], minlength=episodes.child_count))


def in_short_breaks(episodes: Rows, day: Day, in_care: Rows) -> Rows:
    """Children in a series of short breaks on the day who are not in care."""
    open_ = (episodes["decom"] <= day) & ~(episodes["dec"] <= day) & episodes["short_break"]
    return episodes[open_ & ~episodes.are_in(in_care)].one_each()


class InForce:
    """Finds the episode in force: the latest DECOM on or before the day that has not ended, short breaks aside (A2)."""

    def __init__(self, episodes: Rows) -> None:
        child = episodes.child
        order = np.lexsort((episodes.index, episodes["decom"], child))
        self._at = order[~episodes["short_break"][order]]
        self._child = child[self._at]
        self._start = episodes["decom"][self._at]
        self._end = filled(episodes["dec"], NEVER)[self._at]
        self._starts = moments_of(self._child, self._start)
        self._ends = moments_of(self._child, self._end)
        self._latest_end = np.maximum.accumulate(self._ends)

    def on(self, day: Day) -> np.ndarray:
        """Positions of the episodes in force on the day, one a child in care, in order of child."""
        moment = day.to_datetime64().astype("M8[s]")
        open_ = np.flatnonzero((self._start <= moment) & (self._end > moment))
        child = self._child[open_]
        last = np.append(child[1:] != child[:-1], True) if len(child) else child.astype(bool)
        return np.asarray(self._at[open_[last]])

    def for_each(self, child: np.ndarray, days: np.ndarray) -> np.ndarray:
        """For each child and day the position of the episode in force, -1 where there is none or no day."""
        moments = moments_of(child, days)
        found = np.searchsorted(self._starts, moments, side="right") - 1
        answer = np.full(len(child), -1)
        seeking = np.flatnonzero((found >= 0) & known(days))
        while len(seeking):
            # The moments of a child are all later than any end of the children before it.
            seeking = seeking[self._latest_end[found[seeking]] > moments[seeking]]
            holds = self._ends[found[seeking]] > moments[seeking]
            answer[seeking[holds]] = self._at[found[seeking[holds]]]
            seeking = seeking[~holds]
            found[seeking] -= 1
            seeking = seeking[found[seeking] >= 0]
        return answer
