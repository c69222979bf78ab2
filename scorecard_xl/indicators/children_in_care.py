"""Section "Children in care": how many, for how long, how old, who came and who left."""

import numpy as np

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import last_of, one_each, within
from scorecard_xl.council.movements import ADOPTED, ARRANGEMENTS_ORDER, SPECIAL_GUARDIANSHIP
from scorecard_xl.council.period import Period, Window, day_in_words, months_passed, years_old
from scorecard_xl.indicators.answers import Answers, band, grouped, grouped_by, is_after
from scorecard_xl.indicators.reasons import Facts, reason, since, template
from scorecard_xl.indicators.registry import (
    AGE,
    IN_CARE,
    LEAVINGS,
    PERIOD,
    STARTS,
    UNACCOMPANIED,
    Better,
    Unit,
    indicator,
    of,
)

SECTION = "Children in care"
CEASED = "DfE, Children looked after in England: ceased during the year"
CHARACTERISTICS = "DfE, Children looked after in England: characteristics on 31 March"
CHILDREN_ACT = "Children Act 1989, s. 22(1); DfE, Children looked after in England: methodology"
SHORT_BREAK = "in a series of short breaks (V3 or V4)"
LENGTHS = (
    "Under 6 months", "6 to 12 months", "1 to 2 years", "2 to 3 years", "3 to 5 years", "5 to 10 years",
    "10 years and over",
)  # fmt: skip
LENGTH_MONTHS = (6, 12, 24, 36, 60, 120)
AGES = ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")
LEGAL = {
    "Interim care order": ("C1",),
    "Full care order": ("C2",),
    "Placement order": ("E1", "D1"),
    "Voluntary section 20": ("V2",),
    "Detained for child protection": ("L1", "L2", "L3"),
    "Youth justice": ("J1", "J2", "J3"),
    "Other": (),
}
SEXES = {"Male": ("1", "M"), "Female": ("2", "F"), "Not known": ()}
ETHNIC_GROUPS = ("White", "Mixed", "Asian", "Black", "Other", "Not known")
DESTINATIONS = {
    "Adopted": ADOPTED,
    "Special guardianship": SPECIAL_GUARDIANSHIP,
    "Child arrangements order": ARRANGEMENTS_ORDER,
    "To parents or relatives": ("E4", "E4A", "E4B", "E13"),
    "Staying put": ("E17",),
    "Independent or adult services": ("E5", "E6", "E7"),
    "Other": (),
}


def ethnic_group(code: str) -> str:
    """DfE's group of a code: that of its first letter, which the codes of Chinese, other and not known do not tell."""
    by_letter = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black"}
    return {"CHNE": "Asian", "OOTH": "Other"}.get(code) or by_letter.get(code[:1], "Not known")


@reason("met", "until")
def _unaccompanied(case: Facts) -> str:
    if not case["met"]:
        return "not in UASC on the day"
    return "in UASC" if case["until"] is None else f"in UASC until {day_in_words(case['until'])}"


@indicator(
    "children_in_care", "Children in care", section=SECTION, unit=Unit.COUNT, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes",), reference=CHILDREN_ACT,
    dates={"since": "period_start"}, reason=since("in care since"),
    columns=IN_CARE,
    is_rate=True,
)  # fmt: skip
def children_in_care(data: Dataset, period: Period) -> Answers:
    """Children with an episode of care in force on the day.

    An episode that ends on the day is over. Series of short breaks (legal status V3 and V4) do not count.
    """
    return Answers(data.in_care(period.end), left_out=lambda: {SHORT_BREAK: data.in_short_breaks(period.end)})


@indicator(
    "length_of_time_in_care", "Length of time in care", section=SECTION, unit=Unit.COUNT, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes",), reference=CHILDREN_ACT, groups=LENGTHS,
    dates={"since": "period_start"}, reason=since("in care since"),
    columns=PERIOD,
)  # fmt: skip
def length_of_time_in_care(data: Dataset, period: Period) -> Answers:
    """Children in care on the day, by the time since their present period of care started.

    Exactly six months belongs to the second band, and so on.
    """
    cases = data.in_care(period.end)
    return Answers(cases, group=band(months_passed(cases["period_start"], period.end), LENGTH_MONTHS, LENGTHS))


@indicator(
    "children_by_age", "Children in care by age", section=SECTION, unit=Unit.COUNT, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes", "Children"), reference=CHILDREN_ACT, groups=AGES,
    dates={"since": "dob"}, reason=since("born"),
    columns=(*IN_CARE, *AGE),
    subgroup="age band",
)  # fmt: skip
def children_by_age(data: Dataset, period: Period) -> Answers:
    """Children in care on the day, by age in completed years. A child without a date of birth is in no band."""
    cases = data.in_care(period.end)
    age = years_old(cases["dob"], period.end)
    return Answers(
        cases, group=band(age, (1, 5, 10, 16), AGES), left_out=lambda: {"the age is not known": cases[np.isnan(age)]}
    )


@indicator(
    "children_starting", "Children who started to be looked after", section=SECTION, unit=Unit.COUNT,
    better=Better.NEITHER, windows=(Window.MONTH, Window.YTD), uses=("Episodes",), reference=CHILDREN_ACT,
    dates={"since": "DECOM"}, reason=since("care started"),
    columns=STARTS,
    is_rate=True,
)  # fmt: skip
def children_starting(data: Dataset, period: Period) -> Answers:
    """Children who started to be looked after in the period (RNE S), each counted once. Short breaks do not count."""
    return Answers(one_each(within(data.starts, "DECOM", period)))


@indicator(
    "children_leaving", "Children who ceased to be looked after", section=SECTION, unit=Unit.COUNT,
    better=Better.NEITHER, windows=(Window.MONTH, Window.YTD), uses=("Episodes",), reference=CHILDREN_ACT,
    dates={"since": "period_start", "done": "DEC"}, reason=template("left care {DEC}, reason {REC}"),
    columns=LEAVINGS,
    is_rate=True,
)  # fmt: skip
def children_leaving(data: Dataset, period: Period) -> Answers:
    """Children who ceased to be looked after in the period (DEC with a REC other than X1), each counted once.

    Coming back later in the period changes nothing. Short breaks do not count.
    """
    return Answers(one_each(within(data.leavings, "DEC", period)))


@indicator(
    "leavers_by_destination", "Children who ceased to be looked after: destination", section=SECTION, unit=Unit.SHARE,
    better=Better.NEITHER, windows=(Window.YTD, Window.YEAR), uses=("Episodes",), groups=tuple(DESTINATIONS),
    reference=CEASED,
    dates={"since": "period_start", "done": "DEC"}, reason=template("{group}: left care {DEC}, reason {REC}"),
    columns=LEAVINGS,
)  # fmt: skip
def leavers_by_destination(data: Dataset, period: Period) -> Answers:
    """Percentage of children who ceased to be looked after in the period who went to each destination.

    A child who left more than once counts once, by the last time. Special guardianship: REC E43 to E48. Child
    arrangements order: E41. To parents or relatives: E4, E4A, E4B, E13. Staying put: E17. Independent or adult
    services: E5, E6, E7.
    """
    cases = one_each(within(data.leavings, "DEC", period))
    return Answers(cases, group=grouped(cases["REC"], DESTINATIONS))


@indicator(
    "legal_status", "Legal status of children in care", section=SECTION, unit=Unit.SHARE, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes",), reference=CHILDREN_ACT, groups=tuple(LEGAL),
    dates={"since": "DECOM"}, reason=template("{group}: legal status {LS} on {day}"),
    columns=IN_CARE,
    subgroup="legal status",
)  # fmt: skip
def legal_status(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are under each legal status, in DfE's groups."""
    cases = data.in_care(period.end)
    return Answers(cases, group=grouped(cases["LS"], LEGAL))


@indicator(
    "uasc", "Unaccompanied asylum-seeking children", section=SECTION, unit=Unit.SHARE, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes", "UASC"),
    reference="DfE, SSDA903 collection guide: unaccompanied asylum-seeking children",
    dates={"done": "until"}, reason=_unaccompanied,
    columns=(*IN_CARE, *UNACCOMPANIED),
)  # fmt: skip
def uasc(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are unaccompanied asylum-seeking children (UASC).

    A child is one from a row in UASC until the day that DUC gives; of several rows for a child the last counts.
    """
    cases = data.in_care(period.end)
    until = last_of(data.unaccompanied, "until", cases)
    return Answers(cases, met=is_after(until, period.end), evidence={"until": until})


@indicator(
    "children_by_sex", "Children in care by sex", section=SECTION, unit=Unit.SHARE, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes", "Children"), reference=CHARACTERISTICS, groups=tuple(SEXES),
    reason=template("{group}: SEX {sex}"),
    columns=(*IN_CARE, *of("Children", "SEX")),
)  # fmt: skip
def children_by_sex(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are of each sex.

    Male: SEX is M, or 1 up to 2023/24. Female: F, or 2. A blank, U or unknown code is not known.
    """
    cases = data.in_care(period.end)
    sex = last_of(data.children, "SEX", cases)
    return Answers(cases, group=grouped(sex, SEXES), evidence={"sex": sex})


@indicator(
    "children_by_ethnic_group", "Children in care by ethnic group", section=SECTION, unit=Unit.SHARE,
    better=Better.NEITHER, windows=(Window.AT,), uses=("Episodes", "Children"), reference=CHARACTERISTICS,
    groups=ETHNIC_GROUPS,
    reason=template("{group}: ETHNIC {ethnic}"),
    columns=(*IN_CARE, *of("Children", "ETHNIC")),
)  # fmt: skip
def children_by_ethnic_group(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are in each ethnic group, in DfE's groups.

    Asian includes Chinese. Refused, not yet obtained, a blank and an unknown code are not known.
    """
    cases = data.in_care(period.end)
    ethnic = last_of(data.children, "ETHNIC", cases)
    return Answers(cases, group=grouped_by(ethnic, ETHNIC_GROUPS, ethnic_group), evidence={"ethnic": ethnic})
