"""The figures that are reported of a month, and earlier ones as they were published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scorecard_xl.council.period import ONE_DAY, Day, like_day, year_start
from scorecard_xl.figures.calculate import change_of
from scorecard_xl.figures.figure import DatedKey, Figure
from scorecard_xl.figures.history import Entry


def figures_of_month(figures: Sequence[Figure], last: Day) -> list[Figure]:
    """One figure an indicator, window and group, in order. `figures`: those of thirteen month ends."""
    year_end = year_start(last) - ONE_DAY
    before = [each for each in figures if each.end == year_end and each.declared.is_yearly]
    yearly = {each.key: each for each in before if each.value is not None}
    own = [each for each in figures if each.end == last]
    return [yearly.get(each.key, each) if each.value is None else each for each in own]


Then = Mapping[DatedKey, Entry]


def as_published(figures: Sequence[Figure], then: Then, last: Day) -> list[Figure]:
    """The figures of the page: of what is known of today only, earlier ones as published then, or left out.

    The change of the month that ends on `last` is that from what was published of the month before.
    """
    return [shown for figure in figures for shown in _shown(figure, then, last)]


def _shown(figure: Figure, then: Then, last: Day) -> Iterator[Figure]:
    if not figure.declared.current_only:
        yield figure
    elif figure.end == last:
        yield _compared(figure, then.get(figure.dated_key._replace(end=like_day(last, -1))))
    elif entry := then.get(figure.dated_key):
        yield _as_it_was(figure, entry)


def _compared(figure: Figure, before: Entry | None) -> Figure:
    previous = None if before is None else before.value
    return replace(figure, previous=previous, change=change_of(figure.declared, figure.value, previous))


def _as_it_was(figure: Figure, entry: Entry) -> Figure:
    return figure.with_numbers(entry.numerator, entry.denominator, entry.value)
