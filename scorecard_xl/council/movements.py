"""Who came into care and who left it, and what happened on a day in care."""

from collections.abc import Mapping

import pandas as pd

from scorecard_xl.council.care import InForce
from scorecard_xl.council.lookups import child_codes, coded
from scorecard_xl.council.period import Day

_TOO_LATE = pd.Timestamp("2100-01-01")
_HAPPENED = {
    "Episodes": ("DECOM", "DEC"),
    "Reviews": ("REVIEW",),
    "Visits": ("VISIT",),
    "Health": ("CHECK_DATE",),
    "PEPs": ("PEP_DATE",),
    "Schools": ("SCHOOL_START",),
    "Missing": ("MIS_START", "MIS_END"),
    "AD1": ("DATE_MATCH",),
    "PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
    "CareLeavers": ("PATHWAY_PLAN", "LATEST_CONTACT"),
    "Caseloads": ("MONTH",),
}
"""The days of what happened, by table: none of what is planned or ends by itself."""


def latest_date(episodes: pd.DataFrame) -> Day | None:
    """The last day on which an episode starts or ends; None where there is none.

    A day after 2099, such as the 31/12/9999 that case systems write for an open episode, is passed over.
    """
    return _latest([episodes["DECOM"], episodes["DEC"]])


def latest_event(tables: Mapping[str, pd.DataFrame]) -> Day | None:
    """The last day on which anything happened that a table tells of; None where none does. Days after 2099 as above."""
    return _latest([tables[name][column] for name, columns in _HAPPENED.items() for column in columns])


def _latest(columns: list[pd.Series]) -> Day | None:
    lasts = [last for days in columns if (last := days[days < _TOO_LATE].max()) is not pd.NaT]
    return max(lasts, default=None)


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
