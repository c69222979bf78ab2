"""Care leavers and caseloads (settled G4, G5).

Open: a team without a row for the month has no figure for average_caseload.
"""

from collections.abc import Callable, Iterator

from oracle.council import Council, Found, share
from oracle.days import Span, age, edate
from oracle.rows import Row

AGES = {"17 to 18": (17, 18), "19 to 21": (19, 20, 21)}
_LEFT_OUT = ("DIED", "RHOM")
_NO_ACCOMMODATION = ("G", "H", "R")


def pathway_plan(council: Council, window: Span) -> Found:
    return share(
        _reviewed(row, council.settings.pathway_plan_months, window)
        for row, years in _leavers(council, window)
        if years in range(16, 21) and _owed_a_plan(row["ELIGIBILITY"] or "")
    )


def _owed_a_plan(eligibility: str) -> bool:
    """Relevant and former relevant."""
    return "RELEVANT" in eligibility


def _reviewed(row: Row, months: int, window: Span) -> bool:
    plan = row["PATHWAY_PLAN"]
    return plan is not None and plan <= window.end <= edate(plan, months)


def care_leavers_suitable_accommodation(council: Council, window: Span) -> Found:
    return _by_age(
        council, window,
        lambda row: str(row["ACCOM"]).endswith("1"),
        lambda row: not str(row["ACCOM"] or "").startswith(_NO_ACCOMMODATION),
    )  # fmt: skip


def care_leavers_eet(council: Council, window: Span) -> Found:
    return _by_age(council, window, lambda row: str(row["ACTIV"] or "").startswith(("F", "P")))


def care_leavers_in_touch(council: Council, window: Span) -> Found:
    return _by_age(council, window, lambda row: row["IN_TOUCH"] == "YES")


def _by_age(
    council: Council, window: Span, met: Callable[[Row], bool], asked: Callable[[Row], bool] = lambda row: True
) -> Found:
    found: Found = {}
    for group, ages in AGES.items():
        answers = [met(row) for row, years in _leavers(council, window) if years in ages and asked(row)]
        found[group] = (sum(answers), len(answers))
    return found


def _leavers(council: Council, window: Span) -> Iterator[tuple[Row, int | None]]:
    """One row a child, the last, with the age at the end of the window."""
    for child in council.children:
        row = child.record.last("CareLeavers")
        if row is not None and row["IN_TOUCH"] not in _LEFT_OUT:
            yield row, age(row["DOB"] or child.born, window.end)


def average_caseload(council: Council, window: Span) -> Found:
    """G5: by team; the last row for the team and month."""
    month = (window.end.year, window.end.month)
    rows = {row["TEAM"]: row for row in council.tables["Caseloads"] if row["MONTH"] == month and row["TEAM"]}
    return {team: _parts(row) for team, row in rows.items()}


def _parts(row: Row) -> tuple[float, float] | None:
    return None if row["CASES"] is None or row["WORKERS"] is None else (row["CASES"], row["WORKERS"])
