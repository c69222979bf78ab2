"""What a refresh writes: every cell of the page by defined name, and the rows of the sheets behind it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.reported import as_published
from scorecard_xl.figures.targets import Target, with_target
from scorecard_xl.indicators import INDICATORS, Better, Indicator
from scorecard_xl.page import cardcells, cases, due, head, linecells, quality, restated, trends
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.results import result_rows
from scorecard_xl.page.sheets import BEHIND, DUE_SOON, QUALITY, RESULTS, TABLES_OF_THE_MONTH, TRENDS
from scorecard_xl.tables.values import Value


def facts_of(council: Council, figures: Sequence[Figure], refreshed: dt.datetime) -> Facts:
    """All that the page shows of a council's month, but not what only its own page says: problems and imports."""
    return Facts(
        last=council.last, figures=as_published(figures, council.history.last_published, council.last),
        targets=council.targets, council=council.settings.council,
        colour=council.settings.colour, refreshed=refreshed,
        establishment=council.data.establishment, comments=council.commentary.comments, benchmarks=council.benchmarks,
        region=council.settings.region, restated=council.history.restated(figures, council.last),
        data_end=council.data_end,
    )  # fmt: skip


def cells(council: Council, figures: Sequence[Figure], refreshed: dt.datetime) -> dict[str, Value]:
    """Every cell that a refresh writes, by defined name; of a formula the result."""
    facts = facts_of(council, figures, refreshed)
    facts = replace(facts, problems=len(council.problems), imported=council.imported)
    return _live_cells(facts) | due.cells(council.data, council.targets, council.last) | former_cells(facts)


def former_cells(facts: Facts) -> dict[str, Value]:
    """Cells that only workbooks of earlier versions have, by defined name."""
    found = ((card, cardcells.former_cells(card, facts)) for card in CARDS)
    return {f"{card.name}.{field}": value for card, own in found for field, value in own.items()}


def page_cells(facts: Facts) -> dict[str, Value]:
    """The cells of the page and of Trends, by defined name: all that a copy of the page needs."""
    return head.cells(facts) | _cards(facts) | trends.target_cells(facts)


def empty_cells(settings: Settings) -> dict[str, Value]:
    """The same cells of a workbook without figures: it says what to do first."""
    facts = Facts(None, council=settings.council)
    return _live_cells(facts) | due.empty_cells()


def _live_cells(facts: Facts) -> dict[str, Value]:
    return page_cells(facts) | head.table_cells(facts, TABLES_OF_THE_MONTH) | _in_force(facts)


def blocks(
    council: Council, figures: Sequence[Figure], trend_lines: Sequence[trends.Place] = ()
) -> dict[str, Sequence[Sequence[Value]]]:
    """The rows under the headings, by sheet. `trend_lines`: the lines of Trends in the order that its charts know."""
    shown = as_published(figures, council.history.last_published, council.last)
    return {
        RESULTS: result_rows(figures),
        TRENDS: trends.rows(Facts(council.last, shown), trend_lines),
        BEHIND: cases.rows(council.data, council.last),
        DUE_SOON: due.rows(council.data, council.last),
        QUALITY: problem_rows(council, figures),
    }


def problem_rows(council: Council, figures: Sequence[Figure]) -> list[list[Value]]:
    """The rows of Data quality: what is wrong in the raw sheets, and what differs from what was published."""
    return [
        *quality.rows(council.problems, council.places),
        *restated.rows(council.history.restatements(figures)),
    ]


def empty_blocks() -> dict[str, list[list[Value]]]:
    """The same rows of a workbook without figures."""
    return {
        RESULTS: [[]],
        TRENDS: trends.rows(Facts(None)),
        BEHIND: [[]],
        DUE_SOON: [[]],
        QUALITY: quality.rows(None, {}),
    }


def _cards(facts: Facts) -> dict[str, Value]:
    written: dict[str, Value] = {}
    for card in CARDS:
        for line in card.lines:
            own = linecells.cells(card, line, facts)
            written |= {f"{line.name}.{field}": own[field] for field in line.fields}
        of_card = cardcells.cells(card, facts)
        written |= {f"{card.name}.{field}": of_card[field] for field in card.fields}
    return written


def _in_force(facts: Facts) -> dict[str, Value]:
    """The block on Targets: what holds on the last day, and up to where a figure is amber."""
    written: dict[str, Value] = {"CPS.targets.day": facts.last.date() if facts.last else ""}
    for indicator in with_target():
        for field, value in _bounds(facts.target(indicator.name)).items():
            written[f"CPS.target.{indicator.name}.{field}"] = value
    return written


def _bounds(target: Target | None) -> Mapping[str, Value]:
    if target is None:
        return {"value": "", "limit": ""}
    return {"value": float(target.value), "limit": float(_limit(target, INDICATORS[target.indicator]))}


def _limit(target: Target, indicator: Indicator) -> float:
    sign = 1 if indicator.better is Better.LOWER else -1
    return float(round(target.value + sign * target.margin(), 10))
