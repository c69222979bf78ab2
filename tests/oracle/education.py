"""Personal education plans and schools (settled F1 to F3)."""

import datetime as dt

from oracle.care import Child
from oracle.council import Council, Found, share
from oracle.days import Span, age, passed

_GRADES = {"1": 1, "2": 2, "3": 3, "4": 4, "OUTSTANDING": 1, "GOOD": 2, "REQUIRES IMPROVEMENT": 3, "INADEQUATE": 4}


def pep_in_place(council: Council, window: Span) -> Found:
    since = _terms(window.end)[-2]
    return share(
        any(since <= row["PEP_DATE"] <= window.end for row in child.record.rows["PEPs"])
        for child, stay in council.in_care(window.end)
        if _of_school_age(child, window.end) and passed(stay.period.start, 1, window.end)
    )


def good_or_outstanding_schools(council: Council, window: Span) -> Found:
    grades = (
        _grade(child, window.end) for child, _ in council.in_care(window.end) if _of_school_age(child, window.end)
    )
    return share(grade <= 2 for grade in grades if grade is not None)


def _terms(day: dt.date) -> list[dt.date]:
    """The starts of the terms up to a day."""
    starts = (dt.date(year, month, 1) for year in (day.year - 1, day.year) for month in (1, 4, 9))
    return [start for start in starts if start <= day]


def _of_school_age(child: Child, day: dt.date) -> bool:
    """F1: 5 to 15 on the 31 August before the school year. A child not yet born on the day is not (A8)."""
    years = age(child.born, dt.date(day.year - (day.month < 9), 8, 31))
    return years is not None and 5 <= years <= 15


def _grade(child: Child, day: dt.date) -> int | None:
    """F3: the grade of the school on the day."""
    rows = [
        row
        for row in child.record.rows["Schools"]
        if row["SCHOOL_START"] <= day and (row["SCHOOL_END"] is None or row["SCHOOL_END"] > day)
    ]
    school = max(rows, key=lambda row: (row["SCHOOL_START"], row["ROW"]), default=None)
    return _GRADES.get(school["OFSTED"]) if school is not None else None
