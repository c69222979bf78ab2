"""Indicators x windows x month ends -> figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window, like_day, month_ends
from scorecard_xl.figures import usual_range
from scorecard_xl.figures.figure import MONTHS, Change, DatedKey, Figure, shown
from scorecard_xl.figures.history import Entry
from scorecard_xl.figures.targets import DEFAULTS, Target, target_on
from scorecard_xl.figures.usual_range import UNKNOWN_POINT, Point, judged_window
from scorecard_xl.indicators import INDICATORS, Answers, Better, Declared, Indicator, Parts, Unit

PublishedEntries = Mapping[DatedKey, Entry]
"""What was published of each figure for its own month."""


def calculate(
    data: Dataset, last: Day, targets: Sequence[Target] = DEFAULTS, months: int = MONTHS,
    published: PublishedEntries | None = None, indicators: Declared = INDICATORS,
) -> list[Figure]:  # fmt: skip
    """Every figure of every indicator for a number of month ends up to `last`, those of `last` with their usual range.

    `published`: tells the earlier months of what the tables know of today only. `indicators`: with the council's
    local measures.
    """
    return Calculator(data, targets, published, indicators).calculate(last, months)


class Calculator:
    """Calculates figures, each span once."""

    def __init__(
        self, data: Dataset, targets: Sequence[Target] = DEFAULTS, published: PublishedEntries | None = None,
        indicators: Declared = INDICATORS,
    ) -> None:  # fmt: skip
        self._data, self._targets, self._published, self._indicators = data, targets, published or {}, indicators
        self._known: dict[tuple[str, Period], dict[str | None, Parts]] = {}

    def calculate(self, last: Day, months: int = MONTHS) -> list[Figure]:
        """As the function of this name."""
        ends, every = month_ends(last, months), self._indicators.values()
        return [figure for each in every for figure in self.with_usual_range(each, last, self.trend(each, ends))]

    def judged_months(self, last: Day, months: int = MONTHS) -> list[Figure]:
        """The series that decide what is usual of indicators that are not reported by the month."""
        others = (each for each in self._indicators.values() if judged_window(each) not in each.windows)
        return [
            figure
            for each in others
            for end in month_ends(last, months)
            for figure in self.figures(each, judged_window(each), end)
        ]

    def trend(self, indicator: Indicator, ends: Iterable[Day]) -> Iterator[Figure]:
        """The indicator's figures by window and day, the groups of each together."""
        days = list(ends)
        for window in indicator.windows:
            for end in days:
                yield from self.figures(indicator, window, end)

    def figures(self, indicator: Indicator, window: Window, end: Day) -> list[Figure]:
        """The figures of one window on one day: one, or one a group."""
        period = Period.ending(end, window)
        before = self._by_group(indicator, period.previous())
        parts = self._by_group(indicator, period)
        return [self._figure(indicator, period, group, parts[group], before.get(group, Parts())) for group in parts]

    def values(self, indicator: Indicator, window: Window, end: Day) -> dict[str | None, float | None]:
        """The values of one window on one day by group, nothing else of the figures."""
        parts = self._by_group(indicator, Period.ending(end, window))
        return {group: _number(_value(each, indicator.unit), indicator.unit) for group, each in parts.items()}

    def with_usual_range(self, indicator: Indicator, last: Day, figures: Iterable[Figure]) -> Iterator[Figure]:
        """The figures, those of the month that ends on `last` with their usual range (docs/usual-range.md)."""
        found = self._judged(indicator, last)
        for figure in figures:
            yield replace(figure, **found.get(figure.group, {})) if figure.end == last else figure

    def _judged(self, indicator: Indicator, last: Day) -> dict[str | None, dict[str, Any]]:
        """By group, the fields of a figure that its usual range fills."""
        window = judged_window(indicator)
        now = self._points(indicator, Period.ending(last, window))
        ends = month_ends(like_day(last, -1), usual_range.MONTHS_BEFORE)
        before = [self._earlier(indicator, Period.ending(end, window), now) for end in ends]
        return {
            group: self._fields(indicator, group, last, [points.get(group, UNKNOWN_POINT) for points in before], point)
            for group, point in now.items()
        }

    def _fields(
        self, indicator: Indicator, group: str | None, last: Day, before: Sequence[Point], now: Point
    ) -> dict[str, Any]:
        usual = usual_range.usual_range(before, indicator.unit)
        if usual is None:
            return {}
        in_months, target = judged_window(indicator) is Window.MONTH, self._target(indicator, last, group)
        return {
            **{name: float(value) for name, value in vars(usual).items()},
            "variation": usual_range.variation_of(usual, before, now, indicator.better, in_months=in_months),
            "assurance": target and usual_range.assurance_of(usual, target.value, indicator.better),
        }

    def _points(self, indicator: Indicator, period: Period) -> dict[str | None, Point]:
        parts = self._by_group(indicator, period)
        return {group: Point(_value(each, indicator.unit), each.denominator) for group, each in parts.items()}

    def _earlier(self, indicator: Indicator, period: Period, groups: Iterable[str | None]) -> dict[str | None, Point]:
        """What is known of an earlier month end: of what the tables know of today only, what was published then."""
        if not indicator.current_only:
            return self._points(indicator, period)
        keys = {group: DatedKey(indicator.name, period.window.value, group, period.end) for group in groups}
        entries = {group: self._published[key] for group, key in keys.items() if key in self._published}
        return {group: Point(entry.exact_value, entry.denominator) for group, entry in entries.items()}

    def _by_group(self, indicator: Indicator, period: Period) -> dict[str | None, Parts]:
        key = (indicator.name, period)
        if key not in self._known:
            self._known[key] = self._totals(indicator, period)
        return self._known[key]

    def _totals(self, indicator: Indicator, period: Period) -> dict[str | None, Parts]:
        if indicator.totals is not None:
            return {None: indicator.totals.get(period.end, Parts())}
        return _tally(indicator, self._answers(indicator, period))

    def _answers(self, indicator: Indicator, period: Period) -> Answers | None:
        return indicator.answers(self._data, period) if indicator.applies(self._data) else None

    def _figure(self, indicator: Indicator, period: Period, group: str | None, now: Parts, before: Parts) -> Figure:
        value, previous = (_value(parts, indicator.unit) for parts in (now, before))
        target = self._target(indicator, period.end, group)
        return Figure(
            indicator.name, indicator.title, indicator.section, group, period.window.value, period.start, period.end,
            now.numerator, now.denominator, _number(value, indicator.unit), indicator.unit.value,
            target=float(target.value) if target else None,
            rag=target.rate(value) if target and value is not None else None,
            change=change_of(indicator, value, previous),
            previous=_number(previous, indicator.unit),
            local=indicator if indicator.is_local else None,
        )  # fmt: skip

    def _target(self, indicator: Indicator, day: Day, group: str | None) -> Target | None:
        """The indicator's target on the day; of a caseload the team's own, in Teams."""
        if indicator.unit is not Unit.CASES:
            return target_on(self._targets, indicator.name, day)
        own = self._data.caseload_targets.get(str(group))
        return None if own is None else Target(indicator.name, Fraction(str(own)))


def _tally(indicator: Indicator, answers: Answers | None) -> dict[str | None, Parts]:
    """Numerator and denominator by group; the group is None where the indicator has none."""
    if answers is None:
        return dict.fromkeys(indicator.groups or (None,), Parts())
    if answers.group is None:
        return {None: _parts(indicator.unit, answers.met, answers.over, len(answers.cases))}
    if answers.met is None:
        # Those without a group, whose number is -1, are counted first and left out.
        counts = np.bincount(answers.group.codes + 1, minlength=len(answers.group.categories) + 1).tolist()[1:]
        total = None if indicator.unit is Unit.COUNT else len(answers.cases)
        return {group: Parts(count, total) for group, count in zip(answers.group.categories, counts, strict=True)}
    codes = answers.group.codes
    return {
        group: _parts_of_group(indicator.unit, answers, codes == at)
        for at, group in enumerate(answers.group.categories)
    }


def _parts_of_group(unit: Unit, answers: Answers, within: np.ndarray) -> Parts:
    met = None if answers.met is None else answers.met[within]
    return _parts(unit, met, None if answers.over is None else answers.over[within], int(within.sum()))


def _parts(unit: Unit, met: np.ndarray | None, over: np.ndarray | None, cases: int) -> Parts:
    if unit is Unit.COUNT or met is None:
        return Parts(cases)
    if unit is Unit.SHARE:
        return Parts(int(met.sum()), cases)
    if over is not None:
        return Parts(_sum(met), _sum(over))
    return Parts(_sum(met) or 0, cases)


def _sum(numbers: np.ndarray) -> float | None:
    """The sum of those that are known, None where none is; a whole number without its fraction."""
    there = numbers[~np.isnan(numbers)]
    total = float(there.sum())
    return None if not len(there) else int(total) if total.is_integer() else total


def _value(parts: Parts, unit: Unit) -> Fraction | None:
    numerator, denominator, value = (None if each is None else _exact(each) for each in parts)
    if value is not None:
        return value
    if unit is Unit.COUNT:
        return numerator
    return numerator / denominator if numerator is not None and denominator else None


def _exact(number: float) -> Fraction:
    """The number as it is written: 0.85 is 85/100."""
    return Fraction(number) if isinstance(number, int) else Fraction(str(number))


def _number(value: Fraction | None, unit: Unit) -> float | None:
    """The nearest float; a count stays whole."""
    if value is None:
        return None
    return int(value) if unit is Unit.COUNT else value.numerator / value.denominator


def change_of(indicator: Indicator, value: Fraction | float | None, previous: Fraction | float | None) -> Change | None:
    """Better, worse or the same, as displayed (decisions B5)."""
    if not indicator.is_rated:
        return None
    now, before = shown(value, indicator.unit), shown(previous, indicator.unit)
    if now is None or before is None:
        return None
    if now == before:
        return Change.SAME
    return Change.BETTER if (now > before) == (indicator.better is Better.HIGHER) else Change.WORSE
