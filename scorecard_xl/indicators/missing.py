"""Section "Missing": children whose whereabouts were not known."""

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import one_each, within
from scorecard_xl.council.period import Period, Window
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.reasons import since, template
from scorecard_xl.indicators.registry import IN_CARE, MISSING, Better, Unit, indicator

SECTION = "Missing"
GUIDANCE = "DfE, Statutory guidance on children who run away or go missing from home or care (2014)"
WINDOWS = (Window.MONTH, Window.YTD, Window.YEAR)


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
    reason=template("missing from {MIS_START} to {MIS_END}"),
    columns=(*IN_CARE, *MISSING),
)
def missing_episodes(data: Dataset, period: Period) -> Answers:
    """Times that a child went missing from care, each in the period in which it began."""
    return Answers(within(data.missing, "MIS_START", period))
