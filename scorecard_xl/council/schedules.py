"""When reviews, visits and initial health assessments fall due (decisions C, D and F4)."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.care import InForce, moments_of
from scorecard_xl.council.days import edate, workday
from scorecard_xl.council.duties import Duties, since_when
from scorecard_xl.council.lookups import A_DAY, NOT_KNOWN, child_codes, coded
from scorecard_xl.council.period import Day
from scorecard_xl.council.standards import standard

FIRST_REVIEW = standard("first review")
SECOND_REVIEW = standard("second review")
LATER_REVIEWS = standard("later reviews")


@dataclass(frozen=True)
class ReviewSchedule:
    """The first after 20 working days, the second 3 months after it, each later one 6 months after the one before."""

    bank_holidays: BankHolidays

    def given(self, rows: pd.DataFrame, since: Day) -> pd.Series:
        return rows["given"]

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> pd.Series:
        known = ~cases["partly_known"].to_numpy()
        first, second = (number == 0) & known, (number == 1) & known
        anchor = before.fillna(since).mask(first)
        again = np.where(second, edate(anchor, SECOND_REVIEW), edate(anchor, LATER_REVIEWS))
        first_due = workday(cases["start"].where(first), FIRST_REVIEW, self.bank_holidays)
        return pd.Series(np.where(first, first_due, again), index=cases.index)

    def due_again(self, missed: pd.DataFrame) -> pd.Series:
        return pd.Series(edate(missed["due"], LATER_REVIEWS), index=missed.index)


def review_duties(
    reviews: pd.DataFrame,
    episodes: pd.DataFrame,
    in_force: InForce,
    complete_from: dt.date | None,
    until: Day,
    bank_holidays: BankHolidays,
) -> pd.DataFrame:
    """The reviews that fell due up to `until`, in order of the due day: CHILD, start (of the period), due, done."""
    rows = reviews[["CHILD", "REVIEW", "REVIEW_DUE"]].set_axis(["CHILD", "done", "given"], axis=1)
    since = since_when(complete_from, rows["done"])
    return Duties(episodes, in_force, "period", ReviewSchedule(bank_holidays), until).of(rows, since)


NO = ("N", "NO", "0", "FALSE")
YES = ("Y", "YES", "1", "TRUE")
LONG_TERM = ("U1", "U4")
FIRST_VISIT = standard("first visit")
LATER_VISITS = standard("later visits")
LONG_TERM_VISITS = standard("visits of a long-term placement")
FIRST_YEAR = standard("first year of a placement")


@dataclass(frozen=True)
class VisitSchedule:
    """The first after 7 days, then every 42 days; every 3 months after the first year of a long-term placement."""

    episodes: pd.DataFrame
    in_force: InForce

    def given(self, rows: pd.DataFrame, since: Day) -> pd.Series:
        """Where the visits are not all known, nothing is due before they are, on a given day neither (D9)."""
        return rows["given"].mask(rows["partly_known"] & (rows["given"] < since))

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> pd.Series:
        first = (number == 0) & ~cases["partly_known"].to_numpy()
        anchor = before.fillna(since).mask(first)
        return self.next_after(cases, anchor).mask(first, cases["start"] + FIRST_VISIT * A_DAY)

    def due_again(self, missed: pd.DataFrame) -> pd.Series:
        return self.next_after(missed, missed["due"])

    def next_after(self, cases: pd.DataFrame, day: pd.Series) -> pd.Series:
        """One interval after the day, by the placement's age and type on that day (D1, D2)."""
        at = self.in_force.for_each(child_codes(cases), day.to_numpy())
        settled = (at >= 0) & self._long_term[at] & (edate(cases["start"], FIRST_YEAR) <= day.to_numpy())
        return (day + LATER_VISITS * A_DAY).mask(settled, pd.Series(edate(day, LONG_TERM_VISITS), index=day.index))

    @cached_property
    def _long_term(self) -> np.ndarray:
        """By position of the episode; one more, for none, at the end."""
        return np.append(coded(self.episodes["placement_place"], LONG_TERM), False)


def visits_made(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits at which the child was seen, or that are planned: a row with SEEN = N is no visit (D5)."""
    return visits[~coded(visits["SEEN"], NO)]


def visits_since(visits: pd.DataFrame, complete_from: dt.date | None) -> Day:
    """The day from which every visit is known (D9); NaT where there is none."""
    return since_when(complete_from, visits_made(visits)["VISIT"])


def visit_duties(
    visits: pd.DataFrame, episodes: pd.DataFrame, in_force: InForce, complete_from: dt.date | None, until: Day
) -> pd.DataFrame:
    """The visits that fell due up to `until`, in order of the due day: CHILD, start (of the placement), due, done."""
    since = visits_since(visits, complete_from)
    rows = visits_made(visits)[["CHILD", "VISIT", "VISIT_DUE"]].set_axis(["CHILD", "done", "given"], axis=1)
    rows = rows.dropna(subset=["done", "given"], how="all")
    return Duties(episodes, in_force, "placement", VisitSchedule(episodes, in_force), until).of(rows, since)


def next_visit_due(schedule: VisitSchedule, cases: pd.DataFrame, last: pd.Series, since: Day, day: Day) -> pd.Series:
    """For each case in care on the day with its last visit, when the next falls due; visits are known from `since` on.

    Without one that counts in the placement (D9): the first one's due day where that is past, else NaT (none is owed).
    """
    start = cases["placement_start"]
    placed = pd.DataFrame({"CHILD": cases["CHILD"], "start": start, "partly_known": start < since})
    made = last >= start.mask(placed["partly_known"], since)
    due = schedule.due(placed, last.where(made), made.to_numpy().astype(int), since)
    return due.where(made | (due < day))


INITIAL_ASSESSMENT = standard("initial health assessment")
ASSESSMENT_BEFORE = standard("assessment before care")


def initial_assessments(
    health: pd.DataFrame, episodes: pd.DataFrame, in_force: InForce, bank_holidays: BankHolidays
) -> pd.DataFrame:
    """One row for each period of care that starts with S and lasts to the due day, in order of that day.

    Columns: CHILD, period_start, due, done (the first IHA from three months before the start on; NaT if none).
    """
    starts = episodes["opens_period"].to_numpy() & coded(episodes["RNE"], ("S",))
    owed = episodes.loc[starts, ["CHILD", "period", "period_start"]]
    owed = owed.assign(due=workday(owed["period_start"], INITIAL_ASSESSMENT, bank_holidays))
    at = in_force.for_each(child_codes(owed), owed["due"].to_numpy())
    owed = owed[(at >= 0) & (np.append(episodes["period"], 0)[at] == owed["period"].to_numpy())]
    return owed.assign(done=_first_since(health, owed)).drop(columns="period").sort_values("due", kind="stable")


def _first_since(health: pd.DataFrame, owed: pd.DataFrame) -> np.ndarray:
    """The first assessment of each child from three months before the start of the period on."""
    made = health[coded(health["CHECK"], ("IHA",))].dropna(subset="CHECK_DATE")
    made = made.sort_values(["CHILD", "CHECK_DATE"], kind="stable")
    moments = moments_of(child_codes(made), made["CHECK_DATE"].to_numpy())
    earliest = moments_of(child_codes(owed), edate(owed["period_start"], -ASSESSMENT_BEFORE))
    at = np.searchsorted(moments, earliest)
    child, day = np.append(child_codes(made), -1)[at], np.append(made["CHECK_DATE"].to_numpy(), NOT_KNOWN)[at]
    return np.where(child == child_codes(owed), day, NOT_KNOWN)
