"""Visits on time, and children seen alone (decisions D).

Open: a VISIT_DUE before `Visits complete from`, in a placement that started before it, counts as blank.
Open: without any VISIT in the table, and no setting, every placement is judged from its start.
Open: of two rows for one visit, the last SEEN_ALONE that is filled counts.
"""

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from oracle.care import ADOPTION, Child
from oracle.council import Case, Council, Found
from oracle.days import Span, edate, within
from oracle.duties import Duty, Owed, Rule, When, duties, log
from oracle.rows import Row
from oracle.timetables import Stretch, at, first_review, of_visits, run_starts

_NOT_SEEN = ("N", "NO", "0", "FALSE")
_LONG_TERM = ("U1", "U4")
_AFRESH = {
    "run": "7 days after the present carer's home became the placement for adoption",
    "order": "7 days after the care order: placed with parent",
}


def visits_on_time(council: Council, window: Span) -> Found:
    if council.settings.visits_counted == "at the month end":
        return _none_overdue(council, window.end)
    return (owed.case(window.end) for owed in within(council.once(visit_duties), window))


def visit_duties(council: Council) -> list[Owed]:
    """Every visit that fell due, in order of the day."""
    owed = (
        Owed(duty.due, duty.done, child, stretch, duty.why)
        for child, stretches in council.once(of_visits).items()
        for stretch in stretches
        for duty in _duties(council, child, stretch)
    )
    return sorted(owed, key=itemgetter(0))


def _complete_from(council: Council) -> dt.date:
    """D9."""
    made = (row["VISIT"] for row in council.tables["Visits"] if row["VISIT"] and _seen(row))
    return council.settings.visits_complete_from or min(made, default=dt.date.min)


def _seen(row: Row) -> bool:
    return row["SEEN"] not in _NOT_SEEN


def _duties(council: Council, child: Child, stretch: Stretch) -> Iterator[Duty]:
    """D3: only those due while the child is in care in this stretch of the placement."""
    complete_from = council.once(_complete_from)
    start = max(stretch.start, complete_from)
    rows = _rows(child, stretch, complete_from)
    known = log(rows, "VISIT", "VISIT_DUE", lambda day: start <= day < stretch.ends_before)
    for duty in duties(known, _rule(council, child, stretch), council.until):
        if at(council.once(of_visits), child, duty.due) is stretch:
            yield duty


def _rows(child: Child, stretch: Stretch, complete_from: dt.date) -> list[Row]:
    """D5: visits at which the child was not seen are left out; D9: nothing is due before the visits are complete."""
    rows = [row for row in child.record.rows["Visits"] if _seen(row)]
    if stretch.start >= complete_from:
        return rows
    return [{**row, "VISIT": row["VISIT"], "VISIT_DUE": _not_before(row["VISIT_DUE"], complete_from)} for row in rows]


def _not_before(day: dt.date | None, complete_from: dt.date) -> dt.date | None:
    return None if day is not None and day < complete_from else day


def _rule(council: Council, child: Child, stretch: Stretch) -> Rule:
    complete_from = council.once(_complete_from)

    def after(day: dt.date) -> When:
        return _next(council, child, stretch, day)

    if stretch.start < complete_from:
        return Rule(after(complete_from), False, lambda number, day: after(day), after)
    first = When(stretch.start + dt.timedelta(days=7), _AFRESH.get(stretch.kind, ""))
    return Rule(first, True, lambda number, day: after(day), after)


def _next(council: Council, child: Child, stretch: Stretch, day: dt.date) -> When:
    """D1, D2, D10: the day due after a visit, or after a due day that was missed."""
    stay = child.in_force(day)
    if stay is not None and council.settings.visit_timetable == "by placement":
        place, status = stay.home.place, stay.episode.ls
        if place in ADOPTION:
            start = council.once(run_starts)[id(stay)]
            return _weekly_first(council, child, start, day, 42, "placed for adoption")
        if place == "P1" and status == "C1":
            start = stay.placement.start
            return _weekly_first(council, child, start, day, 28, "placed with parent under an interim order")
        if place == "P1" and status == "C2":
            return When(day + dt.timedelta(days=42), "every 42 days: placed with parent under a care order")
    long_term = stay is not None and stay.home.place in _LONG_TERM
    if day >= edate(stretch.placement.start, 12) and long_term:
        return When(edate(day, 3))
    return When(day + dt.timedelta(days=42))


def _weekly_first(council: Council, child: Child, start: dt.date, day: dt.date, then: int, where: str) -> When:
    """Weekly until the first review held since `start`, not on the day of it; then at another interval."""
    if day < first_review(council, child, start):
        return When(day + dt.timedelta(days=7), f"weekly until the first review: {where}")
    return When(day + dt.timedelta(days=then), f"every {then} days: {where}")


def _none_overdue(council: Council, day: dt.date) -> Iterator[Case]:
    """Children in care on the day, and whether no visit is overdue; one to whom none was made or is overdue is left out."""
    complete_from = council.once(_complete_from)
    last = {child: made for made, child, _ in council.once(visits_made) if made <= day}
    for child, stay in council.in_care(day):
        (stretch,) = (each for each in council.once(of_visits)[child] if any(stay is one for one in each.stays))
        rule, made = _rule(council, child, stretch), last.get(child)
        counts = made is not None and made >= max(stretch.start, complete_from)
        due = rule.after(1, made) if made is not None and counts else rule.first
        if counts or due.day < day:
            yield Case(child.name, day <= due.day, due=due.day, fact=due.why)


def seen_alone(council: Council, window: Span) -> Found:
    """D7."""
    for day, child, alone in within(council.once(visits_made), window):
        left_out = "" if alone else "not recorded whether the child was seen alone"
        yield Case(child.name, alone == "Y", done=day, fact=alone, left_out=left_out)


def visits_made(council: Council) -> list[tuple[dt.date, Child, str | None]]:
    """Every visit made on a day in care and whether the child was seen alone, in order of the day."""
    found = (
        (day, child, alone)
        for child in council.children
        for day, alone in [*_alone(child).items(), *_not_recorded(child)]
        if child.in_force(day) is not None
    )
    return sorted(found, key=itemgetter(0))


def _not_recorded(child: Child) -> Iterator[tuple[dt.date, None]]:
    rows = child.record.rows["Visits"]
    return ((row["VISIT"], None) for row in rows if row["VISIT"] and _seen(row) and not _is_read(row))


def _alone(child: Child) -> dict[dt.date, str]:
    rows = [row for row in child.record.rows["Visits"] if row["VISIT"] and _seen(row)]
    return {row["VISIT"]: row["SEEN_ALONE"] for row in rows if _is_read(row)}


def _is_read(row: Row) -> bool:
    """Whether SEEN_ALONE says yes or no (H4)."""
    return row["SEEN_ALONE"] in ("Y", "YES", "1", "TRUE", "N", "NO", "0", "FALSE")
