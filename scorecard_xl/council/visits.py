"""Statutory visits by the social worker: when each falls due (decisions D)."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scorecard_xl.council.care import InForce
from scorecard_xl.council.days import edate
from scorecard_xl.council.duties import Duties, since_when
from scorecard_xl.council.period import Day
from scorecard_xl.tables.columns import A_DAY, NOT_KNOWN, filled, known
from scorecard_xl.tables.rows import Rows

NO = ("N", "NO", "0", "FALSE")
YES = ("Y", "YES", "1", "TRUE")
LONG_TERM = ("U1", "U4")
_FIRST_WITHIN = 7 * A_DAY  # from the start of the placement
_THEN_WITHIN = 42 * A_DAY  # from the visit before, and from a due day that was missed
_LONG_TERM_WITHIN = 3  # months, after the first year of a placement meant to last
_FIRST_YEAR = 12


@dataclass(frozen=True)
class VisitSchedule:
    """The first after 7 days, then every 42 days; every 3 months after the first year of a long-term placement."""

    episodes: Rows
    in_force: InForce

    def given(self, rows: Rows, since: np.datetime64) -> np.ndarray:
        """Where the visits are not all known, nothing is due before they are, on a given day neither (D9)."""
        return np.where(rows["partly_known"] & (rows["given"] < since), NOT_KNOWN, rows["given"])

    def due(self, cases: Rows, before: np.ndarray, number: np.ndarray, since: np.datetime64) -> np.ndarray:
        first = (number == 0) & ~cases["partly_known"]
        anchor = np.where(first, NOT_KNOWN, filled(before, since))
        return filled(self.next_after(cases, anchor), np.where(first, cases["start"] + _FIRST_WITHIN, NOT_KNOWN))

    def due_again(self, missed: Rows) -> np.ndarray:
        return self.next_after(missed, missed["due"])

    def next_after(self, cases: Rows, day: np.ndarray) -> np.ndarray:
        """One interval after the day, by the placement's age and type on that day (D1, D2)."""
        at = self.in_force.for_each(cases.child, day)
        settled = (at >= 0) & self._long_term[at] & (edate(cases["start"], _FIRST_YEAR) <= day)
        return np.where(settled, edate(day, _LONG_TERM_WITHIN), day + _THEN_WITHIN)

    @cached_property
    def _long_term(self) -> np.ndarray:
        """Of the episodes; with one more, which nobody asks about, where there are none."""
        return np.append(self.episodes["placement_place"].among(LONG_TERM), False)


def visits_made(visits: Rows) -> Rows:
    """The visits at which the child was seen, or that are planned: a row with SEEN = N is no visit (D5)."""
    return visits[~visits["seen"].among(NO)]


def visits_since(visits: Rows, complete_from: dt.date | None) -> np.datetime64:
    """The day from which every visit is known (D9); NaT where there is none."""
    return since_when(complete_from, visits_made(visits)["visit"])


def visit_duties(visits: Rows, episodes: Rows, in_force: InForce, complete_from: dt.date | None, until: Day) -> Rows:
    """The visits that fell due up to `until`, in order of the due day: child, start (of the placement), due, done."""
    made = visits_made(visits)
    since = visits_since(visits, complete_from)
    rows = Rows.made(made.index, child=made["child"], done=made["visit"], given=made["visit_due"])
    rows = rows[known(rows["done"]) | known(rows["given"])]
    return Duties(episodes, in_force, "placement", VisitSchedule(episodes, in_force), until).of(rows, since)


def next_visit_due(
    schedule: VisitSchedule, cases: Rows, last: np.ndarray, since: np.datetime64, day: Day
) -> np.ndarray:
    """For each case in care on the day with its last visit, when the next falls due; visits are known from `since` on.

    Without one that counts in the placement (D9): the first one's due day where that is past, else NaT (none is owed).
    """
    start = cases["placement_start"]
    placed = cases.with_columns(start=start, partly_known=start < since)
    made = last >= np.where(placed["partly_known"], since, start)
    due = schedule.due(placed, np.where(made, last, NOT_KNOWN), made.astype(int), since)
    return np.where(made | (due < day), due, NOT_KNOWN)
