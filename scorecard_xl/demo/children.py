"""Who each child is, and whose work: today, and since when."""

from collections.abc import Iterator, Sequence
from datetime import date

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Person, Stay
from scorecard_xl.demo.records import DAY, Dice, Record, Span, age, birthday, months_after
from scorecard_xl.demo.staffing import IN_CARE, LEAVING, SAFEGUARDING, posts


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
