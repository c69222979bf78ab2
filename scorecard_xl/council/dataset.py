"""The typed tables of one council, and what is derived from them once for all indicators."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.council import care, movements, outcomes, schedules, timetables
from scorecard_xl.council.bank_holidays import ENGLAND, BankHolidays
from scorecard_xl.council.duties import since_when
from scorecard_xl.council.lookups import NEVER, coded, last_day, last_of, one_each, up_to
from scorecard_xl.council.period import Day, Period
from scorecard_xl.council.schedules import (
    VisitSchedule,
    next_visit_due,
    review_duties,
    visit_duties,
    visits_made,
    visits_since,
)
from scorecard_xl.council.settings import Settings, VisitsBy, YesNo
from scorecard_xl.council.timetables import ReviewsKnown, VisitTimetable
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

ALLOCATIONS, ALLOCATED = "Allocations", ("TEAM", "WORKER")


@dataclass(frozen=True)
class Dataset:
    """Typed tables, read-only. Days after `until` are never asked about, so nothing is derived beyond it.

    `tables`: by name; a child has one number in all of them. `failures`: in words, how an indicator of another package
    failed, by its name.
    """

    tables: Mapping[str, pd.DataFrame]
    settings: Settings
    until: Day
    bank_holidays: BankHolidays = ENGLAND
    failures: dict[str, str] = field(default_factory=dict, repr=False)
    _in_care: dict[Day, pd.DataFrame] = field(default_factory=dict, repr=False)
    _sorted: dict[tuple[str, ...], pd.DataFrame] = field(default_factory=dict, repr=False)
    _derived: dict[object, pd.DataFrame] = field(default_factory=dict, repr=False)
    _has: dict[str, bool] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, tables: Mapping[str, pd.DataFrame], settings: Settings, until: Day, bank_holidays: BankHolidays = ENGLAND
    ) -> "Dataset":
        """From typed tables; one that is not among them is empty."""
        empty = {name: typed(table, []).frame for name, table in TABLES.items() if name not in tables}
        complete = {name: {**empty, **tables}[name] for name in TABLES}
        return cls(_shared_children(complete), settings, until, bank_holidays)

    def once(self, derive: "Callable[[Dataset], pd.DataFrame]") -> pd.DataFrame:
        """What an indicator derives from the data alone, and looks at for every month."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return self._derived[derive]

    def has(self, source: str) -> bool:
        """Whether there is anything in a table ("Visits") or in a column of it ("Episodes.PL_DISTANCE")."""
        if source not in self._has:
            table, _, heading = source.partition(".")
            rows = self.tables[table]
            self._has[source] = bool(rows[heading].notna().any()) if heading else len(rows) > 0
        return self._has[source]

    @cached_property
    def children(self) -> pd.DataFrame:
        """Children, the last row of each (decisions A8)."""
        return one_each(self.tables["Children"])

    def has_history(self, column: str) -> bool:
        """Whether it is known of each day whose work a child was: TEAM or WORKER (decisions A11)."""
        return column in ALLOCATED and self.has(f"{ALLOCATIONS}.{column}")

    def held_by(self, column: str, day: Day) -> pd.DataFrame:
        """CHILD and this column, TEAM or WORKER: the last row about a child says whose work it is on the day.

        Without a history these are the rows of Children, which say it of today (decisions A11).
        """
        return up_to(self.once(_allocations), "FROM", day) if self.has_history(column) else self.children

    @cached_property
    def episodes(self) -> pd.DataFrame:
        """Episodes with periods of care, placements and the spans of duties, and the child's date of birth."""
        episodes = care.with_care(self.tables["Episodes"])
        spans = timetables.spans(
            episodes, adoption=self.settings.adoption_timetable is YesNo.YES, by_placement=self._visits_by_placement
        )
        return episodes.assign(dob=last_of(self.children, "DOB", episodes), **spans)

    @property
    def _visits_by_placement(self) -> bool:
        return self.settings.visit_timetable is VisitsBy.PLACEMENT

    @cached_property
    def _cases(self) -> pd.DataFrame:
        """The episodes with only the columns that an indicator reads of a case: to select from a wide frame is slow."""
        return self.episodes[[*care.OF_A_CASE]]

    @cached_property
    def in_force(self) -> care.InForce:
        return care.InForce(self.episodes)

    def in_care(self, day: Day) -> pd.DataFrame:
        """The children in care on the day: one row each, of the episode in force (decisions A2)."""
        if day not in self._in_care:
            self._in_care[day] = self._cases.iloc[self.in_force.on(day)]
        return self._in_care[day]

    def in_care_in(self, period: Period) -> pd.DataFrame:
        """The children in care on at least one day of the period: one row each, the last such episode."""
        return self._cases.iloc[self.in_force.during(period)]

    def in_short_breaks(self, day: Day) -> pd.DataFrame:
        """Children in a series of short breaks on the day who are not in care."""
        return care.in_short_breaks(self.episodes, day, self.in_care(day))

    def placements_in(self, year: Period) -> np.ndarray:
        """How many placements each child, by its number, had in the period (decisions E1)."""
        return care.placements_in(self.episodes, year)

    @cached_property
    def starts(self) -> pd.DataFrame:
        """Episodes that start a period in care, in order of DECOM."""
        return movements.starts(self.episodes)

    @cached_property
    def leavings(self) -> pd.DataFrame:
        """Episodes that end a period in care, in order of DEC."""
        return movements.leavings(self.episodes)

    @cached_property
    def adoptions(self) -> pd.DataFrame:
        """Leavings by adoption with the days placed, ordered and matched, in order of DEC."""
        return movements.adoptions(self.leavings, self.episodes, self.tables["AD1"])

    @cached_property
    def missing(self) -> pd.DataFrame:
        """Times a child was missing from care, in order of MIS_START."""
        return movements.times_missing(self.tables["Missing"], self.in_force)

    @cached_property
    def _reviews_known(self) -> ReviewsKnown:
        reviews = self.tables["Reviews"]
        since = since_when(self.settings.reviews_complete_from, reviews["REVIEW"])
        return ReviewsKnown(reviews, since, self.bank_holidays)

    @cached_property
    def review_duties(self) -> pd.DataFrame:
        """Reviews that fell due, in order of the due day: CHILD, span, start (of the span), due, done, rule."""
        return review_duties(self._reviews_known, self.episodes, self.in_force, self.until)

    @cached_property
    def _visit_schedule(self) -> VisitSchedule:
        if self._visits_by_placement:
            timetable = VisitTimetable.by_placement(self.episodes, self._reviews_known)
        else:
            timetable = VisitTimetable.same_for_all(self.episodes)
        return VisitSchedule(self.episodes, self.in_force, timetable)

    @property
    def _visits_since(self) -> Day:
        return visits_since(self.tables["Visits"], self.settings.visits_complete_from)

    @cached_property
    def visit_duties(self) -> pd.DataFrame:
        """Visits that fell due, in order of the due day: CHILD, span, start (of the span), due, done, rule."""
        return visit_duties(self.tables["Visits"], self._visit_schedule, self._visits_since, self.until)

    @cached_property
    def reviews_held(self) -> pd.DataFrame:
        """Reviews held on a day in care, in order of REVIEW."""
        return movements.while_in_care(self.tables["Reviews"], "REVIEW", self.in_force)

    @cached_property
    def visits_made(self) -> pd.DataFrame:
        """Visits made on a day in care at which the child was seen, in order of VISIT."""
        return movements.while_in_care(visits_made(self.tables["Visits"]), "VISIT", self.in_force)

    def next_visit_due(self, day: Day, cases: pd.DataFrame) -> pd.DataFrame:
        """The day on which each case's next visit falls due (`schedules.next_visit_due`): due, rule."""
        last = last_day(self.visits_made, "VISIT", day, cases)
        return next_visit_due(self._visit_schedule, cases, last, self._visits_since, day)

    @cached_property
    def initial_assessments(self) -> pd.DataFrame:
        """Initial health assessments owed, in order of the due day: CHILD, period_start, due, done."""
        health = self.tables["Health"]
        return schedules.initial_assessments(health, self.episodes, self.in_force, self.bank_holidays)

    def last_check(self, checks: tuple[str, ...], day: Day, cases: pd.DataFrame) -> pd.Series:
        """For each case's child the last check of these kinds on or before the day; NaT where there is none."""
        if checks not in self._sorted:
            health = self.tables["Health"]
            self._sorted[checks] = _dated(health[coded(health["CHECK"], checks)], "CHECK_DATE")
        return last_day(self._sorted[checks], "CHECK_DATE", day, cases)

    def last_plan(self, day: Day, cases: pd.DataFrame) -> pd.Series:
        """For each case's child the last PEP on or before the day; NaT where there is none."""
        return last_day(self.once(_plans), "PEP_DATE", day, cases)

    @cached_property
    def schools(self) -> pd.DataFrame:
        """Schools in order of SCHOOL_START, with `grade`: Ofsted's 1 to 4, NaN where there is none."""
        return outcomes.graded(self.tables["Schools"])

    def outcomes(self, day: Day) -> pd.DataFrame | None:
        """OC2 of the year that ends on the day; None where no row is of that year (decisions F6)."""
        return outcomes.outcomes_of(self.tables["OC2"], day)

    def looked_after_all_year(self, day: Day) -> pd.DataFrame:
        """Children looked after through the year that ends on the day: the last episode of each (decisions F6)."""
        return outcomes.looked_after_all_year(self.episodes, day)

    @cached_property
    def care_leavers(self) -> pd.DataFrame:
        """Care leavers, one row each, with their date of birth (decisions G4)."""
        return outcomes.care_leavers(self.tables["CareLeavers"], self.children)

    @cached_property
    def unaccompanied(self) -> pd.DataFrame:
        """UASC with `until`: the day from which the child is unaccompanied no more; blank DUC: never (decisions F8)."""
        uasc = self.tables["UASC"]
        return uasc.assign(until=uasc["DUC"].fillna(NEVER))

    @cached_property
    def caseload_targets(self) -> dict[str, float]:
        """The caseload target of each team that has one."""
        return _by_team(self.tables["Teams"], "CASELOAD_TARGET")

    @cached_property
    def establishment(self) -> dict[str, float]:
        """The posts of each team for which they are given."""
        return _by_team(self.tables["Teams"], "ESTABLISHMENT")

    @cached_property
    def teams(self) -> list[str]:
        """The teams on the staffing table, in its order, then others that Caseloads names."""
        return _teams_in_order(self.tables["Teams"], self.tables["Caseloads"])


def _by_team(teams: pd.DataFrame, column: str) -> dict[str, float]:
    """The number in this column for each team that has one."""
    known = teams.dropna(subset=["TEAM", column])
    return dict(zip(known["TEAM"], known[column].tolist(), strict=True))


def _teams_in_order(teams: pd.DataFrame, caseloads: pd.DataFrame) -> list[str]:
    """The teams of Teams, in its order and as written there, then others that Caseloads names."""
    first: dict[str, str] = {}
    for team in [*teams["TEAM"].dropna(), *caseloads["TEAM"].dropna()]:
        first.setdefault(plain(team), team)
    return list(first.values())


def _allocations(data: Dataset) -> pd.DataFrame:
    """In order of FROM, those of one day as on the sheet. A blank stays: from that day it is not known (A11)."""
    return data.tables[ALLOCATIONS].sort_values("FROM", kind="stable")


def _plans(data: Dataset) -> pd.DataFrame:
    return _dated(data.tables["PEPs"], "PEP_DATE")


def _dated(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows in order of that day; `last_day` asks for nothing but it and the child."""
    return frame[["CHILD", column]].dropna().sort_values(column, kind="stable")


def _shared_children(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables with the same categories of CHILD in all of them: every ID, in order."""
    own = {name: frame["CHILD"].array.categories for name, frame in tables.items() if "CHILD" in frame}
    ids = pd.Index(sorted({child for each in own.values() for child in each}), dtype=object)
    kind = pd.CategoricalDtype(ids)
    return {
        name: frame.assign(CHILD=pd.Categorical.from_codes(_moved(frame["CHILD"].array, ids), dtype=kind))
        if name in own else frame
        for name, frame in tables.items()
    }  # fmt: skip


def _moved(column: pd.Categorical, ids: pd.Index) -> np.ndarray:
    return np.append(ids.get_indexer(column.categories), -1)[column.codes]
