"""One council at the end of one month: its data, what is wrong in them, and its targets."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import (
    ONE_DAY,
    Day,
    data_end_in_words,
    ends_from_in_words,
    like_day,
    month_end,
    month_ends,
)
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.behind import late_of
from scorecard_xl.figures.benchmarks import Benchmarks
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.figures.commentary import Commentary
from scorecard_xl.figures.due import Due, due_soon
from scorecard_xl.figures.earlier import Earlier, asked_for
from scorecard_xl.figures.figure import MONTHS, Figure, Key
from scorecard_xl.figures.history import History, Restated
from scorecard_xl.figures.late import Late, has_days_late
from scorecard_xl.figures.measures import DEFAULT, Measure
from scorecard_xl.figures.targets import Target
from scorecard_xl.imports.record import RULE as NOT_IN_RETURN
from scorecard_xl.indicators import INDICATORS, Declared
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.values import Place

PLUG_INS_TABLE = "Plug-ins"
"""In place of a table, in problems of other packages."""
_ENDS_THAT_TELL, _ENDS_MISSED = 20, 10  # fewer ends say little of how often one is to be expected
_LAST_DAYS = 7 * ONE_DAY  # few episodes start or end on the very last day of a month (decisions H5)


@dataclass(frozen=True)
class Council:
    """What a book holds.

    `misread`: what is wrong with single cells and rows, found while they were read; `last`: the last day of the month
    reported; `chosen`: whether somebody named that month; `places`: where each table that is checked is, by name;
    `history`: what was published and shared; `commentary`: the officers' words; `reached`: the day that the
    episodes reach, or that Settings gives for it; `imported`: in words, what the last imports closed and took off,
    empty for nothing; `measures`: what the page shows; `not_kept`: what a refresh could not keep of officers' own
    columns; `local`: what the council measures beyond ours, by name;
    `complete_to`: the day to which the episodes are said to be complete.
    """

    data: Dataset
    misread: list[Problem]
    targets: Sequence[Target]
    last: Day
    chosen: bool
    places: Mapping[str, Place] = field(default_factory=dict)
    benchmarks: Benchmarks = field(default_factory=Benchmarks)
    history: History = field(default_factory=History)
    commentary: Commentary = field(default_factory=Commentary)
    reached: Day | None = None
    imported: str = ""
    measures: Sequence[Measure] = DEFAULT
    not_kept: list[str] = field(default_factory=list)
    local: Declared = field(default_factory=dict)
    complete_to: dt.date | None = None

    @property
    def data_end(self) -> Day | None:
        """The day that the episodes reach, where that is too early for the month reported."""
        if self.reached is None or self.last - self.reached < _LAST_DAYS:
            return None
        return self.reached

    @property
    def is_past(self) -> bool:
        """Whether the data tell of a whole month after the one reported."""
        return self.reached is not None and like_day(month_end(self.reached), -1) > self.last

    @property
    def care_leavers_of_today(self) -> str:
        """That care leavers of an earlier month are counted from today's facts, in a sentence; else empty."""
        if not (self.is_past and self.data.has("CareLeavers")):
            return ""
        return (
            f"The care leavers' figures of {self.last:%B %Y} use today's facts, because CareLeavers keeps no earlier "
            "ones: use the figures that you published then."
        )

    @property
    def data_from(self) -> Day:
        """The earliest date in Episodes; the last day of the month reported where there are none."""
        episodes = self.data.tables["Episodes"]
        return episodes["DECOM"].min() if len(episodes) else self.last

    @cached_property
    def ends_from(self) -> Day | None:
        """The earliest end of an episode, where it is so late that ends in the thirteen months must be missing."""
        ends = self.data.tables["Episodes"]["DEC"]
        ends = ends[ends <= self.last]
        if len(ends) < _ENDS_THAT_TELL:
            return None
        first: Day = ends.min()
        without = (first - month_ends(self.last, MONTHS)[0]).days
        expected = len(ends) * without / ((self.last - first).days + 1)
        return first if expected >= _ENDS_MISSED else None

    @cached_property
    def indicators(self) -> Declared:
        """Every indicator that the council has, by name: ours, then its local measures."""
        return {**INDICATORS, **self.local}

    @property
    def settings(self) -> Settings:
        return self.data.settings

    @cached_property
    def late(self) -> dict[Key, Late]:
        """How late reviews, visits and health checks of the month were, by indicator and window."""
        own = [(each, window) for each in INDICATORS.values() if has_days_late(each) for window in each.windows]
        found = {Key(each.name, window, None): late_of(self.data, each, window, self.last) for each, window in own}
        return {key: late for key, late in found.items() if late is not None}

    @cached_property
    def due(self) -> list[Due]:
        """What is overdue on the last day or falls due soon after it."""
        return due_soon(self.data, self.last)

    @property
    def earlier(self) -> Earlier:
        """The month end that figures are compared with, as Settings ask for it."""
        return asked_for(self.settings, self.last)

    @cached_property
    def problems(self) -> list[Problem]:
        """Everything that is wrong in the raw sheets, and on Benchmarks."""
        from scorecard_xl import checks  # figures are had without them

        if any(each.package for each in INDICATORS.values()):
            self.figures()  # what fails is known only then
        closed = {each.row for each in self.misread if each.rule == NOT_IN_RETURN}  # by an import: no reason is known
        rules = checks.problems(self.data, self.last, Day(self.complete_to) if self.complete_to else None)
        found = [*self.misread, *self.benchmarks.problems, *map(self._failed, self.data.failures)]
        found += [each for each in rules if each.rule != "end_without_reason" or each.row not in closed]
        if self.ends_from is not None:
            what = f"{ends_from_in_words(self.ends_from)}; import the returns of earlier years"
            found.insert(0, Problem("Episodes", None, "DEC", "", what, "ends_from", Severity.WARNING))
        return found if self.data_end is None else [self._too_early(self.data_end), *found]

    def _failed(self, name: str) -> Problem:
        """That an indicator of another package has no figure."""
        what = f"{self.data.failures[name]}, so a figure of it is empty; ask who wrote the package, or uninstall it"
        return Problem(PLUG_INS_TABLE, None, "", name, what, "plug_in", Severity.ERROR, (name,))

    def _too_early(self, end: Day) -> Problem:
        what = f"{data_end_in_words(end, self.last)}; import a later return, or report an earlier month"
        return Problem("Episodes", None, "DECOM", "", what, "data_end", Severity.WARNING)

    def figures(self, months: int = MONTHS) -> list[Figure]:
        """Every figure for a number of month ends up to the month reported."""
        return self._trend if months == MONTHS else self._calculator.calculate(self.last, months)

    @cached_property
    def _trend(self) -> list[Figure]:
        return self._calculator.calculate(self.last, MONTHS)

    def judged_months(self) -> list[Figure]:
        """The months that decide what is usual of indicators that are not reported by the month."""
        return self._calculator.judged_months(self.last)

    @cached_property
    def _calculator(self) -> Calculator:
        return Calculator(self.data, self.targets, self.history.last_published, self.indicators)

    @cached_property
    def restated(self) -> list[Restated]:
        """The published figures that are displayed otherwise now: only the days that were published are calculated."""
        published = self.history.published_days
        if not published or "_trend" in vars(self):
            return self.history.restated_in_all(self._trend) if published else []
        ends = [end for end in month_ends(self.last, MONTHS) if end in published or end == self.last]
        calculator = Calculator(self.data, self.targets, self.history.last_published)
        figures = [figure for each in INDICATORS.values() for figure in calculator.trend(each, ends)]
        return self.history.restated_in_all(figures)
