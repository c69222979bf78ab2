"""A problem in the data: where it stands and what is wrong with it, in words."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error cannot be true and makes a figure wrong; a warning may be true and should be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One problem. `row` as the sheet shows it, None for a whole column; `rule`: DfE's number, or a name of our own.

    `indicators`: those that it can distort; empty where it is any that looks at the table.
    """

    table: str
    row: int | None
    column: str
    value: str
    what: str
    rule: str = ""
    severity: Severity = Severity.ERROR
    indicators: tuple[str, ...] = ()

    @property
    def kind(self) -> tuple[str, str, str]:
        """What problems that are alike share: they are shown as one where there are many."""
        return self.table, self.column, self.rule or self.what
