"""What one rule finds in a small council."""

from dataclasses import dataclass, field

from histories import council

from scorecard_xl.checks import RULES
from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.run import findings
from scorecard_xl.council.period import Day
from scorecard_xl.tables.problems import Problem


@dataclass(frozen=True)
class Case:
    """A rule, the rows of its table that should fail (the headings are row 1), and the council."""

    rule: str
    rows: list[int]
    histories: tuple[str, ...]
    last: str
    tables: dict[str, str] = field(default_factory=dict)

    def found(self) -> list[Problem]:
        data = council(*self.histories, until=self.last, **self.tables)
        return sorted(findings(RULES[self.rule], Evidence(data, Day(self.last))), key=lambda problem: problem.row or 0)

    def failing(self) -> list[int | None]:
        return [problem.row for problem in self.found()]


def case(rule: str, rows: list[int], *histories: str, last: str = "2026-03-31", **tables: str) -> Case:
    return Case(rule, rows, histories, last, tables)
