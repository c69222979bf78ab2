"""The typed tables of one council, and what is derived from them once for all indicators."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from scorecard_xl.council import adoptions, assessments, care, care_leavers, movements, outcomes, schools, staffing
from scorecard_xl.council.bank_holidays import ENGLAND, BankHolidays
from scorecard_xl.council.period import Day, Period
from scorecard_xl.council.reviews import review_duties
from scorecard_xl.council.settings import Settings
from scorecard_xl.council.visits import VisitSchedule, next_visit_due, visit_duties, visits_made, visits_since
from scorecard_xl.tables.columns import NEVER, filled, known
from scorecard_xl.tables.lookups import last_day, last_of, shared_children
from scorecard_xl.tables.rows import Rows
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed


@dataclass(frozen=True)
class Dataset:
    """Typed tables, read-only. Days after `until` are never asked about, so nothing is derived beyond it.

    `tables`: by name; a child has one number in all of them.
    """

    tables: Mapping[str, Rows]
    settings: Settings
    until: Day
    bank_holidays: BankHolidays = ENGLAND
    _in_care: dict[Day, Rows] = field(default_factory=dict, repr=False)
    _sorted: dict[tuple[str, ...], Rows] = field(default_factory=dict, repr=False)
    _derived: dict[object, Rows] = field(default_factory=dict, repr=False)
    _has: dict[str, bool] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, tables: Mapping[str, Rows], settings: Settings, until: Day, bank_holidays: BankHolidays = ENGLAND
    ) -> "Dataset":
        """From typed tables; one that is not among them is empty."""
        everything = {name: tables[name] if name in tables else typed(table, []).rows for name, table in TABLES.items()}
        return cls(shared_children(everything), settings, until, bank_holidays)

    def once(self, derive: "Callable[[Dataset], Rows]") -> Rows:
        """What an indicator derives from the data alone, and looks at for every month."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        return self._derived[derive]

    def has(self, source: str) -> bool:
        """Whether there is anything in a table ("Visits") or in a column of it ("Episodes.PL_DISTANCE")."""
        if source not in self._has:
            table, _, heading = source.partition(".")
            rows = self.tables[table]
            self._has[source] = bool(known(rows[heading.lower()]).any()) if heading else len(rows) > 0
        return self._has[source]

    @cached_property
    def children(self) -> Rows:
        """Children, the last row of each (decisions A8)."""
        return self.tables["Children"].one_each()

    @cached_property
    def episodes(self) -> Rows:
        """Episodes with periods of care and placements, and the child's date of birth."""
        episodes = care.with_care(self.tables["Episodes"])
        return episodes.with_columns(dob=last_of(self.children, "dob", episodes))

    @cached_property
    def in_force(self) -> care.InForce:
        return care.InForce(self.episodes)

    def in_care(self, day: Day) -> Rows:
        """The children in care on the day: one row each, of the episode in force (decisions A2)."""
        if day not in self._in_care:
            self._in_care[day] = self.episodes[self.in_force.on(day)]
        return self._in_care[day]

    def in_short_breaks(self, day: Day) -> Rows:
        """Children in a series of short breaks on the day who are not in care."""
        return care.in_short_breaks(self.episodes, day, self.in_care(day))

    def placements_in(self, year: Period) -> np.ndarray:
        """How many placements each child, by its number, had in the period (decisions E1)."""
        return care.placements_in(self.episodes, year)

    @cached_property
    def starts(self) -> Rows:
        """Episodes that start a period in care, in order of DECOM."""
        return movements.starts(self.episodes)

    @cached_property
    def leavings(self) -> Rows:
        """Episodes that end a period in care, in order of DEC."""
        return movements.leavings(self.episodes)

    @cached_property
    def adoptions(self) -> Rows:
        """Leavings by adoption with the days placed, ordered and matched, in order of DEC."""
        return adoptions.adoptions(self.leavings, self.episodes, self.tables["AD1"])

    @cached_property
    def missing(self) -> Rows:
        """Times a child was missing from care, in order of MIS_START."""
        return movements.times_missing(self.tables["Missing"], self.in_force)

    @cached_property
    def review_duties(self) -> Rows:
        """Reviews that fell due, in order of the due day: child, start (of the period), due, done."""
        since = self.settings.reviews_complete_from
        reviews, until = self.tables["Reviews"], self.until
        return review_duties(reviews, self.episodes, self.in_force, since, until, self.bank_holidays)

    @cached_property
    def visit_duties(self) -> Rows:
        """Visits that fell due, in order of the due day: child, start (of the placement), due, done."""
        since = self.settings.visits_complete_from
        return visit_duties(self.tables["Visits"], self.episodes, self.in_force, since, self.until)

    @cached_property
    def reviews_held(self) -> Rows:
        """Reviews held on a day in care, in order of REVIEW."""
        return movements.while_in_care(self.tables["Reviews"], "review", self.in_force)

    @cached_property
    def visits_made(self) -> Rows:
        """Visits made on a day in care at which the child was seen, in order of VISIT."""
        return movements.while_in_care(visits_made(self.tables["Visits"]), "visit", self.in_force)

    def next_visit_due(self, day: Day, cases: Rows) -> np.ndarray:
        """For each case in care on the day, when the next visit falls due; NaT where none was made or owed yet."""
        last = last_day(self.visits_made, "visit", day, cases)
        since = visits_since(self.tables["Visits"], self.settings.visits_complete_from)
        return next_visit_due(VisitSchedule(self.episodes, self.in_force), cases, last, since, day)

    @cached_property
    def initial_assessments(self) -> Rows:
        """Initial health assessments owed, in order of the due day: child, period_start, due, done."""
        health = self.tables["Health"]
        return assessments.initial_assessments(health, self.episodes, self.in_force, self.bank_holidays)

    def last_check(self, checks: tuple[str, ...], day: Day, cases: Rows) -> np.ndarray:
        """For each case's child the last check of these kinds on or before the day; NaT where there is none."""
        if checks not in self._sorted:
            health = self.tables["Health"]
            self._sorted[checks] = health[health["check"].among(checks)].in_order_of("check_date")
        return last_day(self._sorted[checks], "check_date", day, cases)

    def last_plan(self, day: Day, cases: Rows) -> np.ndarray:
        """For each case's child the last PEP on or before the day; NaT where there is none."""
        return last_day(self.once(_plans), "pep_date", day, cases)

    @cached_property
    def schools(self) -> Rows:
        """Schools in order of SCHOOL_START, with `grade`: Ofsted's 1 to 4, NaN where there is none."""
        return schools.graded(self.tables["Schools"])

    def outcomes(self, day: Day) -> Rows | None:
        """OC2 of the year that ends on the day; None where no row is of that year (decisions F6)."""
        return outcomes.outcomes_of(self.tables["OC2"], day)

    def looked_after_all_year(self, day: Day) -> Rows:
        """Children looked after through the year that ends on the day: the last episode of each (decisions F6)."""
        return outcomes.looked_after_all_year(self.episodes, day)

    @cached_property
    def care_leavers(self) -> Rows:
        """Care leavers, one row each, with their date of birth (decisions G4)."""
        return care_leavers.care_leavers(self.tables["CareLeavers"], self.children)

    @cached_property
    def unaccompanied(self) -> Rows:
        """UASC with `until`: the day from which the child is unaccompanied no more; blank DUC: never (decisions F8)."""
        uasc = self.tables["UASC"]
        return uasc.with_columns(until=filled(uasc["duc"], NEVER))

    @cached_property
    def caseload_targets(self) -> dict[str, float]:
        """The caseload target of each team that has one."""
        return staffing.by_team(self.tables["Teams"], "caseload_target")

    @cached_property
    def establishment(self) -> dict[str, float]:
        """The posts of each team for which they are given."""
        return staffing.by_team(self.tables["Teams"], "establishment")

    @cached_property
    def teams(self) -> list[str]:
        """The teams on the staffing table, in its order, then others that Caseloads names."""
        return staffing.teams_in_order(self.tables["Teams"], self.tables["Caseloads"])


def _plans(data: Dataset) -> Rows:
    return data.tables["PEPs"].in_order_of("pep_date")
