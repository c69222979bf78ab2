"""Schools and their Ofsted grades (decisions F3)."""

import numpy as np
import pandas as pd

from scorecard_xl.council.period import Day

GRADES = {"1": 1, "OUTSTANDING": 1, "2": 2, "GOOD": 2, "3": 3, "REQUIRES IMPROVEMENT": 3, "4": 4, "INADEQUATE": 4}


def grade_of(words: str) -> float:
    """Ofsted's 1 to 4, whatever the case and spaces of the words; NaN where they are no grade."""
    return GRADES.get(" ".join(words.upper().split()).removesuffix(".0"), np.nan)


def graded(schools: pd.DataFrame) -> pd.DataFrame:
    """Schools in order of SCHOOL_START, with `grade`: Ofsted's 1 to 4, NaN where there is none."""
    ofsted = schools["OFSTED"].array
    grades = np.array([*map(grade_of, ofsted.categories), np.nan], dtype=float)
    return schools.assign(grade=grades[ofsted.codes]).sort_values("SCHOOL_START", kind="stable")


def attended(schools: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The schools that children go to on the day."""
    return schools[(schools["SCHOOL_START"] <= day) & ~(schools["SCHOOL_END"] <= day)]
