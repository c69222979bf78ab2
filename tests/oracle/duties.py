"""Reviews and visits alike: what falls due, what meets it, and what falls due again (decisions C3, C8, C9).

Open: a planned row for the very day on which one was held is that one, and gives the day it was due (C4).
Open: of two days due given for one review or visit, that of a row with the day held holds, the one furthest down.
Open: all rows of the table are known whatever the day of the figure; only what falls due after it is not counted.
Open: a planned row and a held row with the same due day are two (C3: one row is one).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from oracle.care import Child, Period
from oracle.council import Case
from oracle.days import ONE
from oracle.rows import Row
from oracle.timetables import Stretch


class When(NamedTuple):
    """A day that was worked out, and by which rule, where it is not the one for all children."""

    day: dt.date
    why: str = ""


class Duty(NamedTuple):
    """Something due on a day, and the day it was done at last; None where it was not."""

    due: dt.date
    done: dt.date | None = None
    why: str = ""


class Owed(NamedTuple):
    """A duty in its place. `span`: the stretch or the period of care in which it is owed."""

    due: dt.date
    done: dt.date | None
    child: Child
    span: Stretch | Period
    why: str = ""

    def case(self, day: dt.date) -> Case:
        """As it is told of a figure on this day: nothing that was done after it (C1)."""
        done = self.done if self.done is not None and self.done <= day else None
        return Case(self.child.name, done is not None and done <= self.due, due=self.due, done=done, fact=self.why)


@dataclass(frozen=True)
class Rule:
    """What is computed in one stretch.

    `first`: the first day due; `judged`: whether doing it by then counts; `after`: the day due after the nth was done;
    `again`: the day due after one that was missed.
    """

    first: When
    judged: bool
    after: Callable[[int, dt.date], When]
    again: Callable[[dt.date], When]


@dataclass(frozen=True)
class Log:
    """What was done, by day, each with the day due where its row gives one; and the planned days, in order."""

    done: dict[dt.date, dt.date | None]
    planned: list[dt.date]


def log(rows: Sequence[Row], done: str, due: str, holds: Callable[[dt.date], bool]) -> Log:
    """The rows that belong: two for one day are one (C4), a planned row being for the day it is due."""
    days: dict[dt.date, dt.date | None] = {}
    for row in sorted(rows, key=lambda row: row[done] is not None):
        day = row[done] or row[due]
        if day is not None and holds(day):
            days[day] = row[due] or days.get(day)
    held = {row[done] for row in rows}
    return Log({day: days[day] for day in sorted(days) if day in held}, sorted(days.keys() - held))


def duties(known: Log, rule: Rule, until: dt.date) -> Iterator[Duty]:
    """Every duty of one stretch up to a day."""
    due, judged = rule.first, rule.judged
    for number, (day, given) in enumerate(known.done.items(), 1):
        due, judged = When(given) if given else due, judged or given is not None
        yield from _missed(due, rule, day, day)
        if day <= due.day and judged:
            yield Duty(due.day, day, due.why)
        due, judged = rule.after(number, day), True
    yield from _owed(known, due, rule, until)


def _missed(due: When, rule: Rule, before: dt.date, done: dt.date | None = None) -> Iterator[Duty]:
    """C8: every due day before the day it was done at last."""
    while due.day < before:
        yield Duty(due.day, done, due.why)
        due = rule.again(due.day)


def _owed(known: Log, due: When, rule: Rule, until: dt.date) -> Iterator[Duty]:
    """C9, and what is owed after the last one done."""
    last = max(known.done, default=dt.date.min)
    yield from (Duty(day) for day in known.planned if day < last)
    ahead = [day for day in known.planned if day > last]
    yield from (Duty(day) for day in ahead[:-1])
    yield from _missed(When(ahead[-1]) if ahead else due, rule, until + ONE)
