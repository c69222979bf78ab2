"""The published facts of the demonstration."""

import csv

import pytest

from scorecard_xl.demo.entries import benchmarks
from scorecard_xl.figures.benchmarks import HEADINGS, SOURCE, Benchmarks, benchmarks_of, is_share
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS

OF_2025 = {
    "leavers_adopted": 1, "placed_over_20_miles": 1, "placed_outside_area": 1, "placement_type": 2, "uasc": 1,
    "average_caseload": 1,
}  # fmt: skip
"""Indicators with rows of the definitions' table of comparators, which the file of five years does not have."""


@pytest.fixture(scope="module")
def published() -> Benchmarks:
    return benchmarks_of(Records(SHEETS["Benchmarks"], [[*HEADINGS, SOURCE], *benchmarks()]))


def test_nothing_in_them_is_a_problem_and_every_row_names_its_source(published):
    assert published.problems == []
    assert all(str(row[-1]).startswith("DfE: ") for row in benchmarks())


@pytest.mark.shared
def test_they_are_the_published_ones_row_by_row(published, shared):
    with (shared / "benchmarks_peterborough.csv").open(encoding="utf-8", newline="") as file:
        theirs = sorted((row["measure"], *_numbers(row)) for row in csv.DictReader(file))
    ours = sorted(_as_published(row) for row in benchmarks() if row[0] not in OF_2025)
    assert ours == theirs
    assert len(benchmarks()) == len(theirs) + sum(OF_2025.values())


def _numbers(row):
    return int(row["year"]), *(
        float(row[name]) for name in ("England", "East_of_England", "SN_median10", "Peterborough")
    )


def _as_published(row):
    indicator, _, year, *values = row[:7]
    source = row[-1]
    times = 100 if is_share(INDICATORS[indicator]) else 1
    return (
        source.removeprefix("DfE: ").removeprefix("Rate per 10,000: ").partition(";")[0],
        year,
        *(round(value * times, 6) for value in values),
    )


@pytest.mark.parametrize(
    ("indicator", "group", "values"),
    [
        ("three_or_more_placements", None, (0.1, 0.11, 0.095, 0.11)),
        ("care_leavers_eet", "19 to 21", (0.54, 0.53, 0.52, 0.47)),
        ("placement_type", "Children's or secure home", (0.12, 0.11, 0.09, 0.13)),
        ("placed_outside_area", None, (0.44, None, 0.51, 0.55)),
        ("average_caseload", None, (15.2, 14.5, 13.8, 17.1)),
    ],
)
def test_the_latest_year(published, indicator, group, values):
    latest = published.latest(indicator, group)
    assert (latest.england, latest.region, latest.neighbours, latest.council) == values
    assert latest.year.year == 2025
