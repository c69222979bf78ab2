"""Which figures change when a column is damaged: each of those indicators declares the column."""

import datetime as dt

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.page.quality import touched
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.memory import MemoryBook

YEAR_END = Day("2026-03-31")
DECLARED = sorted({column for each in INDICATORS.values() for column in each.columns})
ALL = [f"{table.name}.{column.heading}" for table in TABLES.values() for column in table.columns]
NOT_LOOKED_AT = sorted(set(ALL) - set(DECLARED))
CELLS = {
    ("Episodes", "PLACE"): lambda row, place: "T3" if row % 4 == 1 else place,
    ("Episodes", "URN"): lambda row, _: str(row),
    ("AD1", "FOSTER_CARE"): lambda *_: "1",
    ("CareLeavers", "DOB"): lambda row, _: dt.date(2007, 7, 1) if row % 2 else None,
}
"""Many return from a temporary placement, to another home; adopters were carers; not all dates of birth are known."""


@pytest.fixture(scope="module")
def tables():
    """A council in which each of the columns counts."""
    found = council(YEAR_END.date(), children=60)
    for (table, heading), cell in CELLS.items():
        found[table] = with_cells(found[table], heading, cell)
    return found


@pytest.fixture(scope="module")
def figures(tables):
    return figures_of(tables)


def with_cells(rows, heading, cell):
    if heading not in rows[0]:
        return rows
    at = rows[0].index(heading)
    return [rows[0], *([*row[:at], cell(number, row[at]), *row[at + 1 :]] for number, row in enumerate(rows[1:]))]


def figures_of(tables):
    found = read_council(MemoryBook(tables), YEAR_END).figures(1)
    return {(each.indicator, each.window, each.group, each.end): (each.numerator, each.denominator) for each in found}


def changed(figures, others):
    return {key[0] for key in figures.keys() | others.keys() if figures.get(key) != others.get(key)}


def damaged(tables, column, of=3):
    """One cell in three is blank, or with 1 every cell."""
    table, heading = column.split(".")
    return tables | {table: with_cells(tables[table], heading, lambda row, cell: cell if row % of else None)}


@pytest.mark.slow
@pytest.mark.many
@pytest.mark.parametrize("column", DECLARED)
def test_a_damaged_column_changes_only_figures_that_declare_it(column, tables, figures):
    found = [changed(figures, figures_of(damaged(tables, column, of))) for of in (3, 1)]
    undeclared = (found[0] | found[1]) - set(touched_by(*column.split(".")))
    assert not undeclared, f"add {column} to the columns of {', '.join(sorted(undeclared))}"


@pytest.mark.slow
def test_columns_that_no_indicator_declares_change_no_figure(tables, figures):
    others = tables
    for column in NOT_LOOKED_AT:
        others = damaged(others, column)
    assert changed(figures, figures_of(others)) == set()


@pytest.mark.parametrize("each", INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_declares_columns_of_the_tables_it_uses(each):
    assert set(each.uses) <= {column.split(".")[0] for column in each.columns} | set(each.columns)


def test_an_unreadable_cell_touches_the_table_where_it_costs_the_row_and_its_column_elsewhere():
    assert touched(Problem("Reviews", 2, "REVIEW", "", "")) == touched_by("Reviews")
    assert touched(Problem("Episodes", 2, "PL_DISTANCE", "", "")) == ("placed_over_20_miles",)
