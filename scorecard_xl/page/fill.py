"""What a refresh writes: every cell of the page by defined name, and the rows of the sheets behind it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType

from scorecard_xl.council.period import FIRST_DAY, Day
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import Figure, result_rows
from scorecard_xl.figures.local import MOST_LOCAL
from scorecard_xl.figures.targets import DEFAULTS, Target, target_on, with_target
from scorecard_xl.indicators import Better, Declared, Indicator
from scorecard_xl.page import cases, due, headline, notes, plots, quality
from scorecard_xl.page.builder import empty_page
from scorecard_xl.page.cells import cells as of_page
from scorecard_xl.page.model import Page
from scorecard_xl.page.sheets import (
    BEHIND,
    DEFINITIONS,
    DUE_SOON,
    QUALITY,
    RESULTS,
    TABLES_OF_THE_MONTH,
    TRENDS,
    definition_rows,
)
from scorecard_xl.tables.values import Value

ABOUT = ("name", "title", "better", "unit")
LOCAL_TARGET = "CPS.target.local"
"""What the names of the cells of a local measure on Targets begin with; lines count from 1."""


def cells(council: Council, page: Page, refreshed: dt.datetime) -> dict[str, Value]:
    """Every cell that a refresh writes, by defined name; of a formula the result."""
    said = headline.refreshed_in_words(refreshed, len(council.problems))
    own = _cells(page, council.settings.council, said, council.targets, council.local)
    listed = due.cells(council.data, council.due, council.targets, council.last)
    return own | listed | quality.summary(council.problems)


def empty_cells(settings: Settings) -> dict[str, Value]:
    """The same cells of a workbook without figures: it says what to do first."""
    return _cells(empty_page(settings.council), settings.council, "", ()) | due.empty_cells() | quality.summary(None)


def _cells(
    page: Page, council: str, refreshed: str, targets: Sequence[Target], own: Declared = MappingProxyType({})
) -> dict[str, Value]:
    tables = headline.table_cells(council, page.position, TABLES_OF_THE_MONTH)
    return of_page(page) | {headline.REFRESHED: refreshed} | tables | _in_force(targets, page.last, own)


def blocks(council: Council, figures: Sequence[Figure], page: Page) -> dict[str, Sequence[Sequence[Value]]]:
    """The rows under the headings, by sheet."""
    return {
        RESULTS: result_rows(figures),
        TRENDS: plots.rows(page),
        BEHIND: cases.rows(council.data, council.last, council.targets),
        DUE_SOON: due.rows(council.due, council.last),
        QUALITY: problem_rows(council),
        DEFINITIONS: definition_rows(council.indicators),
    }


def problem_rows(council: Council) -> list[list[Value]]:
    """The rows of Data quality: what is wrong in the raw sheets, and what differs from what was published."""
    return [
        *quality.rows(council.problems, council.places),
        *notes.rows(council.restated),
    ]


def empty_blocks() -> dict[str, list[list[Value]]]:
    """The same rows of a workbook without figures."""
    return {
        RESULTS: [[]],
        TRENDS: plots.rows(empty_page()),
        BEHIND: [[]],
        DUE_SOON: [[]],
        QUALITY: quality.rows(None, {}),
    }


def _in_force(targets: Sequence[Target], last: Day | None, own: Declared) -> dict[str, Value]:
    """The block on Targets: what holds on the last day, and up to where a figure is amber; last the local measures."""
    written: dict[str, Value] = {"CPS.targets.day": last.date() if last else ""}
    for indicator in with_target():
        target = target_on(targets or DEFAULTS, indicator.name, last or FIRST_DAY)
        for bound, value in _bounds(target).items():
            written[f"CPS.target.{indicator.name}.{bound}"] = value
    for at, local in zip_longest(range(1, MOST_LOCAL + 1), with_target(own)):
        about = (local.name, local.title, local.better.value, local.unit.value) if local else ("",) * len(ABOUT)
        target = target_on(targets, local.name, last or FIRST_DAY) if local else None
        shown = {**dict(zip(ABOUT, about, strict=True)), **_bounds(target)}
        written |= {f"{LOCAL_TARGET}.{at}.{field}": value for field, value in shown.items()}
    return written


def _bounds(target: Target | None) -> Mapping[str, Value]:
    if target is None:
        return {"value": "", "limit": ""}
    return {"value": float(target.value), "limit": float(_limit(target, target.declared))}


def _limit(target: Target, indicator: Indicator) -> float:
    sign = 1 if indicator.better is Better.LOWER else -1
    return float(round(target.value + sign * target.margin(), 10))
