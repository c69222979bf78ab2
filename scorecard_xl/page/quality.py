"""The rows of Data quality: what is wrong in the raw sheets, and what that touches."""

from collections.abc import Sequence

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.raw.problems import MOST_ALIKE, Problem, alike
from scorecard_xl.values import Value

HEADINGS = ("Table", "Row", "Column", "Value", "What is wrong", "Indicators it touches", "Rule", "Severity")
MOST_ROWS, MOST_NAMES = 5_000, 5
_WHAT = HEADINGS.index("What is wrong")


def rows(problems: Sequence[Problem] | None) -> list[list[Value]]:
    """One row a problem; more than 50 alike are one row, and after 5,000 rows one says how many more there are.

    None: nothing was checked yet.
    """
    if not problems:
        return [_sentence("Nothing is checked yet: the next refresh does." if problems is None else _NONE)]
    groups = [row for kind in alike(problems) for row in _rows(kind)]
    shown, more = groups[:MOST_ROWS], len(groups) - MOST_ROWS
    return shown if more <= 0 else [*shown, _sentence(f"And {more:,} more: `scorecard-xl check` lists them all.")]


_NONE = "No problems were found in the raw sheets."


def _rows(kind: list[Problem]) -> list[list[Value]]:
    if len(kind) <= MOST_ALIKE:
        return [_row(problem, problem.what) for problem in kind]
    return [_row(kind[0], f"{kind[0].what} ({len(kind):,} rows like this one, which is the first)")]


def _row(problem: Problem, what: str) -> list[Value]:
    where = [problem.table, problem.row, problem.column, problem.value]
    return [*where, what, in_words(touched(problem)), problem.rule, problem.severity.value]


def touched(problem: Problem) -> tuple[str, ...]:
    """The indicators that the problem can distort."""
    return touched_by(problem.table) if problem.indicators is None else problem.indicators


def in_words(names: Sequence[str]) -> str:
    """The indicators that a problem touches, or how many they are."""
    if len(names) > MOST_NAMES:
        return f"{len(names)} of the {len(INDICATORS)} indicators"
    return ", ".join(names) or "none"


def _sentence(text: str) -> list[Value]:
    row: list[Value] = [""] * len(HEADINGS)
    row[_WHAT] = text
    return row
