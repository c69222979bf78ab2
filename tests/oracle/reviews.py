"""Reviews on time, and children taking part in them (decisions C).

Open: without any REVIEW in the table, and no setting, every period of care is judged from its start.
Open: a planned row dated before `Reviews complete from` is a review dated before it, so C10 leaves it out.
Open: of two rows for one review with different codes, the last known code counts.
"""

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from oracle.care import Child, Period
from oracle.council import Case, Council, Found
from oracle.days import Span, edate, within, workday
from oracle.duties import Duty, Owed, Rule, duties, log

_TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
_CODES = (*_TOOK_PART, "PN4", "PN7")


def reviews_on_time(council: Council, window: Span) -> Found:
    return (owed.case(window.end) for owed in within(council.once(review_duties), window))


def review_duties(council: Council) -> list[Owed]:
    """Every review that fell due, in order of the day."""
    complete_from = _complete_from(council)
    owed = (
        Owed(duty.due, duty.done, child, period)
        for child in council.children
        for period in child.periods
        for duty in _duties(child, period, complete_from, council.until)
    )
    return sorted(owed, key=itemgetter(0))


def _complete_from(council: Council) -> dt.date:
    """C5."""
    held = (row["REVIEW"] for row in council.tables["Reviews"] if row["REVIEW"])
    return council.settings.reviews_complete_from or min(held, default=dt.date.min)


def _duties(child: Child, period: Period, complete_from: dt.date, until: dt.date) -> Iterator[Duty]:
    """C2: only those due while the child is in care in this period."""
    start = max(period.start, complete_from)
    known = log(child.record.rows["Reviews"], "REVIEW", "REVIEW_DUE", lambda day: start <= day < period.ends_before)
    for duty in duties(known, _rule(period, complete_from), until):
        stay = child.in_force(duty.due)
        if stay is not None and stay.period is period:
            yield duty


def _rule(period: Period, complete_from: dt.date) -> Rule:
    """C3; C5 where the period started before the reviews are complete."""
    if period.start < complete_from:
        return Rule(edate(complete_from, 6), False, lambda number, day: edate(day, 6), _again)
    return Rule(workday(period.start, 20), True, lambda number, day: edate(day, 3 if number == 1 else 6), _again)


def _again(due: dt.date) -> dt.date:
    return edate(due, 6)


def review_participation(council: Council, window: Span) -> Found:
    """C7."""
    for day, child, code in within(council.once(reviews_held), window):
        left_out = "" if code in _CODES else "under 4, or no code that says"
        yield Case(child.name, code in _TOOK_PART, done=day, fact=code, left_out=left_out)


def reviews_held(council: Council) -> list[tuple[dt.date, Child, str | None]]:
    """Every review held on a day in care with its code, in order of the day."""
    found = (
        (day, child, code)
        for child in council.children
        for day, code in [*_codes(child).items(), *_without_code(child)]
        if child.in_force(day) is not None
    )
    return sorted(found, key=itemgetter(0))


def _codes(child: Child) -> dict[dt.date, str]:
    """The code of each review held; rows for the same day are one review (C4)."""
    rows = child.record.rows["Reviews"]
    return {row["REVIEW"]: row["REVIEW_CODE"] for row in rows if row["REVIEW"] and row["REVIEW_CODE"] in _CODES}


def _without_code(child: Child) -> Iterator[tuple[dt.date, None]]:
    rows = child.record.rows["Reviews"]
    return ((row["REVIEW"], None) for row in rows if row["REVIEW"] and row["REVIEW_CODE"] not in _CODES)
