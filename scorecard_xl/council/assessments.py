"""Initial health assessments: one is owed for each start of care (decisions F4)."""

import numpy as np
import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.care import InForce, moments_of
from scorecard_xl.council.days import edate, workday
from scorecard_xl.council.lookups import NOT_KNOWN, child_codes, coded
from scorecard_xl.council.standards import standard

WITHIN = standard("initial health assessment")
BEFORE = standard("assessment before care")


def initial_assessments(
    health: pd.DataFrame, episodes: pd.DataFrame, in_force: InForce, bank_holidays: BankHolidays
) -> pd.DataFrame:
    """One row for each period of care that starts with S and lasts to the due day, in order of that day.

    Columns: CHILD, period_start, due, done (the first IHA from three months before the start on; NaT if none).
    """
    starts = episodes["opens_period"].to_numpy() & coded(episodes["RNE"], ("S",))
    owed = episodes.loc[starts, ["CHILD", "period", "period_start"]]
    owed = owed.assign(due=workday(owed["period_start"], WITHIN, bank_holidays))
    at = in_force.for_each(child_codes(owed), owed["due"].to_numpy())
    owed = owed[(at >= 0) & (np.append(episodes["period"], 0)[at] == owed["period"].to_numpy())]
    return owed.assign(done=_first_since(health, owed)).drop(columns="period").sort_values("due", kind="stable")


def _first_since(health: pd.DataFrame, owed: pd.DataFrame) -> np.ndarray:
    """The first assessment of each child from three months before the start of the period on."""
    made = health[coded(health["CHECK"], ("IHA",))].dropna(subset="CHECK_DATE")
    made = made.sort_values(["CHILD", "CHECK_DATE"], kind="stable")
    moments = moments_of(child_codes(made), made["CHECK_DATE"].to_numpy())
    earliest = moments_of(child_codes(owed), edate(owed["period_start"], -BEFORE))
    at = np.searchsorted(moments, earliest)
    child, day = np.append(child_codes(made), -1)[at], np.append(made["CHECK_DATE"].to_numpy(), NOT_KNOWN)[at]
    return np.where(child == child_codes(owed), day, NOT_KNOWN)
