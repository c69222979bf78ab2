"""Section "Care leavers": whether they are on their feet."""

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import chosen, coded
from scorecard_xl.council.outcomes import is_kind_of_leaver
from scorecard_xl.council.period import Day, Period, Window, edate, years_old
from scorecard_xl.indicators.answers import Answers, band, between, is_by, is_since
from scorecard_xl.indicators.reasons import in_date, template
from scorecard_xl.indicators.registry import CARE_LEAVERS, Better, Counts, Unit, indicator

SECTION = "Care leavers"
OC3 = "DfE, SSDA903 collection guide: OC3; Children (Leaving Care) Act 2000"
AGES = ("17 to 18", "19 to 21", "22 to 25")
YOUNGEST, OLDEST = (17, 19, 22), 25
ON_THE_BIRTHDAY = "DfE counts around the birthday"
GONE = ("DIED", "RHOM")
NOT_COUNTED = ("G", "H", "R")  # abroad, deported, residence not known


@indicator(
    "pathway_plan", "Pathway plan in place", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.AT,), uses=("CareLeavers", "CareLeavers.PATHWAY_PLAN"), perhaps=("Children",),
    reference="Care Leavers (England) Regulations 2010, regs 6 and 7",
    dates={"done": "PATHWAY_PLAN"}, reason=in_date("pathway plan"), current_only=True,
    columns=(*CARE_LEAVERS, "CareLeavers.ELIGIBILITY", "CareLeavers.PATHWAY_PLAN"),
)  # fmt: skip
def pathway_plan(data: Dataset, period: Period) -> Answers:
    """Percentage of relevant and former relevant young people aged 16 to 20 on the day who have a plan in date.

    A plan is in date for six months (a setting) after it was made or last reviewed. Those who died or returned home
    are left out. The sheet has only the latest plan of each, so earlier months are not recalculated: the page shows
    what was published of them.
    """
    cases = owed_a_plan(data, period.end)
    until = edate(cases["PATHWAY_PLAN"], data.settings.pathway_plan_months)
    return Answers(
        cases, met=is_by(cases["PATHWAY_PLAN"], period.end) & is_since(until, period.end), evidence={"due": until},
        left_out=lambda: {"not relevant or former relevant": _not_owed_a_plan(data, period.end)},
    )  # fmt: skip


@indicator(
    "care_leavers_suitable_accommodation", "Care leavers in suitable accommodation", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, windows=(Window.AT,), uses=("CareLeavers",), perhaps=("Children",),
    reference=OC3, groups=AGES,
    reason=template("accommodation {ACCOM}"), current_only=True,
    columns=(*CARE_LEAVERS, "CareLeavers.ACCOM"),
    published_otherwise=ON_THE_BIRTHDAY,
)  # fmt: skip
def care_leavers_suitable_accommodation(data: Dataset, period: Period) -> Answers:
    """Percentage of care leavers of each age on the day who are in suitable accommodation (ACCOM ends in 1).

    Not known counts as not suitable. Left out: those who died or returned home (IN_TOUCH DIED, RHOM), and those who
    are abroad (G), deported (H) or of unknown residence (R). DfE counts around the birthday (from three months before
    to one month after); we count what is known today. Earlier months are not recalculated: the page shows what was
    published of them.
    """
    leavers, group = _by_age(data, period)
    counted = ~chosen(leavers["ACCOM"], lambda code: code.startswith(NOT_COUNTED))
    return Answers(
        leavers[counted], met=chosen(leavers["ACCOM"], lambda code: code.endswith("1"))[counted], group=group[counted],
        left_out=lambda: {"abroad, deported or residence not known": leavers[~counted]},
    )  # fmt: skip


@indicator(
    "care_leavers_eet", "Care leavers in education, employment or training", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, windows=(Window.AT,), uses=("CareLeavers",), perhaps=("Children",),
    reference=OC3, groups=AGES,
    reason=template("activity {ACTIV}"), current_only=True,
    columns=(*CARE_LEAVERS, "CareLeavers.ACTIV"),
    published_otherwise=ON_THE_BIRTHDAY,
)  # fmt: skip
def care_leavers_eet(data: Dataset, period: Period) -> Answers:
    """Percentage of care leavers of each age on the day who are in education, employment or training (ACTIV F or P).

    Not known counts as not. Left out: those who died or returned home (IN_TOUCH DIED, RHOM). DfE counts around the
    birthday (from three months before to one month after); we count what is known today. Earlier months are not
    recalculated: the page shows what was published of them.
    """
    leavers, group = _by_age(data, period)
    return Answers(leavers, met=chosen(leavers["ACTIV"], lambda code: code.startswith(("F", "P"))), group=group)


@indicator(
    "care_leavers_in_touch", "Care leavers in touch", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    windows=(Window.AT,), uses=("CareLeavers",), perhaps=("Children",),
    reference=OC3, groups=AGES,
    reason=template("in touch: {IN_TOUCH}"), current_only=True,
    columns=(*CARE_LEAVERS, "CareLeavers.IN_TOUCH"),
    published_otherwise=ON_THE_BIRTHDAY,
)  # fmt: skip
def care_leavers_in_touch(data: Dataset, period: Period) -> Answers:
    """Percentage of care leavers of each age on the day with whom the council is in touch (IN_TOUCH = YES).

    Left out: those who died or returned home (DIED, RHOM). DfE counts around the birthday (from three months
    before to one month after); we count what is known today. Earlier months are not recalculated: the page shows what
    was published of them.
    """
    leavers, group = _by_age(data, period)
    return Answers(leavers, met=coded(leavers["IN_TOUCH"], ("YES",)), group=group)


def owed_a_plan(data: Dataset, day: Day) -> pd.DataFrame:
    """Relevant and former relevant young people aged 16 to 20 on the day."""
    leavers = _of_age(data, day)
    return leavers[_is_relevant(leavers)]


def _not_owed_a_plan(data: Dataset, day: Day) -> pd.DataFrame:
    leavers = _of_age(data, day)
    return leavers[~_is_relevant(leavers)]


def _is_relevant(leavers: pd.DataFrame) -> np.ndarray:
    return chosen(leavers["ELIGIBILITY"], lambda words: is_kind_of_leaver(words, "relevant"))


def _of_age(data: Dataset, day: Day) -> pd.DataFrame:
    leavers = data.once(_counted)
    return leavers[between(years_old(leavers["dob"], day), 16, 20)]


def _by_age(data: Dataset, period: Period) -> tuple[pd.DataFrame, pd.Categorical]:
    leavers = data.once(_counted)
    age = years_old(leavers["dob"], period.end)
    in_a_group = between(age, YOUNGEST[0], OLDEST)
    return leavers[in_a_group], band(age[in_a_group], YOUNGEST[1:], AGES)


def _counted(data: Dataset) -> pd.DataFrame:
    """Care leavers without those who died or went home to live (decisions G4)."""
    return data.care_leavers[~coded(data.care_leavers["IN_TOUCH"], GONE)]
