"""Who each child is and whose work: teams, posts and social workers; and how those who left care live."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Person, Stay
from scorecard_xl.demo.records import DAY, Dice, Record, Span, age, birthday, month_ends, months_after

SAFEGUARDING, IN_CARE, LEAVING = (team[0] for team in rates.TEAMS)


def child(dice: Dice, person: Person, team: str, size: float, last: date) -> Record:
    """The child's record on the last day. `size`: of the council, in councils of 420 children."""
    return {
        "CHILD": person.child,
        "SEX": person.sex,
        "DOB": person.born,
        "ETHNIC": person.ethnic,
        "UPN": _pupil_number(dice, person, last),
        "TEAM": team,
        "WORKER": f"Worker {dice.choice(posts(team, size)):02}",
        **(_mother(dice, person, last) if person.sex == "F" else {}),
    }


def team(stay: Stay, last: date) -> str:
    """Whose work the child is: Safeguarding, then Children in Care; Leaving Care from 16 once out of care."""
    if stay.end <= last:
        return LEAVING if stay.end >= birthday(stay.person.born, 16) else SAFEGUARDING
    return IN_CARE if months_after(stay.start, rates.MONTHS_WITH_SAFEGUARDING) <= last else SAFEGUARDING


def _pupil_number(dice: Dice, person: Person, last: date) -> str:
    if age(person.born, last) < 5:
        return "UN1"
    return (
        "UN2" if person.unaccompanied else f"{dice.choice('ABCDEFGHJKLMNPQRTUVWXYZ')}{dice.randint(0, 10**12 - 1):012}"
    )


def _mother(dice: Dice, person: Person, last: date) -> Record:
    """Girls old enough; the baby was born when the mother was between 15 and 18."""
    if age(person.born, last) < 15 or not dice.happens(rates.MOTHERS):
        return {"MOTHER": "0"}
    born = birthday(person.born, 15) + dice.days((0, 500, 1000))
    return {"MOTHER": "1", "MC_DOB": born} if born <= last else {"MOTHER": "0"}


def unaccompanied(person: Person) -> Record:
    """That status ends at 18."""
    return {"CHILD": person.child, "DUC": birthday(person.born, 18)}


def allocations(dice: Dice, life: Sequence[Stay], child: Record, size: float, span: Span) -> Iterator[Record]:
    """One row for each change of team or worker; the last is that of the child's row in Children.

    `size`: of the council, in councils of 420 children.
    """
    changes = [change for stay in life for change in _changes(dice, stay, span)]
    for day, name in changes[:-1]:
        yield _row(child, day, name, f"Worker {dice.choice(posts(name, size)):02}")
    for day, name in changes[-1:]:
        yield _row(child, day, name, str(child["WORKER"]))


def _changes(dice: Dice, stay: Stay, span: Span) -> Iterator[tuple[date, str]]:
    """The days on which a stay's team or worker changes: by its age, by chance within a team, and at its end."""
    end = min(stay.end, span.last + DAY)
    yield stay.start, SAFEGUARDING
    day = months_after(stay.start, rates.MONTHS_WITH_SAFEGUARDING)
    while day < end:
        yield day, IN_CARE
        day += dice.days(rates.DAYS_WITH_A_WORKER)
    if stay.end <= span.last:
        yield stay.end, LEAVING if team(stay, span.last) == LEAVING else SAFEGUARDING


def _row(child: Record, day: date, name: str, worker: str) -> Record:
    return {"CHILD": child["CHILD"], "FROM": day, "TEAM": name, "WORKER": worker}


def leavers(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """One record for a young person of 16 to 25 who left care at 16 or later and still has a claim."""
    years = age(stay.person.born, span.last)
    left = birthday(stay.person.born, 16) <= stay.end <= span.last
    if not left or years > 25 or (years > 20 and not dice.happens(_served(years))):
        return
    claim = _claim(dice, stay, years)
    if claim != rates.QUALIFYING or dice.happens(rates.QUALIFYING_KNOWN):
        yield _record(dice, stay, span.last, years, claim)


def _served(years: int) -> float:
    """How many of those over 20 are still served."""
    return rates.SERVED_AT_21 if years == 21 else rates.SERVED_AFTER_21


def _record(dice: Dice, stay: Stay, last: date, years: int, claim: str) -> Record:
    touch = dice.one_of(rates.IN_TOUCH)
    child: Record = {"CHILD": stay.person.child, "DOB": stay.person.born, "IN_TOUCH": touch, "ELIGIBILITY": claim}
    if touch in ("DIED", "RHOM"):
        return child
    known: Record = _how_they_live(dice, stay, years) if touch == "YES" else {"ACCOM": "0", "ACTIV": "0"}
    asked = {} if years >= 17 else dict.fromkeys(("IN_TOUCH", "ACCOM", "ACTIV"))
    return child | known | _contact(dice, last, claim, touch) | asked


def _claim(dice: Dice, stay: Stay, years: int) -> str:
    """Thirteen weeks in care, some of them at 16 or later, make a relevant child; at 18 a former relevant child."""
    if months_after(stay.start, 3) > stay.end:
        return rates.QUALIFYING
    if years < 18:
        return rates.RELEVANT
    return rates.FORMER_RELEVANT_AS_CODED if dice.happens(rates.CODED) else rates.FORMER_RELEVANT


def _how_they_live(dice: Dice, stay: Stay, years: int) -> Record:
    activity = rates.ACTIVITY_AT_18 if years <= 18 else rates.ACTIVITY_LATER
    suitable = dice.happens(rates.SUITABLE)
    weights = rates.SUITABLE_ACCOMMODATION if suitable else rates.UNSUITABLE_ACCOMMODATION
    weights = {code: weight for code, weight in weights.items() if years >= 18 or code != "T1"}
    accommodation = "Z1" if suitable and stay.reason == "E17" and years < 21 else dice.one_of(weights)
    return {"ACTIV": dice.one_of(activity), "ACCOM": accommodation}


def _contact(dice: Dice, last: date, claim: str, touch: str) -> Record:
    """The last contact, and the pathway plan, which is owed to all but qualifying care leavers."""
    contact = last - dice.days(rates.CONTACT_AGO if touch == "YES" else rates.CONTACT_LONG_AGO)
    if claim == rates.QUALIFYING or dice.happens(rates.PLAN_MISSING):
        return {"LATEST_CONTACT": contact}
    ago = rates.PLAN_AGO if dice.happens(rates.PLAN_ON_TIME) else rates.PLAN_LONG_AGO
    return {"LATEST_CONTACT": contact, "PATHWAY_PLAN": last - dice.days(ago)}


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
