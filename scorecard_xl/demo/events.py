"""What happens in care beside placements: going missing, and adoption."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import DAY, Dice, Record, Span, age, birthday, month_ends

_ADOPTERS = {
    ("2", "MF", "L11"): 70,
    ("2", "MF", "L12"): 8,
    ("2", "FF", "L11"): 6,
    ("2", "MM", "L11"): 8,
    ("1", "F1", "L0"): 8,
}


def decisions(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """The decision, where it has been made; for some young children it was reversed later."""
    if stay.adoption and stay.adoption.decided <= span.last:
        yield _decision(stay, stay.adoption.decided)
    elif _considered(stay) and dice.happens(rates.DECISION_REVERSED):
        yield from _reversed(dice, stay, span)


def _considered(stay: Stay) -> bool:
    return stay.way == "growing up in care" and age(stay.person.born, stay.start) < 7


def _reversed(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    decided = stay.start + dice.days((120, 200, 400))
    ceased = decided + dice.days((60, 200, 500))
    if ceased in span and ceased < stay.end:
        why = dice.one_of({"RD1": 35, "RD2": 25, "RD3": 35, "RD4": 5})
        yield _decision(stay, decided) | {"DATE_PLACED_CEASED": ceased, "REASON_PLACED_CEASED": why}


def _decision(stay: Stay, decided: date) -> Record:
    return {"CHILD": stay.person.child, "DATE_PLACED": decided}


def adoptions(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """One record for a child adopted in the span."""
    if stay.adoption and stay.end in span:
        number, sex, status = dice.one_of(_ADOPTERS)
        yield {
            "CHILD": stay.person.child,
            "DATE_INT": stay.adoption.decided,
            "DATE_MATCH": stay.adoption.matched,
            "FOSTER_CARE": "1" if stay.adoption.by_carer else "0",
            "NB_ADOPTR": number,
            "SEX_ADOPTR": sex,
            "LS_ADOPTR": status,
        }


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
