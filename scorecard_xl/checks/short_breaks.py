"""Short breaks (V3, V4), and what is not recorded for them or for unaccompanied children."""

from itertools import groupby
from operator import itemgetter

import numpy as np

from scorecard_xl.checks.evidence import Evidence, financial_year, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import DISTANCE, IN_CARE, STARTS_AND_ENDS
from scorecard_xl.council.care import SHORT_BREAKS
from scorecard_xl.tables.columns import days_between, known
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows

_LONGEST_STAY, _MOST_DAYS = 17, 75


@rule(
    "426",
    "Episodes",
    "LS",
    "is one kind of short breaks, and the other is recorded for this child in the same year too: record either each "
    "stay (V3) or the agreement (V4)",
    indicators=(*IN_CARE, *STARTS_AND_ENDS),
)
def both_kinds(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes[evidence.episodes["ls"].among(SHORT_BREAKS)]
    kinds = [episodes[episodes["ls"] == kind] for kind in SHORT_BREAKS]
    of_both = episodes[episodes.are_in(kinds[0]) & episodes.are_in(kinds[1])]
    return where(of_both, _meets_the_other_kind(of_both))


def _meets_the_other_kind(episodes: Rows) -> np.ndarray:
    """Whether each child had a short break of the other kind in one of the financial years of this one."""
    first, last = financial_year(episodes["decom"]).tolist(), financial_year(episodes["until"]).tolist()
    breaks = list(zip(episodes.child.tolist(), episodes["ls"].texts(), first, last, strict=True))
    of_child = {child: list(of) for child, of in groupby(breaks, key=itemgetter(0))}
    meets = [
        any(other != kind and begins <= until and since <= ends for _, other, begins, ends in of_child[child])
        for child, kind, since, until in breaks
    ]
    return np.array(meets, dtype=bool)


@rule(
    "v3_stay",
    "Episodes",
    "DEC",
    f"ends a short break of {{days}} days from {{decom}}: a stay lasts at most {_LONGEST_STAY}; put the dates or LS "
    f"right",
    indicators=(*IN_CARE, *STARTS_AND_ENDS),
)
def long_stay(evidence: Evidence) -> Rows | None:
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
def many_days(evidence: Evidence) -> Rows | None:
    stays = _stays(evidence)
    stays = stays.with_columns(year=financial_year(stays["decom"]))
    stays = stays.with_columns(total=_so_far(stays["days"], ~stays.repeated("child", "year")))
    return where(stays, (stays["total"] > _MOST_DAYS) & (stays["total"] - stays["days"] <= _MOST_DAYS))


def _so_far(days: np.ndarray, first: np.ndarray) -> np.ndarray:
    """The days added up from the last row on that is the first of its year."""
    total, start = np.cumsum(days), np.maximum.accumulate(np.where(first, np.arange(len(days)), 0))
    return np.asarray(total - (total - days)[start])


def _stays(evidence: Evidence) -> Rows:
    stays = evidence.episodes[(evidence.episodes["ls"] == "V3")]
    return stays.with_columns(days=days_between(stays["decom"], stays["until"]))


def _not_recorded(key: str, column: str) -> None:
    says = "is filled in for a short break (LS {ls}): it is not asked for there; clear it, or put LS right"

    @rule(key, "Episodes", column, says, indicators=DISTANCE, severity=Severity.WARNING)
    def not_recorded(evidence: Evidence) -> Rows | None:
        episodes = evidence.episodes[evidence.episodes["ls"].among(SHORT_BREAKS)]
        return where(episodes, known(episodes[column.lower()]))


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
def no_home_to_measure_from(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    unaccompanied = episodes.are_in(evidence.table("UASC"))
    return where(episodes, unaccompanied & known(episodes["pl_distance"]))
