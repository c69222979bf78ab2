"""What stands in a copy, and in History, of a figure that is shown and of one that is hidden."""

from dataclasses import replace

import pytest
from disclosure.notation import figures, last_copy

from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.figure import Change, Rag
from scorecard_xl.share.disclosure import SYMBOL, Rules, decide, news

BANDS = [
    "children_in_care at 2026-05: 85",
    "children_by_age[Under 1] at 2026-05: 3",
    "children_by_age[1 to 4] at 2026-05: 12",
    "children_by_age[5 to 9] at 2026-05: 70",
]


def test_what_a_hidden_figure_still_says():
    (each,) = last_copy(["uasc at 2026-05: 3/40"])
    assert each.public == replace(each.figure, numerator=None, denominator=None, value=None)


def test_a_hidden_figure_has_no_rating_no_arrow_and_no_value_before():
    (own,) = figures(
        "initial_health_on_time ytd 2026-05: 3/40", rag=Rag.RED, change=Change.WORSE, previous=0.5, target=0.95
    )
    (each,) = decide([own], Rules())
    assert (each.public.rag, each.public.change, each.public.previous, each.public.target) == (None, None, None, 0.95)


@pytest.mark.parametrize(("before", "kept"), [(12, True), (3, False)], ids=["shown", "hidden"])
def test_the_value_before_and_the_arrow_stand_only_where_the_figure_before_is(before, kept):
    earlier = figures(f"missing_episodes month 2026-04: {before}")
    now = figures("missing_episodes month 2026-05: 9", change=Change.BETTER, previous=before)
    public = decide([*earlier, *now], Rules())[1].public
    assert (public.previous, public.change) == ((before, Change.BETTER) if kept else (None, None))


def test_a_shown_figure_is_rounded_as_it_is_displayed_and_a_mean_goes_without_its_sum():
    share, mean = (
        each.public for each in last_copy(["uasc at 2026-05: 40/421", "adoption_time_to_match 12m 2026-05: 3603/21"])
    )
    assert (share.value, share.numerator, share.denominator) == (0.095, 40, 421)
    assert (mean.value, mean.numerator, mean.denominator) == (172, None, 21)


def test_history_takes_only_what_no_copy_told_before():
    told = news(last_copy(BANDS))
    more = decide(figures(*BANDS, "uasc at 2026-05: 40/85"), Rules(), [told])
    assert len(told) == 4
    assert [(each.key.indicator, each.shown) for each in news(more, [told])] == [("uasc", True)]


def test_the_footnote_says_the_symbol_and_the_threshold():
    assert Rules(7).footnote.startswith(f"{SYMBOL}: hidden, so that no child can be recognised: a number from 1 to 7,")


def test_a_mean_that_hides_its_number_keeps_its_value():
    quarters = [
        f"leavers_adopted quarter {month}: {n}/30"
        for month, n in (("2025-09", 8), ("2025-12", 7), ("2026-03", 9), ("2026-05", 3))
    ]
    first = [f"leavers_adopted quarter 2025-{month}: {n}/30" for month, n in (("05", 6), ("06", 12))]
    public = last_copy([*quarters, *first, "adoption_time_to_match 12m 2026-05: 5000/33"])[-1].public
    assert (public.value, public.numerator, public.denominator) == (152, None, None)


@pytest.mark.parametrize(("options", "expected"), [
    ({}, Rules()),
    ({"small_number_threshold": 7, "hide_small_shortfalls": "yes"}, Rules(7, hide_small_shortfalls=True)),
    ({"reviews_counted": "by child"}, Rules(positions=frozenset({"reviews_on_time"}))),
    ({"visits_counted": "at the month end"}, Rules(positions=frozenset({"visits_on_time"}))),
], ids=["as they come", "what is hidden", "reviews by child", "visits at the month end"])  # fmt: skip
def test_the_rules_follow_the_settings(options, expected):
    assert Rules.of(Settings(**options)) == expected


def test_reviews_counted_by_child_are_the_same_in_the_month_and_the_year():
    told = last_copy(
        ["reviews_on_time month 2026-05: 15/19", "reviews_on_time ytd 2026-05: 15/19"],
        rules=Rules.of(Settings(reviews_counted="by child")),
    )
    assert all(each.hidden for each in told)
