"""Section "Health": assessments and dental checks."""

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import coded, last_of, within
from scorecard_xl.council.period import Day, Period, Window, edate, years_old
from scorecard_xl.council.standards import standard
from scorecard_xl.indicators.answers import Answers, between, is_by, is_since, on_time
from scorecard_xl.indicators.reasons import Facts, Reason, due_and_done, in_date, reason, template
from scorecard_xl.indicators.registry import AGE, HEALTH, OUTCOMES, PERIOD, Better, Counts, Unit, indicator

SECTION = "Health"
REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 7"
OC2 = "DfE, SSDA903 collection guide: OC2 (children looked after for twelve months or more)"
YOUNG = standard("age of a young child")
CHECK_MONTHS = standard("health assessment")
YOUNG_CHECK_MONTHS = standard("health assessment of a young child")
ASSESSMENTS, DENTAL = ("IHA", "RHA"), ("DENTAL",)
SDQ_AGES, SDQ_SCORES = (5, 16), (0, 40)
NO_SCORE = "no score from 0 to 40 in OC2"


_FROM_OC2 = template("OC2 says {flag}")
_SCORE = template("score {SDQ_SCORE}")


@reason("met", *_SCORE.facts)
def _score(case: Facts) -> str:
    return _SCORE.say(case) if case["met"] else NO_SCORE


def _checked(what: str) -> Reason:
    from_the_sheet = in_date(what)

    @reason(*from_the_sheet.facts, *_FROM_OC2.facts)
    def say(case: Facts) -> str:
        return from_the_sheet.say(case) if "due" in case else _FROM_OC2.say(case)

    return say


@indicator(
    "initial_health_on_time", "Initial health assessment on time", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, counts=Counts.INITIAL_ASSESSMENTS_DUE, windows=(Window.QUARTER, Window.YTD),
    uses=("Episodes", "Health"), reference=REGULATIONS,
    dates={"since": "period_start"},
    reason=due_and_done("initial assessment", "made"),
    columns=(*PERIOD, *HEALTH),
    target="0.95",
)  # fmt: skip
def initial_health_on_time(data: Dataset, period: Period) -> Answers:
    """Percentage of initial health assessments (IHA) due in the period that were made by the due day.

    One is due 20 working days after each start of care, if the child is still in care on that day. One made in the
    three months before care started counts.
    """
    return on_time(within(data.initial_assessments, "due", period), period.end)


@indicator(
    "annual_health_on_time", "Had their annual health assessment", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, counts=Counts.DUTIES, windows=(Window.AT,), uses=("Episodes",),
    perhaps=("Children", "Health", "OC2"),
    reference=f"{REGULATIONS}(3); DfE, SSDA903 collection guide: OC2",
    reason=_checked("health assessment"),
    columns=(*PERIOD, *AGE, *HEALTH, *OUTCOMES, "OC2.HEALTH_ASSESSMENT"),
    target="0.93",
)  # fmt: skip
def annual_health_on_time(data: Dataset, period: Period) -> Answers | None:
    """Percentage of children in care on the day for twelve months whose last health assessment is in date.

    An assessment (IHA or RHA) is in date for twelve months, for six if the child is under 5. If the Health sheet is
    empty: on a 31 March, of children looked after for the whole year, OC2 says who was assessed.
    """
    if not data.has("Health"):
        return _from_oc2(data, period, "HEALTH_ASSESSMENT")
    return _in_date(data, period, ASSESSMENTS, YOUNG_CHECK_MONTHS)


@indicator(
    "dental_on_time", "Had their teeth checked by a dentist", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.AT,), uses=("Episodes",),
    perhaps=("Children", "Health", "OC2"),
    reference="DfE and DHSC, Promoting the health and wellbeing of looked-after children (2015); OC2",
    reason=_checked("dental check"),
    columns=(*PERIOD, *HEALTH, *OUTCOMES, "OC2.TEETH_CHECK"),
    target="0.93",
)  # fmt: skip
def dental_on_time(data: Dataset, period: Period) -> Answers | None:
    """Percentage of children in care on the day for twelve months who saw a dentist in the last twelve months.

    If the Health sheet is empty: on a 31 March, of children looked after for the whole year, OC2 says who did.
    """
    if not data.has("Health"):
        return _from_oc2(data, period, "TEETH_CHECK")
    return _in_date(data, period, DENTAL, CHECK_MONTHS)


def _in_date(data: Dataset, period: Period, checks: tuple[str, ...], young_months: int) -> Answers:
    in_care = data.in_care(period.end)
    cases = in_care[is_by(edate(in_care["period_start"], CHECK_MONTHS), period.end)]
    last = data.last_check(checks, period.end, cases)
    until = edate(last, months_in_date(cases, period.end, young_months))
    return Answers(cases, met=is_since(until, period.end), evidence={"done": last, "due": until})


def months_in_date(cases: pd.DataFrame, day: Day, young_months: int) -> np.ndarray:
    """For how many months a check of each child is in date, by the child's age on the day."""
    return np.where(years_old(cases["dob"], day) < YOUNG, young_months, CHECK_MONTHS)


@indicator(
    "immunisations", "Immunisations up to date", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.AT,), uses=("Episodes", "OC2"), reference=OC2,
    reason=_FROM_OC2,
    columns=(*PERIOD, *OUTCOMES, "OC2.IMMUNISATIONS"),
)  # fmt: skip
def immunisations(data: Dataset, period: Period) -> Answers | None:
    """On a 31 March: percentage of children looked after for the whole year whose immunisations are up to date."""
    return _from_oc2(data, period, "IMMUNISATIONS")


@indicator(
    "development_checks", "Development assessments up to date", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.AT,), uses=("Episodes", "OC2", "Children"), reference=OC2,
    reason=_FROM_OC2,
    columns=(*PERIOD, *AGE, *OUTCOMES, "OC2.HEALTH_CHECK"),
)  # fmt: skip
def development_checks(data: Dataset, period: Period) -> Answers | None:
    """On a 31 March: percentage of children under 5 looked after for the whole year whose checks are up to date."""
    return _from_oc2(data, period, "HEALTH_CHECK", ages=(0, YOUNG - 1))


@indicator(
    "sdq_average", "Average SDQ score", section=SECTION, unit=Unit.SCORE, better=Better.LOWER,
    windows=(Window.AT,), uses=("Episodes", "OC2", "Children"), reference=OC2,
    reason=_SCORE,
    columns=(*PERIOD, *AGE, *OUTCOMES, "OC2.SDQ_SCORE"),
)  # fmt: skip
def sdq_average(data: Dataset, period: Period) -> Answers | None:
    """On a 31 March: average score (0 to 40) of children aged 5 to 16 looked after for the whole year.

    SDQ: strengths and difficulties questionnaire. Children without a score are left out.
    """
    outcomes = data.outcomes(period.end)
    if outcomes is None:
        return None
    cohort = _cohort(data, period, SDQ_AGES)
    score = last_of(outcomes, "SDQ_SCORE", cohort)
    scored = between(score, *SDQ_SCORES)
    return Answers(
        cohort[scored], met=score.to_numpy()[scored], evidence={"SDQ_SCORE": score[scored]},
        left_out=lambda: {NO_SCORE: cohort[~scored]},
    )  # fmt: skip


@indicator(
    "sdq_recorded", "SDQ score received", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.AT,), uses=("Episodes", "OC2", "Children"), reference=OC2,
    reason=_score,
    columns=(*PERIOD, *AGE, *OUTCOMES, "OC2.SDQ_SCORE"),
)  # fmt: skip
def sdq_recorded(data: Dataset, period: Period) -> Answers | None:
    """On a 31 March: percentage of children aged 5 to 16 looked after for the whole year who have an SDQ score.

    A score is from 0 to 40. SDQ: strengths and difficulties questionnaire.
    """
    outcomes = data.outcomes(period.end)
    if outcomes is None:
        return None
    cohort = _cohort(data, period, SDQ_AGES)
    score = last_of(outcomes, "SDQ_SCORE", cohort)
    return Answers(cohort, met=between(score, *SDQ_SCORES), evidence={"SDQ_SCORE": score})


def _from_oc2(data: Dataset, period: Period, flag: str, ages: tuple[int, int] | None = None) -> Answers | None:
    outcomes = data.outcomes(period.end)
    if outcomes is None:
        return None
    cases = _cohort(data, period, ages)
    flags = last_of(outcomes, flag, cases)
    is_read = flags.isna().to_numpy() | coded(flags, ("0", "1"))
    return Answers(
        cases[is_read], met=coded(flags, ("1",))[is_read], evidence={"flag": flags[is_read]},
        left_out=lambda: {f"{flag} in OC2 is neither 1 nor 0": cases[~is_read]},
    )  # fmt: skip


def _cohort(data: Dataset, period: Period, ages: tuple[int, int] | None) -> pd.DataFrame:
    cases = data.looked_after_all_year(period.end)
    return cases if ages is None else cases[between(years_old(cases["dob"], period.end), *ages)]
