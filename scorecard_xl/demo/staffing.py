"""The teams, their posts and cases, and which social worker had each child when."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import Dice, Record, Span, month_ends, months_after

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


def social_workers(dice: Dice, stay: Stay, worker: str, size: float, span: Span) -> Iterator[Record]:
    """One record for each social worker who had the child in the span, in order.

    `worker`: who has the child today; the last record is that worker's where the child is in care.
    `size`: of the council, in councils of 420 children.
    """
    turns = _turns(dice, stay, worker, size, span)
    for n, ((start, own), end) in enumerate(zip(turns, [*(day for day, _ in turns[1:]), stay.end], strict=True)):
        if end > span.first:
            yield {
                "CHILD": stay.person.child,
                "SW_ID": own,
                "SW_DECOM": start,
                "SW_DEC": end if end <= span.last else None,
                "SW_REASON": "MANAGE" if n == 0 else dice.one_of(rates.WHY_WORKER_CHANGED),
            }


def _turns(dice: Dice, stay: Stay, worker: str, size: float, span: Span) -> list[tuple[date, str]]:
    """The day each social worker took over, and the number."""
    moves = months_after(stay.start, rates.MONTHS_WITH_SAFEGUARDING)
    days = _handovers(dice, stay, span)
    teams = [SAFEGUARDING if day < moves else IN_CARE for day in days]
    ids = [sw_id(f"Worker {dice.choice(posts(team, size))}") for team in teams]
    if stay.end > span.last:
        ids[-1] = sw_id(worker)
    return [(day, own) for day, own, before in zip(days, ids, [None, *ids], strict=False) if own != before]


def sw_id(worker: str) -> str:
    """The number, such as Social Work England gives, of a worker named Worker 07."""
    return f"SW{100_000 + int(worker.split()[-1])}"


def _handovers(dice: Dice, stay: Stay, span: Span) -> list[date]:
    """The days on which a social worker takes over: the first of care, the change of team, and others."""
    last = min(stay.end, span.last)
    days, day = {stay.start}, stay.start + dice.wait(365 / rates.WORKERS_A_YEAR)
    while day < last:
        days.add(day)
        day += dice.wait(365 / rates.WORKERS_A_YEAR)
    moves = months_after(stay.start, rates.MONTHS_WITH_SAFEGUARDING)
    return sorted(days | ({moves} if moves < last else set()))
