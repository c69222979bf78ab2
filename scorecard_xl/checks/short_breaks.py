"""Short breaks (V3, V4), and what is not recorded for them or for unaccompanied children."""

import pandas as pd

from scorecard_xl.checks.evidence import Evidence, financial_year, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import DISTANCE, IN_CARE, STARTS_AND_ENDS
from scorecard_xl.raw.care import SHORT_BREAKS
from scorecard_xl.raw.problems import Severity

_LONGEST_STAY, _MOST_DAYS = 17, 75


@rule(
    "426",
    "Episodes",
    "LS",
    "is one kind of short breaks, and the other is recorded for this child in the same year too: record either each "
    "stay (V3) or the agreement (V4)",
    indicators=(*IN_CARE, *STARTS_AND_ENDS),
)
def both_kinds(evidence: Evidence) -> pd.DataFrame | None:
    episodes = evidence.episodes[evidence.episodes["ls"].isin(SHORT_BREAKS)]
    years = episodes[["child", "ls"]].assign(
        row=episodes.index, since=financial_year(episodes["decom"]), to=financial_year(episodes["until"])
    )
    pairs = years[years["ls"].eq("V3")].merge(years[years["ls"].eq("V4")], on="child", suffixes=("", "_other"))
    pairs = pairs[(pairs["since"] <= pairs["to_other"]) & (pairs["since_other"] <= pairs["to"])]
    return where(episodes, episodes.index.isin([*pairs["row"], *pairs["row_other"]]))


@rule(
    "v3_stay",
    "Episodes",
    "DEC",
    f"ends a short break of {{days}} days from {{decom}}: a stay lasts at most {_LONGEST_STAY}; put the dates or LS "
    f"right",
    indicators=(*IN_CARE, *STARTS_AND_ENDS),
)
def long_stay(evidence: Evidence) -> pd.DataFrame | None:
    stays = _stays(evidence)
    return where(stays, stays["days"] > _LONGEST_STAY)


@rule(
    "v3_year",
    "Episodes",
    "LS",
    f"stands for {{total}} days of short breaks in the year from 1 April {{year}} up to this stay: at most "
    f"{_MOST_DAYS} are possible; put the dates or LS right",
    indicators=(*IN_CARE, *STARTS_AND_ENDS),
)
def many_days(evidence: Evidence) -> pd.DataFrame | None:
    stays = _stays(evidence)
    stays = stays.assign(year=financial_year(stays["decom"]))
    stays = stays.assign(total=stays.groupby(["child", "year"], observed=True)["days"].cumsum())
    return where(stays, (stays["total"] > _MOST_DAYS) & (stays["total"] - stays["days"] <= _MOST_DAYS))


def _stays(evidence: Evidence) -> pd.DataFrame:
    stays = evidence.episodes[evidence.episodes["ls"].eq("V3")]
    return stays.assign(days=(stays["until"] - stays["decom"]).dt.days)


def _not_recorded(key: str, column: str) -> None:
    says = "is filled in for a short break (LS {ls}): it is not asked for there; clear it, or put LS right"

    @rule(key, "Episodes", column, says, indicators=DISTANCE, severity=Severity.WARNING)
    def not_recorded(evidence: Evidence) -> pd.DataFrame | None:
        episodes = evidence.episodes[evidence.episodes["ls"].isin(SHORT_BREAKS)]
        return where(episodes, episodes[column.lower()].notna())


_not_recorded("398", "PL_DISTANCE")
_not_recorded("420", "PL_LOCATION")


@rule(
    "406",
    "Episodes",
    "PL_DISTANCE",
    "is filled in for a child who is or was unaccompanied: there is no home to measure from; clear it, or the row in "
    "UASC",
    indicators=("placed_over_20_miles",),
    severity=Severity.WARNING,
    uses=("UASC",),
)
def no_home_to_measure_from(evidence: Evidence) -> pd.DataFrame | None:
    episodes = evidence.episodes
    unaccompanied = episodes["child"].isin(evidence.table("UASC")["child"])
    return where(episodes, unaccompanied & episodes["pl_distance"].notna())
