"""Initial health assessments: one is owed for each start of care (decisions F4)."""

import numpy as np

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.care import InForce
from scorecard_xl.council.days import edate, workday
from scorecard_xl.tables.columns import NOT_KNOWN, moments_of
from scorecard_xl.tables.rows import Rows

WITHIN = 20  # working days from the start of the period of care
BEFORE = 3  # months before it: an assessment made since then counts


def initial_assessments(health: Rows, episodes: Rows, in_force: InForce, bank_holidays: BankHolidays) -> Rows:
    """One row for each period of care that starts with S and lasts to the due day, in order of that day.

    Columns: child, period_start, due, done (the first IHA from three months before the start on; NaT if none).
    """
    starts = episodes[episodes["opens_period"] & (episodes["rne"] == "S")]
    owed = starts.with_columns(due=workday(starts["period_start"], WITHIN, bank_holidays))
    at = in_force.for_each(owed.child, owed["due"])
    owed = owed[(at >= 0) & (np.append(episodes["period"], 0)[at] == owed["period"])]
    return owed.with_columns(done=_first_since(health, owed)).in_order_of("due")


def _first_since(health: Rows, owed: Rows) -> np.ndarray:
    """The first assessment of each child from three months before the start of the period on."""
    made = health[(health["check"] == "IHA")].in_order_of("child", "check_date")
    moments = moments_of(made.child, made["check_date"])
    at = np.searchsorted(moments, moments_of(owed.child, edate(owed["period_start"], -BEFORE)))
    child, day = np.append(made.child, -1)[at], np.append(made["check_date"], NOT_KNOWN)[at]
    return np.where(child == owed.child, day, NOT_KNOWN)
