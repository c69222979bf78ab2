"""What was published before: by the made-up council, of its last twelve months; by DfE, of Peterborough.

The demonstration takes Peterborough's place among the councils. Of care leavers it published what it knew then.
"""

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.demo.records import Dice
from scorecard_xl.figures.benchmarks import COUNTED_OTHERWISE, HEADINGS, MEASURE, NOTE, RANKS, SOURCE, VALUES, YEAR
from scorecard_xl.figures.earlier import figures_of_month
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.tables.values import Value

CODE, REGION = "874", "East of England"
_MONTHS, _DAYS_AFTER = 12, dt.timedelta(days=9, hours=10)
_WANDERS = 0.012
"""How far a share may be from one month to the next."""


def published(figures: Sequence[Figure], last: Day) -> list[list[Value]]:
    """The rows of History: each month's figures, published on the 9th of the next."""
    then = _known_then(figures, last)
    months = month_ends(last, _MONTHS + 1)[:-1]
    return [list(entry.cells().values()) for month in months for entry in _entries(then, month)]


def _entries(figures: Sequence[Figure], month: Day) -> Iterator[Entry]:
    event = Entry(Action.PUBLISHED, dt.datetime.combine(month.date(), dt.time()) + _DAYS_AFTER, month)
    yield event
    yield from (event.with_figure(figure) for figure in figures_of_month(figures, month))


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


def benchmarks() -> list[list[Value]]:
    """The rows of the Benchmarks sheet, years ending on 31 March 2021 to 2025; blank where DfE published nothing.

    Source: DfE, Children looked after in England including adoptions (caseloads: Children's social work workforce), the
    local-authority tables of each year; the neighbours are the ten of the 2025 model.
    """
    lines = files(__package__).joinpath("benchmarks.csv").read_text(encoding="utf-8").splitlines()
    return [[_value(heading, row) for heading in (*HEADINGS, SOURCE)] for row in csv.DictReader(lines)]


def _value(heading: str, row: dict[str, str]) -> Value:
    if heading == NOTE:
        return COUNTED_OTHERWISE.get(row[MEASURE])
    text = row.get(heading)
    if not text:
        return None
    if heading == SOURCE:
        return f"DfE: {text}"
    return int(text) if heading in (YEAR, *RANKS) else float(text) if heading in VALUES else text
