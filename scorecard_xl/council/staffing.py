"""The teams of the staffing table, and the numbers that stand beside them."""

import pandas as pd

from scorecard_xl.council.period import Day
from scorecard_xl.tables.by_heading import plain


def by_team(teams: pd.DataFrame, column: str) -> dict[str, float]:
    """The number in this column for each team that has one."""
    known = teams.dropna(subset=["TEAM", column])
    return dict(zip(known["TEAM"], known[column].tolist(), strict=True))


def teams_in_order(teams: pd.DataFrame, caseloads: pd.DataFrame) -> list[str]:
    """The teams of Teams, in its order and as written there, then others that Caseloads names."""
    first: dict[str, str] = {}
    for team in [*teams["TEAM"].dropna(), *caseloads["TEAM"].dropna()]:
        first.setdefault(plain(team), team)
    return list(first.values())


def caseloads_of(caseloads: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The last row of each team for the month that the day lies in (decisions G5)."""
    return caseloads[caseloads["MONTH"] == day.replace(day=1)].drop_duplicates("TEAM", keep="last")
