"""The title of a chart is its message, in fifteen words."""

import datetime as dt

import pytest
from page.months import DENTIST, HOMES, REVIEWS, shown, trend, usual

from scorecard_xl.figures.benchmarks import Benchmark
from scorecard_xl.figures.figure import Assurance, Rag, Variation
from scorecard_xl.figures.targets import DEFAULTS
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.captions import MOST_WORDS, shortened, title, title_of_groups, verdict
from scorecard_xl.page.model import Shown

BETTER, WORSE, HIGH, LOW, _ = Variation
TARGETS = {each.indicator: float(each.value) for each in DEFAULTS}


def said(each: Shown, england: float | None = None, series: list[Shown] | None = None) -> str:
    name = each.key.indicator
    published = None if england is None else Benchmark(name, None, dt.date(2025, 3, 31), england)
    return verdict(each, series or [each], INDICATORS[name], TARGETS.get(name), published)


@pytest.mark.parametrize(
    ("figure", "england", "what"),
    [
        pytest.param(shown(DENTIST, 74, 100), 0.81, "below England (81%)", id="off target and below England"),
        pytest.param(shown(DENTIST, 74, 100), 0.70, "below target (93%)", id="off target, above England"),
        pytest.param(shown(DENTIST, 74, 100), None, "below target (93%)", id="off target, England not known"),
        pytest.param(shown(DENTIST, 90, 100), 0.95, "just short of 93%", id="near target"),
        pytest.param(shown(DENTIST, 93, 100), 0.95, "meets its target", id="on target"),
        pytest.param(shown(HOMES, 86, 1000), 0.1, "just above 8%", id="less is better, near"),
        pytest.param(shown(HOMES, 20, 100), None, "above target (8%)", id="less is better, off"),
        pytest.param(shown(HOMES, 20, 100), 0.1, "above England (10%)", id="less is better, off and above England"),
        pytest.param(shown("placed_outside_area", 55, 100), 0.44, "above England (44%)", id="no target, above"),
        pytest.param(shown("placed_outside_area", 30, 100), 0.44, "below England (44%)", id="no target, below"),
        pytest.param(shown("placed_outside_area", 442, 1000), 0.44, "as England (44%)", id="within half a point"),
        pytest.param(shown("placed_outside_area", 445, 1000), 0.44, "above England (44%)", id="half a point apart"),
        pytest.param(usual(shown("seen_alone", 5, 10), 0.4, 0.6), None, "as usual", id="nothing to compare, usual"),
        pytest.param(shown("seen_alone", 5, 10), None, "", id="nothing to compare, not judged"),
        pytest.param(shown("adoption_time_to_match", 3600, 21, value=172), None, "above target (120 days)", id="days"),
        pytest.param(shown("missing_children", 14), None, "", id="a count"),
        pytest.param(shown(DENTIST, None), 0.81, "", id="no figure"),
        pytest.param(shown(DENTIST, 0, 0), 0.81, "", id="nothing to count"),
    ],
)  # fmt: skip
def test_the_verdict_beside_target_england_and_usual_range(figure: Shown, england: float | None, what: str) -> None:
    assert said(figure, england) == what


@pytest.mark.parametrize(
    ("assurance", "what"),
    [
        (Assurance.ALWAYS, "meets its target reliably"),
        (Assurance.SOMETIMES, "meets its target this time"),
        (None, "meets its target"),
    ],
)
def test_a_met_target_says_how_sure_that_is(assurance: Assurance | None, what: str) -> None:
    assert said(usual(shown(REVIEWS, 99, 100), 0.97, 1, assurance=assurance)) == what


@pytest.mark.parametrize(
    ("percentages", "unusual", "what"),
    [
        pytest.param([6, 7, 8.6], WORSE, "highest in 3 months", id="the highest"),
        pytest.param([6, 7, 5], BETTER, "lowest in 3 months", id="the lowest"),
        pytest.param([8.6, 7, 8.6], WORSE, "worse than usual", id="as high as an earlier one"),
        pytest.param([6, 9, 8], WORSE, "worse than usual", id="not the highest"),
        pytest.param([6, 9, 8], BETTER, "better than usual", id="better"),
        pytest.param([6, 9, 8], HIGH, "higher than usual", id="high"),
        pytest.param([6, 9, 8], LOW, "lower than usual", id="low"),
    ],
)
def test_an_unusual_month_comes_first(percentages: list[float], unusual: Variation, what: str) -> None:
    series = trend(HOMES, percentages)
    assert said(usual(series[-1], 0.05, 0.08, unusual), 0.01, series) == what


def test_the_whole_title() -> None:
    figure = shown(DENTIST, 206, 277)
    assert title("Dentist in the last year", figure, "below England (81%)") == (
        "Dentist in the last year: 74.4%, below England (81%)"
    )
    missing = shown("missing_children", 14, window="month")
    assert (
        title("Children who went missing", missing, "", "in May, 20 times")
        == "Children who went missing: 14 in May, 20 times"
    )


def test_groups_stand_side_by_side() -> None:
    ages = [
        (age, shown("care_leavers_eet", n, d, group=age)) for age, n, d in (("17 to 18", 33, 53), ("19 to 21", 69, 129))
    ]
    assert title_of_groups("Learning or working", ages) == "Learning or working: 62.3% (17 to 18), 53.5% (19 to 21)"


def test_a_long_label_is_cut_and_its_message_kept() -> None:
    label = "Children in care who have had a very long list of things done for them in time"
    said = shortened(f"{label}: 74.4%, below England (81%)", label)
    assert said == "Children in care who have had a very long list …: 74.4%, below England (81%)"
    assert len(said.split()) <= MOST_WORDS


def test_the_rating_of_the_officer_counts_not_the_number() -> None:
    assert said(shown(DENTIST, 99, 100, rag=Rag.RED)) == "below target (93%)"
