"""What the made-up council has published of the twelve months before: of care leavers, what it knew then."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.demo.dice import Dice
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.figures.reported import figures_of_month
from scorecard_xl.tables.values import Value

_MONTHS, _DAYS_AFTER = 12, dt.timedelta(days=9, hours=10)
_WANDERS = 0.012
"""How far a share may be from one month to the next."""


def published(figures: Sequence[Figure], last: Day) -> list[list[Value]]:
    """The rows of History: each month's figures, published on the 9th of the next."""
    then = _known_then(figures, last)
    months = month_ends(last, _MONTHS + 1)[:-1]
    return [list(entry.cells().values()) for month in months for entry in _entries(then, month)]


def _entries(figures: Sequence[Figure], month: Day) -> Iterator[Entry]:
    act = Entry(Action.PUBLISHED, dt.datetime.combine(month.date(), dt.time()) + _DAYS_AFTER, month)
    yield act
    yield from (act.with_figure(figure) for figure in figures_of_month(figures, month))


def _known_then(figures: Sequence[Figure], last: Day) -> list[Figure]:
    """The figures, with a past for those of what is known of today only."""
    share = {figure.key: figure.value for figure in figures if figure.end == last}
    found = []
    for figure in sorted(figures, key=lambda figure: figure.end, reverse=True):
        if figure.declared.current_only and figure.end < last:
            share[figure.key] = _a_month_before(share[figure.key], figure)
            numerator = round((share[figure.key] or 0) * (figure.denominator or 0))
            figure = replace(figure, numerator=numerator, value=numerator / (figure.denominator or 1))
        found.append(figure)
    return found


def _a_month_before(share: float | None, figure: Figure) -> float:
    dice = Dice(f"{figure.key} {figure.end:%Y-%m}")
    return min(1.0, (share or 0) + dice.uniform(-_WANDERS, _WANDERS))
