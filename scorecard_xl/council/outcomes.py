"""The yearly outcomes (OC2) and the children they are asked for (decisions F6)."""

import pandas as pd

from scorecard_xl.council.lookups import are_in, coded, one_each
from scorecard_xl.council.period import Day, year_start


def outcomes_of(oc2: pd.DataFrame, day: Day) -> pd.DataFrame | None:
    """OC2 of the year that ends on the day; None where no row is of that year."""
    if (day.month, day.day) != (3, 31):
        return None
    rows = oc2[oc2["YEAR"] == day]
    return rows if len(rows) else None


def looked_after_all_year(episodes: pd.DataFrame, day: Day) -> pd.DataFrame:
    """Children looked after through the year that ends on the day: the last episode of each."""
    start = year_start(day)
    year = episodes[(episodes["DECOM"] <= day) & ~(episodes["DEC"] < start)]
    began = coded(year["RNE"], ("S",)) & (year["DECOM"] > start).to_numpy()
    ended = ~coded(year["REC"], ("X1",)) & (year["DEC"] < day).to_numpy()
    broken = year[began | ended | year["short_break"].to_numpy()]
    return one_each(year[~are_in(year, broken)])
