"""The yearly outcomes (OC2) and the children they are asked for (decisions F6)."""

from scorecard_xl.council.period import Day, year_start
from scorecard_xl.tables.rows import Rows


def outcomes_of(oc2: Rows, day: Day) -> Rows | None:
    """OC2 of the year that ends on the day; None where no row is of that year."""
    if (day.month, day.day) != (3, 31):
        return None
    rows = oc2[oc2["year"] == day]
    return rows if len(rows) else None


def looked_after_all_year(episodes: Rows, day: Day) -> Rows:
    """Children looked after through the year that ends on the day: the last episode of each."""
    start = year_start(day)
    year = episodes[(episodes["decom"] <= day) & ~(episodes["dec"] < start)]
    began = (year["rne"] == "S") & (year["decom"] > start)
    ended = (year["rec"] != "X1") & (year["dec"] < day)
    broken = year[began | ended | year["short_break"]]
    return year[~year.are_in(broken)].one_each()
