"""The cells of one line of the page."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from pandas import Timedelta

from scorecard_xl.figures.display import NOTHING
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page import words
from scorecard_xl.page.layout import Line
from scorecard_xl.period import Day, year_start
from scorecard_xl.values import Value

Found = Mapping[tuple[str, str], Sequence[Figure]]
"""The figures of the last day by indicator and window, the groups in order."""


def found_on(figures: Sequence[Figure], last: Day) -> Found:
    """The figures that end on the day; of what is known only on a 31 March, those of the last one."""
    found, year_end = _ending(figures, last), _ending(figures, year_start(last) - Timedelta(days=1))
    known = {key: own for key, own in year_end.items() if own[0].value is not None and _is_yearly(own[0])}
    return found | {key: own for key, own in known.items() if key in found and found[key][0].value is None}


def _ending(figures: Sequence[Figure], day: Day) -> dict[tuple[str, str], list[Figure]]:
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.end == day:
            found.setdefault((figure.indicator, figure.window), []).append(figure)
    return found


def _is_yearly(figure: Figure) -> bool:
    indicator = INDICATORS[figure.indicator]
    return "OC2" in indicator.uses + indicator.perhaps


def figure_of(line: Line, found: Found) -> Figure | None:
    """The line's figure; None where there is none, as for a team that does not exist."""
    own = found.get((line.indicator.name, line.window.value), ())
    at = (line.place or 1) - 1
    return own[at] if at < len(own) else None


def cells(line: Line, found: Found, last: Day | None, target: Target | None) -> dict[str, Value]:
    """Every cell of the line by field; those that it does not show too."""
    figure = None if line.is_heading else figure_of(line, found)
    if figure is None and line.is_spare:
        return dict.fromkeys(line.fields, "")
    written: dict[str, Value] = {
        "window": words.window_in_words(line.window, figure.end if figure else last),
        "label": label(line, figure),
        "target": _target(line, figure, target),
    }
    return written | (_filled(line, figure, found) if figure else _EMPTY)


def _target(line: Line, figure: Figure | None, target: Target | None) -> str:
    """A team's own target goes before that of Targets."""
    own = figure.target if figure and line.is_spare else None
    aim = Fraction(own) if own is not None else target.value if target else None
    return NOTHING if aim is None else words.target_in_words(aim, line.indicator)


_EMPTY: dict[str, Value] = {
    "value": NOTHING,
    "of": "",
    "previous": "",
    "rating": NOTHING,
    "change": "",
    "bar": "",
}


def _filled(line: Line, figure: Figure, found: Found) -> dict[str, Value]:
    return {
        "value": words.value_on_page(figure),
        "of": _share(figure, found) if line.is_share_of_all else words.of_in_words(figure),
        "previous": words.previous_in_words(figure),
        "rating": words.rating_in_words(figure.rag),
        "change": words.change_in_words(figure.change),
        "bar": "" if figure.value is None else figure.value,
    }


def _share(figure: Figure, found: Found) -> str:
    bands = found[figure.indicator, figure.window]
    return words.share_in_words(figure, sum(band.value or 0 for band in bands))


def label(line: Line, figure: Figure | None) -> str:
    """The name of the line's group."""
    if figure is not None:
        return figure.group or ""
    groups = line.indicator.groups
    return groups[line.place - 1] if groups and line.place else ""
