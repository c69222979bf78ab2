"""Outcomes: the yearly OC2, schools with their Ofsted grades, and care leavers."""

import re

import numpy as np
import pandas as pd

from scorecard_xl.council.lookups import are_in, coded, last_of, one_each
from scorecard_xl.council.period import Day, year_start
from scorecard_xl.tables.cells import read_code

GRADES = {"1": 1, "OUTSTANDING": 1, "2": 2, "GOOD": 2, "3": 3, "REQUIRES IMPROVEMENT": 3, "4": 4, "INADEQUATE": 4}


def outcomes_of(oc2: pd.DataFrame, day: Day) -> pd.DataFrame | None:
    """OC2 of the year that ends on the day; None where no row is of that year."""
    if (day.month, day.day) != (3, 31):
        return None
    rows = oc2[oc2["YEAR"] == day]
    return rows if len(rows) else None


def looked_after_all_year(episodes: pd.DataFrame, day: Day) -> pd.DataFrame:
    """Children looked after through the year that ends on the day: the last episode of each."""
    start = year_start(day)
    year = episodes[(episodes["DECOM"] <= day) & ~(episodes["DEC"] < start)]
    began = coded(year["RNE"], ("S",)) & (year["DECOM"] > start).to_numpy()
    ended = ~coded(year["REC"], ("X1",)) & (year["DEC"] < day).to_numpy()
    broken = year[began | ended | year["short_break"].to_numpy()]
    return one_each(year[~are_in(year, broken)])


def grade_of(words: str) -> float:
    """Ofsted's 1 to 4 from "2", "good", "2 - Good" or "b) Good"; NaN where the words are no grade."""
    return GRADES.get(" ".join(read_code(words).split()), np.nan)


def graded(schools: pd.DataFrame) -> pd.DataFrame:
    """Schools in order of SCHOOL_START, with `grade`: Ofsted's 1 to 4, NaN where there is none."""
    ofsted = schools["OFSTED"].array
    grades = np.array([*map(grade_of, ofsted.categories), np.nan], dtype=float)
    return schools.assign(grade=grades[ofsted.codes]).sort_values("SCHOOL_START", kind="stable")


def attended(schools: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The schools that children go to on the day."""
    return schools[(schools["SCHOOL_START"] <= day) & ~(schools["SCHOOL_END"] <= day)]


def is_kind_of_leaver(words: str, kind: str) -> bool:
    """Whether the words of ELIGIBILITY name this kind of care leaver; not in "not relevant" or "irrelevant"."""
    return re.search(rf"(?<!not )(?<!non )(?:\b|former){kind}", re.sub(r"[\s_-]+", " ", words.lower())) is not None


def care_leavers(rows: pd.DataFrame, children: pd.DataFrame) -> pd.DataFrame:
    """The last row of each, with `dob`: the date of birth, from Children where they have none."""
    leavers = one_each(rows)
    return leavers.assign(dob=leavers["DOB"].fillna(last_of(children, "DOB", leavers)))
