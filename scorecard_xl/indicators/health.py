"""Section "Health": assessments and dental checks."""

import pandas as pd

from scorecard_xl.indicators.registry import Answers, Better, Unit, indicator
from scorecard_xl.period import Period, Window, edate, years_old
from scorecard_xl.raw.dataset import Dataset

SECTION = "Health"
REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 7"
YOUNG = 5  # under this age an assessment holds for six months


@indicator(
    "annual_health_on_time", "Annual health assessment on time", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, windows=(Window.AT,), uses=("Episodes",), perhaps=("Children", "Health", "OC2"),
    reference=f"{REGULATIONS}(3); DfE, SSDA903 collection guide: OC2",
)  # fmt: skip
def annual_health_on_time(data: Dataset, period: Period) -> Answers | None:
    """Of the children in care for twelve months on the day, those whose last health assessment is in date.

    An assessment (IHA or RHA) is in date for twelve months, for six where the child is under 5. Where the Health sheet
    is empty: on a 31 March, the children looked after for the whole year whose OC2 says that they were assessed.
    """
    if not data.has("Health"):
        return _from_oc2(data, period, "health_assessment")
    return _in_date(data, period, ("IHA", "RHA"), young_months=6)


@indicator(
    "dental_on_time", "Annual dental check on time", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    windows=(Window.AT,), uses=("Episodes",), perhaps=("Children", "Health", "OC2"),
    reference="DfE and DHSC, Promoting the health and wellbeing of looked-after children (2015); OC2",
)  # fmt: skip
def dental_on_time(data: Dataset, period: Period) -> Answers | None:
    """Of the children in care for twelve months on the day, those seen by a dentist in the last twelve months.

    Where the Health sheet is empty: on a 31 March, the children looked after for the whole year whose OC2 says so.
    """
    if not data.has("Health"):
        return _from_oc2(data, period, "teeth_check")
    return _in_date(data, period, ("DENTAL",), young_months=12)


def _in_date(data: Dataset, period: Period, checks: tuple[str, ...], young_months: int) -> Answers:
    in_care = data.in_care(period.end)
    cases = in_care[edate(in_care["period_start"], 12) <= period.end]
    last = data.last_check(checks, period.end, cases)
    young = years_old(cases["dob"], period.end) < YOUNG
    return Answers(cases, met=edate(last, young.map({True: young_months, False: 12}).to_numpy()) >= period.end)


def _from_oc2(data: Dataset, period: Period, flag: str) -> Answers | None:
    outcomes = data.outcomes(period.end)
    if outcomes is None:
        return None
    cases = data.looked_after_all_year(period.end)
    flags = data.of_child(outcomes[flag], cases)
    return Answers(cases, met=pd.Series(flags.eq("1"), index=cases.index))
