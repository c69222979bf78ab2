"""The rows of Results: every figure, one row each."""

from collections.abc import Sequence
from dataclasses import fields

from scorecard_xl.figures.figure import Figure
from scorecard_xl.period import Day
from scorecard_xl.values import Value

HEADINGS = tuple(field.name for field in fields(Figure))


def result_rows(figures: Sequence[Figure]) -> list[list[Value]]:
    """One row a figure, with real dates; words as plain text."""
    return [[_cell(getattr(figure, name)) for name in HEADINGS] for figure in figures] or [[]]


def _cell(value: object) -> Value:
    if isinstance(value, Day):
        return value.date()
    if value is None or isinstance(value, int | float):
        return value
    return str(value)
