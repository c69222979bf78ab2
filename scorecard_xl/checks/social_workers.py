"""Social workers: who they are, and one after the other."""

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence, with_neighbours
from scorecard_xl.checks.registry import rule
from scorecard_xl.tables.problems import Severity


@rule(
    "sw_id_blank",
    "SWEpisodes",
    "SW_ID",
    "is blank, so this social worker, who took the case on {SW_DECOM}, is not counted: fill it in",
    severity=Severity.WARNING,
)
def no_id(evidence: Evidence) -> DataFrame:
    episodes = evidence.table("SWEpisodes")
    return episodes[episodes["SW_ID"].isna()]


@rule(
    "sw_not_given_up",
    "SWEpisodes",
    "SW_DEC",
    "is blank or late: another social worker took the case on {next_sw_decom} (row {next_row}); give the day on which "
    "this one gave it up",
    columns=("SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"),
)
def not_given_up(evidence: Evidence) -> DataFrame:
    ordered = evidence.table("SWEpisodes").drop_duplicates()
    ordered = ordered.sort_values(["CHILD", "SW_DECOM", "SW_DEC"], kind="stable")
    episodes = with_neighbours(ordered, "SW_DECOM", next_too=True)
    given_up = episodes["SW_DEC"] <= episodes["next_sw_decom"]
    return episodes[episodes["next_sw_decom"].notna() & ~given_up]
