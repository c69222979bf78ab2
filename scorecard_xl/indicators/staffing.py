"""Section "Staffing": the teams and their caseloads."""

from scorecard_xl.indicators.registry import Answers, Better, Unit, indicator
from scorecard_xl.period import Period, Window
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.raw.rows import Rows

SECTION = "Staffing"


@indicator(
    "average_caseload", "Average caseload", section=SECTION, unit=Unit.CASES, better=Better.LOWER,
    windows=(Window.AT,), uses=("Caseloads",), perhaps=("Teams",),
    reference="DfE, Children's social work workforce: average caseload",
)  # fmt: skip
def average_caseload(data: Dataset, period: Period) -> Answers:
    """By team, the cases held at the end of the month for each worker who holds any."""
    rows = data.tables["Caseloads"]
    month = rows[rows["month"] == period.end.replace(day=1)].drop_duplicates("team", keep="last")
    cases = month.set_index(month["team"].astype("str")).reindex(data.teams)
    return Answers(Rows.of(cases), met=cases["cases"], over=cases["workers"], group=cases.index.to_series())
