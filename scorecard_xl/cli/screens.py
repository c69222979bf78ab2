"""Tables on the command line that people can read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from scorecard_xl.app.notices import month_note
from scorecard_xl.cli.console import say
from scorecard_xl.council.period import Window
from scorecard_xl.figures.behind import Case
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import NOTHING, Figure, as_words
from scorecard_xl.figures.narrow import Narrowed
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page.quality import MOST_NAMED, in_words, touched
from scorecard_xl.page.words import parts_in_words
from scorecard_xl.tables.problems import Problem, alike

_WIDE = 200  # columns, where the output goes to a file or a pipe
_READABLE = 110  # columns of a text that people read
_APART = 10  # problems of a kind that are printed one by one
_COLOUR = {"green": "green", "amber": "yellow", "red": "red"}


def _console(most: int | None = None) -> Console:
    """As wide as the window, but not wider than `most`; for a file or a pipe as wide as `most`, or 200 columns."""
    window = Console(highlight=False)
    there = window.width if window.is_terminal else _WIDE
    return Console(width=min(there, most or there), highlight=False)


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
        who = (case.child, case.team or "", case.worker or "", case.group or "")
        table.add_row(*map(escape, who), "yes" if case.counts else "no", met, escape(case.reason))
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
    return parts_in_words(figure) if figure.value is not None or figure.denominator == 0 else ""


def _target(figure: Figure) -> str:
    return "" if figure.target is None else as_words(figure.target, Unit(figure.unit))


def print_problems(problems: Sequence[Problem]) -> None:
    """The problems, a few lines each that fit the window, or a line that says there are none.

    More than 10 of a kind are printed once, with the first 20 of their rows.
    """
    if not problems:
        say("No problems found in the data.")
        return
    console = _console(_READABLE)
    console.print(f"[bold]{_counted(problems)}[/]", end="\n\n")
    for kind in alike(problems):
        for some in [kind] if len(kind) > _APART else [[problem] for problem in kind]:
            console.print(f"[bold]{escape(_place(some))}[/]")
            say("\n".join(_under(line, console.width) for line in _told(some)) + "\n")


def _under(line: str, width: int) -> str:
    return fill(line, width, initial_indent="    ", subsequent_indent="    ")


def _counted(problems: Sequence[Problem]) -> str:
    """17 problems in the data: 14 errors, 3 warnings."""
    kinds = Counter(problem.severity.value for problem in problems)
    said = ", ".join(_several(kinds[each], each) for each in sorted(kinds))
    return f"{_several(len(problems), 'problem')} in the data: {said}"


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _place(kind: Sequence[Problem]) -> str:
    """Episodes, row 1524, DEC: 19/12/2021; of many the number of rows."""
    first = kind[0]
    row = f"{len(kind):,} rows" if len(kind) > 1 else "" if first.row is None else f"row {first.row}"
    value = f": {first.value}" if first.value and len(kind) == 1 else ""
    return ", ".join(filter(None, (first.table, row, first.column))) + value


def _told(kind: Sequence[Problem]) -> Iterator[str]:
    """What is wrong and what that touches; of many also where they stand."""
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
