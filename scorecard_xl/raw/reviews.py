"""Which reviews fell due, when, and on which day each was held (settled C)."""

import numpy as np
import pandas as pd

from scorecard_xl.period import Day, edate, workday
from scorecard_xl.raw.care import InForce

FIRST_WITHIN = 20  # working days from the start of the period of care
SECOND_WITHIN = 3  # months from the first review
LATER_WITHIN = 6  # months from the review before, and from a due day that was missed
_NOT_HELD = np.datetime64("NaT", "s")


def review_duties(
    reviews: pd.DataFrame, episodes: pd.DataFrame, in_force: InForce, complete_from: Day | None, until: Day
) -> pd.DataFrame:
    """One row for each review that fell due up to `until` on a day when the child was in force, in order of that day.

    Columns: child, period_start, due, held (NaT where it was not). Index: the row of Reviews that was due, else of
    the episode that opened the period of care, negative, so that no two tables share a number.
    """
    rows = _one_a_day(reviews)
    since = complete_from or rows["review"].min()
    periods = _periods(episodes, since)
    rows = _in_their_period(rows, periods)
    rows = rows[~(rows["partly_known"] & (rows["day"] < since))]
    held = _held(rows[rows["review"].notna()], since)
    planned = _planned(rows[rows["review"].isna()], held)
    owed = _still_owed(periods, held, planned, since)
    duties = _until_held(pd.concat([held[held["judged"]], planned, owed]), until)
    return _while_in_force(duties, episodes, in_force).sort_values("due", kind="stable")


def _one_a_day(reviews: pd.DataFrame) -> pd.DataFrame:
    """Rows of the same child and day are one review (C4); its day is the one it was held on, else the one planned."""
    rows = reviews[["child", "review", "review_due"]].assign(day=reviews["review"].fillna(reviews["review_due"]))
    same = rows[["child", "day"]].duplicated(keep=False)
    if not same.any():
        return rows
    known = rows[same].groupby(["child", "day"], observed=True)[["review", "review_due"]].transform("first")
    filled = rows[same].assign(review=known["review"], review_due=known["review_due"])
    return pd.concat([rows[~same], filled.drop_duplicates(["child", "day"])]).sort_index()


def _periods(episodes: pd.DataFrame, since: Day) -> pd.DataFrame:
    """The periods of care by child and start; `partly_known`: it started before the reviews are complete (C5)."""
    opening = episodes[episodes["opens_period"]]
    opening = opening.set_axis(-opening.index)[["child", "period", "period_start"]]
    return opening.assign(partly_known=opening["period_start"] < since)


def _in_their_period(rows: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Each review with the period of care it belongs to: the last one that started on or before its day (C4)."""
    joined = pd.merge_asof(
        rows.reset_index(names="row").sort_values("day", kind="stable"),
        periods.sort_values("period_start", kind="stable"),
        left_on="day", right_on="period_start", by="child",
    )  # fmt: skip
    return joined.dropna(subset=["period"]).set_index("row").sort_values(["period", "day"], kind="stable")


def _held(held: pd.DataFrame, since: Day) -> pd.DataFrame:
    """The reviews held, each with its due day: REVIEW_DUE, else computed from the one held before (C3)."""
    before = held["review"].shift().where(held["period"].eq(held["period"].shift()))
    number = held.groupby("period").cumcount().to_numpy()
    due = held["review_due"].fillna(_due_after(held, before, number, since))
    forgiven = held["partly_known"] & (number == 0) & held["review_due"].isna() & (held["review"] <= due)
    return held.assign(due=due, held=held["review"], again=True, judged=~forgiven)


def _due_after(rows: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> pd.Series:
    """The computed due day of a period's review of this number (from 0), where the one before was held on `before`."""
    first = (number == 0) & ~rows["partly_known"]
    anchor = before.fillna(pd.Series(since, index=rows.index)).mask(first)
    second = (number == 1) & ~rows["partly_known"].to_numpy()
    months = np.where(second, SECOND_WITHIN, LATER_WITHIN)
    return edate(anchor, months).fillna(workday(rows["period_start"].where(first), FIRST_WITHIN))


def _planned(planned: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """The reviews planned and not held; only the last after the last one held falls due again (C9)."""
    last_held = planned["period"].map(held.groupby("period")["review"].max())
    later = ~(planned["day"] < last_held)
    last = ~planned["period"].duplicated(keep="last")
    return planned.assign(due=planned["review_due"], held=_NOT_HELD, again=later & last, stands=later)


def _still_owed(periods: pd.DataFrame, held: pd.DataFrame, planned: pd.DataFrame, since: Day) -> pd.DataFrame:
    """The review owed after the last one held, where no planned row stands for it (C3)."""
    owing = periods[~periods["period"].isin(planned.loc[planned["stands"], "period"])]
    by_period = held.groupby("period")["review"]
    last = owing["period"].map(by_period.max())
    number = owing["period"].map(by_period.size()).fillna(0).to_numpy()
    return owing.assign(due=_due_after(owing, last, number, since), held=_NOT_HELD, again=True)


def _until_held(duties: pd.DataFrame, until: Day) -> pd.DataFrame:
    """A duty not met falls due again, each time in its own month, until the day it is met at last (C8)."""
    duties = duties[["child", "period", "period_start", "due", "held", "again"]]
    found, waves = duties, []
    while len(found):
        waves.append(found)
        late = found[found["again"] & ~(found["held"] <= found["due"])]
        late = late.assign(due=edate(late["due"], LATER_WITHIN))
        found = late[(late["due"] <= until) & ~(late["due"] >= late["held"])]
    return pd.concat(waves)


def _while_in_force(duties: pd.DataFrame, episodes: pd.DataFrame, in_force: InForce) -> pd.DataFrame:
    """Only while the child is in force on the due day, in the same period of care (C2)."""
    at = in_force.for_each(duties["child"], duties["due"])
    same = (at >= 0) & (episodes["period"].to_numpy()[at] == duties["period"].to_numpy())
    due: pd.DataFrame = duties.drop(columns=["period", "again"])[same]
    return due
