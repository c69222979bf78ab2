"""Reviews of a child's care: when each falls due (decisions C)."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.care import InForce
from scorecard_xl.council.days import edate, workday
from scorecard_xl.council.duties import Duties, since_when
from scorecard_xl.council.period import Day
from scorecard_xl.tables.columns import NOT_KNOWN, filled
from scorecard_xl.tables.rows import Rows

FIRST_WITHIN = 20  # working days from the start of the period of care
SECOND_WITHIN = 3  # months from the first review
LATER_WITHIN = 6  # months from the review before, and from a due day that was missed


@dataclass(frozen=True)
class ReviewSchedule:
    """The first after 20 working days, the second 3 months after it, each later one 6 months after the one before."""

    bank_holidays: BankHolidays

    def given(self, rows: Rows, since: np.datetime64) -> np.ndarray:
        days: np.ndarray = rows["given"]
        return days

    def due(self, cases: Rows, before: np.ndarray, number: np.ndarray, since: np.datetime64) -> np.ndarray:
        known = ~cases["partly_known"]
        first = (number == 0) & known
        anchor = np.where(first, NOT_KNOWN, filled(before, since))
        second = (number == 1) & known
        again = np.where(second, edate(anchor, SECOND_WITHIN), edate(anchor, LATER_WITHIN))
        starts = np.where(first, cases["start"], NOT_KNOWN)
        return filled(again, workday(starts, FIRST_WITHIN, self.bank_holidays))

    def due_again(self, missed: Rows) -> np.ndarray:
        return edate(missed["due"], LATER_WITHIN)


def review_duties(
    reviews: Rows,
    episodes: Rows,
    in_force: InForce,
    complete_from: dt.date | None,
    until: Day,
    bank_holidays: BankHolidays,
) -> Rows:
    """The reviews that fell due up to `until`, in order of the due day: child, start (of the period), due, done."""
    rows = Rows.made(reviews.index, child=reviews["child"], done=reviews["review"], given=reviews["review_due"])
    since = since_when(complete_from, rows["done"])
    return Duties(episodes, in_force, "period", ReviewSchedule(bank_holidays), until).of(rows, since)
