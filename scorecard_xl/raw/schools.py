"""Schools and their Ofsted grades (settled F3)."""

import pandas as pd

GRADES = {"1": 1, "OUTSTANDING": 1, "2": 2, "GOOD": 2, "3": 3, "REQUIRES IMPROVEMENT": 3, "4": 4, "INADEQUATE": 4}


def graded(schools: pd.DataFrame) -> pd.DataFrame:
    """Schools in order of SCHOOL_START, without their URN, with `grade`: Ofsted's 1 to 4, NaN where there is none."""
    grade = schools["ofsted"].str.upper().map(GRADES).astype(float)
    known = schools[["child", "school_start", "school_end"]].assign(grade=grade)
    return known.sort_values("school_start", kind="stable")
