import json

import pytest
from histories import council

from scorecard_xl.council.period import Day
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.figure import as_words
from scorecard_xl.indicators import INDICATORS, Unit

R = Day("2026-05-31")
FIELDS = ["indicator", "title", "section", "group", "window", "start", "end", "numerator", "denominator", "value", "unit",
          "target", "rag", "change", "previous", "lower", "mean", "upper", "variation", "assurance"]  # fmt: skip


@pytest.fixture(scope="module")
def figures():
    data = council(
        "A 2012-01-01: S 2023-01-01 U6, P 2026-05-02 U4", "B 2010-01-01: S 2026-05-10 K2", Reviews="A 2025-12-01"
    )
    return calculate(data, R)


def of(figures, indicator, end="2026-05-31", window=None):
    return [f for f in figures if f.indicator == indicator and f.end == Day(end) and window in (None, f.window)]


def test_a_figure_prints_the_fields_of_the_contract_as_json(figures):
    row = of(figures, "reviews_on_time", window="ytd")[0].as_json()
    assert list(row) == FIELDS
    assert (row["start"], row["end"]) == ("2026-04-01", "2026-05-31")
    assert json.loads(json.dumps(row)) == row


def test_thirteen_month_ends_of_every_indicator_and_window(figures):
    for indicator in INDICATORS.values():
        for window in indicator.windows:
            ends = {f.end for f in figures if f.indicator == indicator.name and f.window == window}
            assert (len(ends), min(ends), max(ends)) == (13, Day("2025-05-31"), R)


def test_every_band_is_listed_also_at_nothing(figures):
    bands = of(figures, "children_by_age")
    assert [f.group for f in bands] == list(INDICATORS["children_by_age"].groups)
    assert [(f.numerator, f.denominator, f.value) for f in bands] == [(0, None, 0)] * 3 + [(1, None, 1)] * 2


def test_shares_of_all_children_in_care_have_them_all_as_denominator(figures):
    types = {f.group: (f.numerator, f.denominator, f.value) for f in of(figures, "placement_type")}
    assert types["Foster"] == (1, 2, 0.5)
    assert types["Residential school"] == (0, 2, 0.0)


def test_a_denominator_of_0_has_no_value_and_no_rating(figures):
    (stability,) = of(figures, "long_term_stability", "2025-05-31")
    assert (stability.numerator, stability.denominator, stability.value, stability.rag) == (0, 0, None, None)


def test_a_source_that_is_missing_altogether_is_null_and_listed(figures):
    (missing,) = of(figures, "missing_children", window="ytd")
    assert (missing.numerator, missing.denominator, missing.value) == (None, None, None)


def test_change_says_better_or_worse_not_up_or_down(figures):
    (moves,) = of(figures, "three_or_more_placements")
    assert (moves.value, moves.previous, moves.change) == (0.0, 0.0, "same")
    (stability,) = of(figures, "long_term_stability")
    assert (stability.value, stability.previous, stability.change, stability.rag) == (0.0, 1.0, "worse", "red")
    (children,) = of(figures, "children_in_care")
    assert (children.value, children.previous, children.change) == (2, 1, None)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.081, "share", "8.1%"), (0.0815, "share", "8.2%"), (1.0, "share", "100.0%"), (0.9995, "share", "100.0%"),
        (3512 / 21, "days", "167 days"), (2.5, "days", "3 days"), (1416, "count", "1,416"), (14.85, "score", "14.9"),
        (15, "cases", "15.0"), (15.25, "cases", "15.3"),
        (None, "share", "\N{EN DASH}"), (0.0, "share", "0.0%"),
    ],
)  # fmt: skip
def test_numbers_are_rounded_half_up_for_display(value, unit, words):
    assert as_words(value, Unit(unit)) == words
