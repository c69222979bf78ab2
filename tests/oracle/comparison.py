"""The product and the oracle on the same rows: what each finds, and where they differ."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unittest.mock import patch

import pandas as pd
from oracle import council, figures, reviews, visits
from oracle import lists as oracle_lists
from oracle.duties import Owed
from oracle.figures import Figures, rule
from oracle.lists import Line
from oracle.reasons import REASONS
from oracle.rows import Tables
from oracle.sums import worth

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.figures.due import due_soon
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page import cases, due
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed
from scorecard_xl.workbook.book import as_rows

LATER = dt.timedelta(days=62)
KNOWN = {
    name: each
    for name, each in INDICATORS.items()
    if name in figures.RULES and (name in REASONS or each.unit is Unit.CASES)
}
"""The indicators that the oracle knows; `tests/indicators/test_declarations.py` names those that it does not."""

Valued = dict[tuple[str, str | None, str], tuple[float | None, ...]]
"""(indicator, group, window) -> numerator, denominator and value; none that is null (B4)."""

Difference = tuple[str, dt.date, object, object]
"""The figure, its day, what the oracle finds and what the product finds."""


def product(tables: Tables, settings: council.Settings, days: Sequence[dt.date]) -> Dataset:
    """What the product makes of the rows, to the last of the days."""
    raw = {name: typed(TABLES[name], _grid(name, rows)).frame for name, rows in tables.items()}
    taken = Settings.model_validate(
        {name: getattr(settings, name) for name in Settings.model_fields if hasattr(settings, name)}
    )
    return Dataset.of(raw, taken, until=Day(max(days) + LATER))


def differences(
    tables: Tables, days: Sequence[dt.date], settings: council.Settings | None = None, names: Sequence[str] = ()
) -> list[Difference]:
    """Every figure of the indicators that both know, or of those named, on which the two do not agree."""
    settings = settings or council.Settings()
    calculator, seen = Calculator(product(tables, settings, days)), council.Council.of(tables, settings, max(days))
    return [
        (f"{name} {window.value}{f' [{group}]' if group else ''}", day, expected.get(key), got.get(key))
        for day in days
        for name in names or KNOWN
        for window in INDICATORS[name].windows
        for expected in [_valued(figures.figure(seen, name, window.value, day))]
        for got in [_figures(calculator, name, window, day)]
        for key in sorted(expected.keys() | got.keys(), key=str)
        for group in [key[1]]
        if expected.get(key) != got.get(key)
    ]


def lists(
    tables: Tables, settings: council.Settings, day: dt.date
) -> Iterator[tuple[str, Counter[Line], Counter[Line]]]:
    """Each sheet of children that both can write: what it is, the oracle's rows and the product's."""
    data, seen = product(tables, settings, [day]), council.Council.of(tables, settings, day + oracle_lists.AHEAD)
    for indicator in KNOWN.values():
        for window in indicator.windows if indicator.unit is not Unit.CASES else ():
            expected = oracle_lists.behind(seen, indicator.name, window.value, day)
            got = as_rows(cases.frame_of(data, indicator, window, Day(day)))
            yield f"{indicator.name} {window.value}", _bag(expected), _bag(row[3:] for row in got)
    owed = due.rows(due_soon(data, Day(day)), Day(day))
    yield "Due soon", _bag(oracle_lists.due_soon(seen, day)), _bag(row for row in owed if len(row) > 1)


def derived(
    tables: Tables, settings: council.Settings, day: dt.date
) -> Iterator[tuple[str, Counter[Line], Counter[Line]]]:
    """Each derived table: what it is, the oracle's rows and the product's.

    Episodes by the row of the sheet: where their period of care and their placement starts, and whether they open it.
    Duties: the child, the start of the span, the day due and the day done.
    """
    data, seen = product(tables, settings, [day]), council.Council.of(tables, settings, day + LATER)
    yield "episodes", Counter(_stays(seen)), _frame(data.episodes.reset_index(), _OF_AN_EPISODE)
    yield (
        "reviews",
        Counter(_owed(reviews.review_duties(seen), seen.until)),
        _frame(_due(data.review_duties, data), _OF_A_DUTY),
    )
    yield (
        "visits",
        Counter(_owed(visits.visit_duties(seen), seen.until)),
        _frame(_due(data.visit_duties, data), _OF_A_DUTY),
    )


_OF_AN_EPISODE = ["CHILD", "DECOM", "period", "period_start", "placement", "placement_start"]
_OF_A_DUTY = ["CHILD", "start", "due", "done"]


def _stays(seen: council.Council) -> Iterator[Line]:
    """Periods and placements are numbered in order of child and start, as the product numbers them."""
    by_name = sorted(seen.children, key=lambda child: child.name)
    stays = [(child, stay) for child in by_name for stay in child.stays]
    periods = {period: number for number, period in enumerate(dict.fromkeys(stay.period for _, stay in stays), 1)}
    homes = {home: number for number, home in enumerate(dict.fromkeys(stay.placement for _, stay in stays), 1)}
    for child, stay in stays:
        period, home = stay.period, stay.placement
        yield child.name, stay.episode.decom, periods[period], period.start, homes[home], home.start


def _due(duties: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """Those due on a day that may be asked about."""
    return duties[duties["due"] <= data.until]


def _owed(duties: Iterable[Owed], until: dt.date) -> Iterator[Line]:
    return ((owed.child.name, owed.span.start, owed.due, owed.done) for owed in duties if owed.due <= until)


def _frame(table: pd.DataFrame, columns: list[str]) -> Counter[Line]:
    """Rows as plain values: days as dates, None where there is none."""
    return Counter(map(tuple, table[columns].astype(object).map(_plain_value).to_numpy().tolist()))


def _plain_value(value: Any) -> object:
    return None if pd.isna(value) else value.date() if isinstance(value, pd.Timestamp) else value


def _bag(rows: Iterable[Sequence[object]]) -> Counter[Line]:
    return Counter(tuple(_plain(cell) for cell in row) for row in rows)


def _plain(cell: object) -> object:
    """Blank cells alike, the letters of an ID, and a midnight as its day."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    return None if cell is None or cell == "" else cell.strip().upper() if isinstance(cell, str) else cell


def _grid(table: str, rows: Sequence[Mapping[str, object]]) -> list[list[object]]:
    headings = TABLES[table].headings
    return [list(headings), *([row.get(heading) for heading in headings] for row in rows)]


def _figures(calculator: Calculator, name: str, window: Window, day: dt.date) -> Valued:
    # What stood before is not compared here, and would cost as much again.
    with patch.object(Period, "previous", lambda period: period):
        found = calculator.figures(INDICATORS[name], window, Day(day))
    return {
        (name, each.group, window.value): (each.numerator, each.denominator, each.value)
        for each in found
        if (each.numerator, each.denominator) != (None, None)
    }


def _valued(found: Figures) -> Valued:
    return {key: (*parts, worth(parts, rule(key[0]).adding)) for key, parts in found.items() if parts is not None}
