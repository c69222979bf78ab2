"""Figures of what is known of today only: earlier months are what was published then."""

import datetime as dt

import pytest

from scorecard_xl.council.period import Day
from scorecard_xl.figures.earlier import as_published
from scorecard_xl.figures.figure import Change, Figure
from scorecard_xl.figures.history import Action, Entry, History
from scorecard_xl.indicators import INDICATORS

MAY, APRIL, MARCH = Day("2026-05-31"), Day("2026-04-30"), Day("2026-03-31")
PLAN, REVIEWS = "pathway_plan", "reviews_on_time"


def figure(numerator, end, name=PLAN):
    return Figure(name, "", "", None, "at", end, end, numerator, 100, numerator / 100, "share", change=Change.BETTER)


def published(*figures):
    at = dt.datetime(2026, 6, 3)
    return History(tuple(Entry(Action.PUBLISHED, at, each.end).with_figure(each) for each in figures))


def shown(figures, history):
    return [(each.end, each.numerator, each.change) for each in as_published(figures, history.last_published, MAY)]


FOUND_TODAY = [figure(30, MARCH), figure(60, APRIL), figure(85, MAY)]


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param([], [(MAY, 85, None)], id="nothing published: the month alone, and no change"),
        pytest.param([figure(88, APRIL)], [(APRIL, 88, None), (MAY, 85, Change.WORSE)], id="the month before as published, and the change from it"),
        pytest.param([figure(85.04, APRIL)], [(APRIL, 85.04, None), (MAY, 85, Change.SAME)], id="the same as displayed"),
        pytest.param([figure(70, MARCH)], [(MARCH, 70, None), (MAY, 85, None)], id="only a month before that"),
        pytest.param([figure(80, MAY)], [(MAY, 85, None)], id="the month itself is what it is now"),
    ],
)  # fmt: skip
def test_earlier_months_are_as_published(history, expected):
    assert shown(FOUND_TODAY, published(*history)) == expected


def test_what_can_be_found_again_stays_as_it_is():
    figures = [figure(30, APRIL, REVIEWS), figure(85, MAY, REVIEWS)]
    told = published(figure(90, APRIL, REVIEWS)).last_published
    assert as_published(figures, told, MAY) == figures


@pytest.mark.parametrize(
    ("name", "month", "told"),
    [
        pytest.param(PLAN, APRIL, False, id="an earlier month of what is known today only is not restated"),
        pytest.param(PLAN, MAY, True, id="the last month is"),
        pytest.param(REVIEWS, APRIL, True, id="an earlier month of anything else is"),
    ],
)
def test_which_published_figures_are_said_to_have_changed(name, month, told):
    now = [figure(60, APRIL, name), figure(85, MAY, name)]
    assert bool(published(figure(99, month, name)).restated_in_all(now)) is told


def test_all_that_looks_at_care_leavers_is_known_of_today_only():
    own = {name for name, each in INDICATORS.items() if each.current_only}
    assert own == {name for name, each in INDICATORS.items() if "CareLeavers" in each.uses}
