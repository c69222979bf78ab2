"""Reviews of a child's care: when each falls due (decisions C)."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.care import InForce
from scorecard_xl.council.days import edate, workday
from scorecard_xl.council.duties import Duties, since_when
from scorecard_xl.council.period import Day
from scorecard_xl.council.standards import standard

FIRST_WITHIN = standard("first review")
SECOND_WITHIN = standard("second review")
LATER_WITHIN = standard("later reviews")


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
        again = np.where(second, edate(anchor, SECOND_WITHIN), edate(anchor, LATER_WITHIN))
        first_due = workday(cases["start"].where(first), FIRST_WITHIN, self.bank_holidays)
        return pd.Series(np.where(first, first_due, again), index=cases.index)

    def due_again(self, missed: pd.DataFrame) -> pd.Series:
        return pd.Series(edate(missed["due"], LATER_WITHIN), index=missed.index)


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
