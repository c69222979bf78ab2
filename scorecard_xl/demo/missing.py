"""Children who go missing, and those away without leave whose whereabouts are known."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import DAY, Dice, Record, Span, birthday, month_ends


def missing(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """The times the child was missing in the span, month by month, from the age of eleven."""
    often = dice.happens(rates.OFTEN_MISSING)
    first = max(span.first, stay.start + DAY, birthday(stay.person.born, 11))
    last = min(span.last, stay.end - DAY)
    if first > last:
        return
    for month in month_ends(first, last):
        starts = _starts(dice, often, max(first, month.replace(day=1)), month)
        for start, following in pairwise([*starts, month]):
            yield _episode(dice, stay, start, following, span)


def _starts(dice: Dice, often: bool, first: date, last: date) -> list[date]:
    if not dice.happens(rates.MISSING_WHEN_OFTEN if often else rates.MISSING_OTHERWISE):
        return []
    count = dice.one_of(rates.EPISODES_WHEN_OFTEN if often else rates.EPISODES_OTHERWISE)
    return sorted({dice.day(first, last) for _ in range(count)})


def _episode(dice: Dice, stay: Stay, start: date, latest: date, span: Span) -> Record:
    back = min(start + dice.one_of(rates.NIGHTS_MISSING) * DAY, latest)
    still = latest == span.last and dice.happens(rates.STILL_MISSING)
    record: Record = {"CHILD": stay.person.child, "MIS_START": start, "MIS_END": None if still else back}
    if dice.happens(rates.AWAY_NOT_MISSING):
        return record | {"MISSING": "A"}
    return record | {"MISSING": "M"} | ({} if still else _interview(dice))


def _interview(dice: Dice) -> Record:
    if not dice.happens(rates.INTERVIEW_OFFERED):
        return {"RHI_OFFERED": "N"}
    return {"RHI_OFFERED": "Y", "RHI_ACCEPTED": "Y" if dice.happens(rates.INTERVIEW_ACCEPTED) else "N"}
