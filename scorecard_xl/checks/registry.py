"""What a rule is: one declaration and one pure function that finds the rows that fail."""

from collections.abc import Callable
from dataclasses import dataclass

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.tables.problems import Severity

Function = Callable[[Evidence], DataFrame | None]


@dataclass(frozen=True)
class Rule:
    """One rule. `key`: DfE's number, or a name of our own; `column`: the heading of the cell to look at.

    `says`: what is wrong and what to do, after the value of that cell; a name in braces is a column of the rows that
    `fails` returns (those that fail, by the row as the sheet shows it; None where there are none) or is known to
    the evidence (`last`, `horizon`). `indicators`: those it can distort.
    `uses`: the tables without which it says nothing.
    """

    key: str
    table: str
    column: str
    says: str
    severity: Severity
    indicators: tuple[str, ...]
    uses: tuple[str, ...]
    fails: Function


RULES: dict[str, Rule] = {}
"""Every rule by key."""


def rule(
    key: str,
    table: str,
    column: str,
    says: str,
    *,
    indicators: tuple[str, ...],
    severity: Severity = Severity.ERROR,
    uses: tuple[str, ...] = (),
) -> Callable[[Function], Function]:
    """Declare the decorated function as a rule. Raises ValueError for a key in use."""

    def declare(function: Function) -> Function:
        if key in RULES:
            raise ValueError(f"{key}: there is a rule with this key")
        RULES[key] = Rule(key, table, column, says, severity, indicators, (table, *uses), function)
        return function

    return declare
