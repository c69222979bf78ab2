"""When reviews, visits and initial health assessments fall due (decisions C, D and F4)."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.care import InForce, moments_of
from scorecard_xl.council.duties import DueDays, Duties, openings, since_when
from scorecard_xl.council.lookups import A_DAY, NOT_KNOWN, child_codes, coded
from scorecard_xl.council.period import Day, edate, workday
from scorecard_xl.council.standards import standard
from scorecard_xl.council.timetables import FIRST_REVIEW, VISITS, ReviewsKnown, Rule, VisitTimetable, held_in_order

SECOND_REVIEW = standard("second review")
LATER_REVIEWS = standard("later reviews")
ADOPTION_REVIEW = standard("first review of a child placed for adoption")
NO = ("N", "NO", "0", "FALSE")
YES = ("Y", "YES", "1", "TRUE")
LONG_TERM = ("U1", "U4")
FIRST_VISIT = standard("first visit")
LATER_VISITS = standard("later visits")
WEEKLY_VISITS = standard("visits until the first review")
VISIT_AFTER_AN_ORDER = standard("visit after a care order")
LONG_TERM_VISITS = standard("visits of a long-term placement")
FIRST_YEAR = standard("first year of a placement")
INITIAL_ASSESSMENT = standard("initial health assessment")
ASSESSMENT_BEFORE = standard("assessment before care")


@dataclass(frozen=True)
class ReviewSchedule:
    """The first after 20 working days, the second 3 months after it, each later one 6 months after the one before.

    For a child placed for adoption the first is due after 28 days. By span `first`: the first due day; `rule`: its
    rule.
    """

    first: np.ndarray
    rule: np.ndarray

    @classmethod
    def of(cls, episodes: pd.DataFrame, reviews: ReviewsKnown) -> "ReviewSchedule":
        opening = episodes.iloc[openings(episodes, "reviews_span")]
        rule, start = opening["reviews_rule"].to_numpy().copy(), opening["DECOM"]
        first = workday(
            start.mask((start < reviews.since) | (rule != Rule.ORDINARY)), FIRST_REVIEW, reviews.bank_holidays
        )
        adopted, after = (rule == each for each in (Rule.ADOPTION_FIRST, Rule.AFTER_ADOPTION))
        first[adopted] = start[adopted] + ADOPTION_REVIEW * A_DAY
        held = last_held_before(opening[after], reviews)
        rule[np.flatnonzero(after)[np.isnat(held)]] = Rule.ADOPTION_ENDED
        first[after] = edate(np.where(np.isnat(held), start[after], held), LATER_REVIEWS)
        return cls(first, rule)

    def given(self, rows: pd.DataFrame, since: Day) -> pd.Series:
        return rows["given"]

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> DueDays:
        span = cases["span"].to_numpy()
        known, rule = ~cases["partly_known"].to_numpy(), self.rule[span]
        adopted = rule == Rule.ADOPTION_FIRST
        first, second = (number == 0) & known, (number == 1) & known & ((rule == Rule.ORDINARY) | adopted)
        anchor = before.fillna(since).mask(first)
        due = np.where(second, edate(anchor, SECOND_REVIEW), edate(anchor, LATER_REVIEWS))
        later = np.where(second, Rule.ADOPTION_SECOND, Rule.ADOPTION_LATER)
        named = np.where(first, rule, np.where(adopted & (number > 0), later, Rule.ORDINARY))
        return DueDays(np.where(first, self.first[span], due), named)

    def due_again(self, child: np.ndarray, span: np.ndarray, missed: np.ndarray) -> DueDays:
        return DueDays(edate(missed, LATER_REVIEWS), np.full(len(missed), Rule.ORDINARY))


def last_held_before(opening: pd.DataFrame, reviews: ReviewsKnown) -> np.ndarray:
    """The last review held before each of these episodes, in its period of care; NaT where there is none (C6, C10)."""
    child, day = held_in_order(reviews.reviews)
    at = np.searchsorted(moments_of(child, day), moments_of(child_codes(opening), opening["DECOM"].to_numpy())) - 1
    found = np.append(day, NOT_KNOWN)[at]
    theirs = np.append(child, -1)[at] == child_codes(opening)
    counts = theirs & (found >= opening["period_start"].to_numpy()) & ~(found < reviews.since.to_datetime64())
    return np.where(counts, found, NOT_KNOWN)


def review_duties(reviews: ReviewsKnown, episodes: pd.DataFrame, in_force: InForce, until: Day) -> pd.DataFrame:
    """The reviews that fell due up to `until`, in order of the due day (`Duties.of`)."""
    rows = reviews.reviews[["CHILD", "REVIEW", "REVIEW_DUE"]].set_axis(["CHILD", "done", "given"], axis=1)
    schedule = ReviewSchedule.of(episodes, reviews)
    return Duties(episodes, in_force, "reviews_span", schedule, until).of(rows, reviews.since)


@dataclass(frozen=True)
class VisitSchedule:
    """The first after 7 days, then every 42 days; every 3 months after the first year of a long-term placement.

    `timetable`: who is visited weekly at first, and how often then.
    """

    episodes: pd.DataFrame
    in_force: InForce
    timetable: VisitTimetable

    def given(self, rows: pd.DataFrame, since: Day) -> pd.Series:
        """Where the visits are not all known, nothing is due before they are, on a given day neither (D9)."""
        return rows["given"].mask(rows["partly_known"] & (rows["given"] < since))

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> DueDays:
        span, first = cases["span"].to_numpy(), (number == 0) & ~cases["partly_known"].to_numpy()
        later = self.due_again(child_codes(cases), span, before.fillna(since).mask(first).to_numpy())
        day, rule = (self._opening[name].to_numpy()[span] for name in ("first", "visits_rule"))
        return DueDays(np.where(first, day, later.day), np.where(first, rule, later.rule))

    def due_again(self, child: np.ndarray, span: np.ndarray, missed: np.ndarray) -> DueDays:
        """One interval after the day, missed or visited, by the placement's age and kind on it (D1, D2, D10)."""
        at = self.in_force.for_each(child, missed)
        kind, weekly = self.timetable.kind[at], missed < self.timetable.weekly_until[at]
        due = missed + np.where(weekly, WEEKLY_VISITS, VISITS[kind, 0]) * A_DAY
        settled = self._long_term[at] & (self._second_year[span] <= missed)
        due[settled] = edate(missed[settled], LONG_TERM_VISITS)
        return DueDays(due, VISITS[kind, np.where(weekly, 1, 2)])

    def span(self, cases: pd.DataFrame) -> pd.DataFrame:
        """The span in which visits are owed to each case, with its start."""
        span = cases["visits_span"].to_numpy() - 1
        return cases[["CHILD"]].assign(span=span, start=self._opening["DECOM"].to_numpy()[span])

    @cached_property
    def _opening(self) -> pd.DataFrame:
        """By span the episode that opens it, with the `first` due day."""
        opening = self.episodes.iloc[openings(self.episodes, "visits_span")]
        days = np.where(opening["visits_rule"] == Rule.CARE_ORDER_MADE, VISIT_AFTER_AN_ORDER, FIRST_VISIT)
        return opening[["DECOM", "placement_start", "visits_rule"]].assign(first=opening["DECOM"] + days * A_DAY)

    @cached_property
    def _second_year(self) -> np.ndarray:
        """By span the day on which the first year of the placement is over."""
        return edate(self._opening["placement_start"], FIRST_YEAR)

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


def visit_duties(visits: pd.DataFrame, schedule: VisitSchedule, since: Day, until: Day) -> pd.DataFrame:
    """The visits that fell due up to `until`, in order of the due day (`Duties.of`); all are known from `since` on."""
    rows = visits_made(visits)[["CHILD", "VISIT", "VISIT_DUE"]].set_axis(["CHILD", "done", "given"], axis=1)
    rows = rows.dropna(subset=["done", "given"], how="all")
    return Duties(schedule.episodes, schedule.in_force, "visits_span", schedule, until).of(rows, since)


def next_visit_due(schedule: VisitSchedule, cases: pd.DataFrame, last: pd.Series, since: Day, day: Day) -> pd.DataFrame:
    """For each case in care on the day with its last visit, when the next falls due: due, rule.

    Visits are known from `since` on. Without one that counts in the placement (D9): the first one's due day where that
    is past, else NaT (none is owed).
    """
    placed = schedule.span(cases)
    placed["partly_known"] = placed["start"] < since
    made = last >= placed["start"].mask(placed["partly_known"], since)
    next_one = schedule.due(placed, last.where(made), made.to_numpy().astype(int), since)
    found = pd.DataFrame({"due": next_one.day, "rule": next_one.rule}, index=cases.index)
    return found.assign(due=found["due"].where(made | (found["due"] < day)))


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
