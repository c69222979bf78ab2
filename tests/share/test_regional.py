"""Several councils: rank and median only as far as their copies decide them."""

import datetime as dt

import numpy as np
import pytest
from regional_copies import rows, share, write

from scorecard_xl.imports.entries import entries_of
from scorecard_xl.indicators import Unit
from scorecard_xl.indicators.registry import Better
from scorecard_xl.share.received_copies import read_copy
from scorecard_xl.share.regional import median_in_words, possible_ranks, regional

MAY = dt.date(2026, 5, 31)
FEWER = ("reviews_on_time", "fewer than 20", None, None)


@pytest.mark.parametrize(
    ("bounds", "better", "places"),
    [
        pytest.param([(96, 97), (90, 91), (80, 81)], "higher", ["1", "2", "3"], id="the highest is best"),
        pytest.param([(96, 97), (90, 91), (80, 81)], "lower", ["3", "2", "1"], id="the lowest is best"),
        pytest.param([(96, 97), (96, 97), (80, 81)], "higher", ["1=", "1=", "3"], id="two show the same"),
        pytest.param([(96, 97), (95, 96), (80, 81)], "higher", ["1", "2", "3"], id="ranges that touch are decided"),
        pytest.param([(90, 97), (95, 96), (80, 81)], "higher", ["1 to 2", "1 to 2", "3"], id="one range within another"),
        pytest.param([(1, 7), (5, 6), (10, 11), (1, 7)], "lower", ["1 to 2=", "1 to 3", "4", "1 to 2="], id="two bands and a number within"),
        pytest.param([(0, 0), (0.2, 1.7), (0, 0)], "lower", ["1=", "3", "1="], id="none at all goes before a band"),
        pytest.param([(100, 100), (99.5, 100)], "higher", ["1", "2"], id="all goes before nearly all"),
        pytest.param([(50, 60)], "higher", ["1"], id="alone"),
        pytest.param([(10, 50), (20, 60), (30, 70)], "higher", ["1 to 3", "1 to 3", "1 to 3"], id="nothing is decided"),
    ],
)  # fmt: skip
def test_places_are_those_that_the_copies_decide(bounds, better, places):
    low, high = (np.array(each, dtype=float) for each in zip(*bounds, strict=True))
    found = [
        (f"{first}" if first == last else f"{first} to {last}") + "=" * tied
        for first, last, tied in possible_ranks(low, high, Better(better))
    ]
    assert found == places


def test_no_place_is_wrong_whatever_the_true_figures_are():
    """For any figures within the bounds, each council's true place lies within its places."""
    dice = np.random.default_rng(7)
    for _ in range(200):
        middle, half = dice.integers(0, 20, 6) / 2, dice.choice([0.0, 0.25, 0.5, 2.0], 6)
        low, high = middle - half, middle + half
        found = possible_ranks(low, high, Better.LOWER)
        for _ in range(20):
            true = low + (high - low) * dice.uniform(0, 1, 6)
            for at, (first, last, _) in enumerate(found):
                same = (low == low[at]) & (high == high[at])
                others = true[~same]
                assert first <= 1 + (others < true[at]).sum() <= last


def compared(tmp_path, figures, **more):
    """The only measure of councils A, B, C … with these figures."""
    for at, figure in enumerate(figures):
        write(tmp_path, "ABCDEFGH"[at], rows([figure], **more))
    copies = [read_copy(entry) for entry in entries_of(tmp_path)]
    (found,) = regional(copies, MAY)
    return found


def ranks(found):
    return {place.council: place.rank for place in found.places}


def test_a_figure_that_is_not_shown_has_no_place_and_is_not_among_them(tmp_path):
    found = compared(tmp_path, [share(96), FEWER, share(90)])
    assert ranks(found) == {"A": "1", "C": "2", "B": ""}
    assert (found.of, found.median, [place.council for place in found.places]) == (2, "93.0%", ["A", "C", "B"])


@pytest.mark.parametrize(
    "name", ["missing_children", "children_in_care", "legal_status", "a_local_measure"], ids=lambda name: name
)
def test_numbers_and_measures_without_a_direction_are_not_ranked(tmp_path, name):
    found = compared(tmp_path, [(name, "50", 48, 52), (name, "40", 38, 42)])
    assert (ranks(found), found.is_ranked) == ({"A": "", "B": ""}, False)
    assert found.of == 2


def test_days_are_ranked_from_the_fewest(tmp_path):
    name = "adoption_time_to_match"
    found = compared(tmp_path, [(name, "170 days", 165, 175), (name, "120 days", 115, 125)])
    assert ranks(found) == {"B": "1", "A": "2"}
    assert (found.median, found.spread) == ("145 days", ("120 days", "170 days"))


@pytest.mark.parametrize(
    ("figures", "median"),
    [
        pytest.param([share(96), share(90), share(80)], "90.0%", id="the one in the middle"),
        pytest.param([share(96), share(90)], "93.0%", id="between two"),
        pytest.param([share(96), share(90, 5), share(80)], "85.0% to 95.0%", id="a coarse one in the middle"),
        pytest.param([share(96), FEWER], "96.0%", id="of those that are shown"),
        pytest.param([FEWER, FEWER], "", id="nobody shows one"),
    ],
)
def test_the_median_is_as_exact_as_the_copies_are(tmp_path, figures, median):
    assert compared(tmp_path, figures).median == median


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (0.085, 0.095, Unit.SHARE, "9.0%"),
        (0.085, 0.12, Unit.SHARE, "8.5% to 12.0%"),
        (38, 42, Unit.COUNT, "40"),
        (1, 7, Unit.COUNT, "1 to 7"),
        (495, 505, Unit.DAYS, "500 days"),
        (None, None, Unit.SHARE, ""),
    ],
)
def test_two_bounds_in_words(low, high, unit, said):
    assert median_in_words(low, high, unit) == said


def test_measures_are_in_the_order_of_the_scorecard_each_window_for_itself_and_caseloads_are_left_out(tmp_path):
    figures = [share(96), ("children_in_care", "40", 38, 42), ("average_caseload", "15", 15, 15)]
    for council in "AB":
        local = rows([("our_own", "5%", 0.045, 0.055)])
        write(tmp_path, council, local, rows(figures), rows([share(97)], window="ytd"))
    found = regional([read_copy(entry) for entry in entries_of(tmp_path)], MAY)
    assert [(each.indicator, each.window) for each in found] == [
        ("children_in_care", "at"), ("reviews_on_time", "at"), ("reviews_on_time", "ytd"), ("our_own", "at"),
    ]  # fmt: skip
    assert found[-1].title == "Our own"
