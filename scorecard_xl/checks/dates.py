"""Dates outside sense: before the Children Act, or in a future that the data have not reached."""

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.period import Day

_CHILDREN_ACT = Day(1991, 10, 14)
_NUMBERS = {"DECOM": "354", "DEC": "385", "MIS_START": "570", "MIS_END": "571"}
_HAPPENED = {
    "Children": ("DOB",),
    "Episodes": ("DECOM", "DEC"),
    "Reviews": ("REVIEW",),
    "Visits": ("VISIT",),
    "Health": ("CHECK_DATE",),
    "PEPs": ("PEP_DATE",),
    "Schools": ("SCHOOL_START",),
    "Missing": ("MIS_START", "MIS_END"),
    "AD1": ("DATE_INT", "DATE_MATCH"),
    "PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
    "CareLeavers": ("DOB", "PATHWAY_PLAN", "LATEST_CONTACT"),
}
_PLANNED = {"Reviews": ("REVIEW_DUE",), "Visits": ("VISIT_DUE",), "Schools": ("SCHOOL_END",), "UASC": ("DUC",)}


def _not_in_the_future(table: str, column: str) -> None:
    key = _NUMBERS.get(column, f"future_{table}_{column}".lower())
    says = "lies in the future, after {horizon}, which the data have not reached: put the year right"

    @rule(key, table, column, says)
    def in_the_future(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return rows[rows[column] > evidence.horizon]


def _not_before_the_act(table: str, column: str) -> None:
    key = "353" if column == "DECOM" else f"early_{table}_{column}".lower()
    says = "is before 14 October 1991, when the Children Act began: put the year right"

    @rule(key, table, column, says)
    def before_the_act(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return rows[rows[column] < _CHILDREN_ACT]


for _table, _columns in _HAPPENED.items():
    for _column in _columns:
        _not_in_the_future(_table, _column)
for _table, _columns in [*_HAPPENED.items(), *_PLANNED.items()]:
    for _column in _columns:
        if _column != "DOB":
            _not_before_the_act(_table, _column)
