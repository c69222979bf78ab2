"""Section "Adoption": who leaves care to an adoptive or another permanent family."""

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import coded, one_each, within
from scorecard_xl.council.movements import ADOPTED, ARRANGEMENTS_ORDER, SPECIAL_GUARDIANSHIP
from scorecard_xl.council.period import Period, Window, days_between
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.reasons import template
from scorecard_xl.indicators.registry import CARER, LEAVINGS, PERIOD, Better, Unit, indicator, of

SECTION = "Adoption"
TIMELINESS = "DfE, Adoption scorecards; Adoption and Special Guardianship Leadership Board indicators"

PERMANENT = (*ADOPTED, *ARRANGEMENTS_ORDER, *SPECIAL_GUARDIANSHIP)
OVER_THREE_YEARS = "DfE averages three years"

NOT_PLACED = "no adoptive placement (A3 to A6) in the last placement, or FOSTER_CARE is neither 1 nor 0"


@indicator(
    "leavers_adopted", "Children who ceased to be looked after: adopted", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, windows=(Window.QUARTER, Window.YTD), uses=("Episodes",),
    reference="Adoption and Children Act 2002; DfE, Children looked after in England: ceased during the year",
    dates={"since": "period_start", "done": "DEC"}, reason=template("left care {DEC}, reason {REC}"),
    columns=LEAVINGS,
)  # fmt: skip
def leavers_adopted(data: Dataset, period: Period) -> Answers:
    """Percentage of children who ceased to be looked after in the period who were adopted (REC E11 or E12).

    A child who left more than once counts once, by the last time.
    """
    return _left_by(data, period, ADOPTED)


@indicator(
    "leavers_permanence", "Children who ceased to be looked after: permanence", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, windows=(Window.QUARTER, Window.YTD), uses=("Episodes",),
    reference="Children Act 1989, ss. 8 and 14A; DfE, Children looked after in England: ceased during the year",
    dates={"since": "period_start", "done": "DEC"}, reason=template("left care {DEC}, reason {REC}"),
    columns=LEAVINGS,
)  # fmt: skip
def leavers_permanence(data: Dataset, period: Period) -> Answers:
    """Percentage of children who ceased to be looked after in the period who left to a permanent family.

    By adoption (REC E11, E12), a child arrangements order (E41) or a special guardianship order (E43 to E48). A child
    who left more than once counts once, by the last time.
    """
    return _left_by(data, period, PERMANENT)


def _left_by(data: Dataset, period: Period, reasons: tuple[str, ...]) -> Answers:
    cases = one_each(within(data.leavings, "DEC", period))
    return Answers(cases, met=coded(cases["REC"], reasons))


@indicator(
    "adoption_time_to_placement", "Average time from entering care to moving in with adopters", section=SECTION,
    unit=Unit.DAYS, better=Better.LOWER, windows=(Window.YEAR,), uses=("Episodes",), perhaps=("AD1",),
    reference=f"{TIMELINESS}, A1 (A10)",
    dates={"since": "period_start", "done": "placed"},
    reason=template("entered care {period_start}, moved in {placed}: {value} days"),
    columns=(*CARER, *of("AD1", "FOSTER_CARE")),
    target="426",
    published_otherwise=OVER_THREE_YEARS,
)  # fmt: skip
def adoption_time_to_placement(data: Dataset, period: Period) -> Answers:
    """Average number of days from entering care to moving in with the adopters, for children adopted in the 12 months.

    If the carer adopts, the time ends on the day the child moved in with that carer. A child for whom that day is not
    known is left out. DfE publishes the average of three years.
    """
    adopted = _adopted(data, period)
    is_known = adopted["placed"].notna().to_numpy()
    cases = adopted[is_known]
    return Answers(
        cases, met=days_between(cases["period_start"], cases["placed"]).astype(int),
        left_out=lambda: {NOT_PLACED: adopted[~is_known]},
    )  # fmt: skip


@indicator(
    "adoption_time_to_match", "Average time from placement order to match", section=SECTION, unit=Unit.DAYS,
    better=Better.LOWER, windows=(Window.YEAR,), uses=("Episodes", "AD1"), reference=f"{TIMELINESS}, A2",
    dates={"since": "ordered", "done": "matched"},
    reason=template("placement order {ordered}, match {matched}: {value} days"),
    columns=(*PERIOD, *of("AD1", "DATE_MATCH")),
    target="120",
    published_otherwise=OVER_THREE_YEARS,
)  # fmt: skip
def adoption_time_to_match(data: Dataset, period: Period) -> Answers:
    """Average number of days from placement order to match with the adopters, for children adopted in the 12 months.

    A match before the order counts as 0 days. Children without an order or a day of match are left out. DfE publishes
    the average of three years.
    """
    adopted = _adopted(data, period)
    are_known = adopted[["ordered", "matched"]].notna().all(axis=1).to_numpy()
    cases = adopted[are_known]
    return Answers(
        cases, met=days_between(cases["ordered"], cases["matched"]).astype(int).clip(0),
        left_out=lambda: {"no placement order, or no day of match": adopted[~are_known]},
    )  # fmt: skip


def _adopted(data: Dataset, period: Period) -> pd.DataFrame:
    """Children whose last leaving in the period was by adoption."""
    last = one_each(within(data.leavings, "DEC", period))
    return data.adoptions[np.isin(data.adoptions.index, last.index)]
