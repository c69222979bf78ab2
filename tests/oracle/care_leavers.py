"""Care leavers and caseloads (decisions G4, G5).

Open: a letter before IN_TOUCH ("a) Yes", definitions 2.4) is ignored as G4 ignores one before ELIGIBILITY.
Open: a team without a row for the month has no figure for average_caseload.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from oracle.council import Case, Council, Found
from oracle.days import Span, age, edate
from oracle.rows import Row

AGES = {"17 to 18": (17, 18), "19 to 21": (19, 20, 21), "22 to 25": (22, 23, 24, 25)}
_LEFT_OUT = ("DIED", "RHOM")
_NO_ACCOMMODATION = ("G", "H", "R")


def pathway_plan(council: Council, window: Span) -> Found:
    for row, years in leavers(council, window.end):
        if years in range(16, 21):
            plan, until = plan_of(row, council.settings.pathway_plan_months)
            if is_relevant(row):
                met = plan is not None and until is not None and plan <= window.end <= until
                yield Case(row["CHILD"], met, due=until, done=plan)
            else:
                yield Case(row["CHILD"], done=plan, left_out="not relevant or former relevant")


def is_relevant(row: Row) -> bool:
    """Relevant and former relevant."""
    return "RELEVANT" in (row["ELIGIBILITY"] or "")


def plan_of(row: Row, months: int) -> tuple[dt.date | None, dt.date | None]:
    """The day of the plan, and until when it is in date."""
    plan = row["PATHWAY_PLAN"]
    return plan, None if plan is None else edate(plan, months)


def care_leavers_suitable_accommodation(council: Council, window: Span) -> Found:
    for case in _by_age(council, window, "ACCOM", lambda accom: accom.endswith("1")):
        gone = str(case.fact or "").startswith(_NO_ACCOMMODATION)
        yield case._replace(group=None, left_out="abroad, deported or residence not known") if gone else case


def care_leavers_eet(council: Council, window: Span) -> Found:
    return _by_age(council, window, "ACTIV", lambda activ: activ.startswith(("F", "P")))


def care_leavers_in_touch(council: Council, window: Span) -> Found:
    return _by_age(council, window, "IN_TOUCH", lambda in_touch: in_touch == "YES")


def _by_age(council: Council, window: Span, column: str, met: Callable[[str], bool]) -> Iterator[Case]:
    for row, years in leavers(council, window.end):
        for group, ages in AGES.items():
            if years in ages:
                yield Case(row["CHILD"], met(str(row[column] or "")), group, fact=row[column])


def leavers(council: Council, day: dt.date) -> Iterator[tuple[Row, int | None]]:
    """One row a child, the last, with the age on a day."""
    for child in council.children:
        row = child.record.last("CareLeavers")
        if row is not None and row["IN_TOUCH"] not in _LEFT_OUT:
            yield row, age(row["DOB"] or child.born, day)


def average_caseload(council: Council, window: Span) -> Found:
    """G5: by team, as it is first written; the last row for the team and month."""
    month = (window.end.year, window.end.month)
    named = [(row["TEAM"], row) for row in council.tables["Caseloads"] if row["TEAM"]]
    first = {_same(team): team for team, _ in reversed(named)}
    rows = {first[_same(team)]: row for team, row in named if row["MONTH"] == month}
    return (Case("", group=team, value=row["CASES"], fact=row["WORKERS"]) for team, row in rows.items())


def _same(name: str) -> str:
    return "".join(name.lower().split())
