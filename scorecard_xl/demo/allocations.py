"""Which team and worker had each child, and since when."""

from collections.abc import Iterator, Sequence
from datetime import date

from scorecard_xl.demo import rates
from scorecard_xl.demo.children import team
from scorecard_xl.demo.days import DAY, Span, months_after
from scorecard_xl.demo.dice import Dice
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import Record
from scorecard_xl.demo.staffing import IN_CARE, LEAVING, SAFEGUARDING, posts


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
