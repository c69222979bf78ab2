"""The teams, their posts, and each month's cases."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from scorecard_xl.demo import rates
from scorecard_xl.demo.days import month_ends, months_after
from scorecard_xl.demo.dice import Dice
from scorecard_xl.demo.records import Record

SAFEGUARDING, IN_CARE, LEAVING = (team[0] for team in rates.TEAMS)


def teams(size: float) -> Iterator[Record]:
    """The teams of a council of that size, in councils of 420 children."""
    for name, role, establishment, target, _ in rates.TEAMS:
        posts = max(1.0, round(establishment * size, 1))
        yield {"TEAM": name, "ROLE": role, "ESTABLISHMENT": posts, "CASELOAD_TARGET": target}


def posts(team: str, size: float) -> range:
    """The numbers of the team's workers: no worker is in two teams."""
    first = 1
    for record in teams(size):
        number = round(float(str(record["ESTABLISHMENT"])))
        if record["TEAM"] == team:
            break
        first += number
    return range(first, first + number)


def caseloads(dice: Dice, size: float, last: date) -> Iterator[Record]:
    """The cases and workers of each month and team: back from the last month, each caseload wanders."""
    months = list(month_ends(months_after(last.replace(day=1), 1 - rates.MONTHS_OF_CASELOADS), last))
    back = {name: _caseloads_back(dice, caseload, len(months)) for name, *_, caseload in rates.TEAMS}
    for n, month in enumerate(months, start=1):
        for name, _, establishment, _, _ in rates.TEAMS:
            workers = max(1.0, round(establishment * size * rates.POSTS_FILLED * dice.uniform(0.95, 1.05), 1))
            yield {"MONTH": month, "TEAM": name, "CASES": round(back[name][-n] * workers), "WORKERS": workers}


def _caseloads_back(dice: Dice, caseload: float, months: int) -> list[float]:
    return list(accumulate((dice.gauss(0, rates.CASELOAD_WANDERS) for _ in range(months - 1)), initial=caseload))
