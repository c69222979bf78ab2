"""Children who left care to be adopted: when they entered care, were placed and were matched (settled G2, G3)."""

import numpy as np

from scorecard_xl.tables.columns import NOT_KNOWN, known
from scorecard_xl.tables.lookups import last_of
from scorecard_xl.tables.rows import Rows

ADOPTED = ("E11", "E12")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
PLACEMENT_ORDER = ("E1", "D1")


def adoptions(leavings: Rows, episodes: Rows, ad1: Rows) -> Rows:
    """Of the leavings, those by adoption, with `placed`, `ordered` and `matched` (days, NaT where not known).

    `placed`: the day the child moved in with the adopters; with a carer who adopts, the day the last placement of the
    period of care started. Where FOSTER_CARE is neither 1 nor 0, that day is not known.
    """
    adopted = leavings[leavings["rec"].among(ADOPTED)]
    last = _last_of_each_period(episodes)
    end = episodes[last[adopted["period"]]]
    by_carer = last_of(ad1, "foster_care", adopted)
    is_read = ~known(by_carer) | by_carer.among(("0", "1"))
    moved_in = _first_for_adoption(episodes)[end["placement"]]
    return adopted.with_columns(
        placed=np.where(is_read, np.where(by_carer == "1", end["placement_start"], moved_in), NOT_KNOWN),
        ordered=_last_order(episodes)[adopted["period"]],
        matched=last_of(ad1, "date_match", adopted),
    )


def _last_of_each_period(episodes: Rows) -> np.ndarray:
    """By period the place of its last episode."""
    last = np.zeros(len(episodes) + 1, dtype=np.intp)
    last[episodes["period"]] = np.arange(len(episodes))
    return last


def _first_for_adoption(episodes: Rows) -> np.ndarray:
    """By placement the start of its first adoptive episode; NaT where it has none."""
    adoptive = episodes[episodes["place"].among(FOR_ADOPTION)]
    first = np.full(len(episodes) + 1, NOT_KNOWN)
    first[adoptive["placement"][::-1]] = adoptive["decom"][::-1]
    return first


def _last_order(episodes: Rows) -> np.ndarray:
    """By period the start of the last unbroken run of a placement order; NaT where there is none."""
    under = episodes["ls"].among(PLACEMENT_ORDER)
    opens = episodes[under & (episodes["opens_period"] | ~np.roll(under, 1))]
    last = np.full(len(episodes) + 1, NOT_KNOWN)
    last[opens["period"]] = opens["decom"]
    return last
