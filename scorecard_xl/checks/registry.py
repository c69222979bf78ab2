"""What a rule is: one declaration and one pure function that finds the rows that fail."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.indicators.registry import INDICATORS, touched_by
from scorecard_xl.tables.problems import Severity

Function = Callable[[Evidence], DataFrame | None]


@dataclass(frozen=True)
class Rule:
    """One rule. `key`: DfE's number, or a name of our own; `column`: the heading of the cell to look at.

    `says`: what is wrong and what to do, after the value of that cell; a name in braces is a column of the rows that
    `fails` returns (those that fail, by the row as the sheet shows it; None where there are none) or is known to
    the evidence (`last`, `horizon`). `columns`: those that are wrong where it fails, `column` unless
    declared otherwise; the indicators that look at them can be distorted, or those that `distorts` names.
    `uses`: the tables without which it says nothing.
    """

    key: str
    table: str
    column: str
    says: str
    severity: Severity
    columns: tuple[str, ...]
    distorts: tuple[str, ...] | None
    uses: tuple[str, ...]
    fails: Function

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that it can distort, in the order of the scorecard."""
        if self.distorts is not None:
            return self.distorts
        touched = {name for column in self.columns for name in touched_by(*column.split("."))}
        return tuple(name for name in INDICATORS if name in touched)


RULES: dict[str, Rule] = {}
"""Every rule by key."""


def rule(
    key: str,
    table: str,
    column: str,
    says: str,
    *,
    columns: tuple[str, ...] | None = None,
    distorts: tuple[str, ...] | None = None,
    severity: Severity = Severity.ERROR,
    uses: tuple[str, ...] = (),
) -> Callable[[Function], Function]:
    """Declare the decorated function as a rule. Raises ValueError for a key in use."""

    def declare(function: Function) -> Function:
        if key in RULES:
            raise ValueError(f"{key}: there is a rule with this key")
        looked_at = (f"{table}.{column}",) if columns is None else columns
        RULES[key] = Rule(key, table, column, says, severity, looked_at, distorts, (table, *uses), function)
        return function

    return declare
