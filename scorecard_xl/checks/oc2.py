"""OC2: filled in for every child looked after all year, for nobody else, and as the age asks."""

import numpy as np

from scorecard_xl.checks.evidence import Evidence, birthday, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import OUTCOMES
from scorecard_xl.council.period import Day
from scorecard_xl.tables.codes import CODES
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows, all_known, any_known, joined

_FLAGS = [column.lower() for table, column in CODES if table == "OC2" and column != "SDQ_REASON"]
_ASKED_OF_ALL = ["immunisations", "teeth_check", "health_assessment", "substance_misuse"]
_SDQ = ["sdq_score", "sdq_reason"]


def _only_for_a_whole_year(key: str, column: str, filled: list[str]) -> None:
    says = (
        "stands in the row of a child who was not looked after for the whole year to {year}: clear the row, or put the "
    )
    says += "episodes right"

    @rule(key, "OC2", column, says, indicators=OUTCOMES, severity=Severity.WARNING, uses=("Episodes",))
    def not_all_year(evidence: Evidence) -> Rows | None:
        oc2 = evidence.outcomes[np.isin(evidence.outcomes["year"], np.array(evidence.outcome_years, dtype="M8[s]"))]
        return where(oc2, ~oc2["all_year"] & any_known(oc2, filled))


_only_for_a_whole_year("185", "SDQ_SCORE", ["sdq_score"])
_only_for_a_whole_year("198", "SDQ_REASON", ["sdq_reason"])
_only_for_a_whole_year("190", "CHILD", _FLAGS)


@rule(
    "191",
    "OC2",
    "CHILD",
    "was looked after for the whole year to {year}, but IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT or "
    "SUBSTANCE_MISUSE is blank, which counts as no: fill them in",
    indicators=("annual_health_on_time", "dental_on_time", "immunisations"),
    uses=("Episodes",),
)
def blank_for_a_whole_year(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    return where(oc2, oc2["all_year"] & ~all_known(oc2, _ASKED_OF_ALL))


@rule(
    "191_no_row",
    "Episodes",
    "CHILD",
    "was looked after for the whole year to {year}, but has no row of that year in OC2, which counts as no: add it",
    indicators=OUTCOMES,
    uses=("OC2",),
)
def no_row(evidence: Evidence) -> Rows | None:
    absent = [_absent(evidence, year) for year in evidence.outcome_years]
    return joined(("child", "year"), *absent) if absent else None


def _absent(evidence: Evidence, year: Day) -> Rows:
    oc2, children = evidence.outcomes, evidence.looked_after[year]
    absent = children[~children.are_in(oc2[oc2["year"] == year])]
    return absent.with_columns(year=np.full(len(absent), year.to_datetime64()))


@rule(
    "186",
    "OC2",
    "SDQ_SCORE",
    "is blank, and so is SDQ_REASON, for a child of 4 to 16 who was looked after all year: give the score or the "
    "reason",
    indicators=("sdq_average",),
    uses=("Episodes",),
)
def no_score(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    of_age = (birthday(oc2["born"], 4) <= oc2["start"]) & (birthday(oc2["born"], 17) > oc2["year"])
    return where(oc2, of_age & oc2["all_year"] & ~any_known(oc2, _SDQ))


@rule(
    "188",
    "OC2",
    "SDQ_SCORE",
    "a score or SDQ_REASON is given for a child under 4 on {year} (born {born}): clear both, or put DOB right",
    indicators=("sdq_average",),
)
def too_young_for_a_score(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    return where(oc2, (birthday(oc2["born"], 4) > oc2["year"]) & any_known(oc2, _SDQ))


@rule(
    "189",
    "OC2",
    "SDQ_SCORE",
    "a score or SDQ_REASON is given for a child of 17 or over on {start} (born {born}): clear both, or put DOB right",
    indicators=("sdq_average",),
)
def too_old_for_a_score(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    return where(oc2, (birthday(oc2["born"], 17) <= oc2["start"]) & any_known(oc2, _SDQ))


@rule(
    "542",
    "OC2",
    "CONVICTED",
    "is filled in for a child under 10 on {year} (born {born}): clear it, or put DOB right",
    indicators=(),
    severity=Severity.WARNING,
)
def convicted_too_young(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    return where(oc2, (birthday(oc2["born"], 10) > oc2["year"]) & known(oc2["convicted"]))


@rule(
    "543",
    "OC2",
    "CONVICTED",
    "is blank for a child of 10 or over on {year} who was looked after all year: give 0 or 1",
    indicators=(),
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def conviction_blank(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    return where(oc2, (birthday(oc2["born"], 10) <= oc2["year"]) & oc2["all_year"] & ~known(oc2["convicted"]))


@rule(
    "545",
    "OC2",
    "HEALTH_CHECK",
    "is blank for a child under 5 on {year} who was looked after all year, which counts as no: give 0 or 1",
    indicators=("development_checks",),
    uses=("Episodes",),
)
def development_check_blank(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    return where(oc2, (birthday(oc2["born"], 5) > oc2["year"]) & oc2["all_year"] & ~known(oc2["health_check"]))


@rule(
    "546",
    "OC2",
    "HEALTH_CHECK",
    "is filled in for a child of 5 or over on {year} (born {born}): clear it, or put DOB right",
    indicators=("development_checks",),
    severity=Severity.WARNING,
)
def development_check_too_old(evidence: Evidence) -> Rows | None:
    oc2 = evidence.outcomes
    return where(oc2, (birthday(oc2["born"], 5) <= oc2["year"]) & known(oc2["health_check"]))
