"""Who came into care and who left it, and what happened on a day in care."""

import datetime as dt

import pandas as pd

from scorecard_xl.council.care import InForce
from scorecard_xl.council.lookups import child_codes, coded
from scorecard_xl.council.period import Day, reach


def reach_of(episodes: pd.DataFrame, today: dt.date | None = None) -> Day | None:
    """The day that the episodes reach: the latest DECOM or DEC not after today, outliers aside (decisions H1).

    None where there is no such day.
    """
    days = pd.concat([episodes["DECOM"], episodes["DEC"]]).dropna().sort_values()
    found = reach([day.date() for day in days], today or dt.date.today())
    return None if found is None else Day(found)


def starts(episodes: pd.DataFrame) -> pd.DataFrame:
    """Episodes that start a period in care, short breaks aside, in order of DECOM (decisions A1, G1)."""
    starts = coded(episodes["RNE"], ("S",)) & ~episodes["short_break"].to_numpy()
    return episodes[starts].sort_values("DECOM", kind="stable")


def leavings(episodes: pd.DataFrame) -> pd.DataFrame:
    """Episodes that end a period in care, short breaks aside, in order of DEC, then row (decisions G1)."""
    ended = episodes["DEC"].notna() & episodes["REC"].notna() & ~episodes["short_break"]
    return episodes[ended.to_numpy() & ~coded(episodes["REC"], ("X1",))].sort_values(["DEC", "row"], kind="stable")


def times_missing(missing: pd.DataFrame, in_force: InForce) -> pd.DataFrame:
    """Times a child was missing from care, in order of MIS_START, each child and day once (decisions F7)."""
    times = missing[coded(missing["MISSING"], ("M",))].drop_duplicates(["CHILD", "MIS_START"])
    return while_in_care(times, "MIS_START", in_force)


def while_in_care(rows: pd.DataFrame, day: str, in_force: InForce) -> pd.DataFrame:
    """The rows whose day in that column the child was in care on, in order of it."""
    in_care = in_force.for_each(child_codes(rows), rows[day].to_numpy()) >= 0
    return rows[in_care].sort_values(day, kind="stable")
