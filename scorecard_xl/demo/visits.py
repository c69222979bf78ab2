"""Reviews of the care plan and statutory visits: who is reviewed and visited when, and who late."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from scorecard_xl.council.movements import FOR_ADOPTION
from scorecard_xl.council.schedules import (
    ADOPTION_REVIEW,
    FIRST_VISIT,
    FIRST_YEAR,
    LATER_REVIEWS,
    LATER_VISITS,
    LONG_TERM,
    LONG_TERM_VISITS,
    SECOND_REVIEW,
    WEEKLY_VISITS,
)
from scorecard_xl.council.standards import standard
from scorecard_xl.council.timetables import AT_HOME, CARE_ORDER, FIRST_REVIEW, INTERIM_ORDER
from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.placements import Care, Placement
from scorecard_xl.demo.records import (
    DAY,
    Dice,
    Record,
    Span,
    age,
    months_after,
    weekday_after,
    weekday_before,
    working_days_after,
)

FIRST, WEEK, SIX_WEEKS = timedelta(FIRST_VISIT), timedelta(WEEKLY_VISITS), timedelta(LATER_VISITS)
FOUR_WEEKS = timedelta(standard("visits under an interim care order"))


@dataclass(frozen=True)
class _Stretch:
    """A placement, or what is left of it from the day on which its visits start afresh. `reviews`: the days held."""

    care: Care
    placement: Placement
    start: date
    end: date
    span: Span
    reviews: Sequence[date]

    def next_due(self, visit: date) -> date:
        """When the visit after this one falls due, by where the child lives and under which order."""
        code, order = self.placement.code_on(visit), self.care.status_on(visit)
        if code in FOR_ADOPTION:
            adopted = min(day for day, each in self.placement.codes.items() if each in FOR_ADOPTION)
            return visit + (WEEK if visit < self._first_review(adopted) else SIX_WEEKS)
        if code == AT_HOME and order == INTERIM_ORDER:
            return visit + (WEEK if visit < self._first_review(self.placement.start) else FOUR_WEEKS)
        settled = visit >= months_after(self.placement.start, FIRST_YEAR) and code in LONG_TERM
        return months_after(visit, LONG_TERM_VISITS) if settled else visit + SIX_WEEKS

    def _first_review(self, start: date) -> date:
        """The first review since that day; about when it was, where reviews of the time are not on the sheet."""
        if start < self.span.first:
            return working_days_after(start, FIRST_REVIEW)
        return min((day for day in self.reviews if day >= start), default=date.max)


def visits(dice: Dice, care: Care, placement: Placement, span: Span, reviews: Sequence[date]) -> Iterator[Record]:
    """The visits of the span to a child in this placement, whose reviews were held on these days."""
    for start, end in pairwise([placement.start, *_afresh(care, placement), placement.end]):
        yield from _visits(dice, _Stretch(care, placement, start, end, span, reviews))


def _afresh(care: Care, placement: Placement) -> list[date]:
    """The days on which visits start again: the carer adopts the child, or a care order is made at home."""
    adopted = [day for day, code in placement.codes.items() if code in FOR_ADOPTION][:1]
    ordered = [day for day, status in care.statuses.items() if status == CARE_ORDER]
    days = sorted(day for day in (*adopted, *ordered) if placement.start < day < placement.end)
    return [day for day in days if day in adopted or placement.code_on(day) == AT_HOME]


def _visits(dice: Dice, stretch: _Stretch) -> Iterator[Record]:
    span, due = stretch.span, _first_due(dice, stretch)
    before = max(stretch.start, span.first)
    while due < stretch.end and due <= span.last:
        made = _made(dice, due, due - before <= WEEK)
        if made >= stretch.end or made > span.last:
            return
        if made - 3 * DAY > stretch.start and dice.happens(rates.VISIT_NOT_SEEN):
            yield {"CHILD": stretch.care.stay.person.child, "VISIT": made - 2 * DAY, "SEEN": "N"}
        yield _visit(dice, stretch.care.stay, due, made)
        before, due = made, stretch.next_due(made)


def _first_due(dice: Dice, stretch: _Stretch) -> date:
    """A week into the stretch; where it is older than the span, an interval after a visit just before the span."""
    span = stretch.span
    if stretch.start >= span.first:
        return stretch.start + FIRST
    before = max(stretch.start, span.first - dice.randint(1, 40) * DAY)
    return max(span.first + 3 * FIRST, stretch.next_due(before))


def _made(dice: Dice, due: date, within_a_week: bool) -> date:
    if not dice.happens(rates.VISIT_ON_TIME):
        return weekday_after(due + dice.days(rates.VISIT_LATE_BY))
    return weekday_before(due - dice.days(rates.FIRST_VISIT_EARLY_BY if within_a_week else rates.VISIT_EARLY_BY))


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


def reviews(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """The reviews held in the span, each of them soon after the start, 3 months later, then every 6 months."""
    for due, end in _first_review_due(stay, span.last):
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


def _first_review_due(stay: Stay, last: date) -> Iterator[tuple[date, date]]:
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
