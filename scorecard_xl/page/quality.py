"""The rows of Data quality: what is wrong in the raw sheets, and what that touches."""

from collections.abc import Sequence

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.raw.problems import Problem
from scorecard_xl.values import Value

HEADINGS = ("Table", "Row", "Column", "Value", "What is wrong", "Indicators it touches", "Rule")
MOST_ALIKE, MOST_ROWS, MOST_NAMES = 50, 5_000, 5
_WHAT = HEADINGS.index("What is wrong")


def rows(problems: Sequence[Problem] | None) -> list[list[Value]]:
    """One row a problem; more than 50 alike are one row, and after 5,000 rows one says how many more there are.

    None: nothing was checked yet.
    """
    if not problems:
        return [_sentence("Nothing is checked yet: the next refresh does." if problems is None else _NONE)]
    groups = [row for alike in _alike(problems) for row in _rows(alike)]
    shown, more = groups[:MOST_ROWS], len(groups) - MOST_ROWS
    return shown if more <= 0 else [*shown, _sentence(f"And {more:,} more: `scorecard-xl check` lists them all.")]


_NONE = "No problems were found in the raw sheets."


def _alike(problems: Sequence[Problem]) -> list[list[Problem]]:
    """The problems by table, column and what is wrong, in the order in which they were found."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.table, problem.column, problem.what), []).append(problem)
    return list(groups.values())


def _rows(alike: list[Problem]) -> list[list[Value]]:
    if len(alike) <= MOST_ALIKE:
        return [_row(problem, problem.what) for problem in alike]
    return [_row(alike[0], f"{alike[0].what} ({len(alike):,} rows like this one, which is the first)")]


def _row(problem: Problem, what: str) -> list[Value]:
    touched = touches(problem.table)
    return [problem.table, problem.row, problem.column, problem.value, what, touched, problem.rule]


def touches(table: str) -> str:
    """The indicators that look at the table, in words."""
    names = touched_by(table)
    if len(names) > MOST_NAMES:
        return f"{len(names)} of the {len(INDICATORS)} indicators"
    return ", ".join(names) or "none"


def _sentence(text: str) -> list[Value]:
    row: list[Value] = [""] * len(HEADINGS)
    row[_WHAT] = text
    return row
