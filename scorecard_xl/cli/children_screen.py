"""The children behind one figure, on the command line."""

from collections.abc import Sequence

from scorecard_xl.app.notices import month_note
from scorecard_xl.cli import console, grids
from scorecard_xl.figures import standard
from scorecard_xl.figures.behind import Case
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.naming import Chosen
from scorecard_xl.figures.targets import Target
from scorecard_xl.page.words import window_in_words

_MET = {True: "yes", False: "no", None: ""}


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
    table = grids.grid(*filled, right=("Value",), wraps=("Reason", "Group", "Worker", "Team"))
    for row in zip(*filled.values(), strict=True):
        table.add_row(*row)
    if cases:
        grids.show(table)
    else:
        console.say("There is no child to list.")


def title(cases: Sequence[Case], asked: Chosen, council: Council, target: Target | None) -> str:
    """Reviews held on time (in May 2026): 72 counted, 71 met, 1 missed the standard, 3 left out."""
    counted = sum(case.counts for case in cases)
    met = sum(case.met is True for case in cases)
    parts = [f"{counted:,} counted", *([f"{met:,} met"] if 0 < met < counted else [])]
    if standard.has_standard(asked.indicator, target):
        missed = sum(standard.misses(case, asked.indicator, target) for case in cases)
        parts.append(f"{missed:,} missed the standard")
    if left_out := len(cases) - counted:
        parts.append(f"{left_out:,} left out")
    group = f", {asked.group}" if asked.group else ""
    when = window_in_words(asked.window, council.last)
    said = "" if f"{council.last:%B %Y}" in when else f", {month_note(council)}"
    return f"{asked.indicator.title}{group} ({when}{said}): {', '.join(parts)}"
