"""Figures of what the raw sheets know of today only: the page shows earlier months as they were published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scorecard_xl.council.period import Day, like_day
from scorecard_xl.figures.calculate import change_of
from scorecard_xl.figures.figure import DatedKey, Figure
from scorecard_xl.figures.history import Entry
from scorecard_xl.indicators import INDICATORS

Then = Mapping[DatedKey, Entry]


def as_told_then(figures: Sequence[Figure], then: Then, last: Day) -> list[Figure]:
    """The figures of the page: of what is known of today only, earlier ones as they were told then, or left out.

    The change of the month that ends on `last` is that from what was told of the month before.
    """
    return [shown for figure in figures for shown in _shown(figure, then, last)]


def _shown(figure: Figure, then: Then, last: Day) -> Iterator[Figure]:
    if not INDICATORS[figure.indicator].known_today:
        yield figure
    elif figure.end == last:
        yield _compared(figure, then.get(figure.dated_key._replace(end=like_day(last, -1))))
    elif entry := then.get(figure.dated_key):
        yield _as_it_was(figure, entry)


def _compared(figure: Figure, before: Entry | None) -> Figure:
    previous = None if before is None else before.value
    return replace(figure, previous=previous, change=change_of(INDICATORS[figure.indicator], figure.value, previous))


def _as_it_was(figure: Figure, entry: Entry) -> Figure:
    return replace(
        figure, numerator=entry.numerator, denominator=entry.denominator, value=entry.value, rag=None, change=None,
        previous=None,
    )  # fmt: skip
