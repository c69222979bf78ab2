"""The yearly outcomes (OC2) and the children they are asked for (settled F6)."""

import numpy as np
import pandas as pd

from scorecard_xl.period import Day, year_start
from scorecard_xl.raw.rows import Rows


def outcomes_of(oc2: pd.DataFrame, day: Day) -> pd.DataFrame | None:
    """OC2 of the year that ends on the day, by child; None where no row is of that year."""
    rows = oc2[oc2["year"] == day] if (day.month, day.day) == (3, 31) else oc2.iloc[:0]
    return rows.drop_duplicates("child", keep="last").set_index("child") if len(rows) else None


def looked_after_all_year(episodes: pd.DataFrame, day: Day) -> Rows:
    """Children looked after through the year that ends on the day: the last episode of each."""
    start = year_start(day)
    year = Rows(episodes, np.flatnonzero((episodes["decom"] <= day) & ~(episodes["dec"] < start)))
    began = year["rne"].eq("S") & (year["decom"] > start)
    ended = year["rec"].ne("X1") & (year["dec"] < day)
    broken = year[began | ended | year["short_break"]]["child"]
    return year[~year["child"].isin(broken)].one_each()
