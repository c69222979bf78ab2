"""The usual range: each rule with the values on both sides of it."""

from fractions import Fraction

import pytest
from histories import case

from scorecard_xl.council.period import Window
from scorecard_xl.figures.usual_range import Point, assurance_of, judged_window, usual_range, variation_of
from scorecard_xl.indicators import INDICATORS, Better, Unit

HIGHER, LOWER, NEITHER = Better.HIGHER, Better.LOWER, Better.NEITHER


def points(text, denominator=None):
    """`10 12 - 11`: the values of month ends in order, - where one is not known."""
    return [Point(None if word == "-" else Fraction(word), denominator) for word in text.split()]


def rounded(usual):
    return usual and tuple(round(float(value), 4) for value in (usual.lower, usual.mean, usual.upper))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        case("mean and 2.66 times the mean step", "50 52 50 52 50 52 50 52", (45.68, 51.0, 56.32)),
        case("only the steps count, not the spread", "41 42 43 44 45 46 47 48", (41.84, 44.5, 47.16)),
        case("seven known are too few", "50 52 50 52 50 52 50", None),
        case("seven known of twelve", "50 - 52 - 50 52 - 50 52 - - 50", None),
        case("eight known of twelve; a step leads to the next one known", "50 - 52 50 - 52 50 - 52 50 - 52", (45.68, 51.0, 56.32)),
        case("twelve known", "50 52 50 52 50 52 50 52 50 52 50 52", (45.68, 51.0, 56.32)),
        case("all alike: no range", "9 9 9 9 9 9 9 9", (9.0, 9.0, 9.0)),
        case("all zero", "0 0 0 0 0 0 0 0 0 0 0 0", (0.0, 0.0, 0.0)),
        case("not below 0", "1 3 1 3 1 3 1 3", (0.0, 2.0, 7.32)),
        case("a count has no upper end", "1 9 1 9 1 9 1 9", (0.0, 5.0, 26.28)),
        case("none known", "- - - - - - - - - - - -", None),
    ],
)  # fmt: skip
def test_the_range(values, expected):
    assert rounded(usual_range(points(values), Unit.COUNT)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        case("within what is possible", "0.90 0.92 0.90 0.92 0.90 0.92 0.90 0.92", (0.8568, 0.91, 0.9632)),
        case("not over 100%", "0.95 1 0.95 1 0.95 1 0.95 1", (0.842, 0.975, 1.0)),
        case("not under 0%", "0 0.05 0 0.05 0 0.05 0 0.05", (0.0, 0.025, 0.158)),
    ],
)
def test_the_range_of_a_share(values, expected):
    assert rounded(usual_range(points(values, 50), Unit.SHARE)) == expected


@pytest.mark.parametrize(
    ("denominators", "has_range"),
    [
        case("ten cases in the mean", [10] * 8, True),
        case("fewer than ten in the mean", [10] * 7 + [9], False),
        case("some months with fewer, ten in the mean", [4, 16] * 4, True),
        case("a month that is not known does not count", [10] * 8 + [None], True),
    ],
)
def test_a_figure_of_few_cases_has_no_range(denominators, has_range):
    before = [Point(None if each is None else Fraction(1, 2), each or 0) for each in denominators]
    assert (usual_range(before, Unit.SHARE) is not None) is has_range


def test_a_small_count_is_judged_for_a_count_has_no_denominator():
    before = points("0 1 0 1 0 1 0 1")
    usual = usual_range(before, Unit.COUNT)
    assert variation_of(usual, before, Point(Fraction(4)), LOWER, in_months=True) == "worse"


BEFORE = "50 52 50 52 50 52 50 52"  # mean 51, range 45.68 to 56.32


@pytest.mark.parametrize(
    ("before", "now", "better", "expected"),
    [
        case("above the range, higher is better", BEFORE, "57", HIGHER, "better"),
        case("above the range, lower is better", BEFORE, "57", LOWER, "worse"),
        case("above the range, neither is better", BEFORE, "57", NEITHER, "high"),
        case("below the range, higher is better", BEFORE, "45", HIGHER, "worse"),
        case("below the range, lower is better", BEFORE, "45", LOWER, "better"),
        case("below the range, neither is better", BEFORE, "45", NEITHER, "low"),
        case("at the upper end", BEFORE, "56.32", HIGHER, "usual"),
        case("just over the upper end", BEFORE, "56.3201", HIGHER, "better"),
        case("at the lower end", BEFORE, "45.68", HIGHER, "usual"),
        case("just under the lower end", BEFORE, "45.6799", HIGHER, "worse"),
        case("within it", BEFORE, "53", HIGHER, "usual"),
        case("not known", BEFORE, "-", HIGHER, None),
        case("the same as ever, without any range", "9 9 9 9 9 9 9 9", "9", HIGHER, "usual"),
        case("a little less than ever, without any range", "9 9 9 9 9 9 9 9", "8.99", HIGHER, "worse"),
        case("one where there never was any", "0 0 0 0 0 0 0 0", "1", LOWER, "worse"),
        case("100% as ever", "1 1 1 1 1 1 1 1", "1", HIGHER, "usual"),
        case("a third as ever, which no float is", "1/3 1/3 1/3 1/3 1/3 1/3 1/3 1/3 1/3", "1/3", HIGHER, "usual"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("in_months", [True, False], ids=["months", "positions"])
def test_outside_the_range(before, now, better, expected, in_months):
    assert judged(before, now, better, in_months) == expected


def judged(before, now, better, in_months=True):
    known = points(before)
    usual = usual_range(known, Unit.COUNT)
    assert usual is not None
    return variation_of(usual, known, points(now)[0], better, in_months=in_months)


SIX_LOW = "53 54 53 54 53 54 47 49 47 49 47 49"  # mean 50.75: the last six below it
FIVE_LOW = "53 54 53 54 53 54 53 49 47 49 47 49"  # mean 51.25: the last five below it
WITH_GAP = "53 54 53 54 53 47 49 - 47 49 47 49"
FIVE_STEPS = "52 46 52 46 52 46 52 47 48 49 50 51"  # mean 49.25: from 47 on each above the one before, four steps
SIX_VALUES = "52 46 52 46 52 46 47 48 49 50 51"


@pytest.mark.parametrize(
    ("before", "now", "better", "expected"),
    [
        case("the seventh on one side", SIX_LOW, "48", HIGHER, "worse"),
        case("the seventh on one side, lower is better", SIX_LOW, "48", LOWER, "better"),
        case("the seventh on one side, neither is better", SIX_LOW, "48", NEITHER, "low"),
        case("the sixth on one side", FIVE_LOW, "48", HIGHER, "usual"),
        case("six, and now on the other side", SIX_LOW, "51", HIGHER, "usual"),
        case("six, and now on the mean: on neither side", SIX_LOW, "50.75", HIGHER, "usual"),
        case("a month that is not known does not break the row", WITH_GAP, "48", HIGHER, "worse"),
        case("the fifth step up", FIVE_STEPS, "52", HIGHER, "usual"),
        case("the sixth step up", SIX_VALUES, "52", HIGHER, "better"),
        case("the sixth step up, lower is better", SIX_VALUES, "52", LOWER, "worse"),
        case("the sixth step up, neither is better", SIX_VALUES, "52", NEITHER, "high"),
        case("five steps up, then the same again", SIX_VALUES, "51", HIGHER, "usual"),
        case("five steps up, then down", SIX_VALUES, "50", HIGHER, "usual"),
        case("the sixth step down", "46 52 46 52 46 52 51 50 49 48 47", "46", HIGHER, "worse"),
    ],
)
def test_seven_in_a_row_on_one_side_and_six_steps_one_way(before, now, better, expected):
    assert judged(before, now, better) == expected
    assert judged(before, now, better, in_months=False) == "usual"


@pytest.mark.parametrize(
    ("target", "better", "expected"),
    [
        case("the whole range meets it", "45", HIGHER, "always"),
        case("its lower end equals it", "45.68", HIGHER, "always"),
        case("part of the range meets it", "50", HIGHER, "sometimes"),
        case("its upper end equals it", "56.32", HIGHER, "sometimes"),
        case("nothing of it does", "57", HIGHER, "never"),
        case("at most: the whole range meets it", "56.32", LOWER, "always"),
        case("at most: part of it", "50", LOWER, "sometimes"),
        case("at most: nothing", "45", LOWER, "never"),
        case("neither is better: no target", "50", NEITHER, None),
    ],
)
def test_how_reliably_the_usual_range_meets_the_target(target, better, expected):
    usual = usual_range(points(BEFORE), Unit.COUNT)
    assert assurance_of(usual, Fraction(target), better) == expected


@pytest.mark.parametrize(
    ("name", "window"),
    [
        case("a month of its own", "reviews_on_time", Window.MONTH),
        case("quarter and year to date: the month", "initial_health_on_time", Window.MONTH),
        case("month, year to date and twelve months: the month", "missing_episodes", Window.MONTH),
        case("a position", "pep_in_place", Window.AT),
        case("twelve months only", "adoption_time_to_match", Window.YEAR),
    ],
)
def test_which_series_is_judged(name, window):
    assert judged_window(INDICATORS[name]) is window


def test_the_example_worked_out_in_the_docs():
    before = points("92 93 91 92 94 93 91 92 94 95 93 96", 100)
    usual = usual_range(before, Unit.COUNT)
    assert usual is not None
    assert [round(float(each), 1) for each in (usual.lower, usual.mean, usual.upper)] == [88.6, 93.0, 97.4]
    may = [variation_of(usual, before, Point(Fraction(each)), HIGHER, in_months=True) for each in (91, 88)]
    assert (may, assurance_of(usual, Fraction(98), HIGHER)) == (["usual", "worse"], "never")
