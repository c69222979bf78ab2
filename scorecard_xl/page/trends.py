"""The rows of Trends: each line of the page over thirteen months, in cells that never move."""

from collections.abc import Mapping, Sequence

from scorecard_xl.figures.calculate import MONTHS
from scorecard_xl.figures.figure import Figure
from scorecard_xl.page.layout import Line, series
from scorecard_xl.page.linecells import figure_of, found_on, label
from scorecard_xl.period import Day, month_ends
from scorecard_xl.values import Value

HEADINGS = ("Indicator", "Title", "Group", "Window", *(f"Month {number}" for number in range(1, MONTHS + 1)))
FIRST_MONTH = 4
"""How many columns stand before the months."""

Values = Mapping[tuple[str, str, str | None, Day], float | None]


def rows(figures: Sequence[Figure], last: Day | None) -> list[list[Value]]:
    """First the month ends, then a row for each line in the order of the page; None where there is no figure."""
    ends = month_ends(last, MONTHS) if last else []
    found = found_on(figures, last) if last else {}
    values = {(each.indicator, each.window, each.group, each.end): each.value for each in figures}
    head: list[Value] = ["", "Month end", "", "", *(end.date() for end in ends)]
    return [head, *(_row(line, figure_of(line, found), ends, values) for line in series())]


def _row(line: Line, figure: Figure | None, ends: Sequence[Day], values: Values) -> list[Value]:
    group, name, window = label(line, figure), line.indicator.name, line.window.value
    own = [values.get((name, window, group or None, end)) for end in ends]
    return [name, line.indicator.title, group, window, *own]
