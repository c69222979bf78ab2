"""Initial health assessments: one is owed for each start of care (settled F4)."""

import pandas as pd

from scorecard_xl.bank_holidays import BankHolidays
from scorecard_xl.period import edate, workday
from scorecard_xl.raw.care import InForce

WITHIN = 20  # working days from the start of the period of care
BEFORE = 3  # months before it: an assessment made since then counts


def initial_assessments(
    health: pd.DataFrame, episodes: pd.DataFrame, in_force: InForce, bank_holidays: BankHolidays
) -> pd.DataFrame:
    """One row for each period of care that starts with S and lasts to the due day, in order of that day.

    Columns: child, period_start, due, done (the first IHA from three months before the start on; NaT if none).
    """
    starts = episodes.loc[episodes["opens_period"] & episodes["rne"].eq("S"), ["child", "period", "period_start"]]
    due, since = workday(starts["period_start"], WITHIN, bank_holidays), edate(starts["period_start"], -BEFORE)
    owed = starts.assign(due=due, since=since)
    at = in_force.for_each(owed["child"], owed["due"])
    owed = owed[(at >= 0) & (episodes["period"].to_numpy()[at] == owed["period"].to_numpy())]
    made = health.loc[health["check"].eq("IHA"), ["child", "check_date"]].rename(columns={"check_date": "done"})
    joined = pd.merge_asof(
        owed.reset_index(names="row").sort_values("since", kind="stable"),
        made.sort_values("done", kind="stable"),
        left_on="since", right_on="done", by="child", direction="forward",
    )  # fmt: skip
    return joined.set_index("row")[["child", "period_start", "due", "done"]].sort_values("due", kind="stable")
