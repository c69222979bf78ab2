"""Who came into care, who left it, who was adopted, and what happened on a day in care."""

import datetime as dt

import numpy as np
import pandas as pd

from scorecard_xl.council.care import OF_A_CASE, InForce
from scorecard_xl.council.lookups import child_codes, coded, last_of
from scorecard_xl.council.period import Day, reach

ADOPTED = ("E11", "E12")
SPECIAL_GUARDIANSHIP = ("E43", "E44", "E45", "E46", "E47", "E48")
ARRANGEMENTS_ORDER = ("E41",)
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
PLACEMENT_ORDER = ("E1", "D1")


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
    return episodes.loc[starts, [*OF_A_CASE]].sort_values("DECOM", kind="stable")


def leavings(episodes: pd.DataFrame) -> pd.DataFrame:
    """Episodes that end a period in care, short breaks aside, in order of DEC, then row (decisions G1)."""
    ended = episodes["DEC"].notna() & episodes["REC"].notna() & ~episodes["short_break"]
    left = ended.to_numpy() & ~coded(episodes["REC"], ("X1",))
    return episodes.loc[left, [*OF_A_CASE]].sort_values(["DEC", "row"], kind="stable")


def times_missing(missing: pd.DataFrame, in_force: InForce) -> pd.DataFrame:
    """Times a child was missing from care, in order of MIS_START, each child and day once, the last row (F7, J1)."""
    times = missing[coded(missing["MISSING"], ("M",))].drop_duplicates(["CHILD", "MIS_START"], keep="last")
    return while_in_care(times, "MIS_START", in_force)


def while_in_care(rows: pd.DataFrame, day: str, in_force: InForce) -> pd.DataFrame:
    """The rows whose day in that column the child was in care on, in order of it."""
    in_care = in_force.for_each(child_codes(rows), rows[day].to_numpy()) >= 0
    return rows[in_care].sort_values(day, kind="stable")


def adoptions(leavings: pd.DataFrame, episodes: pd.DataFrame, ad1: pd.DataFrame) -> pd.DataFrame:
    """Of the leavings, those by adoption, with `placed`, `ordered` and `matched` (days, NaT where not known).

    `placed`: the day the child moved in with the adopters; with a carer who adopts, the day the last placement of the
    period of care started. Where FOSTER_CARE is neither 1 nor 0, that day is not known.
    """
    adopted = leavings[coded(leavings["REC"], ADOPTED)]
    end = episodes.drop_duplicates("period", keep="last").set_index("period").loc[adopted["period"]]
    flag = last_of(ad1, "FOSTER_CARE", adopted)
    is_read = flag.isna().to_numpy() | coded(flag, ("0", "1"))
    moved_in = _first_for_adoption(episodes).reindex(end["placement"]).to_numpy()
    placed = np.where(coded(flag, ("1",)), end["placement_start"].to_numpy(), moved_in)
    return adopted.assign(
        placed=np.where(is_read, placed, np.datetime64("NaT", "s")),
        ordered=_last_order(episodes).reindex(adopted["period"]).to_numpy(),
        matched=last_of(ad1, "DATE_MATCH", adopted),
    )


def _first_for_adoption(episodes: pd.DataFrame) -> pd.Series:
    """By placement the start of its first adoptive episode."""
    adoptive = episodes[coded(episodes["PLACE"], FOR_ADOPTION)]
    return adoptive.drop_duplicates("placement").set_index("placement")["DECOM"]


def _last_order(episodes: pd.DataFrame) -> pd.Series:
    """By period the start of the last unbroken run of a placement order."""
    under = coded(episodes["LS"], PLACEMENT_ORDER)
    opens = episodes[under & (episodes["opens_period"].to_numpy() | ~np.roll(under, 1))]
    return opens.drop_duplicates("period", keep="last").set_index("period")["DECOM"]
