"""Which figures have a usual range: of which month, window and group, and from what."""

import datetime as dt

import pytest
from histories import council

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.figure import DatedKey
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.figures.usual_range import judged_window
from scorecard_xl.indicators import INDICATORS

LAST = Day("2026-05-31")
ENDS = month_ends(LAST, 13)
FIELDS = ("lower", "mean", "upper", "variation", "assurance")
LEFT = ["E11", "E4", "E4", "E4", "E4", "E4", "E4", "E4", "E4", "E4"]


def leavers():
    """Ten children leave in each of thirteen months: one of them adopted, in the last month all."""
    for month, end in enumerate(ENDS):
        for number, why in enumerate(LEFT):
            reason = "E11" if end == LAST else why
            yield f"C{month}{number} 2015-01-01: S 2020-01-01 U6, out {end:%Y-%m}-15 {reason}"


STAY = [f"S{number} 2015-01-01: S 2024-01-01 {'K2' if number < 10 else 'U6'}" for number in range(40)]
MISSING = ", ".join(f"S0 M {end:%Y-%m}-{day:02}" for end in ENDS for day in ((5, 6, 7, 8) if end == LAST else (5,)))


@pytest.fixture(scope="module")
def figures():
    leaver = "A 2008-01-01 YES F2 B1 relevant 2026-01-01"
    data = council(*leavers(), *STAY, Missing=MISSING, CareLeavers=leaver, OC2="S0 5", until="2026-07-31")
    return calculate(data, LAST)


def row(figures, name, window, group=None, end=LAST):
    (found,) = [each for each in figures if each.dated_key == DatedKey(name, window, group, end)]
    return found


def usual(figure):
    return tuple(getattr(figure, name) for name in FIELDS)


NONE = (None,) * 5


def test_only_figures_of_the_month_reported_have_one(figures):
    assert {each.end for each in figures if usual(each) != NONE} == {LAST}


def test_a_month_is_judged_from_the_twelve_before_it(figures):
    assert usual(row(figures, "missing_episodes", "month")) == (1.0, 1.0, 1.0, "worse", None)


@pytest.mark.parametrize("window", ["ytd", "12m"])
def test_other_windows_carry_the_judgement_of_the_month(figures, window):
    assert row(figures, "missing_episodes", window).value > 4
    assert usual(row(figures, "missing_episodes", window)) == (1.0, 1.0, 1.0, "worse", None)


@pytest.mark.parametrize("window", ["quarter", "ytd"])
def test_a_figure_without_a_window_of_a_month_is_judged_on_its_months(figures, window):
    assert usual(row(figures, "leavers_adopted", window)) == (0.1, 0.1, 0.1, "better", None)


def test_a_position_is_judged_on_positions(figures):
    """160 children at first, ten fewer each month."""
    found = row(figures, "children_in_care", "at")
    assert (found.value, found.mean, found.variation) == (40, 105.0, "low")
    assert row(figures, "placed_outside_area", "at").variation is None


def test_each_group_is_judged_for_itself(figures):
    homes, foster = (row(figures, "placement_type", "at", group) for group in ("Children's or secure home", "Foster"))
    assert (homes.variation, foster.variation) == ("high", "low")
    assert homes.mean + foster.mean == pytest.approx(1.0)


def test_a_figure_of_a_31_march_has_none(figures):
    assert {usual(each) for each in figures if INDICATORS[each.indicator].is_yearly} == {NONE}


def test_what_is_known_of_today_only_has_none_without_published_figures(figures):
    assert row(figures, "pathway_plan", "at").value == 1.0
    assert usual(row(figures, "pathway_plan", "at")) == NONE


@pytest.mark.parametrize(("months", "variation"), [(8, "better"), (7, None)])
def test_what_is_known_of_today_only_is_judged_from_published_figures(months, variation):
    data = council("A 2008-01-01: S 2020-01-01 U6", CareLeavers="A 2008-01-01 YES F2 B1 relevant 2026-01-01")
    entries = [published(end) for end in ENDS[-1 - months : -1]]
    found = row(
        calculate(data, LAST, months=1, published={each.dated_key: each for each in entries}), "pathway_plan", "at"
    )
    assert found.variation == variation


def published(end):
    month = dt.datetime(end.year, end.month, end.day)
    return Entry(Action.PUBLISHED, month, end, "pathway_plan", "at", None, end, end, 9, 10, 0.9, "share")


def test_the_month_alone_has_the_same_range_as_thirteen_months(figures):
    data = council(*leavers(), *STAY, Missing=MISSING, until="2026-07-31")
    alone = {each.key: usual(each) for each in calculate(data, LAST, months=1)}
    assert alone == {each.key: usual(each) for each in calculate(data, LAST) if each.end == LAST}


def test_every_indicator_has_one_series_that_is_judged():
    windows = {judged_window(each) for each in INDICATORS.values()}
    assert windows == {"month", "at", "12m"}
