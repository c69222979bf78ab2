"""The figures on the command line: the month with targets and ratings, the trend, and the children behind one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from scorecard_xl.app.notices import month_note, reach_note
from scorecard_xl.cli import console, output
from scorecard_xl.cli.output import Cell
from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.behind import Case
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import NOTHING, Figure, as_words
from scorecard_xl.figures.missed import has_standard, misses
from scorecard_xl.figures.naming import Chosen
from scorecard_xl.figures.narrow import Narrowed
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import Unit
from scorecard_xl.page.wording import parts_in_words, why_empty, window_in_words

_COLOUR = {"green": "green", "amber": "yellow", "red": "red"}
_INDENT = "  "
_OF_WIDE = 13
_MONTH_WIDE, _NAME_WIDE = 9, 32  # columns of a month of the trend, and of the names beside it
_WINDOWS = {
    Window.MONTH: "month", Window.QUARTER: "quarter (from its first day)", Window.YTD: "ytd (from 1 April)",
    Window.YEAR: "12m (the last twelve months)",
}  # fmt: skip

Series = list[Figure]
"""One figure, the earliest day first."""
_MET = {True: "yes", False: "no", None: ""}


def print_figures(figures: Sequence[Figure], council: Council) -> None:
    """The month's figures; the trend where they are of several months. Then what is empty, and why."""
    _print_table(figures, f"Figures for {month_note(council)}")
    _print_notes(figures, council)


def print_narrowed(found: Sequence[Narrowed], council: Council) -> None:
    """The figures of each value of a column, one table each."""
    for value in dict.fromkeys(each.value for each in found):
        figures = [each.figure for each in found if each.value == value]
        _print_table(figures, f"Figures for {month_note(council)}, {found[0].column}: {value}")
        print()
    _print_notes([each.figure for each in found], council)


def _print_table(figures: Sequence[Figure], title: str) -> None:
    console.say(title)
    print()
    series = _series(figures)
    ends = sorted({figure.end for figure in figures})
    if len(ends) > 1:
        _print_trend(series, ends)
    else:
        _print_month(series, ends)


def _print_notes(figures: Sequence[Figure], council: Council) -> None:
    last = max((figure.end for figure in figures), default=council.last)
    _print_empty([figure for figure in figures if figure.end == last], council)
    if not output.is_flat():
        used = {figure.window for figure in figures}
        windows = ", ".join(words for each, words in _WINDOWS.items() if each in used)
        print()
        console.say(f"Windows: {windows}. Where none is named: on the last day (at).")


def _series(figures: Iterable[Figure]) -> list[Series]:
    found: dict[tuple[str, str | None, str], Series] = {}
    for figure in figures:
        found.setdefault((figure.indicator, figure.group, figure.window), []).append(figure)
    return list(found.values())


def _print_month(series: Sequence[Series], ends: Sequence[Day]) -> None:
    month = f"{ends[0]:%b %y}" if ends else ""
    headings = (month, "Of", "Target", "Rating", "Change")
    table = output.grid(
        *_names(), *headings, right=(month, "Of", "Target"), wraps=(*_names(), "Of"), narrow={"Of": _OF_WIDE}
    )
    for names, figures in _named(series):
        table.add_row(*names, *(_month(figures[-1]) if figures else ()))
    output.show(table)


def _print_trend(series: Sequence[Series], ends: Sequence[Day]) -> None:
    """As many tables of months as the terminal needs, each of about as many months."""
    room = max(1, ((console.width() or 10_000) - _NAME_WIDE) // _MONTH_WIDE)
    blocks = -(-len(ends) // room)
    size = -(-len(ends) // blocks)
    for first in range(0, len(ends), size):
        if first:
            print()
        _print_months(series, ends[first : first + size])


def _print_months(series: Sequence[Series], ends: Sequence[Day]) -> None:
    months = [f"{end:%b %y}" for end in ends]
    table = output.grid(*_names(), *months, right=months, wraps=_names())
    for names, figures in _named(series):
        values = {each.end: as_words(each.value, Unit(each.unit)) for each in figures}
        table.add_row(*names, *(values.get(end, "") for end in ends if figures))
    output.show(table)


def _names() -> tuple[str, ...]:
    return ("Indicator", "Window") if output.is_flat() else ("Indicator",)


def _named(series: Sequence[Series]) -> Iterator[tuple[tuple[Cell, ...], Series]]:
    """Each figure with its names: in a pipe its whole name and window, in a terminal what its headings leave open."""
    if output.is_flat():
        for figures in series:
            last = figures[-1]
            yield (f"{last.title}: {last.group}" if last.group else last.title, last.window), figures
        return
    for at, (section, titles) in enumerate(groupby(series, key=lambda figures: figures[-1].section)):
        if at:
            yield ("",), []
        yield (output.bold(section),), []
        for title, own in groupby(titles, key=lambda figures: figures[-1].title):
            yield from _under_title(title, list(own))


def _under_title(title: str, series: Sequence[Series]) -> Iterator[tuple[tuple[Cell, ...], Series]]:
    """One line for a figure on the last day; else the title, and below it a line for each group and window."""
    groups = {figures[-1].group for figures in series}
    windows = {figures[-1].window for figures in series}
    if len(series) == 1 and groups == {None} and windows == {Window.AT}:
        yield (output.indented(title, 1),), series[0]
        return
    yield (output.indented(title, 1),), []
    for figures in series:
        group, window = figures[-1].group, figures[-1].window
        parts = [group, window if windows != {Window.AT} else None]
        yield (output.indented(", ".join(filter(None, parts)), 2),), figures


def _month(figure: Figure) -> tuple[Cell, ...]:
    unit = Unit(figure.unit)
    target = "" if figure.target is None else as_words(figure.target, unit)
    rating = output.coloured(figure.rag, _COLOUR[figure.rag]) if figure.rag else ""
    return as_words(figure.value, unit), _of(figure), target, rating, figure.change or ""


def _of(figure: Figure) -> str:
    return parts_in_words(figure) if figure.value is not None or figure.denominator == 0 else ""


def _print_empty(figures: Iterable[Figure], council: Council) -> None:
    """Why figures are empty and what to fill, each reason once with the measures that it is the reason of."""
    reasons: dict[str, list[str]] = {}
    for figure in figures:
        if figure.value is None and figure.denominator != 0:
            titles = reasons.setdefault(why_empty(figure, council.data), [])
            titles += [figure.title] if figure.title not in titles else []
    for reason, titles in reasons.items():
        print()
        console.say(f"{NOTHING} {reason}")
        console.say(f"Empty without it: {'; '.join(titles)}.", _INDENT)


def print_children(cases: Sequence[Case]) -> None:
    """One row for each case; columns that are all blank are not shown."""
    columns = {
        "Child": [case.child for case in cases],
        "Met": [_MET[case.met] for case in cases],
        "Value": ["" if case.value is None else f"{case.value:g}" for case in cases],
        "Reason": [case.reason for case in cases],
        "Group": [case.group or "" for case in cases],
        "Worker": [case.worker or "" for case in cases],
        "Team": [case.team or "" for case in cases],
    }
    if all(case.reason.startswith(case.group or "") for case in cases):
        del columns["Group"]  # the reasons say it
    filled = {heading: cells for heading, cells in columns.items() if any(cells)}
    table = output.grid(*filled, right=("Value",), wraps=("Reason", "Group", "Worker", "Team"))
    for row in zip(*filled.values(), strict=True):
        table.add_row(*row)
    if cases:
        output.show(table)
    else:
        console.say("There is no child to list.")


def title(cases: Sequence[Case], asked: Chosen, council: Council, target: Target | None) -> str:
    """Reviews held on time (in May 2026): 72 counted, 71 met, 1 missed the standard, 3 left out."""
    counted = sum(case.counts for case in cases)
    met = sum(case.met is True for case in cases)
    parts = [f"{counted:,} counted", *([f"{met:,} met"] if 0 < met < counted else [])]
    if has_standard(asked.indicator, target):
        missed = sum(misses(case, asked.indicator, target) for case in cases)
        parts.append(f"{missed:,} missed the standard")
    if left_out := len(cases) - counted:
        parts.append(f"{left_out:,} left out")
    group = f", {asked.group}" if asked.group else ""
    when = window_in_words(asked.window, council.last)
    said = reach_note(council) if f"{council.last:%B %Y}" in when else month_note(council)
    return f"{asked.indicator.title}{group} ({', '.join(filter(None, (when, said)))}): {', '.join(parts)}"
