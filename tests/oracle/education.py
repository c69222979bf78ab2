"""Personal education plans and schools (decisions F1 to F3)."""

import datetime as dt
from itertools import pairwise

from oracle.care import Child, Stay
from oracle.council import Case, Council, Found
from oracle.days import Span, age, edate, passed
from oracle.rows import Row

_NO_GRADE = "the school has no grade: Ofsted has given no headline grades since September 2024"
_GRADES = {"1": 1, "2": 2, "3": 3, "4": 4, "OUTSTANDING": 1, "GOOD": 2, "REQUIRES IMPROVEMENT": 3, "INADEQUATE": 4}


def pep_in_place(council: Council, window: Span) -> Found:
    since = _terms(window.end)[-2]
    for child, stay in of_pep_age(council, window.end):
        if passed(stay.period.start, 1, window.end):
            last = last_plan(child, window.end)
            yield Case(child.name, last is not None and last >= since, due=since, done=last)
        else:
            yield Case(child.name, left_out="in care for less than a month")


def last_plan(child: Child, day: dt.date) -> dt.date | None:
    return max((row["PEP_DATE"] for row in child.record.rows["PEPs"] if row["PEP_DATE"] <= day), default=None)


def good_or_outstanding_schools(council: Council, window: Span) -> Found:
    for child, _ in of_school_age(council, window.end):
        grade = _grade(child, window.end)
        if grade is None:
            why = "no school on the day" if _school(child, window.end) is None else _NO_GRADE
            yield Case(child.name, left_out=why)
        else:
            yield Case(child.name, grade <= 2, fact=grade)


def plan_due(child: Child, stay: Stay, day: dt.date) -> dt.date | None:
    """When the last plan runs out: at the first start of a term by which it is older than the term before."""
    last = last_plan(child, day)
    if last is None:
        return edate(stay.period.start, 1)
    starts = [dt.date(year, month, 1) for year in range(day.year - 3, day.year + 2) for month in (1, 4, 9)]
    return next((start for before, start in pairwise(starts) if last < before <= day), None)


def _terms(day: dt.date) -> list[dt.date]:
    """The starts of the terms up to a day."""
    starts = (dt.date(year, month, 1) for year in (day.year - 1, day.year) for month in (1, 4, 9))
    return [start for start in starts if start <= day]


def of_school_age(council: Council, day: dt.date, youngest: int = 5, oldest: int = 15) -> list[tuple[Child, Stay]]:
    """F1: 5 to 15 on the 31 August before the school year. A child not yet born on the day is not (A8)."""
    august = dt.date(day.year - (day.month < 9), 8, 31)
    ages = range(youngest, oldest + 1)
    return [(child, stay) for child, stay in council.in_care(day) if age(child.born, august) in ages]


def of_pep_age(council: Council, day: dt.date) -> list[tuple[Child, Stay]]:
    """Of the ages of the setting."""
    youngest, oldest = council.settings.pep_ages.split(" to ")
    return of_school_age(council, day, int(youngest), int(oldest))


def _grade(child: Child, day: dt.date) -> int | None:
    school = _school(child, day)
    return _GRADES.get(school["OFSTED"]) if school is not None else None


def _school(child: Child, day: dt.date) -> Row | None:
    """F3: the school on the day."""
    rows = [
        row
        for row in child.record.rows["Schools"]
        if row["SCHOOL_START"] <= day and (row["SCHOOL_END"] is None or row["SCHOOL_END"] > day)
    ]
    return max(rows, key=lambda row: (row["SCHOOL_START"], row["ROW"]), default=None)
