"""A problem in the data: where it is and what is wrong with it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error cannot be true and makes a figure wrong; a warning may be true and should be looked at.

    A note is about the figures, not about a mistake in the data.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Problem:
    """One problem. `row` as the sheet shows it, None for a whole column; `rule`: DfE's number, or a name of our own.

    `indicators`: those that it can distort; None where it is any that looks at the cell.
    """

    table: str
    row: int | None
    column: str
    value: str
    what: str
    rule: str = ""
    severity: Severity = Severity.ERROR
    indicators: tuple[str, ...] | None = None


MOST_ALIKE = 50
"""More problems of a kind than these are shown as one, with their number."""


def alike(problems: Sequence[Problem]) -> list[list[Problem]]:
    """The problems by table, column and rule (without a rule: what is wrong), in the order in which they were found."""
    kinds: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.table, problem.column, problem.rule or problem.what), []).append(problem)
    return list(kinds.values())
