"""Section "Education": personal education plans and schools."""

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import are_in, last_of
from scorecard_xl.council.outcomes import attended
from scorecard_xl.council.period import Day, Period, Window, day_in_words, edate, years_old
from scorecard_xl.indicators.answers import Answers, between, is_by, is_since
from scorecard_xl.indicators.reasons import Facts, reason, template
from scorecard_xl.indicators.registry import AGE, IN_CARE, PERIOD, Better, Counts, Unit, indicator, of

SECTION = "Education"
GUIDANCE = "DfE, Promoting the education of looked-after and previously looked-after children (2018)"
SCHOOL_AGE = (5, 15)
NO_GRADE = "the school has no grade: Ofsted has given no headline grades since September 2024"
A_MONTH = 1  # in care before a plan is expected
TERMS = (1, 4, 9)  # the months on whose first day a term starts


@reason("due", "done")
def _plan(case: Facts) -> str:
    if case["done"] is None:
        return "no plan (PEP) on the sheet"
    return f"plan of {day_in_words(case['done'])}, wanted since {day_in_words(case['due'])}"


@indicator(
    "pep_in_place", "Personal education plan in place", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.AT,), uses=("Episodes", "PEPs", "Children"), reference=GUIDANCE,
    reason=_plan,
    columns=(*PERIOD, *AGE, *of("PEPs", "PEP_DATE")),
    target="1",
)  # fmt: skip
def pep_in_place(data: Dataset, period: Period) -> Answers:
    """Percentage of school-aged children in care on the day for a month or more who have a plan (PEP) in place.

    School-aged: of the ages in Settings (5 to 15) on the 31 August before the school year. In place: dated
    since the start of the term before the present one (terms start on 1 September, 1 January and 1 April).
    """
    of_age = of_pep_age(data, period.end)
    a_month = is_by(edate(of_age["period_start"], A_MONTH), period.end)
    cases = of_age[a_month]
    last, wanted = data.last_plan(period.end, cases), term_before(period.end)
    due = np.full(len(cases), wanted.to_datetime64().astype("M8[s]"))
    return Answers(
        cases, met=is_since(last, wanted), evidence={"done": last, "due": due},
        left_out=lambda: {"in care for less than a month": of_age[~a_month]},
    )  # fmt: skip


@indicator(
    "good_or_outstanding_schools", "In good or outstanding schools", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, windows=(Window.AT,), uses=("Episodes", "Schools", "Schools.OFSTED", "Children"),
    reference="Ofsted, School inspection outcomes; " + GUIDANCE,
    reason=template("the school's grade is {grade}"),
    columns=(*IN_CARE, *AGE, *of("Schools", "SCHOOL_START", "SCHOOL_END", "OFSTED")),
)  # fmt: skip
def good_or_outstanding_schools(data: Dataset, period: Period) -> Answers:
    """Percentage of school-aged children in care on the day in a graded school whose school is good or outstanding.

    School-aged: 5 to 15 on the 31 August before the school year. Ofsted has given no headline grades since September
    2024. Children in a school without a grade are left out: the list names them, and the page says how many they are.
    """
    of_age = of_school_age(data, period.end)
    school = attended(data.schools, period.end)
    grade = last_of(school, "grade", of_age)
    graded = grade.notna().to_numpy()
    without = are_in(of_age, school) & ~graded
    return Answers(
        of_age[graded], met=grade.to_numpy()[graded] <= 2, evidence={"grade": grade[graded]},
        left_out=lambda: {NO_GRADE: of_age[without], "no school on the day": of_age[~graded & ~without]},
    )  # fmt: skip


def without_grade(data: Dataset, day: Day) -> int:
    """How many school-aged children in care on the day go to a school without a grade."""
    of_age, school = of_school_age(data, day), attended(data.schools, day)
    return int((are_in(of_age, school) & last_of(school, "grade", of_age).isna().to_numpy()).sum())


def of_school_age(data: Dataset, day: Day, ages: tuple[int, int] = SCHOOL_AGE) -> pd.DataFrame:
    """The children in care on the day who were of these ages on the 31 August before the school year (decisions F1)."""
    in_care = data.in_care(day)
    return in_care[between(years_old(in_care["dob"], Day(school_year(day), 8, 31)), *ages)]


def of_pep_age(data: Dataset, day: Day) -> pd.DataFrame:
    """The children in care on the day who are of the ages at which a plan (PEP) is expected, a setting."""
    return of_school_age(data, day, data.settings.pep_ages.ages)


def school_year(day: Day) -> int:
    """The year in which the school year of the day starts, on 1 September (decisions F1)."""
    return day.year - (day.month < 9)


def term_before(day: Day) -> Day:
    """The first day of the term before the one that the day lies in."""
    starts = [Day(year, month, 1) for year in (day.year - 1, day.year) for month in TERMS]
    return [start for start in starts if start <= day][-2]
