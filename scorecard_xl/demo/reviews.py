"""Reviews of the care plan: who is reviewed when, and who late."""

from collections.abc import Iterator
from datetime import date

from scorecard_xl.council.schedules import ADOPTION_REVIEW, LATER_REVIEWS, SECOND_REVIEW
from scorecard_xl.council.timetables import FIRST_REVIEW
from scorecard_xl.demo import rates
from scorecard_xl.demo.days import DAY, Span, age, months_after, weekday_after, weekday_before, working_days_after
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import Dice, Record


def reviews(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """The reviews held in the span, each of them soon after the start, 3 months later, then every 6 months."""
    for due, end in _first_due(stay, span.last):
        months = SECOND_REVIEW
        while due < end and due <= span.last:
            held = _held(dice, due)
            if held >= stay.end or held > span.last:
                return
            if held >= end:
                break
            if held >= span.first:
                yield _review(dice, stay, due, held)
            due, months = months_after(held, months), LATER_REVIEWS
    if due < stay.end and dice.happens(rates.REVIEW_PLANNED):
        yield {"CHILD": stay.person.child, "REVIEW_DUE": due}


def _first_due(stay: Stay, last: date) -> Iterator[tuple[date, date]]:
    """The first due day of care, and of a placement for adoption, each with the day on which its timetable ends."""
    placed = stay.adoption.placed if stay.adoption else stay.end
    yield working_days_after(stay.start, FIRST_REVIEW), min(placed, stay.end)
    if placed <= min(stay.end - DAY, last):
        yield placed + ADOPTION_REVIEW * DAY, stay.end


def _held(dice: Dice, due: date) -> date:
    if dice.happens(rates.REVIEW_ON_TIME):
        return weekday_before(due - dice.days(rates.REVIEW_EARLY_BY))
    return weekday_after(due + dice.days(rates.REVIEW_LATE_BY))


def _review(dice: Dice, stay: Stay, due: date, held: date) -> Record:
    under_four = age(stay.person.born, held) < 4
    return {
        "CHILD": stay.person.child,
        "REVIEW": held,
        "REVIEW_CODE": "PN0" if under_four else dice.one_of(rates.TAKES_PART),
        "REVIEW_DUE": due if dice.happens(rates.REVIEW_DUE_FILLED) else None,
    }
