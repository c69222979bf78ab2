"""The tables of a small council, as formulas give them, and what they come to."""

import datetime as dt

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.figure import COLUMNS, result_rows
from scorecard_xl.workbook.memory import MemoryBook

DAY = dt.datetime(2026, 5, 31)


@pytest.fixture(scope="session")
def tables():
    return council(children=60)


@pytest.fixture(scope="session")
def results(tables):
    """The values of Results by indicator and window, then by group."""
    found = {}
    for figure in calculate(read_council(MemoryBook(dict(tables)), Day(DAY)).data, Day(DAY), months=1):
        value = "" if figure.value is None else figure.value
        found.setdefault((figure.indicator, figure.window), {})[figure.group] = value
    return found


@pytest.fixture(scope="session")
def written(tables):
    """The Results table as a refresh writes it."""
    figures = read_council(MemoryBook(dict(tables)), Day(DAY)).figures(2)
    return [list(COLUMNS), *result_rows(figures)]
