"""All that the page shows of one month: pure data, from which every cell and sentence follows."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scorecard_xl.council.period import FIRST_DAY, ONE_DAY, Day, year_start
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.figure import DatedKey, Figure, Key
from scorecard_xl.figures.history import Entry
from scorecard_xl.figures.targets import DEFAULTS, Target, target_on
from scorecard_xl.page.card import Line
from scorecard_xl.tables.cells import USUAL_COLOUR


@dataclass(frozen=True)
class Facts:
    """What is known of the month that ends on `last`; None where nothing is known yet.

    `establishment`: by team. `comments`: the officers' words of the month, by indicator. `region`: its name, for the
    benchmarks. `restated`: what was published of figures that are displayed otherwise
    now. `imported`: in words, what the last imports closed and took off.
    `data_end`: the last day that the data tell of, where it is before the month. `hidden`: figures too small to
    be shown; give them without value, numerator, denominator, rating and change. `ungraded`: how many school-aged
    children go to a school without an Ofsted grade.
    """

    last: Day | None
    figures: Sequence[Figure] = ()
    targets: Sequence[Target] = DEFAULTS
    council: str = ""
    colour: str = USUAL_COLOUR
    refreshed: dt.datetime | None = None
    problems: int = 0
    establishment: Mapping[str, float] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    benchmarks: Benchmarks = field(default_factory=Benchmarks)
    region: str = ""
    restated: Mapping[Key, Entry] = field(default_factory=dict)
    hidden: Collection[DatedKey] = frozenset()
    data_end: Day | None = None
    imported: str = ""
    ungraded: int = 0

    @cached_property
    def _groups(self) -> dict[tuple[str, str, Day], list[Figure]]:
        found: dict[tuple[str, str, Day], list[Figure]] = {}
        for figure in self.figures:
            found.setdefault((figure.indicator, figure.window, figure.end), []).append(figure)
        return found

    def on(self, line: Line, end: Day) -> Figure | None:
        """The line's figure of that day."""
        own = self._groups.get((line.indicator.name, line.window.value, end), ())
        at = (line.place or 1) - 1
        return own[at] if at < len(own) else None

    def figure(self, line: Line) -> Figure | None:
        """The line's figure on the page: of what is known only on a 31 March, that of the last one; none of no team."""
        now = None if self.last is None else self.on(line, self.last)
        if self.last is None or (line.is_spare and now and now.group is None):
            return None
        if now is None or now.value is not None or self.hides(now) or not line.indicator.is_yearly:
            return now
        before = self.on(line, year_start(self.last) - ONE_DAY)
        return before if before and (before.value is not None or self.hides(before)) else now

    def is_earlier(self, figure: Figure) -> bool:
        """Whether the figure is not of the last day: its own day must be said with it."""
        return self.last is not None and figure.end != self.last

    def all(self, line: Line) -> list[Figure]:
        """The figures of every group of the line's indicator."""
        own = None if self.last is None else self._groups.get((line.indicator.name, line.window.value, self.last))
        return own or []

    def hides(self, figure: Figure) -> bool:
        """Whether the figure is too small to be shown."""
        return figure.dated_key in self.hidden

    def benchmark(self, indicator: str, group: str | None) -> Benchmark | None:
        """The latest that was published up to the last day."""
        return None if self.last is None else self.benchmarks.latest(indicator, group, self.last.date())

    def target(self, indicator: str, day: Day | None = None) -> Target | None:
        """The target in force on the day, or on the last day of the page."""
        return target_on(self.targets, indicator, day or self.last or FIRST_DAY)
