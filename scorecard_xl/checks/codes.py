"""Codes that do not exist, or not in the year of the row; and the few words and numbers that work like codes."""

import numpy as np
import pandas as pd
from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.lookups import chosen, last_of
from scorecard_xl.council.outcomes import grade_of, is_kind_of_leaver
from scorecard_xl.council.period import Day, financial_years
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.tables.codes import CODES, WORDS, Codes, year_in_words
from scorecard_xl.tables.problems import Severity

_DAY = {
    "Episodes": "DECOM",
    "Reviews": "REVIEW",
    "Visits": "VISIT",
    "Health": "CHECK_DATE",
    "Missing": "MIS_START",
    "OC2": "YEAR",
}
_LISTED = 14
_DISTORTS = {"PLACE_PROVIDER": ("placement_provider",)}  # others compare it with the one before, whatever it means


def _known(table: str, column: str, codes: Codes) -> None:
    distorts = _DISTORTS.get(column)
    severity = Severity.ERROR if touched_by(table, column) else Severity.WARNING
    says = "is not a code of {asked}, or clear the cell"

    @rule(f"unknown_{table}_{column}".lower(), table, column, says, distorts=distorts, severity=severity)
    def unknown(evidence: Evidence) -> DataFrame | None:
        if all(map(codes.holds_always, evidence.table(table)[column].array.categories)):
            return None
        return _not_of_its_year(evidence, table, column, codes)


def _not_of_its_year(evidence: Evidence, table: str, column: str, codes: Codes) -> DataFrame:
    rows = evidence.table(table)
    years = _first_years(_days(evidence, table, rows))
    wrong = _unknown(rows[column], years, codes)
    if table == "Children":  # the row of a child who left long ago may have been brought up to date, or not
        wrong &= _unknown(rows[column], _first_years(_always(evidence.last, rows)), codes)
    each, place = np.unique(years[wrong], return_inverse=True)
    asked = [_asked(column, codes, year) for year in each]
    return rows[wrong].assign(asked=[asked[at] for at in place])


def _first_years(days: pd.Series) -> np.ndarray:
    """The year in which the financial year of each day starts, by which codes are dated."""
    return financial_years(days) - 1


def _asked(column: str, codes: Codes, year: float) -> str:
    """SEX in 2025/26: give one of M, F, U; without the year where the codes are those of every year."""
    when = "" if all(map(codes.holds_always, codes.years)) else f" in {_year(year)}"
    own = [code for code in codes.offered if codes.holds(code, year)]
    return f"{column}{when}: give one of {'the SSDA903 guide' if len(own) > _LISTED else ', '.join(own)}"


def _days(evidence: Evidence, table: str, rows: DataFrame) -> pd.Series:
    """The day whose codes a row has: its own; of a child the last known in care; else the last day reported."""
    if table == "Children":
        return last_of(evidence.episodes, "until", rows)
    return rows[_DAY[table]] if table in _DAY else _always(evidence.last, rows)


def _always(day: Day, rows: DataFrame) -> pd.Series:
    return pd.Series(day, index=rows.index)


def _unknown(column: pd.Series, years: np.ndarray, codes: Codes) -> np.ndarray:
    """Each pair of a code and a year is looked up once."""
    each, place = np.unique(years, return_inverse=True)
    blank = [True] * len(each)
    holds = np.array([*([codes.holds(text, year) for year in each] for text in column.array.categories), blank])
    return ~holds[column.array.codes, place]


def _year(year: float) -> str:
    return "any year" if year != year else year_in_words(year)


for (_table, _column), _codes in CODES.items():
    _known(_table, _column, _codes)


@rule(
    "unknown_grade",
    "Schools",
    "OFSTED",
    "is not an Ofsted grade, so the school counts as not graded: give 1 to 4, or Outstanding, Good, Requires "
    "improvement or Inadequate, or clear the cell",
)
def unknown_grade(evidence: Evidence) -> DataFrame:
    schools = evidence.table("Schools")
    return schools[chosen(schools["OFSTED"], lambda text: grade_of(text) != grade_of(text))]


@rule(
    "unknown_eligibility",
    "CareLeavers",
    "ELIGIBILITY",
    "is not a kind of care leaver: write eligible, relevant, former relevant or qualifying",
)
def unknown_eligibility(evidence: Evidence) -> DataFrame:
    leavers = evidence.table("CareLeavers")
    words = WORDS["CareLeavers", "ELIGIBILITY"]
    return leavers[
        chosen(leavers["ELIGIBILITY"], lambda text: not any(is_kind_of_leaver(text, kind) for kind in words))
    ]


@rule(
    "sdq_range",
    "OC2",
    "SDQ_SCORE",
    "is not a score: the questionnaire gives 0 to 40; put it right, or clear it and give SDQ_REASON",
)
def score_out_of_range(evidence: Evidence) -> DataFrame:
    oc2 = evidence.table("OC2")
    return oc2[oc2["SDQ_SCORE"].notna() & ~oc2["SDQ_SCORE"].between(0, 40)]
