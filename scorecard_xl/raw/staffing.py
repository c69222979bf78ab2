"""The teams of the staffing table, and their caseload targets."""

import pandas as pd


def caseload_targets(teams: pd.DataFrame) -> dict[str, float]:
    """The caseload target of each team that has one."""
    known = teams.dropna(subset=["team", "caseload_target"])
    return dict(zip(known["team"].astype("str"), known["caseload_target"], strict=True))


def teams_in_order(teams: pd.DataFrame, caseloads: pd.DataFrame) -> list[str]:
    """The teams of Teams, in its order, then others that Caseloads names."""
    named = pd.concat([teams["team"].astype("str"), caseloads["team"].astype("str")])
    return list(dict.fromkeys(named.dropna()))
