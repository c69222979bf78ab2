"""The foot of the front page."""

import datetime as dt

import pytest
from page.months import CARER, DENTIST, HOMES, REVIEWS, measure, month, shown

from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.targets import DEFAULTS, Target
from scorecard_xl.page.model import Row
from scorecard_xl.page.notes import counted_otherwise, margin_in_words, notes, tolerances
from scorecard_xl.page.rows import row_of

TARGETS = {each.indicator: each for each in DEFAULTS}
DAYS = "adoption_time_to_match"


def rows(*names: str) -> list[Row]:
    figures = [shown(name, 50, 100, value=50 if name == DAYS else None) for name in names]
    return [row_of(month(each), measure(each.key.indicator, each.key.indicator)) for each in figures]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        pytest.param(Target(DENTIST, TARGETS[DENTIST].value, tolerance=TARGETS[DENTIST].value - TARGETS[DENTIST].value + 1), "100 points", id="points"),
        pytest.param(TARGETS[HOMES], "0.8 points", id="less than one"),
        pytest.param(TARGETS[DAYS], "12 days", id="days"),
    ],
)  # fmt: skip
def test_what_counts_as_near_the_target_in_words(target: Target, said: str) -> None:
    assert margin_in_words(target) == said


def test_one_tolerance_is_said_once() -> None:
    own = tolerances(month(targets=[TARGETS[CARER]]), rows(CARER))
    assert own.startswith("Near target: within ") and own.endswith(" points of it.")


def test_different_tolerances_name_their_measures() -> None:
    own = tolerances(month(), rows(HOMES, DAYS))
    assert own == f"Near target: within 0.8 points ({HOMES}); 12 days ({DAYS})."


def test_without_a_target_there_is_no_tolerance() -> None:
    assert tolerances(month(targets=[]), rows(HOMES)) == ""
    assert tolerances(month(), rows("uasc")) == ""


def test_the_year_of_what_is_published() -> None:
    published = [Benchmark(name, None, dt.date(year, 3, 31), 0.5) for name, year in ((REVIEWS, 2024), (HOMES, 2025))]
    said = notes(month(benchmarks=Benchmarks(published)), rows(REVIEWS, HOMES))
    assert "grey tick: England (DfE, to March 2025)." in said[0]
    assert "grey tick: England." in notes(month(), rows(HOMES))[0]


def test_what_dfe_counts_otherwise_is_said_once_for_all_ages() -> None:
    ages = ("17 to 18", "19 to 21")
    own = [
        Benchmark("care_leavers_eet", age, dt.date(2025, 3, 31), 0.5, note="DfE counts at the birthday.")
        for age in ages
    ]
    found = [row_of(month(), measure("care_leavers_eet", f"In work, {age}", age)) for age in ages]
    assert counted_otherwise(month(benchmarks=Benchmarks(own)), found) == ["In work: DfE counts at the birthday."]


def test_a_copy_says_first_that_its_numbers_are_rounded() -> None:
    assert notes(month(footnote="Numbers are rounded."), [])[0] == "Numbers are rounded."
    assert len(notes(month(), [])) == 2
