"""What a column distorts, shown by emptying it: no other figure may change."""

import pytest

from scorecard_xl.books.memory import MemoryBook
from scorecard_xl.demo.council import council
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.by_column import BY_COLUMN, touched_by_cell
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.period import Day
from scorecard_xl.raw.tables import TABLES, Kind
from scorecard_xl.reading import read_council

YEAR_END = Day("2026-03-31")
COLUMNS = [pytest.param(*each, id=".".join(each)) for each in BY_COLUMN]


@pytest.fixture(scope="module")
def tables():
    return council(YEAR_END.date(), children=60)


@pytest.fixture(scope="module")
def figures(tables):
    return figures_of(tables)


def figures_of(tables):
    found = read_council(MemoryBook(tables), YEAR_END).figures(1)
    return {(each.indicator, each.window, each.group): (each.numerator, each.denominator) for each in found}


@pytest.mark.parametrize("indicators", sorted(set(BY_COLUMN.values())), ids=lambda names: ", ".join(names) or "none")
def test_without_its_columns_no_other_figure_changes(indicators, tables, figures):
    without = dict(tables)
    for table, heading in (column for column, distorted in BY_COLUMN.items() if distorted == indicators):
        without[table] = emptied(without[table], heading)
    found = figures_of(without)
    assert {key[0] for key in figures.keys() | found.keys() if figures.get(key) != found.get(key)} <= set(indicators)


def emptied(rows, heading):
    at = rows[0].index(heading)
    return [rows[0], *([*row[:at], None, *row[at + 1 :]] for row in rows[1:])]


@pytest.mark.parametrize(("table", "heading"), COLUMNS)
def test_a_cell_of_the_column_costs_no_more_than_itself(table, heading):
    column = TABLES[table].column(heading.lower())
    assert not column.decisive and column.kind is not Kind.CHILD and column.name not in TABLES[table].means
    assert set(BY_COLUMN[table, heading]) <= INDICATORS.keys()


def test_a_cell_that_costs_its_row_touches_all_that_the_table_does():
    assert touched_by_cell("Reviews", "REVIEW") == touched_by("Reviews")
    assert touched_by_cell("Episodes", "PL_DISTANCE") == ("placed_over_20_miles",)
