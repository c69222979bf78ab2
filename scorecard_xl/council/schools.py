"""Schools and their Ofsted grades (decisions F3)."""

import numpy as np

from scorecard_xl.council.period import Day
from scorecard_xl.tables.rows import Rows

GRADES = {"1": 1, "OUTSTANDING": 1, "2": 2, "GOOD": 2, "3": 3, "REQUIRES IMPROVEMENT": 3, "4": 4, "INADEQUATE": 4}


def grade_of(words: str) -> float:
    """Ofsted's 1 to 4, whatever the case and spaces of the words; NaN where they are no grade."""
    return GRADES.get(" ".join(words.upper().split()).removesuffix(".0"), np.nan)


def graded(schools: Rows) -> Rows:
    """Schools in order of SCHOOL_START, with `grade`: Ofsted's 1 to 4, NaN where there is none."""
    ofsted = schools["ofsted"]
    grades = np.array([*map(grade_of, ofsted.names), np.nan])
    return schools.with_columns(grade=grades[ofsted.number]).in_order_of("school_start")


def attended(schools: Rows, day: Day) -> Rows:
    """The schools that children go to on the day."""
    return schools[(schools["school_start"] <= day) & ~(schools["school_end"] <= day)]
