"""Which problems `check` is asked for: errors only, those of one rule, those of one sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_xl.council.settings import SHEET as SETTINGS
from scorecard_xl.figures.history import SHEET as HISTORY
from scorecard_xl.figures.history import Restated
from scorecard_xl.figures.naming import alone, one_of
from scorecard_xl.page.notes import RULE as PUBLISHED
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheets import SHEETS


@dataclass(frozen=True)
class Asked:
    """`rule` and `table` as the user wrote them; None for all."""

    errors: bool = False
    rule: str | None = None
    table: str | None = None

    def __bool__(self) -> bool:
        """Whether only some problems are asked for."""
        return self.errors or self.rule is not None or self.table is not None

    def of(self, problems: Sequence[Problem]) -> list[Problem]:
        """Those of the problems. Raises Refusal for a rule or a sheet that does not exist."""
        rule, table = self._rule(problems), self._table(problems)
        return [
            each
            for each in problems
            if (each.severity is Severity.ERROR or not self.errors)
            and rule in (None, each.rule)
            and table in (None, each.table)
        ]

    def among(self, restated: Sequence[Restated]) -> list[Restated]:
        """Those of the published figures that differ now."""
        if self.errors or self.rule not in (None, PUBLISHED):
            return []
        return list(restated) if self._table(()) in (None, HISTORY) else []

    def _rule(self, problems: Sequence[Problem]) -> str | None:
        from scorecard_xl.checks import RULES

        known = [*RULES, *(each.rule for each in problems if each.rule), PUBLISHED]
        otherwise = "`scorecard-xl check BOOK` lists those that found something"
        return None if self.rule is None else one_of(self.rule, alone(known), "There is no rule", otherwise)

    def _table(self, problems: Sequence[Problem]) -> str | None:
        known = [*TABLES, *SHEETS, SETTINGS, *(each.table for each in problems)]
        otherwise = f"the raw sheets are {', '.join(TABLES)}"
        return None if self.table is None else one_of(self.table, alone(known), "There is no sheet", otherwise)
