"""Children in care who live with family or friends: an indicator of our own for the Corporate Parenting Scorecard."""

from scorecard_xl import Answers, Better, Counts, Dataset, Period, Unit, Window, indicator
from scorecard_xl.indicators.reasons import template

KINSHIP = ("U1", "U2", "U3")  # SSDA903: foster placement with a relative or friend


@indicator(
    "kinship_foster_care",
    "Living with family or friends",
    section="Placements",
    unit=Unit.SHARE,
    better=Better.HIGHER,
    windows=(Window.AT,),
    uses=("Episodes",),
    columns=("Episodes.CHILD", "Episodes.DECOM", "Episodes.DEC", "Episodes.LS", "Episodes.RNE", "Episodes.PLACE"),
    counts=Counts.CHILDREN,
    target="0.2",
    dates={"since": "placement_start"},
    reason=template("{placement_place} since {placement_start}"),
    reference="Children Act 1989, section 22C(6)(a)",
)
def kinship_foster_care(data: Dataset, period: Period) -> Answers:
    """Of the children in care on the day, those in a foster placement with a relative or friend (U1 to U3)."""
    cases = data.in_care(period.end)
    return Answers(cases, met=cases["placement_place"].isin(KINSHIP).to_numpy())
