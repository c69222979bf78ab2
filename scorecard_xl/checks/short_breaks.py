"""Short breaks (V3, V4), and what is not recorded for them or for unaccompanied children."""

import numpy as np
from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.care import SHORT_BREAKS
from scorecard_xl.council.lookups import are_in
from scorecard_xl.council.period import days_between, financial_years
from scorecard_xl.tables.problems import Severity

_LONGEST_STAY, _MOST_DAYS = 17, 75


@rule(
    "426",
    "Episodes",
    "LS",
    "is one kind of short breaks, and the other is recorded for this child in the same year too: record either each "
    "stay (V3) or the agreement (V4)",
)
def both_kinds(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes[evidence.episodes["LS"].isin(SHORT_BREAKS)]
    kinds = [episodes[episodes["LS"] == kind] for kind in SHORT_BREAKS]
    of_both = episodes[are_in(episodes, kinds[0]) & are_in(episodes, kinds[1])]
    return of_both[_meets_the_other_kind(of_both)]


def _meets_the_other_kind(episodes: DataFrame) -> np.ndarray:
    """Whether each child had a short break of the other kind in one of the financial years of this one."""
    breaks = episodes[["CHILD", "LS"]].assign(
        at=np.arange(len(episodes)),
        begins=financial_years(episodes["DECOM"]),
        ends=financial_years(episodes["until"]),
    )
    pairs = breaks.merge(breaks, on="CHILD", suffixes=("", "_other"))
    meets = (pairs["begins_other"] <= pairs["ends"]) & (pairs["begins"] <= pairs["ends_other"])
    return np.isin(breaks["at"], pairs["at"][meets & (pairs["LS"] != pairs["LS_other"])])


@rule(
    "v3_stay",
    "Episodes",
    "DEC",
    f"ends a short break of {{days}} days from {{DECOM}}: a stay lasts at most {_LONGEST_STAY}; put the dates or LS "
    f"right",
)
def long_stay(evidence: Evidence) -> DataFrame:
    stays = _stays(evidence)
    return stays[stays["days"] > _LONGEST_STAY]


@rule(
    "v3_year",
    "Episodes",
    "LS",
    f"makes {{total}} days of short breaks in the year from 1 April {{year}} up to this stay: at most "
    f"{_MOST_DAYS} are possible; put the dates or LS right",
)
def many_days(evidence: Evidence) -> DataFrame:
    stays = _stays(evidence)
    stays = stays.assign(year=financial_years(stays["DECOM"]))
    total = stays.groupby(["CHILD", "year"], observed=True)["days"].cumsum()
    return stays.assign(total=total)[(total > _MOST_DAYS) & (total - stays["days"] <= _MOST_DAYS)]


def _stays(evidence: Evidence) -> DataFrame:
    stays = evidence.episodes[(evidence.episodes["LS"] == "V3")]
    return stays.assign(days=days_between(stays["DECOM"], stays["until"]))


def _not_recorded(key: str, column: str) -> None:
    says = "is filled in for a short break (LS {LS}): it is not asked for there; clear it, or put LS right"

    @rule(key, "Episodes", column, says, severity=Severity.WARNING)
    def not_recorded(evidence: Evidence) -> DataFrame:
        episodes = evidence.episodes[evidence.episodes["LS"].isin(SHORT_BREAKS)]
        return episodes[episodes[column].notna()]


_not_recorded("398", "PL_DISTANCE")
_not_recorded("420", "PL_LOCATION")


@rule(
    "406",
    "Episodes",
    "PL_DISTANCE",
    "is filled in for a child who is or was unaccompanied: there is no home to measure from; clear it, or the row in "
    "UASC",
    severity=Severity.WARNING,
    uses=("UASC",),
)
def no_home_to_measure_from(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    unaccompanied = are_in(episodes, evidence.table("UASC"))
    return episodes[unaccompanied & episodes["PL_DISTANCE"].notna()]
