"""What stands beside a figure of England, the region and the neighbours."""

import datetime as dt

import pytest

from scorecard_xl.figures.benchmarks import Benchmark
from scorecard_xl.page.benchmarks import benchmark_in_words, rank_in_words

YEAR = dt.date(2025, 3, 31)


def of(indicator: str, *values: float | None) -> Benchmark:
    return Benchmark(indicator, None, YEAR, *values)


@pytest.mark.parametrize(
    ("benchmark", "said"),
    [
        pytest.param(of("three_or_more_placements", 0.1, 0.11, 0.095, 0.11), "England 10% · East of England 11% · statistical neighbours 9.5% (2025)", id="shares"),
        pytest.param(of("placed_outside_area", 0.44, None, 0.51), "England 44% · statistical neighbours 51% (2025)", id="one is not published"),
        pytest.param(of("sdq_average", 14.9, 15.1, 14.85), "England 14.9 · East of England 15.1 · statistical neighbours 14.9 (2025)", id="scores, half up"),
        pytest.param(of("adoption_time_to_placement", 486), "England 486 days (2025)", id="days"),
        pytest.param(of("children_by_age", 0.255), "England 25.5% (2025)", id="a band is a share of all"),
        pytest.param(of("children_in_care", 67, 49, 79.5, 72), "per 10,000 children: this council 72 · England 67 · East of England 49 · statistical neighbours 79.5 (2025)", id="a number of children is a rate, with the council's own"),
        pytest.param(of("uasc"), "", id="nothing is published"),
        pytest.param(None, "", id="no benchmark"),
    ],
)  # fmt: skip
def test_a_benchmark_in_words(benchmark, said):
    assert benchmark_in_words(benchmark, "East of England") == said


def test_a_region_without_a_name():
    assert benchmark_in_words(of("uasc", 0.08, 0.1)) == "England 8% · region 10% (2025)"


@pytest.mark.parametrize(
    ("rank", "of", "quartile", "said"),
    [
        pytest.param(78, 151, 3, "78th of 151 councils, third quarter", id="third"),
        pytest.param(1, 150, 1, "1st of 150 councils, best quarter", id="first"),
        pytest.param(2, 150, None, "2nd of 150 councils", id="no quarter"),
        pytest.param(113, 150, 4, "113th of 150 councils, last quarter", id="113th"),
        pytest.param(None, 150, None, "", id="the council has no figure"),
    ],
)
def test_a_rank_in_words(rank, of, quartile, said):
    assert rank_in_words(Benchmark("uasc", None, YEAR, rank=rank, of=of, quartile=quartile)) == said
