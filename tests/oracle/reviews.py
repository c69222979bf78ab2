"""Reviews on time, and children taking part in them (decisions C).

Open: without any REVIEW in the table, and no setting, every period of care is judged from its start.
Open: a planned row dated before `Reviews complete from` is a review dated before it, so C10 leaves it out.
Open: of two rows for one review with different codes, the last known code counts.
"""

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from oracle.care import Child
from oracle.council import Case, Council, Found
from oracle.days import ONE, Span, edate, within, workday
from oracle.duties import Duty, Owed, Rule, When, duties, log
from oracle.timetables import Stretch, at, of_reviews, reviews_complete_from

_TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
_CODES = (*_TOOK_PART, "PN4", "PN7")


def reviews_on_time(council: Council, window: Span) -> Found:
    return (owed.case(window.end) for owed in within(council.once(review_duties), window))


def review_duties(council: Council) -> list[Owed]:
    """Every review that fell due, in order of the day."""
    owed = (
        Owed(duty.due, duty.done, child, part, duty.why)
        for child, parts in council.once(of_reviews).items()
        for part in parts
        for duty in _duties(council, child, part)
    )
    return sorted(owed, key=itemgetter(0))


def _duties(council: Council, child: Child, part: Stretch) -> Iterator[Duty]:
    """C2: only those due while the child is in care in this part."""
    start = max(part.start, council.once(reviews_complete_from))
    known = log(child.record.rows["Reviews"], "REVIEW", "REVIEW_DUE", lambda day: start <= day < part.ends_before)
    for duty in duties(known, _rule(council, child, part), council.until):
        if at(council.once(of_reviews), child, duty.due) is part:
            yield duty


def _rule(council: Council, child: Child, part: Stretch) -> Rule:
    """C3, C6; C5 where the part started before the reviews are complete."""
    complete_from, adopted = council.once(reviews_complete_from), part.kind == "adoption"
    if part.start < complete_from:
        return Rule(When(edate(complete_from, 6)), False, lambda number, day: _later(day, 6, adopted), _again)
    if part.kind == "after":
        return Rule(
            _after_adoption(child, part, complete_from), True, lambda number, day: _later(day, 6, False), _again
        )
    first = When(workday(part.start, 20))
    if adopted:
        first = When(part.start + 28 * ONE, "28 days after being placed for adoption")
    return Rule(first, True, lambda number, day: _later(day, 3 if number == 1 else 6, adopted), _again)


def _after_adoption(child: Child, part: Stretch, complete_from: dt.date) -> When:
    since = max(part.period.start, complete_from)
    held = [row["REVIEW"] for row in child.record.rows["Reviews"] if row["REVIEW"]]
    last = max((day for day in held if since <= day < part.start), default=None)
    if last is None:
        return When(edate(part.start, 6), "6 months after the placement for adoption ended")
    return When(edate(last, 6), "6 months after the last: no longer placed for adoption")


def _later(day: dt.date, months: int, adopted: bool) -> When:
    before = "the first" if months == 3 else "the one before"
    return When(edate(day, months), f"{months} months after {before}: placed for adoption" if adopted else "")


def _again(due: dt.date) -> When:
    return When(edate(due, 6))


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
