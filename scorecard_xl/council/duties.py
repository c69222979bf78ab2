"""What falls due again and again: when each duty fell due, and on which day it was met (decisions C and D).

Reviews are owed through a period of care, visits through a placement: each of these is a span.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scorecard_xl.council.care import InForce
from scorecard_xl.council.period import Day
from scorecard_xl.tables.columns import NEVER, NOT_KNOWN, earliest, filled, known, moments_of
from scorecard_xl.tables.rows import Rows, joined

_OF_A_DUTY = ("child", "span", "start", "end", "due", "done", "again")


class Schedule(Protocol):
    """When a duty falls due. Cases have `child`, `start` (of the span) and `partly_known`."""

    def given(self, rows: Rows, since: np.datetime64) -> np.ndarray:
        """The due day on the sheet of each row, where it counts."""

    def due(self, cases: Rows, before: np.ndarray, number: np.ndarray, since: np.datetime64) -> np.ndarray:
        """The due day of a span's duty of this number (from 0), where the one before was done on `before`."""

    def due_again(self, missed: Rows) -> np.ndarray:
        """The next due day after the one (`due`) that was missed."""


@dataclass(frozen=True)
class Duties:
    """The rules that reviews and visits share. `span`: "period" or "placement"; nothing is looked at beyond `until`."""

    episodes: Rows
    in_force: InForce
    span: str
    schedule: Schedule
    until: Day

    def of(self, rows: Rows, since: np.datetime64) -> Rows:
        """One row for each duty that fell due while the child was in force, in order of the due day.

        `rows`: child, done, given (the due day on the sheet); all there are from `since` on. Columns of the answer:
        child, start, due, done (NaT where it was not). Index: the row of the sheet, or for one that has no row the
        episode that opened the span, negative.
        """
        spans = self._spans(since)
        rows = _in_their_span(_one_a_day(rows), spans)
        rows = rows[~(rows["partly_known"] & (rows["day"] < since))]
        rows = rows.with_columns(given=self.schedule.given(rows, since))
        done = self._done(rows[known(rows["done"])], since)
        planned = _planned(rows[~known(rows["done"])], _last_done(done, len(spans)))
        owed = self._still_owed(spans, done, planned, since)
        return self._while_in_force(self._until_done(joined(_OF_A_DUTY, done[done["judged"]], planned, owed)))

    def _spans(self, since: np.datetime64) -> Rows:
        """The spans in order of child and start; `span`: their places; `partly_known`: rows are incomplete (C5, D9)."""
        number, start = self.episodes[self.span], self.episodes["decom"]
        opening = np.flatnonzero(np.diff(number, prepend=0))
        ends = np.maximum.reduceat(filled(self.episodes["dec"], NEVER), opening) if len(opening) else start
        spans = self.episodes[opening]
        return Rows.made(
            -spans.index, child=spans["child"], span=np.arange(len(spans)), start=spans["decom"], end=ends,
            partly_known=spans["decom"] < since,
        )  # fmt: skip

    def _done(self, done: Rows, since: np.datetime64) -> Rows:
        """What was done, with its due day: the one on the sheet, else computed from what was done before (C3)."""
        first = np.diff(done["span"], prepend=-1) != 0
        number = np.arange(len(done)) - np.maximum.accumulate(np.where(first, np.arange(len(done)), 0))
        before = np.where(first, NOT_KNOWN, np.roll(done["done"], 1))
        due = filled(done["given"], self.schedule.due(done, before, number, since))
        only_sets_the_next = done["partly_known"] & first & ~known(done["given"]) & (done["done"] <= due)
        return done.with_columns(due=due, again=np.ones(len(done), dtype=bool), judged=~only_sets_the_next)

    def _still_owed(self, spans: Rows, done: Rows, planned: Rows, since: np.datetime64) -> Rows:
        """What is owed after the last one done, where no planned row stands for it (C3)."""
        owing = spans[~np.isin(spans["span"], planned["span"][planned["stands"]])]
        last = _last_done(done, len(spans))[owing["span"]]
        number = np.bincount(done["span"], minlength=len(spans))[owing["span"]]
        due = self.schedule.due(owing, last, number, since)
        return owing.with_columns(due=due, done=_never(owing), again=np.ones(len(owing), dtype=bool))

    def _until_done(self, duties: Rows) -> Rows:
        """A duty not met falls due again, each time in its own month, until the day it is met at last (C8, D8)."""
        late = duties[duties["again"] & ~(duties["done"] <= duties["due"])]
        waves = [duties]
        while len(late):
            again = late.with_columns(due=self.schedule.due_again(late))
            last = np.minimum(again["end"], self.until.to_datetime64())
            late = again[(again["due"] <= last) & ~(again["due"] >= again["done"])]
            waves.append(late)
        return joined(_OF_A_DUTY, *waves)

    def _while_in_force(self, duties: Rows) -> Rows:
        """Only while the child is in force on the due day, in the same span (C2, D3)."""
        at = self.in_force.for_each(duties.child, duties["due"])
        numbers = self.episodes[self.span]
        same = (at >= 0) & (numbers[at] == duties["span"] + 1) if len(numbers) else at >= 0
        return duties[same].in_order_of("due")


def since_when(complete_from: dt.date | None, days: np.ndarray) -> np.datetime64:
    """The day from which the rows are complete: the one in Settings, else the first of these; NaT where none is."""
    return earliest(days) if complete_from is None else np.datetime64(complete_from, "s")


def _never(rows: Rows) -> np.ndarray:
    return np.full(len(rows), NOT_KNOWN)


def _in_their_span(rows: Rows, spans: Rows) -> Rows:
    """Each row with its span: the child's last one that started on or before the row's day (C4, D6)."""
    moments = moments_of(spans.child, spans["start"])
    at = np.searchsorted(moments, moments_of(rows.child, rows["day"]), side="right") - 1
    theirs = (at >= 0) & known(rows["day"])
    theirs[theirs] = spans.child[at[theirs]] == rows.child[theirs]
    found, own = rows[theirs], spans[at[theirs]]
    return found.with_columns(**{name: own[name] for name in ("span", "start", "end", "partly_known")})


def _planned(planned: Rows, last_done: np.ndarray) -> Rows:
    """What was planned and not done; only the last after the last one done falls due again (C9)."""
    stands = ~(planned["day"] < last_done[planned["span"]])
    last = ~planned.repeated("span", keep="last")
    return planned.with_columns(due=planned["given"], again=stands & last, stands=stands)


def _last_done(done: Rows, spans: int) -> np.ndarray:
    """By span the last day something was done; NaT where nothing was. The rows are in order of it."""
    last = np.full(spans, NOT_KNOWN)
    last[done["span"]] = done["done"]
    return last


def _one_a_day(rows: Rows) -> Rows:
    """Rows of the same child and day are one (C4, D6); the day is the one it was done on, else the one planned.

    The last row counts, one of what was done before one of what was planned, and so does the last due day given.
    """
    day, planned = filled(rows["done"], rows["given"]), np.where(known(rows["done"]), NOT_KNOWN, rows["given"])
    rows = rows.with_columns(day=day, planned=planned).in_order_of("child", "day", "planned")
    opens = np.flatnonzero(~rows.repeated("child", "day"))
    if len(opens) == len(rows):
        return rows
    places = np.where(known(rows["given"]), np.arange(len(rows)), -1)
    given = np.append(rows["given"], NOT_KNOWN)[np.maximum.reduceat(places, opens)]
    return rows[~rows.repeated("child", "day", keep="last")].with_columns(given=given)
