"""What falls due again and again: when each duty fell due, and on which day it was met (decisions C and D).

Reviews and visits are owed through spans of care: `council/timetables.py` says where each begins.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from scorecard_xl.council.care import InForce, moments_of
from scorecard_xl.council.lookups import NEVER, NOT_KNOWN, child_codes
from scorecard_xl.council.period import Day

_OF_A_DUTY = ["CHILD", "span", "start", "end", "due", "done", "again", "rule"]


class DueDays(NamedTuple):
    """For each case the due day, and the number of the rule that it follows."""

    day: np.ndarray
    rule: np.ndarray


class Schedule(Protocol):
    """When a duty falls due. Cases have `CHILD`, `span`, `start` (of the span) and `partly_known`."""

    def given(self, rows: pd.DataFrame, since: Day) -> pd.Series:
        """The due day on the sheet of each row, where it counts."""

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> DueDays:
        """The due day of a span's duty of this number (from 0), where the one before was done on `before`."""

    def due_again(self, child: np.ndarray, span: np.ndarray, missed: np.ndarray) -> DueDays:
        """The next due day after the one that was missed, by the number of the child and of the span."""


@dataclass(frozen=True)
class Duties:
    """The rules that reviews and visits share. `span`: the column that numbers them; none is due beyond `until`."""

    episodes: pd.DataFrame
    in_force: InForce
    span: str
    schedule: Schedule
    until: Day

    def of(self, rows: pd.DataFrame, since: Day) -> pd.DataFrame:
        """One row for each duty that fell due while the child was in force, in order of the due day.

        `rows`: CHILD, done, given (the due day on the sheet); all there are from `since` on. Columns of the answer:
        CHILD, span, start, due, done (NaT where it was not), rule (0: ordinary, or due on the given day). Index: the
        row of the sheet, or for one that has no row the episode that opened the span, negative.
        """
        spans = self._spans(since)
        rows = _in_their_span(_one_a_day(rows), spans)
        rows = rows[~(rows["partly_known"] & (rows["day"] < since))]
        rows = rows.assign(given=self.schedule.given(rows, since))
        is_done = rows["done"].notna()
        done = self._done(rows[is_done], since)
        planned = _planned(rows[~is_done], _last_done(done, len(spans)))
        owed = self._still_owed(spans, done, planned, since)
        duties = pd.concat([each[_OF_A_DUTY] for each in (done[done["judged"]], planned, owed)])
        return self._while_in_force(self._until_done(duties))

    def _spans(self, since: Day) -> pd.DataFrame:
        """The spans in order of child and start; `span`: their places; `partly_known`: rows are incomplete (C5, D9)."""
        number = self.episodes[self.span].to_numpy()
        opening = openings(self.episodes, self.span)
        ends = self.episodes["DEC"].fillna(NEVER).groupby(number).max().to_numpy()
        spans = self.episodes.iloc[opening][["CHILD", "DECOM"]].set_axis(["CHILD", "start"], axis=1)
        return spans.set_axis(-spans.index).assign(
            span=np.arange(len(spans)), end=ends, partly_known=(spans["start"] < since).to_numpy()
        )

    def _done(self, done: pd.DataFrame, since: Day) -> pd.DataFrame:
        """What was done, with its due day: the one on the sheet, else computed from what was done before (C3)."""
        first = ~done["span"].duplicated().to_numpy()
        number = done.groupby("span").cumcount().to_numpy()
        before = done["done"].shift().mask(first)
        computed, given = self.schedule.due(done, before, number, since), done["given"].notna().to_numpy()
        due = np.where(given, done["given"], computed.day)
        only_sets_the_next = done["partly_known"] & first & ~given & (done["done"] <= due)
        return done.assign(due=due, again=True, judged=~only_sets_the_next, rule=np.where(given, 0, computed.rule))

    def _still_owed(self, spans: pd.DataFrame, done: pd.DataFrame, planned: pd.DataFrame, since: Day) -> pd.DataFrame:
        """What is owed after the last one done, where no planned row takes its place (C3)."""
        number = np.bincount(done["span"], minlength=len(spans))
        last = pd.Series(_last_done(done, len(spans)), index=spans.index)
        owing = ~spans["span"].isin(planned.loc[planned["is_owed"], "span"]).to_numpy()
        owed = spans[owing]
        due = self.schedule.due(owed, last[owing], number[owing], since)
        return owed.assign(due=due.day, done=NOT_KNOWN, again=True, rule=due.rule)

    def _until_done(self, duties: pd.DataFrame) -> pd.DataFrame:
        """A duty not met falls due again, each time in its own month, until the day it is met at last (C8, D8)."""
        late = duties[duties["again"].to_numpy() & ~(duties["done"] <= duties["due"]).to_numpy()]
        child, span, done = child_codes(late), late["span"].to_numpy(), late["done"].to_numpy()
        last = np.minimum(late["end"].to_numpy(), self.until.to_datetime64())
        at, due = np.arange(len(late)), DueDays(late["due"].to_numpy(), late["rule"].to_numpy())
        waves = [(at[:0], due.day[:0], due.rule[:0])]
        while len(at):
            due = self.schedule.due_again(child[at], span[at], due.day)
            goes_on = (due.day <= last[at]) & ~(due.day >= done[at])
            at, due = at[goes_on], DueDays(due.day[goes_on], due.rule[goes_on])
            waves.append((at, due.day, due.rule))
        again, days, rules = (np.concatenate(part) for part in zip(*waves, strict=True))
        return pd.concat([duties, late.iloc[again].assign(due=days, rule=rules)])

    def _while_in_force(self, duties: pd.DataFrame) -> pd.DataFrame:
        """Only while the child is in force on the due day, in the same span (C2, D3)."""
        at = self.in_force.for_each(child_codes(duties), duties["due"].to_numpy())
        number = np.append(self.episodes[self.span].to_numpy(), 0)[at]
        same = (at >= 0) & (number == duties["span"].to_numpy() + 1)
        return duties.loc[same, ["CHILD", "span", "start", "due", "done", "rule"]].sort_values("due", kind="stable")


def openings(episodes: pd.DataFrame, span: str) -> np.ndarray:
    """The positions of the episodes that open a span, by the column that numbers them from 1."""
    return np.flatnonzero(np.diff(episodes[span].to_numpy(), prepend=0))


def since_when(complete_from: dt.date | None, days: pd.Series) -> Day:
    """The day from which the rows are complete: the one in Settings, else the first of these; NaT where none is."""
    return days.min() if complete_from is None else pd.Timestamp(complete_from)


def _in_their_span(rows: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Each row with its span: the child's last one that started on or before the row's day (C4, D6)."""
    moments = moments_of(child_codes(spans), spans["start"].to_numpy())
    at = np.searchsorted(moments, moments_of(child_codes(rows), rows["day"].to_numpy()), side="right") - 1
    theirs = (at >= 0) & rows["day"].notna().to_numpy()
    theirs[theirs] = child_codes(spans)[at[theirs]] == child_codes(rows)[theirs]
    own = spans.iloc[at[theirs]][["span", "start", "end", "partly_known"]]
    return rows[theirs].assign(**{name: own[name].to_numpy() for name in own})


def _planned(planned: pd.DataFrame, last_done: np.ndarray) -> pd.DataFrame:
    """What was planned and not done; only the last after the last one done falls due again (C9)."""
    is_owed = ~(planned["day"] < last_done[planned["span"]])
    last = ~planned["span"].duplicated(keep="last")
    return planned.assign(due=planned["given"], again=is_owed & last, is_owed=is_owed, rule=0)


def _last_done(done: pd.DataFrame, spans: int) -> np.ndarray:
    """By span the last day something was done; NaT where nothing was. The rows are in order of it."""
    last = np.full(spans, NOT_KNOWN)
    last[done["span"]] = done["done"]
    return last


def _one_a_day(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the same child and day are one (C4, D6); the day is the one it was done on, else the one planned.

    The last row counts, one of what was done before one of what was planned, and so does the last due day given.
    """
    rows = rows.assign(day=rows["done"].fillna(rows["given"]), planned=rows["given"].mask(rows["done"].notna()))
    rows = rows.sort_values(["CHILD", "day", "planned"], kind="stable")
    moments = moments_of(child_codes(rows), rows["day"].to_numpy())
    opens = np.diff(moments, prepend=-1) != 0
    if opens.all():
        return rows
    given = rows["given"].groupby(opens.cumsum()).last()
    return rows[np.append(opens[1:], True)].assign(given=given.to_numpy())
