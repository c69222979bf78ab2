"""The officers' words: one row of Commentary an indicator and month."""

from collections.abc import Sequence
from typing import Any

from scorecard_xl.council.period import Day, month_end
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_month
from scorecard_xl.tables.problems import Problem, Severity

SHEET = "Commentary"
HEADINGS = ("Indicator", "Month", "Comment")
_NOT_SHOWN = "so the comment is not shown"


def comments_of(rows: Sequence[Sequence[Any]], last: Day, first_row: int) -> tuple[dict[str, str], list[Problem]]:
    """The comments of the month that ends on `last`, by indicator, and the rows that are not shown.

    `rows` as HEADINGS; `first_row`: where the first of them stands. Of two for an indicator and month the last counts.
    """
    found: dict[str, tuple[int, str]] = {}
    problems: list[Problem] = []
    for at, row in enumerate(rows, first_row):
        name, month, text = [*row, None, None, None][: len(HEADINGS)]
        if is_empty(text):
            continue
        wrong = _wrong(name, month, at)
        problems += [wrong] if wrong else []
        if wrong is None and month_end(Day(read_month(month))) == month_end(last):
            indicator = as_text(name).lower()
            problems += [_replaced(found[indicator][0], indicator, at)] if indicator in found else []
            found[indicator] = at, as_text(text)
    return {indicator: text for indicator, (_, text) in found.items()}, problems


def _wrong(name: object, month: object, row: int) -> Problem | None:
    if as_text(name).lower() not in INDICATORS:
        return _problem(row, "Indicator", name, f"is no indicator, {_NOT_SHOWN}: choose one of the list")
    try:
        read_month(month)
    except Unreadable:
        return _problem(row, "Month", month, f"is no month, {_NOT_SHOWN}: write 2026-05 or a day of it")
    return None


def _replaced(row: int, name: str, by: int) -> Problem:
    what = f"has another comment of the month in row {by}, {_NOT_SHOWN}: put the two into one row"
    return _problem(row, "Indicator", name, what)


def _problem(row: int, column: str, value: object, what: str) -> Problem:
    shown = "" if is_empty(value) else as_text(value)
    return Problem(SHEET, row, column, shown, what, "comment", Severity.WARNING, ())
