"""Section "Staffing": the teams and their caseloads, and how often a child's social worker changes."""

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import child_codes, child_count, taken
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.reasons import Facts, reason
from scorecard_xl.indicators.registry import IN_CARE, STAFFING, Better, Counts, Unit, indicator, of
from scorecard_xl.tables.by_heading import plain

SECTION = "Staffing"
MANY_WORKERS = 3


@reason("workers")
def _workers(case: Facts) -> str:
    workers = int(case["workers"])
    return f"{workers or 'no'} social worker{'' if workers == 1 else 's'} in the twelve months"


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
    published_otherwise="DfE counts all children's social workers, on 30 September",
)
def average_caseload(data: Dataset, period: Period) -> Answers:
    """Average number of cases held at the end of the month by each full-time equivalent social worker, by team.

    CASES divided by WORKERS: those who hold at least one case, agency workers included, in full-time equivalents.
    """
    month = _caseloads_of(data.tables["Caseloads"], period.end)
    row = {plain(team): at for at, team in enumerate(month["TEAM"])}
    at = np.array([row.get(plain(team), -1) for team in data.teams], dtype=int)
    cases, workers = (taken(month[name], at).to_numpy() for name in ("CASES", "WORKERS"))
    return Answers(month, met=cases, over=workers, group=pd.Categorical.from_codes(np.arange(len(at)), data.teams))


def _caseloads_of(caseloads: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The last row of each team for the month that the day lies in (decisions G5)."""
    return caseloads[caseloads["MONTH"] == day.replace(day=1)].drop_duplicates("TEAM", keep="last")


@indicator(
    "three_or_more_social_workers", "Three or more social workers during the year", section=SECTION, unit=Unit.SHARE,
    better=Better.LOWER, windows=(Window.YEAR,), uses=("Episodes", "SWEpisodes"),
    reference="DfE, Stability measures for children looked after: social workers",
    reason=_workers,
    columns=(*IN_CARE, *of("SWEpisodes", "SW_ID", "SW_DECOM", "SW_DEC")),
)  # fmt: skip
def three_or_more_social_workers(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who had three or more social workers in the twelve months up to it.

    Each SW_ID counts once for a child. The social worker at the start of the twelve months counts.
    """
    cases = data.in_care(period.end)
    workers = _workers_of(data.once(_numbered), period)[child_codes(cases)]
    return Answers(cases, met=workers >= MANY_WORKERS, evidence={"workers": workers})


def _workers_of(episodes: pd.DataFrame, period: Period) -> np.ndarray:
    """How many different social workers each child, by its number, had in the period."""
    had = (episodes["SW_DECOM"] <= period.end) & ~(episodes["SW_DEC"] < period.start)
    of_period = episodes.loc[had, ["CHILD", "worker"]].drop_duplicates()
    return np.bincount(child_codes(of_period), minlength=child_count(episodes))


def _numbered(data: Dataset) -> pd.DataFrame:
    """The episodes of social workers that are named, with a number for each `worker`; the case of the ID is ignored."""
    episodes = data.tables["SWEpisodes"].dropna(subset="SW_ID")
    numbers, _ = pd.factorize(np.array([each.upper() for each in episodes["SW_ID"].array.categories], dtype=object))
    return episodes.assign(worker=numbers[episodes["SW_ID"].array.codes])
