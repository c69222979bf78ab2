"""Figures and cases as DataFrames."""

import pandas as pd
import pytest

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window
from scorecard_xl.council.settings import Settings
from scorecard_xl.demo.council import council
from scorecard_xl.figures.behind import behind, cases
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.figure import COLUMNS, figures_frame
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

LAST = Day("2026-03-31")
DAYS = ("start", "end")
NUMBERS = ("numerator", "denominator", "value", "target", "previous", "lower", "mean", "upper")


@pytest.fixture(scope="module")
def data():
    rows = council(LAST.date(), children=40)
    tables = {name: typed(table, rows.get(name, [])).frame for name, table in TABLES.items()}
    return Dataset.of(tables, Settings(), LAST)


def test_figures_have_the_columns_of_results_and_a_row_each(data):
    figures = calculate(data, LAST, months=2)
    frame = figures_frame(figures)
    assert list(frame.columns) == list(COLUMNS)
    assert frame["indicator"].tolist() == [each.indicator for each in figures]
    assert {str(frame[name].dtype) for name in DAYS} == {"datetime64[s]"}
    assert {str(frame[name].dtype) for name in NUMBERS} == {"float64"}


def test_no_figures_are_an_empty_frame_with_the_same_columns():
    frame = figures_frame([])
    assert (len(frame), list(frame.columns)) == (0, list(COLUMNS))


def test_cases_have_a_row_each_and_days_as_days(data):
    args = data, INDICATORS["reviews_on_time"], Window.YTD, LAST
    frame = cases(*args)
    assert frame["child"].tolist() == [case.child for case in behind(*args)]
    assert all(pd.api.types.is_datetime64_dtype(frame[name]) for name in ("since", "due", "done"))
