"""Temporary placements: how long they may last, where they may stand, and the return."""

from scorecard_xl.checks.evidence import Evidence, where, with_neighbours
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import STABILITY
from scorecard_xl.council.care import SHORT_BREAKS, TEMPORARY
from scorecard_xl.council.days import edate
from scorecard_xl.tables.columns import days_between, known
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows


def _too_long(key: str, code: str, what: str, days: int) -> None:
    says = f"says {what}, for {{days}} days from {{decom}}: at most {days} are possible; put DECOM, DEC or PLACE right"

    @rule(key, "Episodes", "PLACE", says, indicators=STABILITY)
    def too_long(evidence: Evidence) -> Rows | None:
        episodes = evidence.episodes[(evidence.episodes["place"] == code)]
        stays = episodes.with_columns(days=days_between(episodes["decom"], episodes["until"]))
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
def third_holiday(evidence: Evidence) -> Rows | None:
    holidays = evidence.episodes[(evidence.episodes["place"] == "T3")]
    before = with_neighbours(holidays, "decom")
    holidays = with_neighbours(before.with_columns(before=before["previous_decom"]), "before")
    holidays = holidays.with_columns(two_before=holidays["previous_before"])
    return where(holidays, holidays["decom"] < edate(holidays["two_before"], 12))


@rule(
    "380",
    "Episodes",
    "PLACE",
    "is temporary, but RNE is {rne}: a temporary placement interrupts another, so it starts with P or B, never care "
    "itself; put PLACE or RNE right",
    indicators=STABILITY,
)
def care_starts_in_it(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, episodes["temporary"] & ~episodes["rne"].among(["P", "B"]))


@rule(
    "381",
    "Episodes",
    "PLACE",
    "is temporary, but care ends with it (REC {rec}): put PLACE or REC right",
    indicators=(*STABILITY, "children_leaving"),
)
def care_ends_in_it(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, episodes["temporary"] & known(episodes["rec"]) & (episodes["rec"] != "X1"))


@rule(
    "382",
    "Episodes",
    "PLACE",
    "is temporary, but the child comes for short breaks (LS {ls}): put PLACE or LS right",
    indicators=STABILITY,
)
def in_short_breaks(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, episodes["temporary"] & episodes["ls"].among(SHORT_BREAKS))


@rule(
    "383",
    "Episodes",
    "PLACE",
    "is temporary, so the child returns to the placement before it ({placement_place}) with RNE P, but the next "
    "episode (row {next_row}) has PLACE {next_place} and RNE {next_rne}: put PLACE or RNE right",
    indicators=STABILITY,
    severity=Severity.WARNING,
)
def no_return(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes[evidence.episodes["temporary"] & ~evidence.episodes["final"]]
    interrupts = ~episodes["placement_place"].among(TEMPORARY) & ~episodes["next_place"].among(TEMPORARY)
    same = known(episodes["next_place"]) & (episodes["next_place"].texts() == episodes["placement_place"].texts())
    return where(episodes, interrupts & ~(same & (episodes["next_rne"] == "P")))
