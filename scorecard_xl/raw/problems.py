"""A problem in the data: where it stands and what is wrong with it, in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One problem. `row` as the sheet shows it, None for a whole column; `rule`: DfE's number, where it has one."""

    table: str
    row: int | None
    column: str
    value: str
    what: str
    rule: str = ""
