"""Statutory visits by the social worker: when each falls due (settled D)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.period import Day, edate
from scorecard_xl.raw.care import InForce
from scorecard_xl.raw.duties import Duties
from scorecard_xl.raw.lookups import code_in
from scorecard_xl.raw.rows import Rows

NO = ("N", "NO", "0", "FALSE")
YES = ("Y", "YES", "1", "TRUE")
LONG_TERM = ("U1", "U4")
_FIRST_WITHIN = pd.Timedelta(days=7)  # from the start of the placement
_THEN_WITHIN = pd.Timedelta(days=42)  # from the visit before, and from a due day that was missed
_LONG_TERM_WITHIN = 3  # months, after the first year of a placement meant to last
_FIRST_YEAR = 12


@dataclass(frozen=True)
class VisitSchedule:
    """The first after 7 days, then every 42 days; every 3 months after the first year of a long-term placement."""

    episodes: pd.DataFrame
    in_force: InForce

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> pd.Series:
        first = pd.Series((number == 0) & ~cases["partly_known"].to_numpy(), index=cases.index)
        anchor = before.fillna(pd.Series(since, index=cases.index)).mask(first)
        return self.next_after(cases, anchor).fillna((cases["start"] + _FIRST_WITHIN).where(first))

    def due_again(self, missed: pd.DataFrame) -> pd.Series:
        return self.next_after(missed, missed["due"])

    def next_after(self, cases: pd.DataFrame, day: pd.Series) -> pd.Series:
        """One interval after the day, by the placement's age and type on that day (D1, D2)."""
        at = self.in_force.for_each(cases["child"], day)
        settled = (at >= 0) & self._long_term[at] & (edate(cases["start"], _FIRST_YEAR) <= day)
        return (day + _THEN_WITHIN).mask(settled, edate(day, _LONG_TERM_WITHIN))

    @cached_property
    def _long_term(self) -> np.ndarray:
        return code_in(self.episodes["placement_place"], LONG_TERM).to_numpy()


def visits_made(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits at which the child was seen, or that are planned: a row with SEEN = N is no visit (D5)."""
    return visits[~visits["seen"].isin(NO)]


def visit_duties(
    visits: pd.DataFrame, episodes: pd.DataFrame, in_force: InForce, complete_from: Day | None, until: Day
) -> pd.DataFrame:
    """The visits that fell due up to `until`, in order of the due day: child, start (of the placement), due, done."""
    made = visits_made(visits)
    since = complete_from or made["visit"].min()
    rows = made[["child", "visit", "visit_due"]].set_axis(["child", "done", "given"], axis=1)
    # Nothing is due before the table is complete, a due day given on the sheet neither (D9).
    rows = rows.assign(given=rows["given"].mask(rows["given"] < since))
    rows = rows[rows["done"].notna() | rows["given"].notna()]
    return Duties(episodes, in_force, "placement", VisitSchedule(episodes, in_force), until).of(rows, since)


def next_visit_due(schedule: VisitSchedule, cases: Rows, last: pd.Series, day: Day) -> pd.Series:
    """For each case in care on the day with its last visit, when the next falls due.

    Without a visit in the placement: the first one's due day where that is past, else NaT (none is owed yet).
    """
    placed = pd.DataFrame({"child": cases["child"], "start": cases["placement_start"]})
    first = placed["start"] + _FIRST_WITHIN
    return schedule.next_after(placed, last.where(last >= placed["start"])).fillna(first.where(first < day))
