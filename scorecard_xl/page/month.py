"""All that a page may say of one month: figures as they may be shown, and what officers wrote."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from scorecard_xl.council.period import ONE_DAY, Day, Window, day_in_words, like_day, month_ends, year_start
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.commentary import Commentary
from scorecard_xl.figures.figure import MONTHS, NOTHING, DatedKey, Key
from scorecard_xl.figures.measures import DEFAULT, Measure
from scorecard_xl.figures.targets import DEFAULTS, Target, target_on
from scorecard_xl.figures.usual_range import judged_window
from scorecard_xl.indicators import INDICATORS, Declared, Indicator, Unit
from scorecard_xl.page.model import Shown

_LIKE_MONTHS = (Window.MONTH, Window.AT, Window.YEAR, Window.QUARTER)
"""Windows of which each month end may be put beside the one before it; a year to date only grows."""


@dataclass(frozen=True)
class ShownMonth:
    """The month that ends on `last`. `shown`: by figure; one that may not be shown at all is not in it.

    `today`: the day by which an action is overdue. `establishment`, `caseload_targets`: by team. `warnings`: what must
    be said first. `late`: in words, how late the cases of a figure were. `meeting`: the month end that the last meeting
    knew, if numbers are compared with that. `is_copy`: whether readers have no other sheet, so that none is named.
    `footnote`: what a copy says of its numbers. `mark`: what it says of whom it is for, wherever it says its month.
    `ungraded`: how many school-aged children go to a school without an Ofsted grade. `indicators`: those that the
    council has, local measures too.
    """

    last: Day
    shown: Mapping[DatedKey, Shown]
    measures: Sequence[Measure] = DEFAULT
    targets: Sequence[Target] = DEFAULTS
    council: str = ""
    benchmarks: Benchmarks = field(default_factory=Benchmarks)
    commentary: Commentary = field(default_factory=Commentary)
    establishment: Mapping[str, float] = field(default_factory=dict)
    caseload_targets: Mapping[str, float] = field(default_factory=dict)
    today: dt.date | None = None
    warnings: Sequence[str] = ()
    late: Mapping[Key, str] = field(default_factory=dict)
    meeting: Day | None = None
    is_copy: bool = False
    footnote: str = ""
    mark: str = ""
    ungraded: int = 0
    indicators: Declared = field(default_factory=lambda: INDICATORS)

    def ask(self, what: str, to_do: str) -> str:
        """What is missing, and what to do about it: the officers alone can."""
        return f"{what}." if self.is_copy else f"{what}: {to_do}."

    @property
    def compared(self) -> list[tuple[Day, str]]:
        """The earlier month ends that the number of children in care is compared with, and their words."""
        recent = (
            (like_day(self.last, -1), "a month ago") if self.meeting is None else (self.meeting, "at the last meeting")
        )
        year_ago = (like_day(self.last, -12), "a year ago")
        return [recent] if recent[0] == year_ago[0] else [recent, year_ago]

    @property
    def position(self) -> str:
        """Position at 31 May 2026, with the mark of the copy."""
        return " · ".join(filter(None, (f"Position at {day_in_words(self.last)}", self.mark)))

    @cached_property
    def ends(self) -> list[Day]:
        """The last days of the thirteen months, the oldest first."""
        return month_ends(self.last, MONTHS)

    def on(self, indicator: str, window: Window, group: str | None, end: Day) -> Shown | None:
        return self.shown.get(DatedKey(indicator, window.value, group, end))

    @cached_property
    def _teams(self) -> list[str]:
        now = (key for key in self.shown if key.indicator == "average_caseload" and key.end == self.last)
        return [key.group for key in now if key.group is not None]

    def groups(self, indicator: Indicator) -> list[str]:
        """The groups of an indicator; of a caseload those that have a figure of the month."""
        return self._teams if indicator.unit is Unit.CASES else [*indicator.groups]

    def single(self, measures: Sequence[Measure]) -> Iterator[Measure]:
        """The measures with a row for each group where a row of the sheet is for all of them."""
        for each in measures:
            groups = self.groups(self.indicators[each.indicator]) if each.group is None else []
            yield from (replace(each, group=group, label=f"{each.label}, {group}") for group in groups)
            if not groups:
                yield each

    def now(self, measure: Measure) -> Shown:
        """Its figure of the month in its leading window: of what is known only on a 31 March, that of the last one."""
        found = self._now(measure)
        if found is not None and not found.is_unknown:
            return found
        key = DatedKey(measure.indicator, self.windows(measure)[0].value, measure.group, self.last)
        return self._on_year_end(measure) or found or Shown(key)

    def _now(self, measure: Measure) -> Shown | None:
        own = (self.on(measure.indicator, window, measure.group, self.last) for window in self.windows(measure))
        return next((each for each in own if each is not None), None)

    def _on_year_end(self, measure: Measure) -> Shown | None:
        if not self.indicators[measure.indicator].is_yearly:
            return None
        found = self.on(measure.indicator, self.windows(measure)[0], measure.group, year_start(self.last) - ONE_DAY)
        return None if found is None or found.is_unknown else found

    def windows(self, measure: Measure) -> list[Window]:
        """Its windows, the leading one first: of a share the year to date, of a number of events the month."""
        indicator = self.indicators[measure.indicator]
        first = [Window.MONTH, Window.YEAR] if indicator.unit is Unit.COUNT else [Window.YTD]
        leading = [each for each in first if each in indicator.windows]
        return [*leading, *(each for each in indicator.windows if each not in leading)]

    def months(self, measure: Measure) -> list[Shown | None]:
        """Its thirteen figures: of the series that is judged, else of the first that has a line or a point."""
        windows = dict.fromkeys((judged_window(self.indicators[measure.indicator]), *_LIKE_MONTHS))
        found = [self._series(measure, window) for window in windows]
        lengths = [sum(each is not None for each in numbers(series)) for series in found]
        at = next((at for at, known in enumerate(lengths) if known > 1), lengths.index(max(lengths)))
        return found[at]

    def _series(self, measure: Measure, window: Window) -> list[Shown | None]:
        return [self.on(measure.indicator, window, measure.group, end) for end in self.ends]

    def benchmark(self, indicator: str, group: str | None) -> Benchmark | None:
        """The latest that was published up to the last day."""
        return self.benchmarks.latest(indicator, group, self.last.date())

    def target(self, indicator: str, group: str | None = None) -> float | None:
        """The target in force on the last day, in the indicator's unit; of a caseload the team's."""
        if self.indicators[indicator].unit is Unit.CASES:
            return self.caseload_targets.get(group or "")
        found = target_on(self.targets, indicator, self.last)
        return None if found is None else float(found.value)


def texts(series: Sequence[Shown | None]) -> list[str]:
    """The same in words; a dash where nothing is known or shown."""
    return [NOTHING if each is None else each.how_many if _is_hidden(each) else each.text for each in series]


def _is_hidden(shown: Shown) -> bool:
    return shown.is_rounded and bool(shown.missing)


def numbers(series: Sequence[Shown | None]) -> list[float | None]:
    """What a line draws."""
    return [None if each is None else each.number for each in series]
