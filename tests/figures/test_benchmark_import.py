"""One council among all: rank with ties, quartile, the median of its neighbours, its region."""

import pandas as pd
import published
import pytest
from published import CARER, COUNCILS, ELSEWHERE, REGION, rows, text

from scorecard_xl.figures.benchmark_import import benchmarks_of_council, rank_of, region_of
from scorecard_xl.imports.benchmark_files import read_published
from scorecard_xl.indicators.registry import Better

NONE = float("nan")
RATE = {"population_type": "Children looked after on 31 March each year"}


@pytest.mark.parametrize(
    ("values", "own", "better", "expected"),
    [
        pytest.param([9, 7, 11, 8], 7, "lower", (1, 4, 1), id="lowest is best"),
        pytest.param([9, 7, 11, 8], 7, "higher", (4, 4, 4), id="lowest is worst"),
        pytest.param([9, 7, 11, 8], 8, "lower", (2, 4, 2), id="second of four is in the second quarter"),
        pytest.param([9, 7, 7, 8], 7, "lower", (1, 4, 1), id="two share the best place"),
        pytest.param([9, 7, 7, 8], 8, "lower", (3, 4, 3), id="after two that share the best place comes the third"),
        pytest.param([9, 9, 9, 9], 9, "lower", (1, 4, 1), id="all share"),
        pytest.param([9, NONE, 11, 8], 11, "lower", (3, 3, 3), id="one without a figure is not among them"),
        pytest.param([9, NONE, 11, 8], None, "lower", (None, 3, None), id="the council has no figure"),
        pytest.param([9, 7, 11, 8], 7, "neither", (None, None, None), id="neither more nor fewer is better"),
        pytest.param([NONE, NONE], None, "lower", (None, None, None), id="nobody has a figure"),
        pytest.param([9], 9, "higher", (1, 1, 1), id="alone"),
        pytest.param([*range(100)], 24, "lower", (25, 100, 1), id="24 of 100 do better: best quarter"),
        pytest.param([*range(100)], 25, "lower", (26, 100, 2), id="25 of 100 do better: second quarter"),
        pytest.param([*range(100)], 49, "lower", (50, 100, 2), id="49 of 100 do better: second quarter"),
        pytest.param([*range(100)], 50, "lower", (51, 100, 3), id="50 of 100 do better: third quarter"),
        pytest.param([*range(100)], 75, "lower", (76, 100, 4), id="75 of 100 do better: last quarter"),
    ],
)
def test_rank_and_quartile(values, own, better, expected):
    assert rank_of(pd.Series(values, dtype=float), own, Better(better)) == expected


def benchmark(folder, content, *, neighbours=(), council="Ashby", named=""):
    """The only benchmark of a file."""
    published.write(folder, stability=content)
    found = read_published([folder])
    at = found.councils.find(council)
    near = [found.councils.find(name) for name in neighbours]
    (one,) = benchmarks_of_council(found.values, at, near, region_of(found.values, at, named))
    return one


def test_a_benchmark_has_everything_in_the_unit_of_the_indicator(tmp_path):
    one = benchmark(tmp_path, text(rows((9, 11, 7, "c", 12, 10, 8, 13))), neighbours=["Bexham", "Corley"])
    own = one.benchmark
    assert (own.indicator, own.group, f"{own.year}") == ("three_or_more_placements", None, "2025-03-31")
    assert (own.council, own.england, own.region, own.neighbours) == (0.09, 0.1, 0.11, 0.09)
    assert (own.rank, own.of, own.quartile, own.neighbours_used) == (3, 7, 2, 2)
    assert (one.file, one.in_file, own.note) == ("stability.csv", True, "")


def test_which_way_is_good_is_the_indicators(tmp_path):
    values = (64, 70, 55, 80)
    lower, higher = (benchmark(tmp_path, text(rows(values, words))).benchmark for words in (published.STABILITY, CARER))
    assert (lower.rank, higher.rank) == (2, 3)
    rate = benchmark(tmp_path, text(rows(values, RATE, value="rate_per_10000"))).benchmark
    assert (rate.council, rate.rank, rate.of, rate.quartile) == (64, None, None, None)


@pytest.mark.parametrize(
    ("values", "neighbours", "median", "used"),
    [
        pytest.param((9, 10, 12, 14), ["Bexham", "Corley", "Dunmore"], 0.12, 3, id="the middle one of three"),
        pytest.param((9, 10, 12, 14), ["Bexham", "Corley"], 0.11, 2, id="between two"),
        pytest.param((9, 10, "c", 14), ["Bexham", "Corley", "Dunmore"], 0.12, 2, id="one is not published"),
        pytest.param((9, "c", "z", "x"), ["Bexham", "Corley", "Dunmore"], None, 0, id="none is published"),
        pytest.param((9, 10, 12, 14), [], None, None, id="no neighbours are known"),
    ],
)
def test_the_median_of_the_neighbours(tmp_path, values, neighbours, median, used):
    own = benchmark(tmp_path, text(rows(values)), neighbours=neighbours).benchmark
    assert (own.neighbours, own.neighbours_used) == (median, used)


def test_the_median_has_no_error_of_the_machine(tmp_path):
    own = benchmark(tmp_path, text(rows((9, 9, 10))), neighbours=["Bexham", "Corley"]).benchmark
    assert repr(own.neighbours) == "0.095"


def test_a_council_that_is_not_in_the_file_has_no_figure_and_no_rank(tmp_path):
    published.write(tmp_path, carer=text(rows((64, 70), CARER)))
    content = text(rows({"Bexham": 11, "Corley": 7}))
    published.write(tmp_path, stability=content)
    found = read_published([tmp_path])
    both = {
        one.benchmark.indicator: one
        for one in benchmarks_of_council(found.values, found.councils.find("Ashby"), [], REGION)
    }
    missing, there = both["three_or_more_placements"], both["long_term_stability"]
    assert (missing.in_file, missing.benchmark.council, missing.benchmark.rank, missing.benchmark.of) == (
        False,
        None,
        None,
        2,
    )
    assert (missing.benchmark.region, there.in_file, there.benchmark.rank) == (0.11, True, 2)


@pytest.mark.parametrize(
    ("own", "named", "region"),
    [
        pytest.param(REGION, "", REGION, id="the council's own"),
        pytest.param(REGION, "east  riverside", REGION, id="as Settings writes it"),
        pytest.param(REGION, "London", "London", id="that of Settings goes first"),
        pytest.param(REGION, "Wessex", REGION, id="one that the files do not have is not used"),
        pytest.param("Outer London", "", "London", id="Outer London is compared with London"),
        pytest.param("Outer London", "Outer London", "Outer London", id="unless Settings says so"),
        pytest.param(ELSEWHERE, "", "", id="a region without a row"),
    ],
)
def test_the_region(tmp_path, own, named, region):
    councils = [{**row, "region_name": own} for row in rows((9, 11))[2:]]
    regions = [{**rows(())[1], "region_name": name} for name in (REGION, "London", "Outer London", "Inner London")]
    published.write(tmp_path, stability=text([*rows(())[:1], *regions, *councils]))
    found = read_published([tmp_path])
    assert region_of(found.values, found.councils.find("Ashby"), named) == region


def test_councils_that_report_together_count_once_and_are_each_compared(tmp_path):
    together = {"old_la_code": "601 / 602", "la_name": "Ashby / Bexham", "new_la_code": "E06000900 / E06000901"}
    content = rows((9, 11, 7, 8))
    joint = [{**content[2], **together}, *content[4:]]
    published.write(tmp_path, stability=text([*content[:2], *joint]))
    found = read_published([tmp_path])
    for name in ("Ashby", "Bexham", "602"):
        (one,) = benchmarks_of_council(found.values, found.councils.find(name), [found.councils.find("Corley")], REGION)
        assert (one.benchmark.council, one.benchmark.rank, one.benchmark.of) == (0.09, 3, 3)


def test_how_dfe_counts_otherwise_is_in_the_note(tmp_path):
    words = {"age": "17 to 18 years", "breakdown": "Accommodation considered suitable"}
    assert "birthday" in benchmark(tmp_path, text(rows((88, 90), words))).benchmark.note


def test_measures_are_in_the_order_of_the_indicators_and_years(tmp_path):
    parts = [rows((9, 11), year=year) for year in (2025, 2024)]
    published.write(
        tmp_path, stability=text(*parts, rows((64,), CARER)), rates=text(rows((60,), RATE, value="rate_per_10000"))
    )
    found = read_published([tmp_path])
    order = [
        (one.benchmark.indicator, one.benchmark.year.year) for one in benchmarks_of_council(found.values, 0, [], "")
    ]
    assert order == [
        ("children_in_care", 2025), ("three_or_more_placements", 2024), ("three_or_more_placements", 2025),
        ("long_term_stability", 2025),
    ]  # fmt: skip
    assert len(COUNCILS) == 8
