"""The typed tables of one council, and what is derived from them once for all indicators."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.bank_holidays import ENGLAND, BankHolidays
from scorecard_xl.period import Day, Period
from scorecard_xl.raw.adoptions import adoptions
from scorecard_xl.raw.assessments import initial_assessments
from scorecard_xl.raw.care import NEVER, InForce, placements_in, with_care
from scorecard_xl.raw.lookups import last_day, of_child, shared_children
from scorecard_xl.raw.outcomes import looked_after_all_year, outcomes_of
from scorecard_xl.raw.reviews import review_duties
from scorecard_xl.raw.rows import Rows
from scorecard_xl.raw.schools import graded
from scorecard_xl.raw.staffing import caseload_targets, teams_in_order
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.raw.typed import typed
from scorecard_xl.raw.visits import VisitSchedule, next_visit_due, visit_duties, visits_made
from scorecard_xl.settings import Settings

_OF_AN_EPISODE = ["child", "decom", "dec", "rec", "period_start"]


def within(frame: pd.DataFrame, column: str, period: Period) -> Rows:
    """The rows whose day in `column` lies in the period, of a frame that is sorted by it."""
    days = frame[column].to_numpy()
    ends = np.array([period.start, period.end + pd.Timedelta(days=1)], dtype="M8[s]")
    first, last = np.searchsorted(days, ends)
    return Rows(frame, np.arange(first, last))


@dataclass(frozen=True)
class Dataset:
    """Typed tables, read-only. Days after `until` are never asked about, so nothing is derived beyond it.

    `tables`: the typed frames by table name; `child` is a category shared by all of them.
    """

    tables: Mapping[str, pd.DataFrame]
    settings: Settings
    until: Day
    bank_holidays: BankHolidays = ENGLAND
    of_child = staticmethod(of_child)
    _in_care: dict[Day, Rows] = field(default_factory=dict, repr=False)
    _sorted: dict[tuple[str, ...], pd.DataFrame] = field(default_factory=dict, repr=False)
    _derived: dict[object, pd.DataFrame] = field(default_factory=dict, repr=False)
    _has: dict[str, bool] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        frames: Mapping[str, pd.DataFrame],
        settings: Settings,
        until: Day,
        bank_holidays: BankHolidays = ENGLAND,
    ) -> "Dataset":
        """From typed frames; a table that is not among them is empty."""
        tables = {name: frames[name] if name in frames else typed(table, []).frame for name, table in TABLES.items()}
        return cls(shared_children(tables), settings, until, bank_holidays)

    def once(self, derive: "Callable[[Dataset], pd.DataFrame]") -> pd.DataFrame:
        """What an indicator derives from the data alone, and looks at for every month."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return self._derived[derive]

    def has(self, source: str) -> bool:
        """Whether there is anything in a table ("Visits") or in a column of it ("Episodes.PL_DISTANCE")."""
        if source not in self._has:
            table, _, heading = source.partition(".")
            frame = self.tables[table]
            self._has[source] = bool(frame[heading.lower()].notna().any()) if heading else not frame.empty
        return self._has[source]

    @cached_property
    def children(self) -> pd.DataFrame:
        """Children by child; of several rows for a child the last counts (settled A8)."""
        return self._last_row("Children")

    @cached_property
    def episodes(self) -> pd.DataFrame:
        """Episodes with periods of care and placements, and the child's date of birth."""
        episodes = with_care(self.tables["Episodes"])
        return episodes.assign(dob=of_child(self.children["dob"], episodes))

    @cached_property
    def in_force(self) -> InForce:
        return InForce(self.episodes)

    def in_care(self, day: Day) -> Rows:
        """The children in care on the day: one row each, of the episode in force (settled A2)."""
        if day not in self._in_care:
            self._in_care[day] = Rows(self.episodes, self.in_force.on(day))
        return self._in_care[day]

    def in_short_breaks(self, day: Day) -> Rows:
        """Children in a series of short breaks on the day who are not in care."""
        episodes = self.episodes
        open_ = (episodes["decom"] <= day) & ~(episodes["dec"] <= day) & episodes["short_break"]
        elsewhere = ~episodes["child"].isin(self.in_care(day)["child"])
        return Rows(episodes, np.flatnonzero(open_ & elsewhere)).one_each()

    @cached_property
    def review_duties(self) -> pd.DataFrame:
        """Reviews that fell due, in order of the due day: child, start (of the period), due, done."""
        since = self.settings.reviews_complete_from
        known_from, reviews = None if since is None else Day(since), self.tables["Reviews"]
        return review_duties(reviews, self.episodes, self.in_force, known_from, self.until, self.bank_holidays)

    @cached_property
    def visit_duties(self) -> pd.DataFrame:
        """Visits that fell due, in order of the due day: child, start (of the placement), due, done."""
        since = self.settings.visits_complete_from
        known_from = None if since is None else Day(since)
        return visit_duties(self.tables["Visits"], self.episodes, self.in_force, known_from, self.until)

    @cached_property
    def reviews_held(self) -> pd.DataFrame:
        """Reviews held on a day in care, one a child and day, in order of REVIEW."""
        return self._while_in_care(self.tables["Reviews"], "review")

    @cached_property
    def visits_made(self) -> pd.DataFrame:
        """Visits made on a day in care at which the child was seen, in order of VISIT."""
        return self._while_in_care(visits_made(self.tables["Visits"]), "visit")

    @cached_property
    def initial_assessments(self) -> pd.DataFrame:
        """Initial health assessments owed, in order of the due day: child, period_start, due, done."""
        return initial_assessments(self.tables["Health"], self.episodes, self.in_force, self.bank_holidays)

    @cached_property
    def adoptions(self) -> pd.DataFrame:
        """Leavings by adoption with the days placed, ordered and matched, in order of DEC."""
        return adoptions(self.leavings, self.episodes, self.tables["AD1"])

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
        missing = missing.loc[missing["missing"].eq("M"), ["child", "mis_start", "mis_end"]]
        return self._while_in_care(missing.drop_duplicates(["child", "mis_start"]), "mis_start")

    def _while_in_care(self, rows: pd.DataFrame, day: str) -> pd.DataFrame:
        in_care = self.in_force.for_each(rows["child"], rows[day]) >= 0
        return rows[in_care].sort_values(day, kind="stable")

    @cached_property
    def caseload_targets(self) -> dict[str, float]:
        """The caseload target of each team that has one."""
        return caseload_targets(self.tables["Teams"])

    @cached_property
    def schools(self) -> pd.DataFrame:
        """Schools in order of SCHOOL_START, with `grade`: Ofsted's 1 to 4, NaN where there is none."""
        return graded(self.tables["Schools"])

    @cached_property
    def care_leavers(self) -> pd.DataFrame:
        """Care leavers, the last row of each child, with a date of birth from Children where they have none (G4)."""
        rows = self.tables["CareLeavers"].drop_duplicates("child", keep="last")
        return rows.assign(dob=rows["dob"].fillna(of_child(self.children["dob"], rows)))

    @cached_property
    def unaccompanied_until(self) -> pd.Series:
        """By child in UASC, the day from which it is unaccompanied no more; blank DUC: never (settled F8)."""
        return self._last_row("UASC")["duc"].fillna(NEVER)

    def placements_in(self, year: Period) -> np.ndarray:
        """How many placements each child, by category code, had in the period (settled E1)."""
        return placements_in(self.episodes, year.start, year.end)

    def last_check(self, checks: tuple[str, ...], day: Day, cases: Rows) -> pd.Series:
        """For each case's child the last check of these kinds on or before the day; NaT where there is none."""
        if checks not in self._sorted:
            health = self.tables["Health"]
            self._sorted[checks] = health[health["check"].isin(checks)].sort_values("check_date", kind="stable")
        return last_day(self._sorted[checks], "check_date", day, cases)

    def last_of(self, table: str, column: str, day: Day, cases: Rows) -> pd.Series:
        """For each case's child the last day in a column of a table on or before the day; NaT where there is none."""
        key = (table, column)
        if key not in self._sorted:
            self._sorted[key] = self.tables[table].sort_values(column, kind="stable")
        return last_day(self._sorted[key], column, day, cases)

    def next_visit_due(self, day: Day, cases: Rows) -> pd.Series:
        """For each case in care on the day, when the next visit falls due; NaT where none was made or owed yet."""
        last = last_day(self.visits_made, "visit", day, cases)
        return next_visit_due(VisitSchedule(self.episodes, self.in_force), cases, last, day)

    @cached_property
    def teams(self) -> list[str]:
        """The teams on the staffing table, in its order, then others that Caseloads names."""
        return teams_in_order(self.tables["Teams"], self.tables["Caseloads"])

    def outcomes(self, day: Day) -> pd.DataFrame | None:
        """OC2 of the year that ends on the day, by child; None where no row is of that year (settled F6)."""
        return outcomes_of(self.tables["OC2"], day)

    def looked_after_all_year(self, day: Day) -> Rows:
        """Children looked after through the year that ends on the day: the last episode of each (settled F6)."""
        return looked_after_all_year(self.episodes, day)

    def _last_row(self, table: str) -> pd.DataFrame:
        return self.tables[table].drop_duplicates("child", keep="last").set_index("child")
