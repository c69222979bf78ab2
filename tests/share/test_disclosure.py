"""What a copy shows of each figure: the rules of docs/disclosure.md, one table of cases for each."""

from fractions import Fraction

import pytest

from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import CopiesFor, Settings
from scorecard_xl.figures.figure import Change, Figure, Rag
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.share.disclosure import Rules, with_change
from scorecard_xl.share.rounding import count, percent
from scorecard_xl.share.wholes import show_all

START, END, BEFORE = Day("2026-05-01"), Day("2026-05-31"), Day("2026-04-30")
ANYONE, MEMBERS = Rules(), Rules(CopiesFor.MEMBERS)


def figure(name, n, d=None, *, window="at", group=None, value=None, rag=None, end=END, **more):
    own = INDICATORS[name]
    value = value if value is not None else n if d is None else n / d if d else None
    start = end if window == "at" else START
    return Figure(name, own.title, own.section, group, window, start, end, n, d, value, own.unit, rag=rag, **more)


def said(shown):
    return shown.text, shown.of


@pytest.mark.parametrize(
    ("number", "text", "low", "high", "drawn"),
    [
        (0, "0", 0, 0, 0),
        (1, "1 to 7", 1, 7, None),
        (7, "1 to 7", 1, 7, None),
        (8, "10", 8, 12, 10),
        (12, "10", 8, 12, 10),
        (13, "15", 13, 17, 15),
        (17, "15", 13, 17, 15),
        (18, "20", 18, 22, 20),
        (47, "45", 43, 47, 45),
        (48, "50", 48, 52, 50),
        (97, "95", 93, 97, 95),
        (98, "100", 98, 102, 100),
        (1502, "1,500", 1498, 1502, 1500),
    ],
)
def test_rule_1_a_count_is_zero_a_band_or_the_nearest_5(number, text, low, high, drawn):
    assert count(number) == (text, (low, high), drawn)
    headline = ANYONE.show(figure("children_in_care", number))
    assert (headline.text, headline.drawn, headline.numerator_bounds) == (text, drawn, (low, high))


@pytest.mark.parametrize(
    ("name", "n", "d", "text", "of"),
    [
        pytest.param("reviews_on_time", 17, 17, "fewer than 20", "", id="reviews, 17"),
        pytest.param("reviews_on_time", 17, 18, "94.4%", "of about 20", id="reviews, 18: to one decimal"),
        pytest.param("visits_on_time", 171, 174, "98.3%", "of about 175", id="visits"),
        pytest.param("seen_alone", 46, 47, "97.9%", "of about 45", id="seen alone, 47"),
        pytest.param("dental_on_time", 17, 17, "fewer than 20", "", id="children, 17"),
        pytest.param("dental_on_time", 16, 18, "90%", "of about 20", id="children, 18: to 5 points"),
        pytest.param("dental_on_time", 41, 47, "85%", "of about 45", id="children, 47: to 5 points"),
        pytest.param("dental_on_time", 41, 48, "85%", "of about 50", id="children, 48: to the whole percent"),
        pytest.param("dental_on_time", 90, 97, "93%", "of about 95", id="children, 97: to the whole percent"),
        pytest.param("dental_on_time", 90, 98, "91.8%", "of about 100", id="children, 98: to one decimal"),
        pytest.param("return_interviews_offered", 17, 17, "fewer than 20", "", id="return interviews, 17"),
        pytest.param(
            "return_interviews_offered", 41, 47, "85%", "of about 45", id="return interviews, 47: to 5 points"
        ),
        pytest.param(
            "return_interviews_accepted",
            30,
            98,
            "31%",
            "of about 100",
            id="return interviews, 98: to the whole percent",
        ),
        pytest.param(
            "return_interviews_accepted", 30, 97, "30%", "of about 95", id="return interviews, 97: to 5 points"
        ),
        pytest.param("initial_health_on_time", 30, 98, "31%", "of about 100", id="first health checks add up too"),
        pytest.param("sdq_recorded", 41, 48, "85%", "of about 50", id="SDQ scores, 48: to the whole percent"),
        pytest.param("dental_on_time", 47, 47, "100%", "of about 45", id="all"),
        pytest.param("dental_on_time", 0, 47, "0%", "of about 45", id="none"),
        pytest.param("dental_on_time", 46, 47, ">97.5%", "of about 45", id="100% only where it is true"),
        pytest.param("dental_on_time", 1, 47, "<2.5%", "of about 45", id="0% only where it is true"),
    ],
)
def test_rule_2_duties(name, n, d, text, of):
    shown = ANYONE.show(figure(name, n, d))
    assert said(shown) == (text, of)
    assert shown.numerator == "" and shown.numerator_bounds is None and shown.figure.numerator is None


@pytest.mark.parametrize(
    ("n", "d", "text", "of"),
    [
        pytest.param(5, 17, "fewer than 20", "", id="17"),
        pytest.param(9, 18, "50%", "10 of about 20", id="18"),
        pytest.param(5, 60, "<15%", "1 to 7 of about 60", id="a small part"),
        pytest.param(7, 18, "<40%", "1 to 7 of about 20", id="a band is true of the largest share that it allows"),
        pytest.param(7, 98, "<8%", "1 to 7 of about 100", id="a band to the whole percent from 98"),
        pytest.param(42, 45, ">80%", "all but 1 to 7 of about 45", id="a small rest"),
        pytest.param(0, 45, "0%", "none of about 45", id="none"),
        pytest.param(45, 45, "100%", "all of about 45", id="all"),
        pytest.param(8, 47, "20%", "10 of about 45", id="8 of 47: to 5 points"),
        pytest.param(30, 97, "30%", "30 of about 95", id="97: the rounded numbers, to 5 points"),
        pytest.param(30, 98, "31%", "of about 100", id="98: the true share to the whole percent"),
        pytest.param(19, 98, "20%", "20 of about 100", id="19 in it: the rounded numbers"),
        pytest.param(20, 98, "20%", "of about 100", id="20 in it: the true share"),
        pytest.param(79, 98, "80%", "all but 20 of about 100", id="19 outside it: the rounded numbers"),
        pytest.param(8, 1600, "1%", "10 of about 1,600", id="never 0% unless true"),
        pytest.param(8, 2500, "<1%", "10 of about 2,500", id="less than half a percent"),
    ],
)
@pytest.mark.parametrize(
    ("name", "window"),
    [
        ("three_or_more_placements", "at"),
        ("missing_share", "12m"),
        ("three_or_more_social_workers", "12m"),
        ("leavers_permanence", "ytd"),
    ],
)
def test_rule_3_shares_of_children(name, window, n, d, text, of):
    assert said(ANYONE.show(figure(name, n, d, window=window))) == (text, of)


@pytest.mark.parametrize(
    ("n", "d", "text", "of"),
    [
        pytest.param(200, 400, "50%", "200 of about 400", id="rounded, however large"),
        pytest.param(397, 400, "99%", "395 of about 400", id="the largest group, never all but"),
        pytest.param(60, 60, "100%", "60 of about 60", id="all"),
        pytest.param(58, 60, ">95%", "60 of about 60", id="nearly all"),
        pytest.param(3, 400, "<2%", "1 to 7 of about 400", id="a band"),
        pytest.param(0, 400, "0%", "none of about 400", id="none"),
    ],
)
@pytest.mark.parametrize(
    ("name", "group", "window"),
    [
        ("legal_status", "Full care order", "at"), ("placement_type", "Foster", "at"),
        ("placement_provider", "Own provision", "at"), ("children_by_sex", "Male", "at"),
        ("children_by_ethnic_group", "White", "at"), ("leavers_by_destination", "Adopted", "ytd"),
        ("leavers_by_destination", "Adopted", "12m"),
    ],
)  # fmt: skip
def test_rule_3_groups_of_a_whole_are_shown_as_counts(name, group, window, n, d, text, of):
    assert said(ANYONE.show(figure(name, n, d, group=group, window=window))) == (text, of)


@pytest.mark.parametrize(
    "name",
    [
        "children_starting", "children_leaving", "leavers_adopted", "leavers_permanence", "leavers_by_destination",
        "missing_children", "missing_share", "missing_repeatedly",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("window", "is_withheld"), [("month", True), ("quarter", True), ("ytd", False), ("12m", False)]
)
def test_rule_4_windows_of_children(name, window, is_withheld):
    share = name.startswith("leavers") or name == "missing_share"
    shown = ANYONE.show(figure(name, 30, 120 if share else None, window=window))
    assert shown.is_withheld is is_withheld
    assert (shown.text == "" and shown.figure.value is None) is is_withheld


@pytest.mark.parametrize(
    ("name", "value", "d", "text", "of"),
    [
        pytest.param("adoption_time_to_match", 124.9, 17, "fewer than 20", "", id="17 cases"),
        pytest.param("adoption_time_to_match", 124.9, 18, "120", "mean of about 20", id="days to the nearest 10"),
        pytest.param("adoption_time_to_match", 125, 18, "130", "mean of about 20", id="half way is up"),
        pytest.param("sdq_average", 13.6, 47, "14", "mean of about 45", id="scores to the nearest whole"),
        pytest.param("sdq_average", 13.4, 47, "13", "mean of about 45", id="scores without a decimal"),
    ],
)
def test_rule_5_means(name, value, d, text, of):
    shown = ANYONE.show(figure(name, value * d, d, window="12m", value=value))
    assert (shown.text.removesuffix(" days"), shown.of) == (text, of)
    assert shown.figure.numerator is None and shown.figure.denominator is None


def test_rule_5_staffing_is_exact():
    shown = ANYONE.show(figure("average_caseload", 151, 10, group="North", rag=Rag.GREEN))
    assert (shown.figure.numerator, shown.figure.denominator, shown.rag, shown.is_rounded) == (
        151,
        10,
        Rag.GREEN,
        False,
    )


@pytest.mark.parametrize(
    ("name", "n", "d", "true", "shown"),
    [
        pytest.param("dental_on_time", 17, 17, Rag.GREEN, None, id="fewer than 20: none"),
        pytest.param("dental_on_time", 17, 18, Rag.GREEN, Rag.GREEN, id="a duty: the true rating"),
        pytest.param("three_or_more_placements", 8, 60, Rag.RED, Rag.RED, id="8 in it: the true rating"),
        pytest.param("three_or_more_placements", 0, 60, Rag.GREEN, Rag.GREEN, id="none in it: the true rating"),
        pytest.param("three_or_more_placements", 5, 60, Rag.AMBER, None, id="5 of 60: all ratings are possible"),
        pytest.param("three_or_more_placements", 5, 600, Rag.GREEN, Rag.GREEN, id="5 of 600: green, whichever it is"),
        pytest.param("three_or_more_placements", 57, 60, Rag.RED, Rag.RED, id="a small rest: red, whichever it is"),
    ],
)
def test_rule_6_rated_where_the_rating_narrows_nothing(name, n, d, true, shown):
    rate = Target("three_or_more_placements", Fraction(8, 100)).rate
    assert ANYONE.show(figure(name, n, d, rag=true), rate).rag is shown


@pytest.mark.parametrize(
    ("before", "now", "change", "previous"),
    [
        pytest.param(98, 102, None, "100", id="both about 100, no direction"),
        pytest.param(3, 30, None, "", id="from a band: nothing"),
    ],
)
def test_rule_6_a_change_of_children_is_that_of_the_shown_numbers(before, now, change, previous):
    figures = [figure("children_in_care", before, end=BEFORE), figure("children_in_care", now, previous=before)]
    shown = show_all(figures, ANYONE, lambda each: None)[1]
    assert (shown.change, shown.previous) == (change, previous)


def test_rule_6_a_true_change_that_does_not_show_is_the_same():
    figures = [figure("dental_on_time", 85, 97, end=BEFORE), figure("dental_on_time", 86, 98, change=Change.BETTER)]
    older = ANYONE.show(figures[0])
    assert with_change(older, older).change is Change.SAME


@pytest.mark.parametrize(
    ("name", "n", "d"), [("dental_on_time", 0, 0), ("three_or_more_placements", 0, 0)], ids=["a duty", "children"]
)
def test_where_there_is_no_figure_nothing_of_the_one_before_is_left(name, n, d):
    shown = ANYONE.show(figure(name, n, d, previous=0.317, change=Change.BETTER))
    assert (shown.text, shown.previous, shown.change, shown.figure.previous) == ("", "", None, None)
    assert shown.denominator_bounds == (0, 0)


@pytest.mark.parametrize(
    ("value", "step", "text", "low", "high"),
    [
        pytest.param("0.98342", "0.001", "98.3%", "0.9825", "0.9835", id="to one decimal"),
        pytest.param("0.913", "0.01", "91%", "0.905", "0.915", id="to the whole percent"),
        pytest.param("0.913", "0.05", "90%", "0.875", "0.925", id="to 5 points"),
        pytest.param("0.9996", "0.001", ">99.95%", "0.9995", "1", id="never 100% unless true"),
        pytest.param("1", "0.001", "100%", "1", "1", id="100% where it is true"),
    ],
)
def test_rule_9_what_a_reader_may_conclude_of_a_percentage(value, step, text, low, high):
    assert percent(Fraction(value), Fraction(step)) == (text, (Fraction(low), Fraction(high)))


def test_rule_9_the_bounds_of_all_but_are_those_of_the_denominator_less_the_rest():
    shown = ANYONE.show(figure("three_or_more_placements", 42, 45))
    assert (shown.numerator, shown.numerator_bounds, shown.denominator_bounds) == ("all but 1 to 7", (36, 46), (43, 47))


def test_rule_9_fewer_than_20_is_1_to_17():
    assert ANYONE.show(figure("three_or_more_placements", 1, 9)).denominator_bounds == (1, 17)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "three_or_more_placements", "legal_status", "dental_on_time", "reviews_on_time", "return_interviews_offered",
        "placement_provider", "missing_share",
    ],
)  # fmt: skip
def test_rule_9_the_truth_is_always_within_the_bounds(name):
    for d in (*range(1, 131), 199, 402, 1503):
        for n in range(d + 1):
            shown = ANYONE.show(
                figure(name, n, d, window=INDICATORS[name].windows[-1], group=(INDICATORS[name].groups or [None])[-1])
            )
            pairs = [(shown.numerator_bounds, n), (shown.denominator_bounds, d), (shown.value_bounds, Fraction(n, d))]
            assert all(pair is None or pair[0] <= true <= pair[1] for pair, true in pairs), (n, d, shown)
            assert shown.text not in ("0%", "0.0%") or n == 0
            assert shown.text not in ("100%", "100.0%") or n == d


@pytest.mark.parametrize(
    ("name", "n", "d", "text", "of"),
    [
        pytest.param("children_in_care", 403, None, "403", "", id="exact"),
        pytest.param("missing_children", 1, None, "1 to 5", "", id="1 child"),
        pytest.param("missing_children", 5, None, "1 to 5", "", id="5 children"),
        pytest.param("missing_children", 6, None, "6", "", id="6 children"),
        pytest.param("missing_children", 0, None, "0", "", id="none"),
        pytest.param("three_or_more_placements", 2, 5, "c", "", id="a share of 5"),
        pytest.param("three_or_more_placements", 0, 6, "0.0%", "0 of 6", id="a share of 6"),
        pytest.param("three_or_more_placements", 3, 60, "5.0%", "1 to 5 of 60", id="a part of 1 to 5"),
        pytest.param("three_or_more_placements", 58, 60, "96.7%", "58 of 60", id="a small rest is not hidden"),
        pytest.param("dental_on_time", 3, 60, "5.0%", "3 of 60", id="a duty is exact"),
    ],
)
def test_the_members_copy_hides_1_to_5_children_and_shares_of_fewer_than_6_only(name, n, d, text, of):
    assert said(MEMBERS.show(figure(name, n, d))) == (text, of)


def test_the_members_copy_shows_months():
    assert MEMBERS.show(figure("children_starting", 9, window="month")).text == "9"


def test_reviews_that_are_counted_by_child_are_rounded_as_children():
    rules = Rules.of(Settings(reviews_counted="by child"), CopiesFor.ANYONE)
    assert rules.show(figure("reviews_on_time", 41, 47)).text == "85%"
    assert rules.show(figure("visits_on_time", 41, 47)).text == "87.2%"
