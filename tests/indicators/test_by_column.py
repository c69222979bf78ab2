"""What a column distorts, shown by emptying it."""

import datetime as dt

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.by_column import BY_COLUMN, touched_by_cell
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.tables.schema import TABLES, Kind
from scorecard_xl.workbook.memory import MemoryBook

YEAR_END = Day("2026-03-31")
COLUMNS = [pytest.param(*each, id=".".join(each)) for each in BY_COLUMN]


@pytest.fixture(scope="module")
def councils():
    """Two in which each of the columns counts: with Health, and with what OC2 alone says."""
    tables = council(YEAR_END.date(), children=120)
    for (table, heading), cell in CELLS.items():
        tables[table] = with_cells(tables[table], heading, cell)
    return [tables, tables | {"Health": tables["Health"][:1]}]


CELLS = {
    ("Episodes", "PLACE"): lambda row, place: "T3" if row % 4 == 1 else place,
    ("Episodes", "URN"): lambda row, _: str(row),
    ("AD1", "FOSTER_CARE"): lambda *_: "1",
    ("CareLeavers", "DOB"): lambda row, _: dt.date(2007, 7, 1) if row % 2 else None,
}
"""Many return from a temporary placement, to another home; adopters were carers; not all dates of birth are known."""


def with_cells(rows, heading, cell):
    at = rows[0].index(heading)
    return [rows[0], *([*row[:at], cell(number, row[at]), *row[at + 1 :]] for number, row in enumerate(rows[1:]))]


@pytest.fixture(scope="module")
def figures(councils):
    return [figures_of(tables) for tables in councils]


def figures_of(tables):
    found = read_council(MemoryBook(tables), YEAR_END).figures(3)
    return {(each.indicator, each.window, each.group, each.end): (each.numerator, each.denominator) for each in found}


@pytest.mark.parametrize("indicators", sorted(set(BY_COLUMN.values())), ids=lambda names: ", ".join(names) or "none")
def test_without_its_columns_these_figures_change_and_no_other(indicators, councils, figures):
    columns = [column for column, distorted in BY_COLUMN.items() if distorted == indicators]
    pairs = zip(figures, (figures_of(without(columns, tables)) for tables in councils), strict=True)
    changed = {key[0] for one, other in pairs for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
    assert changed == set(indicators), f"say in by_column.py who looks at {columns}"


def without(columns, tables):
    left = dict(tables)
    for table, heading in columns:
        left[table] = with_cells(left[table], heading, lambda *_: None)
    return left


@pytest.mark.parametrize(("table", "heading"), COLUMNS)
def test_a_cell_of_the_column_costs_no_more_than_itself(table, heading):
    column = TABLES[table].column(heading)
    assert not column.decisive and column.kind is not Kind.CHILD and column.name not in TABLES[table].means
    assert set(BY_COLUMN[table, heading]) <= INDICATORS.keys()


def test_a_cell_that_costs_its_row_touches_all_that_the_table_does():
    assert touched_by_cell("Reviews", "REVIEW") == touched_by("Reviews")
    assert touched_by_cell("Episodes", "PL_DISTANCE") == ("placed_over_20_miles",)
