"""Section "Adoption": who leaves care to an adoptive family."""

from scorecard_xl.indicators.registry import Answers, Better, Unit, indicator
from scorecard_xl.period import Period, Window
from scorecard_xl.raw.dataset import Dataset, within

SECTION = "Adoption"
ADOPTED = ("E11", "E12")


@indicator(
    "leavers_adopted", "Children leaving care who are adopted", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    windows=(Window.QUARTER, Window.YTD), uses=("Episodes",),
    reference="Adoption and Children Act 2002; DfE, Children looked after in England: ceased during the year",
)  # fmt: skip
def leavers_adopted(data: Dataset, period: Period) -> Answers:
    """Of the children who left care in the period, those who left to be adopted (REC E11 or E12).

    A child who left more than once counts once, by the last time.
    """
    cases = within(data.leavings, "dec", period).drop_duplicates("child", keep="last")
    return Answers(cases, met=cases["rec"].isin(ADOPTED))
