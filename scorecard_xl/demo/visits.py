"""Statutory visits: who is visited when, and who late."""

from collections.abc import Iterator
from datetime import date, timedelta

from scorecard_xl.council.schedules import FIRST_VISIT, FIRST_YEAR, LATER_VISITS, LONG_TERM, LONG_TERM_VISITS
from scorecard_xl.demo import rates
from scorecard_xl.demo.days import DAY, Span, age, months_after, weekday_after, weekday_before
from scorecard_xl.demo.dice import Dice
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.placements import Placement
from scorecard_xl.demo.records import Record

FIRST, SIX_WEEKS = timedelta(FIRST_VISIT), timedelta(LATER_VISITS)


def visits(dice: Dice, stay: Stay, placement: Placement, span: Span) -> Iterator[Record]:
    """The visits of the span to a child in this placement."""
    due = _first_due(dice, placement, span)
    while due < placement.end and due <= span.last:
        made = _made(dice, due, placement.start)
        if made >= placement.end or made > span.last:
            return
        if made - 3 * DAY > placement.start and dice.happens(rates.VISIT_NOT_SEEN):
            yield {"CHILD": stay.person.child, "VISIT": made - 2 * DAY, "SEEN": "N"}
        yield _visit(dice, stay, due, made)
        due = _next_due(placement, made)


def _first_due(dice: Dice, placement: Placement, span: Span) -> date:
    """A week into the placement; where it is older than the span, an interval after a visit just before the span."""
    if placement.start >= span.first:
        return placement.start + FIRST
    before = max(placement.start, span.first - dice.randint(1, 40) * DAY)
    return max(span.first + 3 * FIRST, _next_due(placement, before))


def _next_due(placement: Placement, visit: date) -> date:
    """Six weeks on; after the first year three months, where the placement is meant to last."""
    settled = visit >= months_after(placement.start, FIRST_YEAR) and placement.code_on(visit) in LONG_TERM
    return months_after(visit, LONG_TERM_VISITS) if settled else visit + SIX_WEEKS


def _made(dice: Dice, due: date, start: date) -> date:
    if not dice.happens(rates.VISIT_ON_TIME):
        return weekday_after(due + dice.days(rates.VISIT_LATE_BY))
    early = rates.FIRST_VISIT_EARLY_BY if due == start + FIRST else rates.VISIT_EARLY_BY
    return weekday_before(due - dice.days(early))


def _visit(dice: Dice, stay: Stay, due: date, made: date) -> Record:
    old_enough = age(stay.person.born, made) >= 4
    alone = "Y" if dice.happens(rates.SEEN_ALONE) else "N"
    return {
        "CHILD": stay.person.child,
        "VISIT": made,
        "SEEN": "Y",
        "SEEN_ALONE": alone if old_enough else None,
        "VISIT_DUE": due if dice.happens(rates.VISIT_DUE_FILLED) else None,
    }
