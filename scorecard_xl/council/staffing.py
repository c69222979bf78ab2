"""The teams of the staffing table, and the numbers that stand beside them."""

from scorecard_xl.council.period import Day
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.rows import Rows


def by_team(teams: Rows, column: str) -> dict[str, float]:
    """The number in this column for each team that has one."""
    pairs = zip(teams["team"].texts(), teams[column].tolist(), strict=True)
    return {team: number for team, number in pairs if team is not None and number == number}


def teams_in_order(teams: Rows, caseloads: Rows) -> list[str]:
    """The teams of Teams, in its order and as written there, then others that Caseloads names."""
    named = [team for table in (teams, caseloads) for team in table["team"].texts() if team is not None]
    first: dict[str, str] = {}
    for team in named:
        first.setdefault(plain(team), team)
    return list(first.values())


def caseloads_of(caseloads: Rows, day: Day) -> Rows:
    """The last row of each team for the month that the day lies in (decisions G5)."""
    month = caseloads[caseloads["month"] == day.replace(day=1)]
    return month[~month.repeated("team", keep="last")]
