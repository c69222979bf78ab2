"""Staffing: social workers one after the other, teams and their caseloads."""

import pandas as pd
from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence, with_neighbours
from scorecard_xl.checks.registry import rule
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.problems import Severity

_NUMBERS = {"Caseloads": ("CASES", "WORKERS"), "Teams": ("ESTABLISHMENT", "CASELOAD_TARGET")}


def _below_zero(table: str, column: str) -> None:
    @rule(f"negative_{table}_{column}".lower(), table, column, "is less than 0: give a number from 0 up")
    def negative(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return rows[rows[column] < 0]


def _without_team(table: str) -> None:
    says = "is blank, so the numbers of this row are not used: name the team, or clear the row"

    @rule(f"no_team_{table}".lower(), table, "TEAM", says)
    def without_team(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return rows[rows["TEAM"].isna() & rows[[*_NUMBERS[table]]].notna().any(axis=1)]


def _twice(rows: DataFrame, *others: str) -> DataFrame:
    """The rows that a later one of the same team replaces, however the team is written."""
    keys = rows.assign(team=[None if pd.isna(team) else plain(team) for team in rows["TEAM"]])
    return rows[keys["team"].notna() & keys.duplicated(["team", *others], keep="last")]


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


for _table, _columns in _NUMBERS.items():
    _without_team(_table)
    for _column in _columns:
        _below_zero(_table, _column)


@rule("team_twice", "Teams", "TEAM", "is there again below, and its last numbers count: clear one of the two rows")
def team_twice(evidence: Evidence) -> DataFrame:
    return _twice(evidence.table("Teams"))


@rule(
    "caseload_twice",
    "Caseloads",
    "TEAM",
    "is there again below for the same month, and that row counts, not this one: clear one of the two",
)
def caseload_twice(evidence: Evidence) -> DataFrame:
    return _twice(evidence.table("Caseloads"), "MONTH")


@rule(
    "no_cases",
    "Caseloads",
    "CASES",
    "is blank, so the team has no caseload for the month: give the cases that its {WORKERS} workers held",
    severity=Severity.WARNING,
)
def no_cases(evidence: Evidence) -> DataFrame:
    caseloads = evidence.table("Caseloads")
    return caseloads[caseloads["CASES"].isna() & caseloads["WORKERS"].notna()]


@rule(
    "no_workers",
    "Caseloads",
    "WORKERS",
    "cannot be divided by: give the number of workers who held the {CASES} cases",
)
def no_workers(evidence: Evidence) -> DataFrame:
    caseloads = evidence.table("Caseloads")
    return caseloads[(caseloads["CASES"] > 0) & ~(caseloads["WORKERS"] > 0)]


@rule(
    "future_caseloads_month",
    "Caseloads",
    "MONTH",
    "lies in the future, after {reached}, which the data have not reached: put the year right",
)
def future_month(evidence: Evidence) -> DataFrame:
    caseloads, reached = evidence.table("Caseloads"), max(evidence.horizon, evidence.last)
    return caseloads[caseloads["MONTH"] > reached].assign(reached=reached)
