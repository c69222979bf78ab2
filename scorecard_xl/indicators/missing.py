"""Section "Missing": children whose whereabouts were not known, and the interviews after their return."""

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import child_codes, child_count, coded, one_each, within
from scorecard_xl.council.period import Period, Window, day_in_words
from scorecard_xl.council.schedules import NO, YES
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.reasons import Facts, Reason, reason, since, template
from scorecard_xl.indicators.registry import IN_CARE, MISSING, Better, Counts, Unit, indicator

SECTION = "Missing"
GUIDANCE = "DfE, Statutory guidance on children who run away or go missing from home or care (2014)"
WINDOWS = (Window.MONTH, Window.YTD, Window.YEAR)
REPEATEDLY = 3


@reason("times")
def _times(case: Facts) -> str:
    times = int(case["times"])
    return f"{times or 'no'} missing episode{'' if times == 1 else 's'} in the period"


@reason("times", "since")
def _repeatedly(case: Facts) -> str:
    return f"{_times.say(case)}, the first on {day_in_words(case['since'])}"


@reason("MIS_START", "MIS_END")
def _missing(case: Facts) -> str:
    start, end = day_in_words(case["MIS_START"]), case["MIS_END"]
    return f"missing since {start}, not found yet" if end is None else f"missing from {start} to {day_in_words(end)}"


def _interview(flag: str) -> Reason:
    return template(f"missing from {{MIS_START}} to {{MIS_END}}: {flag} {{{flag}}}")


@indicator(
    "missing_children",
    "Children who went missing",
    section=SECTION,
    unit=Unit.COUNT,
    better=Better.LOWER,
    windows=WINDOWS,
    uses=("Episodes", "Missing"),
    reference=GUIDANCE,
    dates={"since": "MIS_START", "done": "MIS_END"},
    reason=since("first missing in the period on"),
    columns=(*IN_CARE, *MISSING),
)
def missing_children(data: Dataset, period: Period) -> Answers:
    """Children who went missing from care at least once in the period. Away without authorisation does not count."""
    return Answers(one_each(within(data.missing, "MIS_START", period), keep="first"))


@indicator(
    "missing_episodes",
    "Missing episodes",
    section=SECTION,
    unit=Unit.COUNT,
    better=Better.LOWER,
    windows=WINDOWS,
    uses=("Episodes", "Missing"),
    reference=GUIDANCE,
    dates={"since": "MIS_START", "done": "MIS_END"},
    reason=_missing,
    columns=(*IN_CARE, *MISSING),
)
def missing_episodes(data: Dataset, period: Period) -> Answers:
    """Times that a child went missing from care, each in the period in which it began."""
    return Answers(within(data.missing, "MIS_START", period))


@indicator(
    "missing_share", "Percentage of children who went missing", section=SECTION, unit=Unit.SHARE, better=Better.LOWER,
    windows=(Window.YEAR,), uses=("Episodes", "Missing"),
    reference="DfE, Children looked after in England: children who went missing",
    reason=_times,
    columns=(*IN_CARE, *MISSING),
)  # fmt: skip
def missing_share(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on at least one day of the twelve months who went missing in them.

    Away without authorisation does not count.
    """
    cases = data.in_care_in(period)
    times = _times_each(within(data.missing, "MIS_START", period))[child_codes(cases)]
    return Answers(cases, met=times > 0, evidence={"times": times})


@indicator(
    "missing_repeatedly", "Children who went missing three times or more", section=SECTION, unit=Unit.COUNT,
    better=Better.LOWER, windows=(Window.YEAR,), uses=("Episodes", "Missing"), reference=GUIDANCE,
    dates={"since": "MIS_START"}, reason=_repeatedly,
    columns=(*IN_CARE, *MISSING),
)  # fmt: skip
def missing_repeatedly(data: Dataset, period: Period) -> Answers:
    """Children who went missing from care three times or more in the twelve months.

    Away without authorisation does not count.
    """
    episodes = within(data.missing, "MIS_START", period)
    times = _times_each(episodes)
    cases = one_each(episodes[times[child_codes(episodes)] >= REPEATEDLY], keep="first")
    return Answers(cases, evidence={"times": times[child_codes(cases)]})


def _times_each(episodes: pd.DataFrame) -> np.ndarray:
    """How many of these missing episodes each child had, by its number."""
    return np.bincount(child_codes(episodes), minlength=child_count(episodes))


@indicator(
    "return_interviews_offered", "Return interviews offered", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.MONTH, Window.YTD), uses=("Episodes", "Missing", "Missing.RHI_OFFERED"),
    reference=GUIDANCE,
    dates={"since": "MIS_START", "done": "MIS_END"}, reason=_interview("RHI_OFFERED"),
    columns=(*IN_CARE, *MISSING, "Missing.MIS_END", "Missing.RHI_OFFERED"),
)  # fmt: skip
def return_interviews_offered(data: Dataset, period: Period) -> Answers:
    """Percentage of missing episodes that ended in the period after which the child was offered a return interview.

    An episode counts in the period in which the child was found, whenever it began. A blank counts as not offered.
    """
    return _interviews(data, period, "RHI_OFFERED")


@indicator(
    "return_interviews_accepted", "Return interviews accepted", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, counts=Counts.DUTIES, windows=(Window.MONTH, Window.YTD),
    uses=("Episodes", "Missing", "Missing.RHI_ACCEPTED"), reference=GUIDANCE,
    dates={"since": "MIS_START", "done": "MIS_END"}, reason=_interview("RHI_ACCEPTED"),
    columns=(*IN_CARE, *MISSING, "Missing.MIS_END", "Missing.RHI_ACCEPTED"),
)  # fmt: skip
def return_interviews_accepted(data: Dataset, period: Period) -> Answers:
    """Percentage of missing episodes that ended in the period after which the child accepted a return interview.

    Episodes after which none was offered count too. A blank counts as not accepted.
    """
    return _interviews(data, period, "RHI_ACCEPTED")


def _interviews(data: Dataset, period: Period, flag: str) -> Answers:
    ended = within(data.once(_ended), "MIS_END", period)
    is_read = ended[flag].isna().to_numpy() | coded(ended[flag], (*YES, *NO))
    cases = ended[is_read]
    return Answers(cases, met=coded(cases[flag], YES), left_out=lambda: {f"{flag} is neither Y nor N": ended[~is_read]})


def _ended(data: Dataset) -> pd.DataFrame:
    """Missing episodes that have ended, in order of MIS_END."""
    return data.missing.dropna(subset="MIS_END").sort_values("MIS_END", kind="stable")
