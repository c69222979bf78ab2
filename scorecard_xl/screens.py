"""Tables on the command line that people can read."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from scorecard_xl.console import month_note, say
from scorecard_xl.council import Council
from scorecard_xl.figures.behind import Case
from scorecard_xl.figures.display import NOTHING, as_words
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.narrow import Narrowed
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page.quality import in_words, touched
from scorecard_xl.period import Window
from scorecard_xl.raw.problems import MOST_ALIKE, Problem, alike

_WIDE = 200  # columns, where the output goes to a file or a pipe
_COLOUR = {"green": "green", "amber": "yellow", "red": "red"}


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False)


def print_figures(figures: Sequence[Figure], council: Council, of: str = "") -> None:
    """The latest month's figures with target and change, after the months of the trend where there are any."""
    ends = sorted({figure.end for figure in figures})
    table = Table(title=f"Figures for {month_note(council)}{of}", title_justify="left")
    for heading in ("Indicator", "Group", "Window", *(f"{end:%b %y}" for end in ends[:-1])):
        table.add_column(heading)
    for heading in (f"{ends[-1]:%b %y}", "Of", "Target", "Rating", "Change"):
        table.add_column(heading, justify="right" if heading not in ("Rating", "Change") else "left")
    for series in _series(figures):
        table.add_row(*_row(series))
    _console().print(table)


def print_narrowed(found: Sequence[Narrowed], council: Council) -> None:
    """The figures of each value of a column, one table each."""
    for value in dict.fromkeys(each.value for each in found):
        figures = [each.figure for each in found if each.value == value]
        print_figures(figures, council, f" · {found[0].column}: {value}")


def print_children(cases: Sequence[Case], indicator: Indicator, window: Window, council: Council) -> None:
    """The cases behind one figure: those that count, then those left out."""
    counted = sum(case.counts for case in cases)
    title = f"{indicator.title} ({window.value}), {month_note(council)}: {counted:,} counted"
    table = Table(title=title, title_justify="left")
    for heading in ("Child", "Team", "Worker", "Group", "Counts", "Met", "Reason"):
        table.add_column(heading)
    for case in cases:
        met = {True: "yes", False: "no", None: ""}[case.met]
        told = (case.child, case.team or "", case.worker or "", case.group or "")
        table.add_row(*map(escape, told), "yes" if case.counts else "no", met, escape(case.reason))
    _console().print(table)


def _series(figures: Iterable[Figure]) -> list[list[Figure]]:
    found: dict[tuple[str, str | None, str], list[Figure]] = {}
    for figure in figures:
        found.setdefault((figure.indicator, figure.group, figure.window), []).append(figure)
    return list(found.values())


def _row(series: list[Figure]) -> list[str]:
    last, unit = series[-1], Unit(series[-1].unit)
    rating = f"[{_COLOUR[last.rag]}]{last.rag}[/]" if last.rag else ""
    values = [as_words(figure.value, unit) for figure in series]
    return [last.title, last.group or "", last.window, *values, _of(last), _target(last), rating, last.change or ""]


def _of(figure: Figure) -> str:
    if figure.denominator is None:
        return ""
    return f"{figure.numerator:,.0f} of {figure.denominator:,.0f}"


def _target(figure: Figure) -> str:
    return "" if figure.target is None else as_words(figure.target, Unit(figure.unit))


def print_problems(problems: Sequence[Problem]) -> None:
    """The problems as a table, or a line that says there are none; many of a kind: one line, the list under it."""
    if not problems:
        say("No problems found in the data.")
        return
    table = Table(title=f"{len(problems):,} problems in the data", title_justify="left")
    for heading in ("Table", "Row", "Column", "Value", "What is wrong", "Rule", "Severity", "Touches"):
        table.add_column(heading)
    for kind in alike(problems):
        for row in _problem_lines(kind):
            table.add_row(*row)
    _console().print(table)


def _problem_lines(kind: list[Problem]) -> list[list[str]]:
    if len(kind) <= MOST_ALIKE:
        return [_problem_line(problem) for problem in kind]
    rows = ", ".join(NOTHING if problem.row is None else str(problem.row) for problem in kind)
    return [
        [kind[0].table, f"{len(kind):,} rows", kind[0].column, "", "all like the next line", kind[0].rule, "", ""],
        _problem_line(kind[0]),
        ["", "", "", "", f"rows {rows}", "", "", ""],
    ]


def _problem_line(p: Problem) -> list[str]:
    row = NOTHING if p.row is None else str(p.row)
    told = [p.table, row, p.column, escape(p.value), escape(p.what), p.rule]
    return [*told, p.severity.value, in_words(touched(p))]
