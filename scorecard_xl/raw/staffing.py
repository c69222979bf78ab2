"""The teams of the staffing table, and their caseload targets."""

from scorecard_xl.period import Day
from scorecard_xl.raw.rows import Rows


def caseload_targets(teams: Rows) -> dict[str, float]:
    """The caseload target of each team that has one."""
    pairs = zip(teams["team"].texts(), teams["caseload_target"].tolist(), strict=True)
    return {team: target for team, target in pairs if team is not None and target == target}


def teams_in_order(teams: Rows, caseloads: Rows) -> list[str]:
    """The teams of Teams, in its order, then others that Caseloads names."""
    named = [*teams["team"].texts(), *caseloads["team"].texts()]
    return [team for team in dict.fromkeys(named) if team is not None]


def caseloads_of(caseloads: Rows, day: Day) -> Rows:
    """The last row of each team for the month that the day lies in (settled G5)."""
    month = caseloads[caseloads["month"] == day.replace(day=1)]
    return month[~month.repeated("team", keep="last")]
