"""The demonstration council's figures, shared for 24 months one after the other."""

import pytest

from scorecard_xl.demo.council import council
from scorecard_xl.disclosure import Rules, decide, news
from scorecard_xl.disclosure.decide import decisions
from scorecard_xl.figures.calculate import MONTHS, calculate
from scorecard_xl.period import Day, month_ends
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.raw.typed import typed
from scorecard_xl.settings import Settings

LAST, SHARED = Day("2026-05-31"), 24


@pytest.fixture(scope="session")
def figures_by_month():
    """Every figure of the months that the 24 copies show, by the month's end."""
    tables = {name: typed(TABLES[name], rows).rows for name, rows in council().items()}
    found = {end: [] for end in month_ends(LAST, SHARED + MONTHS - 1)}
    for figure in calculate(Dataset.of(tables, Settings(), LAST), LAST, months=len(found)):
        found[figure.end].append(figure)
    return found


@pytest.fixture(scope="session")
def months_to_share(figures_by_month):
    """The figures of each of the 24 copies: thirteen months of them."""
    return [
        [figure for each in month_ends(end, MONTHS) for figure in figures_by_month[each]]
        for end in month_ends(LAST, SHARED)
    ]


@pytest.fixture(scope="session")
def copies(months_to_share):
    """What was decided for each copy, each knowing those before it."""
    found, told = [], []
    for figures in months_to_share:
        found.append(decide(figures, Rules(), told))
        told.append(news(found[-1], told))
    return found


@pytest.fixture(scope="session")
def careless_copies(months_to_share):
    """The same with only the small figures hidden."""
    return [decisions(figures, Rules(), hidden=()) for figures in months_to_share]
