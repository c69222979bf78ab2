"""Section "Missing": children whose whereabouts were not known."""

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Period, Window
from scorecard_xl.indicators.reasons import since, template
from scorecard_xl.indicators.registry import Answers, Better, Unit, indicator

SECTION = "Missing"
GUIDANCE = "DfE, Statutory guidance on children who run away or go missing from home or care (2014)"
WINDOWS = (Window.MONTH, Window.YTD, Window.YEAR)


@indicator(
    "missing_children", "Children who went missing", section=SECTION, unit=Unit.COUNT, better=Better.LOWER,
    windows=WINDOWS, uses=("Episodes", "Missing"), reference=GUIDANCE,
    dates={"since": "mis_start", "done": "mis_end"}, reason=since("first missing in the period on"),
)  # fmt: skip
def missing_children(data: Dataset, period: Period) -> Answers:
    """Children who went missing from care at least once in the period. Away without authorisation does not count."""
    return Answers(data.missing.within("mis_start", period).one_each(keep="first"))


@indicator(
    "missing_episodes", "Missing episodes", section=SECTION, unit=Unit.COUNT, better=Better.LOWER,
    windows=WINDOWS, uses=("Episodes", "Missing"), reference=GUIDANCE,
    dates={"since": "mis_start", "done": "mis_end"},
    reason=template("missing from {mis_start} to {mis_end}"),
)  # fmt: skip
def missing_episodes(data: Dataset, period: Period) -> Answers:
    """Times that a child went missing from care, each in the period in which it began."""
    return Answers(data.missing.within("mis_start", period))
