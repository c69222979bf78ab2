"""OC2: filled in for every child looked after all year, for nobody else, and as the age asks."""

import pandas as pd
from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence, birthday
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.lookups import are_in
from scorecard_xl.council.period import Day
from scorecard_xl.tables.codes import CODES
from scorecard_xl.tables.problems import Severity

_FLAGS = [column for table, column in CODES if table == "OC2" and column != "SDQ_REASON"]
_ASKED_OF_ALL = ["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"]
_SDQ = ["SDQ_SCORE", "SDQ_REASON"]


def _only_for_a_whole_year(key: str, column: str, filled: list[str]) -> None:
    says = "is in the row of a child who was not looked after for the whole year to {YEAR}: clear the row, or put the "
    says += "episodes right"

    @rule(key, "OC2", column, says, columns=("OC2.CHILD",), severity=Severity.WARNING, uses=("Episodes",))
    def not_all_year(evidence: Evidence) -> DataFrame:
        oc2 = evidence.outcomes[evidence.outcomes["YEAR"].isin(evidence.outcome_years)]
        return oc2[~oc2["all_year"] & oc2[filled].notna().any(axis=1)]


_only_for_a_whole_year("185", "SDQ_SCORE", ["SDQ_SCORE"])
_only_for_a_whole_year("198", "SDQ_REASON", ["SDQ_REASON"])
_only_for_a_whole_year("190", "CHILD", _FLAGS)


@rule(
    "191",
    "OC2",
    "CHILD",
    "was looked after for the whole year to {YEAR}, but IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT or "
    "SUBSTANCE_MISUSE is blank, which counts as no: fill them in",
    columns=("OC2.IMMUNISATIONS", "OC2.TEETH_CHECK", "OC2.HEALTH_ASSESSMENT"),
    uses=("Episodes",),
)
def blank_for_a_whole_year(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    return oc2[oc2["all_year"] & oc2[_ASKED_OF_ALL].isna().any(axis=1)]


@rule(
    "191_no_row",
    "Episodes",
    "CHILD",
    "was looked after for the whole year to {year}, but has no row of that year in OC2, which counts as no: add it",
    columns=("OC2.CHILD",),
    uses=("OC2",),
)
def no_row(evidence: Evidence) -> DataFrame | None:
    absent = [_absent(evidence, year) for year in evidence.outcome_years]
    return pd.concat(absent) if absent else None


def _absent(evidence: Evidence, year: Day) -> DataFrame:
    oc2, children = evidence.outcomes, evidence.looked_after[year]
    absent = children[~are_in(children, oc2[oc2["YEAR"] == year])]
    return absent[["CHILD"]].assign(year=year)


@rule(
    "186",
    "OC2",
    "SDQ_SCORE",
    "is blank, and so is SDQ_REASON, for a child of 4 to 16 who was looked after all year: give the score or the "
    "reason",
    uses=("Episodes",),
)
def no_score(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    of_age = (birthday(oc2["born"], 4) <= oc2["start"]) & (birthday(oc2["born"], 17) > oc2["YEAR"])
    return oc2[of_age & oc2["all_year"] & oc2[_SDQ].isna().all(axis=1)]


@rule(
    "188",
    "OC2",
    "SDQ_SCORE",
    "a score or SDQ_REASON is given for a child under 4 on {YEAR} (born {born}): clear both, or put DOB right",
)
def too_young_for_a_score(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    return oc2[(birthday(oc2["born"], 4) > oc2["YEAR"]) & oc2[_SDQ].notna().any(axis=1)]


@rule(
    "189",
    "OC2",
    "SDQ_SCORE",
    "a score or SDQ_REASON is given for a child of 17 or over on {start} (born {born}): clear both, or put DOB right",
)
def too_old_for_a_score(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    return oc2[(birthday(oc2["born"], 17) <= oc2["start"]) & oc2[_SDQ].notna().any(axis=1)]


@rule(
    "542",
    "OC2",
    "CONVICTED",
    "is filled in for a child under 10 on {YEAR} (born {born}): clear it, or put DOB right",
    severity=Severity.WARNING,
)
def convicted_too_young(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    return oc2[(birthday(oc2["born"], 10) > oc2["YEAR"]) & oc2["CONVICTED"].notna()]


@rule(
    "543",
    "OC2",
    "CONVICTED",
    "is blank for a child of 10 or over on {YEAR} who was looked after all year: give 0 or 1",
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def conviction_blank(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    return oc2[(birthday(oc2["born"], 10) <= oc2["YEAR"]) & oc2["all_year"] & oc2["CONVICTED"].isna()]


@rule(
    "545",
    "OC2",
    "HEALTH_CHECK",
    "is blank for a child under 5 on {YEAR} who was looked after all year, which counts as no: give 0 or 1",
    uses=("Episodes",),
)
def development_check_blank(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    return oc2[(birthday(oc2["born"], 5) > oc2["YEAR"]) & oc2["all_year"] & oc2["HEALTH_CHECK"].isna()]


@rule(
    "546",
    "OC2",
    "HEALTH_CHECK",
    "is filled in for a child of 5 or over on {YEAR} (born {born}): clear it, or put DOB right",
    severity=Severity.WARNING,
)
def development_check_too_old(evidence: Evidence) -> DataFrame:
    oc2 = evidence.outcomes
    return oc2[(birthday(oc2["born"], 5) <= oc2["YEAR"]) & oc2["HEALTH_CHECK"].notna()]
