"""The rows of Results: every figure, one row each."""

from collections.abc import Sequence

from scorecard_xl.figures.figure import COLUMNS as HEADINGS
from scorecard_xl.figures.figure import Figure
from scorecard_xl.tables.values import Value, in_cell

__all__ = ["HEADINGS", "result_rows"]


def result_rows(figures: Sequence[Figure]) -> list[list[Value]]:
    """One row a figure, with real dates; words as plain text."""
    return [[in_cell(getattr(figure, name)) for name in HEADINGS] for figure in figures] or [[]]
