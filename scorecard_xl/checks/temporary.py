"""Temporary placements: how long they may last, where they may come, and the return."""

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.care import SHORT_BREAKS, TEMPORARY
from scorecard_xl.council.period import days_between, edate
from scorecard_xl.tables.problems import Severity


def _too_long(key: str, code: str, what: str, days: int) -> None:
    says = f"says {what}, for {{days}} days from {{DECOM}}: at most {days} are possible; put DECOM, DEC or PLACE right"

    @rule(key, "Episodes", "PLACE", says)
    def too_long(evidence: Evidence) -> DataFrame:
        episodes = evidence.episodes[(evidence.episodes["PLACE"] == code)]
        stays = episodes.assign(days=days_between(episodes["DECOM"], episodes["until"]))
        return stays[stays["days"] > days]


_too_long("375", "T1", "hospital", 42)
_too_long("376", "T3", "carer on holiday", 21)
_too_long("379", "T4", "other temporary placement", 7)


@rule(
    "377",
    "Episodes",
    "PLACE",
    "says carer on holiday from {DECOM}, for the third time within twelve months (since {two_before}): at most two are "
    "possible; put PLACE right",
)
def third_holiday(evidence: Evidence) -> DataFrame:
    holidays = evidence.episodes[(evidence.episodes["PLACE"] == "T3")]
    two_before = holidays.groupby("CHILD", observed=True)["DECOM"].shift(2)
    return holidays.assign(two_before=two_before)[holidays["DECOM"] < edate(two_before, 12)]


@rule(
    "380",
    "Episodes",
    "PLACE",
    "is temporary, but RNE is {RNE}: a temporary placement interrupts another, so it starts with P or B, never care "
    "itself; put PLACE or RNE right",
)
def care_starts_in_it(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["temporary"] & ~episodes["RNE"].isin(["P", "B"])]


@rule(
    "381",
    "Episodes",
    "PLACE",
    "is temporary, but care ends with it (REC {REC}): put PLACE or REC right",
)
def care_ends_in_it(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["temporary"] & episodes["REC"].notna() & (episodes["REC"] != "X1")]


@rule(
    "382",
    "Episodes",
    "PLACE",
    "is temporary, but the child comes for short breaks (LS {LS}): put PLACE or LS right",
)
def in_short_breaks(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["temporary"] & episodes["LS"].isin(SHORT_BREAKS)]


@rule(
    "383",
    "Episodes",
    "PLACE",
    "is temporary, so the child returns to the placement before it ({placement_place}) with RNE P, but the next "
    "episode (row {next_row}) has PLACE {next_place} and RNE {next_rne}: put PLACE or RNE right",
    severity=Severity.WARNING,
)
def no_return(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes[evidence.episodes["temporary"] & ~evidence.episodes["final"]]
    interrupts = ~episodes["placement_place"].isin(TEMPORARY) & ~episodes["next_place"].isin(TEMPORARY)
    same = episodes["next_place"] == episodes["placement_place"]
    return episodes[interrupts & ~(same & (episodes["next_rne"] == "P"))]
