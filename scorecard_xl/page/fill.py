"""What a refresh writes: every cell of the page by defined name, and the rows of the sheets behind it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from scorecard_xl.council import Council
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.targets import DEFAULTS, Target, target_on
from scorecard_xl.indicators import INDICATORS, Better, Indicator
from scorecard_xl.page import cases, due, head, linecells, quality, restated, trends
from scorecard_xl.page.layout import lines, rated
from scorecard_xl.page.linecells import Found, found_on
from scorecard_xl.page.results import result_rows
from scorecard_xl.period import Day
from scorecard_xl.settings import Settings
from scorecard_xl.values import Value

_NO_DAY = Day.min


def cells(council: Council, figures: Sequence[Figure], refreshed: datetime) -> dict[str, Value]:
    """Every cell that a refresh writes, by defined name; of a formula the result."""
    last, targets = council.last, council.targets
    return (
        head.cells(last, council.settings, len(council.problems), refreshed)
        | _lines(found_on(figures, last), last, targets)
        | _in_force(targets, last)
        | due.cells(council.data, targets, last)
    )


def empty_cells(settings: Settings) -> dict[str, Value]:
    """The same cells of a workbook without figures: it says what to do first."""
    return head.empty_cells(settings) | _lines({}, None, DEFAULTS) | _in_force(DEFAULTS, None) | due.empty_cells()


def blocks(council: Council, figures: Sequence[Figure]) -> dict[str, list[list[Value]]]:
    """The rows under the headings, by sheet."""
    return {
        "Results": result_rows(figures),
        "Trends": trends.rows(figures, council.last),
        "Behind the figures": cases.rows(council.data, council.last),
        "Due soon": due.rows(council.data, council.last),
        "Data quality": [
            *quality.rows(council.problems, council.places),
            *restated.rows(council.history.restatements(figures)),
        ],
    }


def empty_blocks() -> dict[str, list[list[Value]]]:
    """The same rows of a workbook without figures."""
    return {
        "Results": [[]],
        "Trends": trends.rows([], None),
        "Behind the figures": [[]],
        "Due soon": [[]],
        "Data quality": quality.rows(None, {}),
    }


def _lines(found: Found, last: Day | None, targets: Sequence[Target]) -> dict[str, Value]:
    day = last or _NO_DAY
    aims = {each.name: target_on(targets, each.name, day) for each in rated()}
    filled = {line: linecells.cells(line, found, last, aims.get(line.indicator.name)) for line in lines()}
    return {f"{line.name}.{field}": filled[line][field] for line in lines() for field in line.fields}


def _in_force(targets: Sequence[Target], last: Day | None) -> dict[str, Value]:
    """The block on Targets: what holds on the last day, and up to where a figure is amber."""
    written: dict[str, Value] = {"CPS.targets.day": last.date() if last else ""}
    for indicator in rated():
        target = target_on(targets, indicator.name, last or _NO_DAY)
        for field, value in _bounds(target).items():
            written[f"CPS.target.{indicator.name}.{field}"] = value
    return written


def _bounds(target: Target | None) -> Mapping[str, Value]:
    if target is None:
        return {"value": "", "limit": ""}
    return {"value": float(target.value), "limit": float(_limit(target, INDICATORS[target.indicator]))}


def _limit(target: Target, indicator: Indicator) -> float:
    sign = 1 if indicator.better is Better.LOWER else -1
    return float(round(target.value + sign * target.margin(), 10))
