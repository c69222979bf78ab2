"""Figures that the last refresh wrote on Results: for pages of hundreds of cells."""

from collections.abc import Sequence
from typing import Any

from scorecard_xl.council.period import Day
from scorecard_xl.errors import Refusal
from scorecard_xl.formulas import arguments
from scorecard_xl.formulas.remembering import Memory, Range
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.cells import Unreadable, is_empty, read_date

_HEADINGS = ("indicator", "window", "end", "group", "value")

Found = dict[tuple[str, str, Day], dict[str | None, float | None]]
"""Values by group, of each indicator, window and last day."""


def _read(rows: Range) -> Found:
    """The values of the Results table, headings included. Raises Refusal where it is another table."""
    at = next((at for at, row in enumerate(rows) if not Headings(row).missing(_HEADINGS)), None)
    if at is None:
        raise Refusal("the first argument is not the table of figures: give Results[#All]")
    found: Found = {}
    for row in Headings(rows[at]).in_order(_HEADINGS, rows[at + 1 :]):
        _add(found, dict(zip(_HEADINGS, row, strict=True)))
    return found


def _add(found: Found, row: dict[str, Any]) -> None:
    try:
        key = (str(row["indicator"]), str(row["window"]), Day(read_date(row["end"])))
    except Unreadable:
        return
    value = None if is_empty(row["value"]) else float(row["value"])
    found.setdefault(key, {})[None if is_empty(row["group"]) else str(row["group"])] = value


results = Memory(_read)


def values_on(rows: Range, indicator: Any, as_at: Any, window: Any) -> dict[str | None, float | None]:
    """The values of one figure by group. Raises Refusal."""
    of, day = arguments.indicator(indicator), arguments.day(as_at)
    span, found = arguments.window(of, window), results(rows)
    if (of.name, span.value, day) not in found:
        raise Refusal(f"Results has no {of.name} ({span.value}) for {day:%d/%m/%Y}: {_held(list(found))}")
    return found[of.name, span.value, day]


def _held(keys: Sequence[tuple[str, str, Day]]) -> str:
    days = [day for _, _, day in keys]
    return f"it holds month ends to {max(days):%d/%m/%Y}" if days else "press Refresh first"
