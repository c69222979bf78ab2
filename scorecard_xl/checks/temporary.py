"""Temporary placements: how long they may last, where they may stand, and the return."""

import pandas as pd

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import STABILITY
from scorecard_xl.period import edate
from scorecard_xl.raw.care import SHORT_BREAKS, TEMPORARY
from scorecard_xl.raw.problems import Severity


def _too_long(key: str, code: str, what: str, days: int) -> None:
    says = f"says {what}, for {{days}} days from {{decom}}: at most {days} are possible; put DECOM, DEC or PLACE right"

    @rule(key, "Episodes", "PLACE", says, indicators=STABILITY)
    def too_long(evidence: Evidence) -> pd.DataFrame | None:
        episodes = evidence.episodes[evidence.episodes["place"].eq(code)]
        stays = episodes.assign(days=(episodes["until"] - episodes["decom"]).dt.days)
        return where(stays, stays["days"] > days)


_too_long("375", "T1", "hospital", 42)
_too_long("376", "T3", "carer on holiday", 21)
_too_long("379", "T4", "other temporary placement", 7)


@rule(
    "377",
    "Episodes",
    "PLACE",
    "says carer on holiday from {decom}, for the third time within twelve months (since {two_before}): at most two are "
    "possible; put PLACE right",
    indicators=STABILITY,
)
def third_holiday(evidence: Evidence) -> pd.DataFrame | None:
    holidays = evidence.episodes[evidence.episodes["place"].eq("T3")]
    holidays = holidays.assign(two_before=holidays.groupby("child", observed=True)["decom"].shift(2))
    return where(holidays, holidays["decom"] < edate(holidays["two_before"], 12))


@rule(
    "380",
    "Episodes",
    "PLACE",
    "is temporary, but RNE is {rne}: a temporary placement interrupts another, so it starts with P or B, never care "
    "itself; put PLACE or RNE right",
    indicators=STABILITY,
)
def care_starts_in_it(evidence: Evidence) -> pd.DataFrame | None:
    episodes = evidence.episodes
    return where(episodes, episodes["temporary"] & ~episodes["rne"].isin(["P", "B"]))


@rule(
    "381",
    "Episodes",
    "PLACE",
    "is temporary, but care ends with it (REC {rec}): put PLACE or REC right",
    indicators=(*STABILITY, "children_leaving"),
)
def care_ends_in_it(evidence: Evidence) -> pd.DataFrame | None:
    episodes = evidence.episodes
    return where(episodes, episodes["temporary"] & episodes["rec"].notna() & episodes["rec"].ne("X1"))


@rule(
    "382",
    "Episodes",
    "PLACE",
    "is temporary, but the child comes for short breaks (LS {ls}): put PLACE or LS right",
    indicators=STABILITY,
)
def in_short_breaks(evidence: Evidence) -> pd.DataFrame | None:
    episodes = evidence.episodes
    return where(episodes, episodes["temporary"] & episodes["ls"].isin(SHORT_BREAKS))


@rule(
    "383",
    "Episodes",
    "PLACE",
    "is temporary, so the child returns to the placement before it ({placement_place}) with RNE P, but the next "
    "episode (row {next_row}) has PLACE {next_place} and RNE {next_rne}: put PLACE or RNE right",
    indicators=STABILITY,
    severity=Severity.WARNING,
)
def no_return(evidence: Evidence) -> pd.DataFrame | None:
    episodes = evidence.episodes[evidence.episodes["temporary"] & ~evidence.episodes["final"]]
    interrupts = ~episodes["placement_place"].isin(TEMPORARY) & ~episodes["next_place"].isin(TEMPORARY)
    same = episodes["next_place"].astype("str").eq(episodes["placement_place"].astype("str"))
    return where(episodes, interrupts & ~(same & episodes["next_rne"].eq("P")))
