"""The rows of Trends: each line of the page over thirteen months and five quarters, in cells that never move."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from scorecard_xl.council.period import Day, Period, Window, month_ends
from scorecard_xl.figures.calculate import MONTHS
from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.card import Line
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import CARDS, series
from scorecard_xl.page.linecells import label
from scorecard_xl.tables.values import Value

QUARTERS = 5
NO_NUMBER = "#N/A"
"""What a formula gives where a chart shall draw nothing."""
HEADINGS = (
    "Indicator", "Title", "Group", "Window",
    *(f"Month {number}" for number in range(1, MONTHS + 1)),
    *(f"Quarter {number}" for number in range(1, QUARTERS + 1)),
)  # fmt: skip
_WINDOW, FIRST_MONTH = 3, 4
"""The column of the window; how many columns stand before the months."""
FIRST_QUARTER = FIRST_MONTH + MONTHS
DAYS, SHORT, LONG, FIRST_SERIES = range(4)
"""The rows: last days, labels without and with the year, then a row for each line."""
_OF_A_LINE = ("value", "of", "change", "rating", "target")
_HEADS = ("Last day", "Label", "Label with year")


class Place(NamedTuple):
    """Which line a row is of; `at`: which of those of its indicator and window, from 0."""

    indicator: str
    window: str
    at: int


def days(last: Day | None) -> list[Day]:
    """The last days of thirteen months, then of five quarters (of the present one: of the month)."""
    if last is None:
        return []
    months = month_ends(last, MONTHS)
    quarters = [end for end, after in pairwise(months) if _quarter(end) != _quarter(after)]
    return [*months, *[*quarters, last][-QUARTERS:]]


def _quarter(day: Day) -> Day:
    return Period.ending(day, Window.QUARTER).start


def places(rows: Sequence[Sequence[object]]) -> list[Place]:
    """The lines of a Trends sheet's rows, in their order: the charts of the workbook read them there.

    None of rows that somebody has sorted, which shows in the days that stand first.
    """
    if [row[1] for row in rows[:FIRST_SERIES] if len(row) > 1] != [*_HEADS]:
        return []
    return list(_places(rows[FIRST_SERIES:]))


def _places(rows: Sequence[Sequence[object]]) -> Iterator[Place]:
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        key = str(row[0]), str(row[_WINDOW] if len(row) > _WINDOW else "")
        yield Place(*key, seen[key])
        seen[key] += 1


def rows(facts: Facts, kept: Sequence[Place] = ()) -> list[list[Value]]:
    """First the days and their labels, then a row for each line; None where there is no figure.

    `kept`: the lines that a workbook has already, which keep their rows; one that is no more leaves its row blank.
    """
    ends = days(facts.last)
    short = [*[f"{end:%b}" for end in ends[:MONTHS]], *[_quarter_in_words(end) for end in ends[MONTHS:]]]
    head: list[list[Value]] = [
        ["", _HEADS[DAYS], "", "", *(end.date() for end in ends)],
        ["", _HEADS[SHORT], "", "", *short],
        ["", _HEADS[LONG], "", "", *(f"{text} {end:%y}" for text, end in zip(short, ends, strict=True))],
    ]
    own = dict(zip(_places([_names(line, "") for line in series()]), series(), strict=True))
    order = dict.fromkeys([*kept, *own])
    return head + [_row(own[place], ends, facts) if place in own else _blank(place) for place in order]


def gone(kept: Sequence[Place]) -> list[str]:
    """The indicators that have lines in a workbook and are no more: a package was uninstalled, or is left out."""
    return [*dict.fromkeys(place.indicator for place in kept if place.indicator and place.indicator not in INDICATORS)]


def gone_cells(kept: Sequence[Place]) -> dict[str, Value]:
    """A dash and blanks for the cells of their lines on the page, by defined name, so that no old figure stays."""
    names = [
        f"CPS.{place.indicator}.{place.window}{group}"
        for place in kept
        if place.indicator in gone(kept)
        for group in ("", f".g{place.at + 1}")
    ]
    return {f"{name}.{field}": NOTHING if field == "value" else "" for name in names for field in _OF_A_LINE}


def _blank(place: Place) -> list[Value]:
    return [place.indicator, "", "", place.window]


def _quarter_in_words(end: Day) -> str:
    first = _quarter(end)
    return f"{end:%b}" if first.month == end.month else f"{first:%b}{NOTHING}{end:%b}"


def _row(line: Line, ends: Sequence[Day], facts: Facts) -> list[Value]:
    figure = facts.figure(line)
    group = label(line, figure)
    found = [facts.on(line, end) if figure else None for end in ends]
    if line.window is not Window.QUARTER:
        found = found[:MONTHS]
    own = [each.value if each and (each.group or "") == group else None for each in found]
    return [*_names(line, group), *own]


def _names(line: Line, group: str) -> list[Value]:
    return [line.indicator.name, line.indicator.title, group, line.window.value]


def target_lines() -> list[Line]:
    """The lines that have the target of every month or quarter beside them, for the charts."""
    return [line for card in CARDS if "rating" in card.lines[0].fields for line in _charted(card.leading)]


def _charted(lines: Sequence[Line]) -> list[Line]:
    firsts = {line.indicator.name: line for line in reversed(lines) if not line.is_spare}
    return list(reversed(firsts.values()))


def target_cells(facts: Facts) -> dict[str, Value]:
    """The target on each of those days, by defined name; nothing where there is none."""
    ends: list[Day | None] = list(days(facts.last)) or [None] * (MONTHS + QUARTERS)
    return {
        f"CPS.target.{line.indicator.name}.{at}": _number(facts.target(line.indicator.name, end) if end else None)
        for line in target_lines()
        for at, end in enumerate(ends, 1)
    }


def _number(target: Target | None) -> Value:
    return NO_NUMBER if target is None else float(target.value)
