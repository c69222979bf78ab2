"""Health assessments and dental checks, the yearly outcomes (OC2), personal education plans and schools."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from scorecard_xl.council.schedules import INITIAL_ASSESSMENT
from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import (
    DAY,
    Days,
    Dice,
    Record,
    Span,
    age,
    birthday,
    months_after,
    weekday_after,
    working_days_after,
)
from scorecard_xl.indicators.health import CHECK_MONTHS, YOUNG, YOUNG_CHECK_MONTHS

_SCHOOL_AGE = range(5, 16)


def checks(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """The assessments and dental checks of the span."""
    for kind, day in (*_assessments(dice, stay, span), *_dental(dice, stay, span)):
        if day in span and day < stay.end:
            yield {"CHILD": stay.person.child, "CHECK": kind, "CHECK_DATE": day}


def _assessments(dice: Dice, stay: Stay, span: Span) -> Iterator[tuple[str, date]]:
    """The initial assessment, then one every twelve months; under five, every six."""
    day = stay.start
    if not dice.happens(rates.INITIAL_NEVER):
        day = _initial(dice, stay.start)
        yield "IHA", day
    while day <= min(stay.end, span.last):
        due = months_after(day, YOUNG_CHECK_MONTHS if age(stay.person.born, day) < YOUNG else CHECK_MONTHS)
        day = _done(dice, due, rates.ASSESSMENT_ON_TIME, rates.ASSESSMENT_EARLY_BY, rates.ASSESSMENT_LATE_BY)
        yield "RHA", day


def _initial(dice: Dice, start: date) -> date:
    due = working_days_after(start, INITIAL_ASSESSMENT)
    if dice.happens(rates.INITIAL_ON_TIME):
        return working_days_after(start, dice.randint(9, INITIAL_ASSESSMENT))
    return weekday_after(due + dice.days(rates.INITIAL_LATE_BY))


def _dental(dice: Dice, stay: Stay, span: Span) -> Iterator[tuple[str, date]]:
    """Once a year from the first birthday; some young people refuse altogether."""
    if dice.happens(rates.DENTAL_REFUSED):
        return
    day = max(stay.start, birthday(stay.person.born, 1)) + dice.days((20, 90, 300))
    while day <= min(stay.end, span.last):
        yield "DENTAL", weekday_after(day)
        due = months_after(day, CHECK_MONTHS)
        day = _done(dice, due, rates.DENTAL_ON_TIME, rates.DENTAL_EARLY_BY, rates.DENTAL_LATE_BY)


def _done(dice: Dice, due: date, on_time: float, early_by: Days, late_by: float) -> date:
    if dice.happens(on_time):
        return due - dice.days(early_by)
    return weekday_after(due + dice.wait(late_by))


def outcomes(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """One record for each 31 March of the span that ends twelve months in care."""
    for year in range(span.first.year, span.last.year + 1):
        last, first = date(year, 3, 31), date(year - 1, 4, 1)
        if last in span and stay.start <= first and stay.end >= last:
            born = stay.person.born
            flags = _flags(dice, age(born, last), grown_up=age(born, first) >= 17)
            yield {"CHILD": stay.person.child, "YEAR": last, **flags}


def _flags(dice: Dice, years: int, grown_up: bool) -> Record:
    return {
        "HEALTH_CHECK": _flag(dice, rates.YEARLY_DEVELOPMENT) if years < 5 else None,
        "IMMUNISATIONS": _flag(dice, rates.YEARLY_IMMUNISATIONS),
        "TEETH_CHECK": _flag(dice, rates.YEARLY_TEETH),
        "HEALTH_ASSESSMENT": _flag(dice, rates.YEARLY_ASSESSMENT),
        "CONVICTED": _flag(dice, rates.CONVICTED) if years >= 10 else None,
        **_questionnaire(dice, years, grown_up),
        **_substances(dice),
    }


def _flag(dice: Dice, share: float) -> str:
    return "1" if dice.happens(share) else "0"


def _questionnaire(dice: Dice, years: int, grown_up: bool) -> Record:
    """The strengths and difficulties score, or why there is none; under 4, or 17 all year, it is not asked for."""
    if years < 4 or grown_up:
        return {}
    if years > 16:
        return {"SDQ_REASON": "SDQ1"}
    if not dice.happens(rates.QUESTIONNAIRE_FILLED):
        return {"SDQ_REASON": dice.one_of({"SDQ2": 40, "SDQ3": 8, "SDQ4": 25, "SDQ5": 27})}
    score = round(dice.gauss(rates.QUESTIONNAIRE_MEAN, rates.QUESTIONNAIRE_DEVIATION))
    return {"SDQ_SCORE": min(40, max(0, score))}


def _substances(dice: Dice) -> Record:
    if not dice.happens(rates.SUBSTANCE_MISUSE):
        return {"SUBSTANCE_MISUSE": "0"}
    received = dice.happens(rates.INTERVENTION_RECEIVED)
    return {"SUBSTANCE_MISUSE": "1", **({"INTERVENTION_RECEIVED": "1"} if received else _offered(dice))}


def _offered(dice: Dice) -> Record:
    return {"INTERVENTION_RECEIVED": "0", "INTERVENTION_OFFERED": _flag(dice, 0.8)}


@dataclass(frozen=True)
class School:
    """A school and its Ofsted grade, a number or the word, as schools were entered; None: not yet inspected."""

    urn: str
    grade: str | int | None


def schools(children: int) -> list[School]:
    """The schools that the council's children go to, with the shares of grades that are wanted."""
    grades = list(chain.from_iterable([grade] * count for grade, count in rates.SCHOOL_GRADES.items()))
    number = max(len(rates.SCHOOL_GRADES), round(children * rates.SCHOOLS_FOR_EACH_CHILD))
    return [School(f"{990001 + n}", grades[n * len(grades) // number]) for n in range(number)]


def plans(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """A plan within weeks of coming into care, then one early in each term of school age."""
    first = stay.start + dice.days(rates.FIRST_PEP_WITHIN)
    for term, following in _terms(max(span.first, stay.start), min(span.last, stay.end)):
        day = weekday_after(max(first, term + dice.days(rates.TERM_PEP_WITHIN)))
        due = _of_school_age(stay, term) and first < following
        if due and day < stay.end and min(day, following - DAY) in span and dice.happens(rates.PEP_HELD):
            yield {"CHILD": stay.person.child, "PEP_DATE": min(day, following - DAY)}


def _terms(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The terms that reach into the days, each with the start of the next."""
    starts = [date(year, month, 1) for year in range(first.year - 1, last.year + 2) for month in (1, 4, 9)]
    return ((term, after) for term, after in pairwise(starts) if after > first and term <= last)


def _of_school_age(stay: Stay, term: date) -> bool:
    august = date(term.year - (term.month < 9), 8, 31)
    return age(stay.person.born, august) in _SCHOOL_AGE


def schooling(dice: Dice, stays: list[Stay], span: Span, all_schools: list[School]) -> Iterator[Record]:
    """The schools a child goes to while in care, from the one they were at on coming in."""
    first, last = max(span.first, stays[0].start), min(span.last, stays[-1].end)
    starts, leaves = _school_days(dice, stays[0].person.born, stays[0].start, last)
    for start, following in pairwise([*starts, leaves]):
        school = dice.choice(all_schools)
        if start <= last and following > first:
            yield {
                "CHILD": stays[0].person.child,
                "SCHOOL_START": start,
                "SCHOOL_END": following - DAY if following <= span.last else None,
                "SCHOOL_URN": school.urn,
                "OFSTED": school.grade,
            }


def _school_days(dice: Dice, born: date, since: date, until: date) -> tuple[list[date], date]:
    """The days on which a child starts at a school, and the day that schooling ends."""
    entry = date(born.year + (5 if born.month >= 9 else 4), 9, 1)
    secondary, leaves = entry.replace(year=entry.year + 7), entry.replace(year=entry.year + 12)
    moves = []
    day = max(since, entry) + dice.wait(365 / rates.CHANGES_SCHOOL_A_YEAR)
    while day < min(leaves, until):
        moves.append(day)
        day += dice.wait(365 / rates.CHANGES_SCHOOL_A_YEAR)
    return sorted({entry, secondary, *moves}), leaves
