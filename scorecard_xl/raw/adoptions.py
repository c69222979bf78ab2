"""Children who left care to be adopted: when they entered care, were placed and were matched (settled G2, G3)."""

import pandas as pd

from scorecard_xl.raw.lookups import of_child

ADOPTED = ("E11", "E12")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
PLACEMENT_ORDER = ("E1", "D1")


def adoptions(leavings: pd.DataFrame, episodes: pd.DataFrame, ad1: pd.DataFrame) -> pd.DataFrame:
    """Of the leavings, those by adoption, with `placed`, `ordered` and `matched` (days, NaT where not known).

    `placed`: the day the child moved in with the adopters; with a carer who adopts, the day the last placement of the
    period of care started.
    """
    adopted = leavings[leavings["rec"].isin(ADOPTED)]
    last = ad1.drop_duplicates("child", keep="last").set_index("child")
    period = episodes.loc[adopted.index, "period"]
    by_carer = of_child(last["foster_care"], adopted).eq("1")
    end = episodes.drop_duplicates("period", keep="last").set_index("period")
    moved_in = _day_of(_value_of(period, end["placement"]), _first_for_adoption(episodes))
    return adopted.assign(
        placed=moved_in.mask(by_carer, _day_of(period, end["placement_start"])),
        ordered=_day_of(period, _last_order(episodes)),
        matched=of_child(last["date_match"], adopted),
    )


def _day_of(keys: pd.Series, days: pd.Series) -> pd.Series:
    """The day of each key; NaT where it has none."""
    return _value_of(keys, days).astype("datetime64[s]")


def _value_of(keys: pd.Series, values: pd.Series) -> pd.Series:
    return values.reindex(keys).set_axis(keys.index)


def _first_for_adoption(episodes: pd.DataFrame) -> pd.Series:
    """The start of the first adoptive episode of each placement."""
    adoptive = episodes[episodes["place"].isin(FOR_ADOPTION)]
    return adoptive.groupby("placement")["decom"].min()


def _last_order(episodes: pd.DataFrame) -> pd.Series:
    """The start of the last unbroken run of a placement order in each period of care."""
    under = episodes["ls"].isin(PLACEMENT_ORDER)
    opens = under & (episodes["opens_period"] | ~under.shift(fill_value=False))
    return episodes[opens].groupby("period")["decom"].last()
