"""Section "Staffing": the teams and their caseloads."""

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import taken
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.registry import STAFFING, Better, Counts, Unit, indicator
from scorecard_xl.tables.by_heading import plain

SECTION = "Staffing"


@indicator(
    "average_caseload",
    "Average caseload",
    section=SECTION,
    unit=Unit.CASES,
    better=Better.LOWER,
    counts=Counts.STAFF,
    windows=(Window.AT,),
    uses=("Caseloads",),
    perhaps=("Teams",),
    reference="DfE, Children's social work workforce: average caseload",
    columns=STAFFING,
)
def average_caseload(data: Dataset, period: Period) -> Answers:
    """By team, the cases held at the end of the month for each worker who holds any."""
    month = _caseloads_of(data.tables["Caseloads"], period.end)
    row = {plain(team): at for at, team in enumerate(month["TEAM"])}
    at = np.array([row.get(plain(team), -1) for team in data.teams], dtype=int)
    cases, workers = (taken(month[name], at).to_numpy() for name in ("CASES", "WORKERS"))
    return Answers(month, met=cases, over=workers, group=pd.Categorical.from_codes(np.arange(len(at)), data.teams))


def _caseloads_of(caseloads: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The last row of each team for the month that the day lies in (decisions G5)."""
    return caseloads[caseloads["MONTH"] == day.replace(day=1)].drop_duplicates("TEAM", keep="last")
