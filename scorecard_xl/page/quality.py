"""The rows of Data quality: what is wrong in the raw sheets, and what that touches."""

from collections.abc import Mapping, Sequence

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.tables.problems import MOST_ALIKE, Problem, alike
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.values import Place, Value

HEADINGS = ("Table", "Row", "Column", "Value", "Severity", "Rule", "Indicators it touches", "What is wrong")
MOST_ROWS, MOST_NAMED = 5_000, 20
KINDS = 10
"""Lines above the list: one for each kind of problem."""
SAID = "CPS.quality.said"
FIELDS = ("table", "number", "column", "severity", "rule", "touches", "what")
RIGHT = (
    "Put them right in the case system, then import again: what is changed only here comes back with the next import."
)
_ROOM = 48  # letters that the column holds
_WHAT = HEADINGS.index("What is wrong")
_NONE = "No problems were found in the raw sheets."


def rows(problems: Sequence[Problem] | None, places: Mapping[str, Place]) -> list[list[Value]]:
    """One row a problem; more than 50 alike are one row, and after 5,000 rows one says how many more there are.

    `problems`: None where nothing was checked yet. `places`: by raw table; a row's number leads to its cell.
    """
    if not problems:
        return [_sentence("Nothing is checked yet: the next refresh does." if problems is None else _NONE)]
    groups = [row for kind in alike(problems) for row in _rows(kind, places)]
    shown, more = groups[:MOST_ROWS], len(groups) - MOST_ROWS
    return (
        shown if more <= 0 else [*shown, _sentence(f"And {more:,} more: `scorecard-xl check --json` lists them all.")]
    )


def summary(problems: Sequence[Problem] | None) -> dict[str, Value]:
    """What is above the list, by defined name: how many problems, and the kinds of which there are most."""
    kinds = sorted(alike(problems or ()), key=len, reverse=True)
    written: dict[str, Value] = {SAID: f"{_counted(len(problems), len(kinds))} {RIGHT}" if problems else ""}
    lines: list[list[Value]] = [_line(kind) for kind in kinds]
    if len(lines) > KINDS:
        rest = sum(map(len, kinds[KINDS - 1 :]))
        lines = [*lines[: KINDS - 1], [f"{len(kinds) - KINDS + 1} more kinds", rest]]
    for line in range(1, KINDS + 1):
        cells = lines[line - 1] if line <= len(lines) else []
        written |= {
            f"CPS.quality.{line}.{name}": cells[at] if at < len(cells) else "" for at, name in enumerate(FIELDS)
        }
    return written


def _counted(problems: int, kinds: int) -> str:
    if problems == 1:
        return "1 problem."
    return f"{problems:,} problems of {'one kind' if kinds == 1 else f'{kinds} kinds'}."


def _line(kind: list[Problem]) -> list[Value]:
    first, names = kind[0], tuple(dict.fromkeys(name for each in kind for name in touched(each)))
    what = first.what if len(kind) == 1 else f"{first.what} (the first of {len(kind):,})"
    return [first.table, len(kind), first.column, first.severity.value, first.rule, in_words(names), what]


def _rows(kind: list[Problem], places: Mapping[str, Place]) -> list[list[Value]]:
    if len(kind) <= MOST_ALIKE:
        return [_row(problem, problem.what, places) for problem in kind]
    first = ", ".join(str(problem.row) for problem in kind[:MOST_NAMED])
    return [_row(kind[0], f"{kind[0].what} ({len(kind):,} rows like this one: {first} …)", places)]


def _row(problem: Problem, what: str, places: Mapping[str, Place]) -> list[Value]:
    where = [problem.table, _way(problem, places), problem.column, problem.value]
    return [*where, problem.severity.value, problem.rule, in_words(touched(problem)), what]


def _way(problem: Problem, places: Mapping[str, Place]) -> Value:
    if problem.row is None or problem.table not in places:
        return problem.row
    return places[problem.table].link(problem.row, problem.column)


def touched(problem: Problem) -> tuple[str, ...]:
    """The indicators that the problem can distort."""
    if problem.indicators is not None:
        return problem.indicators
    return touched_by(problem.table, None if _costs_rows(problem) else problem.column)


def _costs_rows(problem: Problem) -> bool:
    """Whether rows are left out where a cell under this heading cannot be read."""
    columns = {column.heading: column for column in TABLES[problem.table].columns}
    return problem.column not in columns or columns[problem.column].decisive


def in_words(names: Sequence[str]) -> str:
    """The indicators that a problem touches; how many they are, where there is no room for their names."""
    named = ", ".join(names) or "none"
    return named if len(named) <= _ROOM else f"{len(names)} of the {len(INDICATORS)} indicators"


def _sentence(text: str) -> list[Value]:
    row: list[Value] = [""] * len(HEADINGS)
    row[_WHAT] = text
    return row
