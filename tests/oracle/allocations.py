"""Whose work each child is on a day, and the figures of each team (decisions A11)."""

import datetime as dt
from collections.abc import Iterator

from oracle.council import Case, Council
from oracle.days import edate, month_end
from oracle.figures import cases, rule
from oracle.rows import Row
from oracle.sums import Parts

BLANK = "(blank)"
Held = dict[str, str | None]
"""By child: the team or the worker; None where it is not known."""


def held(council: Council, column: str, day: dt.date) -> Held:
    """TEAM or WORKER of every child who has one of whatever day."""
    if not council.has("Allocations", column):
        return {row["CHILD"]: row[column] for row in council.tables["Children"]}
    last: dict[str, Row] = {}
    for row in council.tables["Allocations"]:
        before = last.get(row["CHILD"])
        if row["FROM"] <= day and (before is None or before["FROM"] <= row["FROM"]):
            last[row["CHILD"]] = row
    return {child: row[column] for child, row in last.items()}


def by_team(council: Council, name: str, window: str, day: dt.date) -> Iterator[tuple[str, str | None, Parts | None]]:
    """Team, group, and the parts of one figure of the children of each team on the day."""
    known = cases(council, name, window, day)
    found = None if known is None else list(known)
    groups = rule(name).groups or (None,)
    teams = held(council, "TEAM", day)
    names = {team or BLANK for team in teams.values()} | {BLANK}
    for team in names:
        own = None if found is None else [each for each in found if _is_of(each, teams, team)]
        sums = rule(name).adding(own, groups) if own is not None else {}
        yield from ((team, group, sums.get(group)) for group in groups)


def _is_of(case: Case, teams: Held, team: str) -> bool:
    return (teams.get(case.child) or BLANK) == team


def like_days(last: dt.date, count: int) -> list[dt.date]:
    """The day and the like days of the months before it, the earliest first: of a month end, month ends."""
    at_end = last == month_end(last.year, last.month)
    earlier = [edate(last, -back) for back in reversed(range(count))]
    return [month_end(day.year, day.month) for day in earlier] if at_end else earlier
