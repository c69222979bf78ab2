"""Each indicator is complete: its columns are those that change it, and it has cases and an oracle rule."""

import datetime as dt
from pathlib import Path

import pytest
from oracle.figures import RULES
from oracle.reasons import REASONS

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.figures.targets import DEFAULTS
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.tables.schema import TABLES, Kind
from scorecard_xl.workbook.memory import MemoryBook

YEAR_END = Day("2026-03-31")
CASES = {path.name: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")}


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_is_complete(indicator):
    missing = [
        f"tests/indicators/{indicator.answers.__module__.split('.')[-1]}: write what {indicator.name} counts as cases"
        for texts in [[text for name, text in CASES.items() if name != Path(__file__).name]]
        if not any(f'"{indicator.name}"' in text for text in texts)
    ]
    if indicator.name not in RULES:
        missing.append(f"tests/oracle/figures.py: add {indicator.name} to RULES")
    if indicator.unit is not Unit.CASES and indicator.name not in REASONS:
        missing.append(f"tests/oracle/reasons.py: add {indicator.name} to REASONS")
    missing += [
        f"{indicator.answers.__module__}: {column} is no column of a raw table"
        for column in indicator.columns
        if column not in HEADINGS
    ]
    assert not missing, "\n".join(missing)


HEADINGS = {f"{table.name}.{heading}" for table in TABLES.values() for heading in table.headings}


def test_the_default_targets_are_those_of_the_declarations():
    assert {each.indicator: str(float(each.value)) for each in DEFAULTS} == {
        "reviews_on_time": "0.98", "visits_on_time": "0.98", "three_or_more_placements": "0.08",
        "long_term_stability": "0.75", "pep_in_place": "1.0", "initial_health_on_time": "0.95",
        "annual_health_on_time": "0.93", "dental_on_time": "0.93", "adoption_time_to_placement": "426.0",
        "adoption_time_to_match": "120.0",
    }  # fmt: skip


CELLS = {
    ("Episodes", "PLACE"): lambda row, place: "T3" if row % 4 == 1 else place,
    ("Episodes", "URN"): lambda row, _: str(row),
    ("AD1", "FOSTER_CARE"): lambda *_: "1",
    ("CareLeavers", "DOB"): lambda row, _: dt.date(2007, 7, 1) if row % 2 else None,
}
"""Many return from a temporary placement, to another home; adopters were carers; not all dates of birth are known."""


@pytest.fixture(scope="module")
def councils():
    """Two in which each of the columns counts: with Health, and with what OC2 alone says."""
    tables = council(YEAR_END.date(), children=120)
    for (table, heading), cell in CELLS.items():
        tables[table] = with_cells(tables[table], heading, cell)
    return [tables, tables | {"Health": tables["Health"][:1]}]


def with_cells(rows, heading, cell):
    at = rows[0].index(heading)
    return [rows[0], *([*row[:at], cell(number, row[at]), *row[at + 1 :]] for number, row in enumerate(rows[1:]))]


@pytest.fixture(scope="module")
def figures(councils):
    return [figures_of(tables) for tables in councils]


def figures_of(tables):
    found = read_council(MemoryBook(tables), YEAR_END).figures(3)
    return {(each.indicator, each.window, each.group, each.end): (each.numerator, each.denominator) for each in found}


def is_free(table, column):
    """Whether a cell that cannot be read costs no more than itself."""
    return not column.decisive and column.kind is not Kind.CHILD and column.heading not in table.means


FREE = [
    pytest.param(table.name, column.heading, id=f"{table.name}.{column.heading}")
    for table in TABLES.values()
    for column in table.columns
    if is_free(table, column)
]


@pytest.mark.parametrize(("table", "heading"), FREE)
def test_without_a_column_no_figure_changes_but_of_those_that_look_at_it(table, heading, councils, figures):
    changed = set()
    for tables, before in zip(councils, figures, strict=True):
        after = figures_of(tables | {table: with_cells(tables[table], heading, lambda *_: None)})
        changed |= {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert changed <= set(touched_by(table, heading)), f"declare {table}.{heading} in `columns`"


def test_a_column_that_one_indicator_looks_at_touches_it_alone():
    assert touched_by("Episodes", "PL_DISTANCE") == ("placed_over_20_miles",)
