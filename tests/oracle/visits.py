"""Visits on time, and children seen alone (settled D).

Open: a VISIT_DUE before `Visits complete from`, in a placement that started before it, counts as blank.
Open: without any VISIT in the table, and no setting, every placement is judged from its start.
Open: of two rows for one visit, the last SEEN_ALONE that is filled counts.
"""

import datetime as dt
from collections.abc import Iterator

from oracle.care import Child, Placement
from oracle.council import Council, Found, share
from oracle.days import Span, edate
from oracle.duties import Duty, Rule, duties, log
from oracle.rows import Row

_NOT_SEEN = ("N", "NO", "0", "FALSE")
_LONG_TERM = ("U1", "U4")


def visits_on_time(council: Council, window: Span) -> Found:
    complete_from = _complete_from(council)
    return share(
        duty.met
        for child in council.children
        for period in child.periods
        for placement in period.placements
        for duty in _duties(child, placement, complete_from, window.end)
        if window.holds(duty.due)
    )


def _complete_from(council: Council) -> dt.date:
    """D9."""
    made = (row["VISIT"] for row in council.tables["Visits"] if row["VISIT"] and _seen(row))
    return council.settings.visits_complete_from or min(made, default=dt.date.min)


def _seen(row: Row) -> bool:
    return row["SEEN"] not in _NOT_SEEN


def _duties(child: Child, placement: Placement, complete_from: dt.date, until: dt.date) -> Iterator[Duty]:
    """D3: only those due while the child is in care in this placement."""
    start = max(placement.start, complete_from)
    rows = _rows(child, placement, complete_from)
    known = log(rows, "VISIT", "VISIT_DUE", lambda day: start <= day < placement.ends_before)
    for duty in duties(known, _rule(child, placement, complete_from), until):
        stay = child.in_force(duty.due)
        if stay is not None and stay.placement is placement:
            yield duty


def _rows(child: Child, placement: Placement, complete_from: dt.date) -> list[Row]:
    """D5: visits at which the child was not seen are left out; D9: nothing is due before the visits are complete."""
    rows = [row for row in child.record.rows["Visits"] if _seen(row)]
    if placement.start >= complete_from:
        return rows
    return [{**row, "VISIT": row["VISIT"], "VISIT_DUE": _not_before(row["VISIT_DUE"], complete_from)} for row in rows]


def _not_before(day: dt.date | None, complete_from: dt.date) -> dt.date | None:
    return None if day is not None and day < complete_from else day


def _rule(child: Child, placement: Placement, complete_from: dt.date) -> Rule:
    def after(day: dt.date) -> dt.date:
        return _next(child, placement, day)

    if placement.start < complete_from:
        return Rule(after(complete_from), False, lambda number, day: after(day), after)
    return Rule(placement.start + dt.timedelta(days=7), True, lambda number, day: after(day), after)


def _next(child: Child, placement: Placement, day: dt.date) -> dt.date:
    """D1, D2: the day due after a visit, or after a due day that was missed."""
    stay = child.in_force(day)
    long_term = stay is not None and stay.home.place in _LONG_TERM
    if day >= edate(placement.start, 12) and long_term:
        return edate(day, 3)
    return day + dt.timedelta(days=42)


def seen_alone(council: Council, window: Span) -> Found:
    """D7."""
    return share(
        alone == "Y"
        for child in council.children
        for day, alone in _alone(child).items()
        if window.holds(day) and child.in_force(day) is not None
    )


def _alone(child: Child) -> dict[dt.date, str]:
    rows = [row for row in child.record.rows["Visits"] if row["VISIT"] and _seen(row)]
    return {row["VISIT"]: row["SEEN_ALONE"] for row in rows if row["SEEN_ALONE"]}
