"""What falls due in the next days, what is overdue, and whether the year's targets can still be met."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import NOT_KNOWN, last_day, last_of, one_each, within
from scorecard_xl.council.period import ONE_DAY, Day, Period, Window, edate, year_end
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.answers import is_after, is_by
from scorecard_xl.indicators.care_leavers import owed_a_plan
from scorecard_xl.indicators.education import A_MONTH, TERMS, of_pep_age, term_before
from scorecard_xl.indicators.health import ASSESSMENTS, CHECK_MONTHS, DENTAL, YOUNG_CHECK_MONTHS, months_in_date

AHEAD = 30 * ONE_DAY


@dataclass(frozen=True)
class Due:
    """Something owed to a child: overdue, or due in the next 30 days.

    `never`: it is overdue, and no such check or plan was ever recorded: then the day is counted from the start of care.
    """

    what: str
    child: str
    team: str | None
    worker: str | None
    due: Day
    overdue: bool
    never: bool = False


@dataclass(frozen=True)
class Outlook:
    """Whether a year-to-date target can be met: of `left` that fall due by 31 March, `needed` must be on time."""

    indicator: str
    met: int
    due: int
    left: int
    needed: int

    @property
    def can_be_met(self) -> bool:
        return self.needed <= self.left


def due_soon(data: Dataset, day: Day) -> list[Due]:
    """Everything overdue on the day or due within 30 days after it, the oldest first; what was never recorded last."""
    found = [due for what, owed in _owed(data, day) for due in _rows(data, what, owed, day)]
    return sorted(found, key=lambda each: (each.never, each.due, each.what, each.child))


def _owed(data: Dataset, day: Day) -> Iterator[tuple[str, pd.DataFrame]]:
    """What is owed: the children, and the day on which each falls due."""
    if data.has("Reviews"):
        last = last_day(data.reviews_held, "REVIEW", day, data.review_duties)
        yield "Review", _duties(data.review_duties, last, data.in_care(day), "reviews_span", day)
    if data.has("Visits"):
        last = last_day(data.visits_made, "VISIT", day, data.visit_duties)
        yield "Visit", _duties(data.visit_duties, last, data.in_care(day), "visits_span", day)
    if data.has("Health"):
        yield "Initial health assessment", _initial_assessments(data, day)
        yield "Health assessment", _checks(data, day, ASSESSMENTS, YOUNG_CHECK_MONTHS)
        yield "Dental check", _checks(data, day, DENTAL, CHECK_MONTHS)
    if data.has("PEPs"):
        yield "Personal education plan", _plans(data, day)
    if data.has("CareLeavers.PATHWAY_PLAN"):
        yield "Pathway plan", _pathway_plans(data, day)


def _rows(data: Dataset, what: str, owed: pd.DataFrame, day: Day) -> Iterator[Due]:
    soon = owed[owed["due"] <= day + AHEAD]
    found = soon.assign(**{name: last_of(data.held_by(name, day), name, soon) for name in ("TEAM", "WORKER")})
    columns = (found[name].astype(object).where(found[name].notna(), None) for name in ("CHILD", "TEAM", "WORKER"))
    never = found["never"] if "never" in found else [False] * len(found)
    for child, team, worker, due, none in zip(*columns, found["due"], never, strict=True):
        yield Due(what, child, team, worker, due, due < day, never=bool(none and due < day))


def _duties(duties: pd.DataFrame, last_done: pd.Series, in_care: pd.DataFrame, span: str, day: Day) -> pd.DataFrame:
    """The first duty not met of each child in care, of those that fell due after the last one done.

    `span`: the column of `in_care` that numbers the span in which it is still owed.
    """
    still = duties["span"] == last_of(in_care, span, duties) - 1
    owed = still & ~(duties["done"] <= day) & ~(duties["due"] <= last_done)
    return one_each(duties[owed.to_numpy()], "first")


def _initial_assessments(data: Dataset, day: Day) -> pd.DataFrame:
    """Of children in their first year of care; after that the yearly assessment takes its place."""
    owed = data.initial_assessments
    still = owed["period_start"] == last_of(data.in_care(day), "period_start", owed)
    first_year = is_after(edate(owed["period_start"], CHECK_MONTHS), day)
    return owed[still.to_numpy() & ~is_by(owed["done"], day) & first_year]


def _checks(data: Dataset, day: Day, checks: tuple[str, ...], young_months: int) -> pd.DataFrame:
    """When the last check runs out; without one, twelve months after care started."""
    cases = data.in_care(day)
    until = edate(data.last_check(checks, day, cases), months_in_date(cases, day, young_months))
    first = edate(cases["period_start"], CHECK_MONTHS)
    return _falling_due(cases, np.where(np.isnat(until), first, until), np.isnat(until))


def _plans(data: Dataset, day: Day) -> pd.DataFrame:
    """When the last plan runs out: at the start of a term; without one, a month after care started."""
    cases = of_pep_age(data, day)
    last = data.last_plan(day, cases).to_numpy()
    ends = np.full(len(cases), NOT_KNOWN)
    for start in _term_starts(day):
        ends = np.where(np.isnat(ends) & is_by(last, term_before(start) - ONE_DAY), start.to_datetime64(), ends)
    due = np.where(np.isnat(last), edate(cases["period_start"], A_MONTH), ends)
    return _falling_due(cases, due, np.isnat(last))


def _term_starts(day: Day) -> list[Day]:
    """The starts of the terms from two years before the day to the next one after it."""
    starts = [Day(year, month, 1) for year in range(day.year - 2, day.year + 2) for month in TERMS]
    return [start for start in starts if term_before(start) <= day]


def _pathway_plans(data: Dataset, day: Day) -> pd.DataFrame:
    cases = owed_a_plan(data, day)
    return _falling_due(cases, edate(cases["PATHWAY_PLAN"], data.settings.pathway_plan_months))


def _falling_due(cases: pd.DataFrame, due: np.ndarray, never: np.ndarray | bool = False) -> pd.DataFrame:
    """The children for whom a day is known: CHILD, due, never (whether there is no such record at all)."""
    return cases[["CHILD"]].assign(due=due, never=never).dropna(subset="due")


def outlook(data: Dataset, name: str, target: Target, day: Day) -> Outlook:
    """How the year-to-date target of reviews, visits or initial assessments compares on the day.

    What is left is what falls due by 31 March if the same children stay in care and everything is done on the due day.
    """
    duties: pd.DataFrame = getattr(data, INDICATORS[name].counts)
    year = within(duties, "due", Period.ending(day, Window.YTD))
    left = within(duties, "due", Period(Window.YTD, day + ONE_DAY, year_end(day)))
    met, due, more = int((year["done"] <= year["due"]).sum()), len(year), len(left)
    needed = max(0, ceil(Fraction(target.value) * (due + more) - met))
    return Outlook(name, met, due, more, needed)


WITH_OUTLOOK = tuple(each.name for each in INDICATORS.values() if each.counts.has_due_days)
