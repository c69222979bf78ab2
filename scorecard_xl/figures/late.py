"""How late the duties behind a figure were: days late of each, bands of days, and a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard_xl.council.period import ONE_DAY, Day
from scorecard_xl.indicators import Indicator

CHECKS = frozenset({"annual_health_on_time", "dental_on_time"})
"""What has to be in date on the last day: it is overdue from the day on which the last one ran out."""
BANDS = ("up_to_7_days", "8_to_28_days", "29_to_91_days", "over_91_days")
_LAST_DAYS = (7, 28, 91)
_LATE = ("within a week", "by 8 to 28 days", "by 29 to 91 days", "by more than 91 days", "not done by the month end")
_OVERDUE = ("by up to a week", *_LATE[1:4], "with none on record")


@dataclass(frozen=True)
class Late:
    """The cases of one figure that were late, in the four BANDS of days.

    `not_done`: of duties those not done by the last day, of checks the children of whom none is known. `is_overdue`:
    the bands tell for how long the cases were overdue on the last day, not how late they were done.
    """

    bands: tuple[int, int, int, int]
    not_done: int = 0
    is_overdue: bool = False

    @property
    def cases(self) -> int:
        return sum(self.bands) + self.not_done

    def as_json(self) -> dict[str, int]:
        """The object `late` of `figures --json`."""
        return {"cases": self.cases, **dict(zip(BANDS, self.bands, strict=True)), "not_done": self.not_done}


def has_days_late(indicator: Indicator) -> bool:
    """Whether its cases fall due on a day: reviews, visits, initial assessments, and checks."""
    return indicator.counts.has_due_days or indicator.name in CHECKS


def days_late(met: np.ndarray, due: np.ndarray, done: np.ndarray, day: Day) -> np.ndarray:
    """Days from the day due to that on which it was done late, otherwise to the last day; NaN if met or not known."""
    until = np.where(done > due, done, day.to_datetime64().astype(due.dtype))
    found = (until - due) / ONE_DAY.to_timedelta64()
    return np.where(np.asarray(met, dtype=bool), np.nan, found)


def in_bands(indicator: Indicator, met: np.ndarray, days: np.ndarray, done: np.ndarray | None) -> Late:
    """The cases that are not met. `days`: as `days_late` has them; `done`: NaT for not done, None where not asked."""
    is_overdue = indicator.name in CHECKS or done is None
    missed = ~np.asarray(met, dtype=bool)
    banded = missed & ~np.isnan(days) & (is_overdue | (True if done is None else ~np.isnat(done)))
    number = np.searchsorted(_LAST_DAYS, days[banded], side="left")
    a, b, c, d = np.bincount(number, minlength=len(BANDS)).tolist()
    return Late((a, b, c, d), int((missed & ~banded).sum()), is_overdue)


def late_sentence(late: Late) -> str:
    """18 late, most within a week; 3 not done by the month end. Empty where none was late."""
    words = _OVERDUE if late.is_overdue else _LATE
    parts = {word: count for word, count in zip(words, (*late.bands, late.not_done), strict=True) if count}
    if not parts:
        return ""
    head = f"{late.cases:,} {'overdue' if late.is_overdue else 'late'}"
    if late.not_done == late.cases > 1 and not late.is_overdue:
        return f"{head}, none done by the month end"
    return f"{head}{_how_late(late, parts, words[-1])}"


def _how_late(late: Late, parts: Mapping[str, int], not_done: str) -> str:
    """Where more than half of them lie; otherwise how many lie where."""
    most = max(parts, key=lambda word: parts[word])
    if 2 * parts[most] <= late.cases:
        return f": {', '.join(f'{count:,} {word}' for word, count in parts.items())}"
    share = "" if late.cases == 1 else "all " if parts[most] == late.cases else "most "
    rest = f"; {late.not_done:,} {not_done}" if late.not_done and most != not_done else ""
    return f", {share}{most}{rest}"
