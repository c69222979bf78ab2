"""Reviews of a child's care: when each falls due (settled C)."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scorecard_xl.bank_holidays import BankHolidays
from scorecard_xl.period import Day, edate, workday
from scorecard_xl.raw.care import InForce
from scorecard_xl.raw.duties import Duties

FIRST_WITHIN = 20  # working days from the start of the period of care
SECOND_WITHIN = 3  # months from the first review
LATER_WITHIN = 6  # months from the review before, and from a due day that was missed


@dataclass(frozen=True)
class ReviewSchedule:
    """The first after 20 working days, the second 3 months after it, each later one 6 months after the one before."""

    bank_holidays: BankHolidays

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> pd.Series:
        known = ~cases["partly_known"].to_numpy()
        first = pd.Series((number == 0) & known, index=cases.index)
        anchor = before.fillna(pd.Series(since, index=cases.index)).mask(first)
        months = np.where((number == 1) & known, SECOND_WITHIN, LATER_WITHIN)
        return edate(anchor, months).fillna(workday(cases["start"].where(first), FIRST_WITHIN, self.bank_holidays))

    def due_again(self, missed: pd.DataFrame) -> pd.Series:
        return edate(missed["due"], LATER_WITHIN)


def review_duties(
    reviews: pd.DataFrame,
    episodes: pd.DataFrame,
    in_force: InForce,
    complete_from: Day | None,
    until: Day,
    bank_holidays: BankHolidays,
) -> pd.DataFrame:
    """The reviews that fell due up to `until`, in order of the due day: child, start (of the period), due, done."""
    rows = reviews[["child", "review", "review_due"]].set_axis(["child", "done", "given"], axis=1)
    return Duties(episodes, in_force, "period", ReviewSchedule(bank_holidays), until).of(rows, complete_from)
