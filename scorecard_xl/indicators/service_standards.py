"""Section "Service standards": what the council owes each child in care by a day."""

from scorecard_xl.indicators.registry import Answers, Better, Unit, indicator
from scorecard_xl.period import Period, Window
from scorecard_xl.raw.dataset import Dataset, within

SECTION = "Service standards"
REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"


@indicator(
    "reviews_on_time", "Reviews held on time", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    windows=(Window.MONTH, Window.YTD), uses=("Episodes", "Reviews"), reference=f"{REGULATIONS}, reg. 33",
)  # fmt: skip
def reviews_on_time(data: Dataset, period: Period) -> Answers:
    """Of the reviews due in the period, those held on or before the day they were due.

    The first is due 20 working days after care starts, the second 3 months after the first, each later one 6 months
    after the one before; a due day on the sheet goes before that. A review not held is late, and falls due again.
    """
    due = within(data.review_duties, "due", period)
    return Answers(due, met=due["held"] <= due["due"])
