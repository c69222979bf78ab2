"""The typed tables of one council, and what is derived from them once for all indicators."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.period import Day, Period, year_start
from scorecard_xl.raw.care import NEVER, InForce, with_care
from scorecard_xl.raw.reviews import review_duties
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.raw.typed import typed
from scorecard_xl.settings import Settings

_OF_AN_EPISODE = ["child", "decom", "dec", "rec", "rne", "ls", "place", "period_start"]


def within(frame: pd.DataFrame, column: str, period: Period) -> pd.DataFrame:
    """The rows whose day in `column` lies in the period, of a frame that is sorted by it."""
    days = frame[column].to_numpy()
    ends = np.array([period.start, period.end + pd.Timedelta(days=1)], dtype="M8[s]")
    first, last = np.searchsorted(days, ends)
    return frame.iloc[first:last]


@dataclass(frozen=True)
class Dataset:
    """Typed tables, read-only. Days after `until` are never asked about, so nothing is derived beyond it.

    `tables`: the typed frames by table name; `child` is a category shared by all of them.
    """

    tables: Mapping[str, pd.DataFrame]
    settings: Settings
    until: Day
    _in_care: dict[Day, pd.DataFrame] = field(default_factory=dict, repr=False)
    _sorted_checks: dict[tuple[str, ...], pd.DataFrame] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame], settings: Settings, until: Day) -> "Dataset":
        """From typed frames; a table that is not among them is empty."""
        tables = {name: frames[name] if name in frames else typed(table, []).frame for name, table in TABLES.items()}
        return cls(_shared_children(tables), settings, until)

    def has(self, source: str) -> bool:
        """Whether there is anything in a table ("Visits") or in a column of it ("Episodes.PL_DISTANCE")."""
        table, _, heading = source.partition(".")
        frame = self.tables[table]
        return bool(frame[heading.lower()].notna().any()) if heading else not frame.empty

    @cached_property
    def children(self) -> pd.DataFrame:
        """Children by child; of several rows for a child the last counts (settled A8)."""
        return self._last_row("Children")

    @cached_property
    def episodes(self) -> pd.DataFrame:
        """Episodes with periods of care and placements, and the child's date of birth."""
        episodes = with_care(self.tables["Episodes"])
        return episodes.assign(dob=self.of_child(self.children["dob"], episodes))

    @cached_property
    def in_force(self) -> InForce:
        return InForce(self.episodes)

    def in_care(self, day: Day) -> pd.DataFrame:
        """The children in care on the day: one row each, of the episode in force (settled A2)."""
        if day not in self._in_care:
            self._in_care[day] = self.episodes.iloc[self.in_force.on(day)]
        return self._in_care[day]

    @cached_property
    def review_duties(self) -> pd.DataFrame:
        """Reviews that fell due, in order of the due day: child, period_start, due, held."""
        since = self.settings.reviews_complete_from
        known_from = None if since is None else Day(since)
        return review_duties(self.tables["Reviews"], self.episodes, self.in_force, known_from, self.until)

    @cached_property
    def starts(self) -> pd.DataFrame:
        """Episodes that start a period in care, short breaks aside, in order of DECOM (settled A1, G1)."""
        starts = self.episodes["rne"].eq("S") & ~self.episodes["short_break"]
        return self.episodes.loc[starts, _OF_AN_EPISODE].sort_values("decom", kind="stable")

    @cached_property
    def leavings(self) -> pd.DataFrame:
        """Episodes that end a period in care, short breaks aside, in order of DEC, then row (settled G1)."""
        rec = self.episodes["rec"]
        leaves = self.episodes["dec"].notna() & rec.notna() & rec.ne("X1") & ~self.episodes["short_break"]
        return self.episodes.loc[leaves, _OF_AN_EPISODE].sort_index().sort_values("dec", kind="stable")

    @cached_property
    def missing(self) -> pd.DataFrame:
        """Times a child was missing from care, in order of MIS_START, each child and day once (settled F7)."""
        missing = self.tables["Missing"]
        missing = missing[missing["missing"].eq("M")].drop_duplicates(["child", "mis_start"])
        in_care = self.in_force.for_each(missing["child"], missing["mis_start"]) >= 0
        return missing[in_care].sort_values("mis_start", kind="stable")

    def unaccompanied_on(self, day: Day, cases: pd.DataFrame) -> pd.Series:
        """Whether each case's child is unaccompanied on the day: a row in UASC, and DUC blank or later (settled F8)."""
        return self.of_child(self._unaccompanied_until, cases) > day

    @cached_property
    def _unaccompanied_until(self) -> pd.Series:
        return self._last_row("UASC")["duc"].fillna(NEVER)

    def placements_in(self, year: Period) -> np.ndarray:
        """How many placements each child, by category code, had in the period (settled E1)."""
        episodes = self.episodes
        before = year.start - pd.Timedelta(days=1)
        there = (episodes["decom"] <= before) & ~(episodes["dec"] <= before)
        moves = episodes["moves"] & episodes["decom"].between(year.start, year.end)
        child = episodes["child"].cat.codes.to_numpy()
        size = len(episodes["child"].cat.categories)
        had_one = np.bincount(child[there], minlength=size) > 0
        return np.asarray(had_one + np.bincount(child[moves], minlength=size))

    def last_check(self, checks: tuple[str, ...], day: Day, cases: pd.DataFrame) -> pd.Series:
        """For each case's child the last check of these kinds on or before the day; NaT where there is none."""
        made = self._checks(checks)
        days = made["check_date"].to_numpy()
        known = int(np.searchsorted(days, day.to_datetime64(), side="right"))
        last = np.full(len(cases["child"].cat.categories), "NaT", dtype="M8[s]")
        last[made["child"].cat.codes.to_numpy()[:known]] = days[:known]
        return pd.Series(last[cases["child"].cat.codes.to_numpy()], index=cases.index)

    def _checks(self, checks: tuple[str, ...]) -> pd.DataFrame:
        if checks not in self._sorted_checks:
            health = self.tables["Health"]
            made = health[health["check"].isin(checks)].sort_values("check_date", kind="stable")
            self._sorted_checks[checks] = made
        return self._sorted_checks[checks]

    def outcomes(self, day: Day) -> pd.DataFrame | None:
        """OC2 of the year that ends on the day, by child; None where no row is of that year (settled F6)."""
        oc2 = self.tables["OC2"]
        rows = oc2[oc2["year"] == day]
        return rows.drop_duplicates("child", keep="last").set_index("child") if len(rows) else None

    def looked_after_all_year(self, day: Day) -> pd.DataFrame:
        """Children looked after through the year that ends on the day: the last episode of each (settled F6)."""
        episodes, start = self.episodes, year_start(day)
        year = episodes[(episodes["decom"] <= day) & ~(episodes["dec"] < start)]
        began = year["rne"].eq("S") & (year["decom"] > start)
        ended = year["rec"].ne("X1") & (year["dec"] < day)
        broken = year.loc[began | ended | year["short_break"], "child"]
        return year[~year["child"].isin(broken)].drop_duplicates("child", keep="last")

    def of_child(self, by_child: pd.Series, cases: pd.DataFrame) -> pd.Series:
        """A fact about each case's child; blank where it is not known."""
        codes = by_child.index.codes  # type: ignore[attr-defined]
        row = np.full(len(cases["child"].cat.categories) + 1, -1)
        row[codes] = np.arange(len(codes))
        at = row[cases["child"].cat.codes.to_numpy()]
        return by_child.take(np.maximum(at, 0)).set_axis(cases.index).where(at >= 0) if len(by_child) else _blank(cases)

    def _last_row(self, table: str) -> pd.DataFrame:
        return self.tables[table].drop_duplicates("child", keep="last").set_index("child")


def _blank(cases: pd.DataFrame) -> pd.Series:
    return pd.Series(np.datetime64("NaT", "s"), index=cases.index)


def _shared_children(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Give CHILD the same categories in every table, so that IDs compare as numbers."""
    ids = sorted({child for frame in tables.values() if "child" in frame for child in frame["child"].cat.categories})
    categories = pd.Index(ids, dtype="str")
    return {name: _with_categories(frame, categories) for name, frame in tables.items()}


def _with_categories(frame: pd.DataFrame, categories: pd.Index) -> pd.DataFrame:
    if "child" not in frame:
        return frame
    return frame.assign(child=frame["child"].cat.set_categories(categories))
