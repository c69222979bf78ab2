"""The officers' words: one row of Commentary an indicator and month."""

from collections.abc import Sequence
from typing import Any

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.period import Day, month_end
from scorecard_xl.raw.cells import Unreadable, as_text, is_empty, read_month
from scorecard_xl.raw.problems import Problem, Severity

SHEET = "Commentary"
HEADINGS = ("Indicator", "Month", "Comment")


def comments_of(rows: Sequence[Sequence[Any]], last: Day, first_row: int) -> tuple[dict[str, str], list[Problem]]:
    """The comments of the month that ends on `last`, by indicator, and the rows that no month can show.

    `rows` as HEADINGS; `first_row`: where the first of them stands. Of two for an indicator and month the last counts.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for at, row in enumerate(rows, first_row):
        name, month, text = [*row, None, None, None][: len(HEADINGS)]
        if is_empty(text):
            continue
        wrong = _wrong(name, month, at)
        problems += [wrong] if wrong else []
        if wrong is None and month_end(Day(read_month(month))) == month_end(last):
            found[as_text(name).lower()] = as_text(text)
    return found, problems


def _wrong(name: object, month: object, row: int) -> Problem | None:
    if as_text(name).lower() not in INDICATORS:
        return _problem(row, "Indicator", name, "is no indicator: choose one of the list")
    try:
        read_month(month)
    except Unreadable:
        return _problem(row, "Month", month, "is no month: write 2026-05 or a day of it")
    return None


def _problem(row: int, column: str, value: object, what: str) -> Problem:
    return Problem(SHEET, row, column, as_text(value), what, "comment", Severity.WARNING, ())
