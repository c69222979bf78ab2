"""The problems in the data, on the command line: which are asked for, a summary, then each of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scorecard_xl.cli import console, output
from scorecard_xl.council.settings import SHEET as SETTINGS
from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.figures.history import SHEET as HISTORY
from scorecard_xl.figures.history import Restated
from scorecard_xl.figures.naming import by_own_label, one_of
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page import notes as published
from scorecard_xl.page.notes import RULE as PUBLISHED
from scorecard_xl.page.quality import MOST_NAMED, in_words, touched
from scorecard_xl.page.wording import number_of
from scorecard_xl.tables.problems import Problem, Severity, alike
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheets import SHEETS

_APART = 10  # problems of a kind that are printed one by one
_INDENT = "    "
_MOST_FIGURES = 12
_UNREADABLE = "cannot be read"


def print_problems(problems: Sequence[Problem], restated: Sequence[Restated] = (), others: int = 0) -> None:
    """How many problems there are, by rule and by figure; then each, in a few lines; then figures that were restated.

    More than 10 of a kind are printed once, with the first 20 of their rows. `others`: how many were not asked for.
    """
    if problems:
        console.say(counted(problems) + (f"; {others:,} others not asked for" if others else ""))
        _print_rules(problems)
        _print_figures(problems)
        for kind in alike(problems):
            for some in [kind] if len(kind) > _APART else [[problem] for problem in kind]:
                _print_kind(some)
    else:
        console.say(f"No such problem; {others:,} others." if others else "No problems found in the data.")
    print_restated(restated)


def print_restated(restated: Sequence[Restated]) -> None:
    """The published figures that differ now: how many, and the first of them."""
    if restated:
        print()
        console.say(published.heading(restated))
        for line in published.lines(restated):
            console.say(line, "  ")


def counted(problems: Sequence[Problem]) -> str:
    """17 problems in the data: 14 errors, 3 warnings."""
    kinds = Counter(problem.severity.value for problem in problems)
    said = ", ".join(number_of(kinds[each], each) for each in sorted(kinds))
    return f"{number_of(len(problems), 'problem')} in the data: {said}"


def _print_rules(problems: Sequence[Problem]) -> None:
    rules: dict[tuple[str, str, str, str], list[Problem]] = {}
    for each in problems:
        rule = each.rule or _UNREADABLE
        rules.setdefault((each.severity.value, rule, each.table, each.column), []).append(each)
    table = output.grid(
        "Problems", "Severity", "Rule", "Where", "Figures", right=("Problems", "Figures"), wraps=("Rule", "Where")
    )
    for (severity, rule, sheet, column), own in sorted(rules.items(), key=lambda item: (item[0][0], -len(item[1]))):
        figures = {name for each in own for name in touched(each)}
        where = f"{sheet}, {column}" if column else sheet
        table.add_row(f"{len(own):,}", severity, rule, where, str(len(figures)))
    print()
    output.show(table)


def _print_figures(problems: Iterable[Problem]) -> None:
    """The figures that most problems touch."""
    errors, warnings = Counter[str](), Counter[str]()
    for each in problems:
        (errors if each.severity is Severity.ERROR else warnings).update(touched(each))
    order = {name: at for at, name in enumerate(INDICATORS)}
    names = sorted({*errors, *warnings}, key=lambda name: (-errors[name], -warnings[name], order.get(name, 0)))
    table = output.grid("Errors", "Warnings", "Figure touched", right=("Errors", "Warnings"), wraps=("Figure touched",))
    for name in names[:_MOST_FIGURES]:
        title = INDICATORS[name].title if name in INDICATORS else name
        table.add_row(f"{errors[name]:,}", f"{warnings[name]:,}", title)
    if names:
        print()
        output.show(table)
    if (more := len(names) - _MOST_FIGURES) > 0:
        console.say(f"and {more} more figures", "  ")


def _print_kind(kind: Sequence[Problem]) -> None:
    print()
    console.say(_place(kind))
    for line in _said(kind):
        console.say(line, _INDENT)


def _place(kind: Sequence[Problem]) -> str:
    """Episodes, row 1524, DEC: 19/12/2021; of many the number of rows."""
    first = kind[0]
    row = f"{len(kind):,} rows" if len(kind) > 1 else "" if first.row is None else f"row {first.row}"
    value = f": {first.value}" if first.value and len(kind) == 1 else ""
    return ", ".join(filter(None, (first.table, row, first.column))) + value


def _said(kind: Sequence[Problem]) -> Iterator[str]:
    """What is wrong and what that touches; of many also their rows."""
    first = kind[0]
    rule = f" ({first.rule})" if first.rule else ""
    like = "" if len(kind) == 1 else ", each like the first"
    yield f"{first.severity.value.capitalize()}{rule}{like}: {first.what}"
    if len(kind) > 1:
        yield f"Rows: {_rows(kind)}"
    yield f"Touches: {in_words(touched(first))}"


def _rows(kind: Sequence[Problem]) -> str:
    named = ", ".join(NOTHING if problem.row is None else str(problem.row) for problem in kind[:MOST_NAMED])
    more = len(kind) - MOST_NAMED
    return named if more <= 0 else f"{named} and {more:,} more (--json lists them all)"


@dataclass(frozen=True)
class ProblemFilter:
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
        return None if self.rule is None else one_of(self.rule, by_own_label(known), "There is no rule", otherwise)

    def _table(self, problems: Sequence[Problem]) -> str | None:
        known = [*TABLES, *SHEETS, SETTINGS, *(each.table for each in problems)]
        otherwise = f"the raw sheets are {', '.join(TABLES)}"
        return None if self.table is None else one_of(self.table, by_own_label(known), "There is no sheet", otherwise)
