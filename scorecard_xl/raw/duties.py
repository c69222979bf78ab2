"""What falls due again and again: when each duty fell due, and on which day it was met (settled C and D).

Reviews are owed through a period of care, visits through a placement: each of these is a span.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from scorecard_xl.period import Day
from scorecard_xl.raw.care import NEVER, InForce

_NOT_DONE = np.datetime64("NaT", "s")


class Schedule(Protocol):
    """When a duty falls due. Cases have `child`, `start` (of the span) and `partly_known`."""

    def due(self, cases: pd.DataFrame, before: pd.Series, number: np.ndarray, since: Day) -> pd.Series:
        """The due day of a span's duty of this number (from 0), where the one before was done on `before`."""

    def due_again(self, missed: pd.DataFrame) -> pd.Series:
        """The next due day after the one (`due`) that was missed."""


@dataclass(frozen=True)
class Duties:
    """The rules that reviews and visits share. `span`: "period" or "placement"; nothing is looked at beyond `until`."""

    episodes: pd.DataFrame
    in_force: InForce
    span: str
    schedule: Schedule
    until: Day

    def of(self, rows: pd.DataFrame, complete_from: Day | None) -> pd.DataFrame:
        """One row for each duty that fell due while the child was in force, in order of the due day.

        `rows`: child, done, given (the due day on the sheet). Columns of the answer: child, start, due, done (NaT where
        it was not). Index: the row of the sheet, or for one that has no row the episode that opened the span, negative.
        """
        since = complete_from or rows["done"].min()
        spans = self._spans(since)
        rows = self._in_their_span(_one_a_day(rows), spans)
        rows = rows[~(rows["partly_known"] & (rows["day"] < since))]
        done = self._done(rows[rows["done"].notna()], since)
        planned = self._planned(rows[rows["done"].isna()], done)
        owed = self._still_owed(spans, done, planned, since)
        return self._while_in_force(self._until_done(pd.concat([done[done["judged"]], planned, owed])))

    def _spans(self, since: Day) -> pd.DataFrame:
        """The spans by child and start; `partly_known`: it started before the rows are complete (C5, D9)."""
        episodes = self.episodes
        ends = episodes["dec"].fillna(NEVER).groupby(episodes[self.span]).max()
        opening = episodes[~episodes[self.span].duplicated()]
        spans = opening.set_axis(-opening.index)[["child", self.span, "decom"]].set_axis(
            ["child", "span", "start"], axis=1
        )
        return spans.assign(end=ends.reindex(spans["span"]).to_numpy(), partly_known=spans["start"] < since)

    def _in_their_span(self, rows: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
        """Each row with its span: the child's last one that started on or before the row's day (C4, D6)."""
        joined = pd.merge_asof(
            rows.reset_index(names="row").sort_values("day", kind="stable"),
            spans.sort_values("start", kind="stable"),
            left_on="day", right_on="start", by="child",
        )  # fmt: skip
        known = joined.dropna(subset=["span"]).astype({"partly_known": bool})
        return known.set_index("row").sort_values(["span", "day"], kind="stable")

    def _done(self, done: pd.DataFrame, since: Day) -> pd.DataFrame:
        """What was done, with its due day: the one on the sheet, else computed from what was done before (C3)."""
        before = done["done"].shift().where(done["span"].eq(done["span"].shift()))
        number = done.groupby("span").cumcount().to_numpy()
        due = done["given"].fillna(self.schedule.due(done, before, number, since))
        only_sets_the_next = done["partly_known"] & (number == 0) & done["given"].isna() & (done["done"] <= due)
        return done.assign(due=due, again=True, judged=~only_sets_the_next)

    def _planned(self, planned: pd.DataFrame, done: pd.DataFrame) -> pd.DataFrame:
        """What was planned and not done; only the last after the last one done falls due again (C9)."""
        last_done = done.groupby("span")["done"].max().reindex(planned["span"]).to_numpy()
        stands = ~(planned["day"] < last_done)
        last = ~planned["span"].duplicated(keep="last")
        return planned.assign(due=planned["given"], again=stands & last, stands=stands)

    def _still_owed(self, spans: pd.DataFrame, done: pd.DataFrame, planned: pd.DataFrame, since: Day) -> pd.DataFrame:
        """What is owed after the last one done, where no planned row stands for it (C3)."""
        owing = spans[~spans["span"].isin(planned.loc[planned["stands"], "span"])]
        by_span = done.groupby("span")["done"]
        last = by_span.max().reindex(owing["span"]).set_axis(owing.index)
        number = by_span.size().reindex(owing["span"], fill_value=0).to_numpy()
        return owing.assign(due=self.schedule.due(owing, last, number, since), done=_NOT_DONE, again=True)

    def _until_done(self, duties: pd.DataFrame) -> pd.DataFrame:
        """A duty not met falls due again, each time in its own month, until the day it is met at last (C8, D8)."""
        duties = duties[["child", "span", "start", "end", "due", "done", "again"]]
        late = duties[duties["again"] & ~(duties["done"] <= duties["due"])]
        waves = [duties]
        while len(late):
            again = late.assign(due=self.schedule.due_again(late))
            last = np.minimum(again["end"].to_numpy(), self.until.to_datetime64())
            late = again[(again["due"] <= last) & ~(again["due"] >= again["done"])]
            waves.append(late)
        return pd.concat(waves)

    def _while_in_force(self, duties: pd.DataFrame) -> pd.DataFrame:
        """Only while the child is in force on the due day, in the same span (C2, D3)."""
        at = self.in_force.for_each(duties["child"], duties["due"])
        same = (at >= 0) & (self.episodes[self.span].to_numpy()[at] == duties["span"].to_numpy())
        due: pd.DataFrame = duties[same]
        return due.drop(columns=["span", "end", "again"]).sort_values("due", kind="stable")


def _one_a_day(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the same child and day are one (C4, D6); the day is the one it was done on, else the one planned."""
    rows = rows.assign(day=rows["done"].fillna(rows["given"]))
    same = rows[["child", "day"]].duplicated(keep=False)
    if not same.any():
        return rows
    done_first = rows[same].sort_values("done", kind="stable", na_position="last")
    known = done_first.groupby(["child", "day"], observed=True)[["done", "given"]].transform("first")
    filled = done_first.assign(done=known["done"], given=known["given"])
    return pd.concat([rows[~same], filled.drop_duplicates(["child", "day"])]).sort_index()
