"""The sheets that name children: who is behind a figure, and what is owed to whom."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from oracle.allocations import held
from oracle.care import Child
from oracle.care_leavers import is_relevant, leavers, plan_of
from oracle.council import Case, Council
from oracle.days import edate, passed
from oracle.duties import Owed
from oracle.education import last_plan, of_pep_age, plan_due
from oracle.figures import cases
from oracle.health import initial_assessments, last_check
from oracle.late import days_late
from oracle.reasons import reason
from oracle.reviews import review_duties, reviews_held
from oracle.timetables import Stretch, Stretches, at, of_reviews, of_visits
from oracle.visits import visit_duties, visits_made

AHEAD = dt.timedelta(days=30)

Line = tuple[Any, ...]
"""A row of a sheet from the column Group on, or of Due soon."""

Due = tuple[Any, ...]
"""What is owed, to which child, the day on which it falls due, and perhaps whether there never was one."""


def behind(council: Council, name: str, window: str, day: dt.date) -> list[Line]:
    """The rows behind one figure, those left out last."""
    found = list(cases(council, name, window, day) or ())
    found.sort(key=lambda case: bool(case.left_out))
    workers = _workers(council, day)
    return [_line(workers(case.child), name, case, day) for case in found]


def _line(workers: tuple[str | None, ...], name: str, case: Case, day: dt.date) -> Line:
    counts, met = ("no", "") if case.left_out else ("yes", "yes" if case.met else "no")
    return (
        case.group, case.child, *workers, counts,
        "" if case.value is not None else met, case.since, case.due, case.done,
        days_late(name, case, day), case.value, reason(name, case, day),
    )  # fmt: skip


def _workers(council: Council, day: dt.date) -> Callable[[str], tuple[str | None, ...]]:
    """Tells of a child the team and the worker on the day."""
    of_all = [held(council, column, day) for column in ("TEAM", "WORKER")]
    return lambda child: tuple(of_each.get(child) for of_each in of_all)


def due_soon(council: Council, day: dt.date) -> list[Line]:
    """The rows of Due soon: what is overdue on the day, and what falls due in the 30 days after it."""
    workers = _workers(council, day)
    return [
        (what, child, *workers(child), due, _state(due, day, never), abs((due - day).days))
        for what, child, due, *never in _owed(council, day)
        if due <= day + AHEAD
    ]


def _state(due: dt.date, day: dt.date, never: list[bool]) -> str:
    if due < day:
        return "never recorded" if any(never) else "overdue"
    return "due this week" if (due - day).days <= 7 else "due later"


def _owed(council: Council, day: dt.date) -> Iterator[Due]:
    if council.has("Reviews"):
        last = _last_done(council.once(reviews_held), day)
        yield from _duties("Review", council.once(review_duties), last, _stretches(council, day, of_reviews), day)
    if council.has("Visits"):
        last = _last_done(council.once(visits_made), day)
        yield from _duties("Visit", council.once(visit_duties), last, _stretches(council, day, of_visits), day)
    if council.has("Health"):
        yield from _initial_assessments(council, day)
        yield from _checks(council, day, "Health assessment", ("IHA", "RHA"))
        yield from _checks(council, day, "Dental check", ("DENTAL",))
    if council.has("PEPs"):
        yield from _plans(council, day)
    if council.has("CareLeavers", "PATHWAY_PLAN"):
        yield from _pathway_plans(council, day)


def _stretches(council: Council, day: dt.date, find: Callable[[Council], Stretches]) -> dict[str, Stretch | None]:
    return {child.name: at(council.once(find), child, day) for child, _ in council.in_care(day)}


def _last_done(done: list[tuple[dt.date, Child, Any]], day: dt.date) -> dict[str, dt.date]:
    return {child.name: when for when, child, _ in done if when <= day}


def _duties(
    what: str, duties: list[Owed], last: dict[str, dt.date], spans: dict[str, Stretch | None], day: dt.date
) -> Iterator[Due]:
    """The first duty not met of each child in care, of those that fell due after the last one done."""
    first: dict[str, dt.date] = {}
    for due, done, child, span, _ in duties:
        if spans.get(child.name) is span and (done is None or done > day) and due > last.get(child.name, dt.date.min):
            first.setdefault(child.name, due)
    return ((what, child, due) for child, due in first.items())


def _initial_assessments(council: Council, day: dt.date) -> Iterator[Due]:
    """Of children in their first year of care."""
    spans = {child.name: stay.period for child, stay in council.in_care(day)}
    for due, done, child, period, _ in council.once(initial_assessments):
        still = spans.get(child.name) is period and not passed(period.start, 12, day)
        if still and (done is None or done > day):
            yield "Initial health assessment", child.name, due


def _checks(council: Council, day: dt.date, what: str, kinds: tuple[str, ...]) -> Iterator[Due]:
    """When the last check runs out; without one, twelve months after care started."""
    for child, stay in council.in_care(day):
        _, until = last_check(child, kinds, day)
        yield what, child.name, until or edate(stay.period.start, 12), until is None


def _plans(council: Council, day: dt.date) -> Iterator[Due]:
    for child, stay in of_pep_age(council, day):
        due = plan_due(child, stay, day)
        if due is not None:
            yield "Personal education plan", child.name, due, last_plan(child, day) is None


def _pathway_plans(council: Council, day: dt.date) -> Iterator[Due]:
    for row, years in leavers(council, day):
        if years in range(16, 21) and is_relevant(row):
            _, until = plan_of(row, council.settings.pathway_plan_months)
            if until is not None:
                yield "Pathway plan", row["CHILD"], until
