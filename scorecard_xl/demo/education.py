"""Personal education plans and schools."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from scorecard_xl.demo import rates
from scorecard_xl.demo.days import DAY, Span, age, weekday_after
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import Dice, Record

_SCHOOL_AGE = range(5, 16)


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
