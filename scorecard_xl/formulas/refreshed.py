"""Figures that the last refresh wrote on Results: for pages of hundreds of cells."""

from collections.abc import Sequence
from math import isnan, nan
from typing import Any, NamedTuple

from scorecard_xl.council.period import Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.local import named_in_results
from scorecard_xl.formulas import arguments
from scorecard_xl.formulas.cache import Range, RangeCache
from scorecard_xl.indicators import INDICATORS, Declared, Indicator, Unit
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.cells import Unreadable, is_empty, read_number
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.sheets import LOCAL

_HEADINGS = ("indicator", "window", "end", "group", "value")
_LOCAL = ("title", "section", "unit")
"""Of a local measure, which only Results knows."""

Values = dict[tuple[str, str, Day], dict[str | None, float | None]]


class Results(NamedTuple):
    """`values`: by group, of each indicator, window and last day. `local`: the local measures by name."""

    values: Values
    local: Declared


def _read(rows: Range) -> Results:
    """The values of the Results table, headings included. Raises Refusal where it is another table."""
    at = next((at for at, row in enumerate(rows) if not Headings(row).missing(_HEADINGS)), None)
    if at is None:
        raise Refusal("the first argument is not the table of figures: give Results[#All]")
    found: Values = {}
    for row in Headings(rows[at]).in_order(_HEADINGS, rows[at + 1 :]):
        _add(found, dict(zip(_HEADINGS, row, strict=True)))
    return Results(found, _local(rows[at], rows[at + 1 :]))


def _local(headings: Sequence[Any], rows: Range) -> Declared:
    if Headings(headings).missing(_LOCAL):
        return {}
    found = (row for row in Headings(headings).in_order(("indicator", *_LOCAL), rows) if row[2] == LOCAL)
    own = (named_in_results(str(name), str(title), Unit(str(unit))) for name, title, _, unit in found)
    return {each.name: each for each in own}


def indicator(rows: Range, value: Any) -> Indicator:
    """One of ours, or a local measure that Results has. Raises Refusal."""
    return arguments.indicator(value, {**INDICATORS, **results(rows).local})


def _add(found: Values, row: dict[str, Any]) -> None:
    try:
        key = (str(row["indicator"]), str(row["window"]), Day(read_date(row["end"])))
    except Unreadable:
        return
    value = None if is_empty(row["value"]) else _number(row["value"])
    found.setdefault(key, {})[None if is_empty(row["group"]) else str(row["group"])] = value


def _number(value: Any) -> float:
    """A number that is no figure where the cell has something else, such as an error."""
    try:
        return read_number(value)
    except Unreadable:
        return nan


results = RangeCache(_read)


def values_on(rows: Range, of: Indicator, as_at: Any, window: Any) -> dict[str | None, float | None]:
    """The values of one figure by group. Raises Refusal."""
    span, found, day = arguments.window(of, window), results(rows).values, arguments.day(as_at)
    if (of.name, span.value, day) not in found:
        raise Refusal(f"Results has no {of.name} ({span.value}) for {day:%d/%m/%Y}: {_held(list(found))}")
    values = found[of.name, span.value, day]
    if any(value is not None and isnan(value) for value in values.values()):
        raise Refusal(f"Results has no number for {of.name} ({span.value}) on {day:%d/%m/%Y}: press Refresh")
    return values


def _held(keys: Sequence[tuple[str, str, Day]]) -> str:
    days = [day for _, _, day in keys]
    return f"it holds month ends to {max(days):%d/%m/%Y}" if days else "press Refresh first"
