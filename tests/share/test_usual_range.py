"""The usual range of a copy follows from what the copy shows."""

import pytest

from scorecard_xl.council.period import Day, Window, month_ends
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.figure import Figure, Variation
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.share.disclosure import Rules
from scorecard_xl.share.on_page import with_usual_ranges
from scorecard_xl.share.wholes import show_all

ENDS = month_ends(Day("2026-05-31"), 13)
ANYONE, MEMBERS = Rules(), Rules(CopiesFor.MEMBERS)
EXACT = {"lower": 0.11, "mean": 0.22, "upper": 0.33, "variation": Variation.WORSE}
"""What the true figures come to: nothing of it may be seen."""


def series(name, parts, window="at"):
    """The figures of thirteen months: a count, or a numerator and a denominator each."""
    own = INDICATORS[name]
    for end, (n, d) in zip(ENDS, parts, strict=True):
        more = {**EXACT, "target": 0.98 if own.target else None} if end == ENDS[-1] else {}
        value = n if d is None else n / d
        yield Figure(name, own.title, own.section, None, window, end, end, n, d, value, own.unit, **more)


def usual(figures, rules, window=None):
    found = with_usual_ranges(show_all(list(figures), rules, lambda _: None))
    (last,) = [each.figure for each in found if each.figure.end == ENDS[-1] and window in (None, each.figure.window)]
    return last.lower, last.mean, last.upper, last.variation, last.assurance


NONE = (None,) * 5


def test_a_count_is_judged_by_the_numbers_rounded_to_5():
    counts = [(number, None) for number in (401, 399, 402, 398, 401, 399, 402, 398, 401, 399, 402, 398, 412)]
    assert usual(series("children_in_care", counts), ANYONE) == (400, 400, 400, "high", None)


def test_a_count_that_rounds_alike_is_as_usual():
    counts = [(number, None) for number in (398, 398, 398, 398, 398, 398, 398, 398, 398, 398, 398, 398, 402)]
    assert usual(series("children_in_care", counts), ANYONE) == (400, 400, 400, "usual", None)


def test_months_that_show_a_band_are_not_known():
    counts = [(7, None)] * 5 + [(10, None)] * 8
    assert usual(series("children_in_care", counts), ANYONE) == NONE
    counts = [(7, None)] * 4 + [(10, None)] * 9
    assert usual(series("children_in_care", counts), ANYONE) == (10, 10, 10, "usual", None)


def test_a_band_of_the_month_itself_is_not_judged():
    assert usual(series("children_in_care", [(10, None)] * 12 + [(7, None)]), ANYONE) == (10, 10, 10, None, None)


def test_events_of_children_whose_months_are_not_shown_have_none():
    starts = [
        *series("children_starting", [(20, None)] * 13, "month"),
        *series("children_starting", [(90, None)] * 13, "ytd"),
    ]
    assert usual(starts, ANYONE, "ytd") == NONE
    assert usual(starts, MEMBERS, "ytd") == (20, 20, 20, "usual", None)


@pytest.mark.parametrize("rules", [ANYONE, MEMBERS], ids=["anyone", "members"])
def test_reviews_are_judged_on_their_months(rules):
    months = [*series("reviews_on_time", [(90, 100)] * 12 + [(99, 100)], Window.MONTH)]
    year = [*series("reviews_on_time", [(900, 1000)] * 13, Window.YTD)]
    assert usual([*months, *year], rules, Window.YTD) == (0.9, 0.9, 0.9, "better", "never")


def test_a_members_copy_does_not_judge_by_counts_that_it_does_not_show():
    assert usual(series("children_in_care", [(3, None)] * 12 + [(9, None)]), MEMBERS) == NONE


def test_a_share_of_too_few_has_none():
    assert usual(series("dental_on_time", [(10, 12)] * 13), ANYONE) == NONE
