"""Children who left care to be adopted: when they entered care, were placed and were matched (decisions G2, G3)."""

import numpy as np
import pandas as pd

from scorecard_xl.council.lookups import coded, last_of

ADOPTED = ("E11", "E12")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
PLACEMENT_ORDER = ("E1", "D1")


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
