"""The sentence on each card."""

import datetime as dt
import re

import pytest
from page.facts import LAST, card_of, facts, figure

from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.narrative import HIDDEN, Number, narrative
from scorecard_xl.period import Day, like_day

MONTH_BEFORE, YEAR_BEFORE = like_day(LAST, -1), like_day(LAST, -12)


def stock(*numbers: int | None) -> list[Figure]:
    """Children in care now, a month before and a year before."""
    ends = (LAST, MONTH_BEFORE, YEAR_BEFORE)
    own = [figure("children_in_care", n, end=end) for n, end in zip(numbers, ends, strict=False) if n is not None]
    return [*own, figure("children_starting", 1, window="month"), figure("children_leaving", 0, window="month")]


AGES = [
    figure("children_by_age", n, group=group)
    for n, group in zip((1, 2, 3, 40, 4), INDICATORS["children_by_age"].groups, strict=True)
]
TYPES = [
    figure("placement_type", n, 50, group=group)
    for n, group in zip((33, 2, 2, 5, 6, 1, 1, 0), INDICATORS["placement_type"].groups, strict=True)
]
BENCHMARKS = Benchmarks([Benchmark("placement_type", "Foster", dt.date(2025, 3, 31), england=0.67)])
SAID = [
    ("children_in_care", stock(421, 415, 412),
     "421 children were in care on 31 May 2026, 6 more than a month before and 9 more than a year before; "
     "1 started and 0 left care in the month."),
    ("children_in_care", stock(1, 1, 3),
     "1 child was in care on 31 May 2026, as many as a month before and 2 fewer than a year before; "
     "1 started and 0 left care in the month."),
    ("children_in_care", stock(3000), "3,000 children were in care on 31 May 2026; 1 started and 0 left care in the month."),
    ("reviews_on_time", [figure("reviews_on_time", 173, 176)],
     "173 of the 176 reviews due in the year to date were held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 1, 1)], "1 of the 1 review due in the year to date was held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 0, 0)], "Nothing to count: no reviews due in the year to date."),
    ("pep_in_place", [figure("pep_in_place", 245, 245)],
     "A PEP was in place for 245 of the 245 school-aged children on 31 May 2026."),
    ("pep_in_place", [figure("pep_in_place", None)], "No figure: no rows in PEPs or Children."),
    ("missing_children",
     [figure("missing_children", 1), figure("missing_episodes", 1), figure("missing_children", 2, window="ytd"),
      figure("missing_episodes", 5, window="ytd")],
     "1 child went missing 1 time in May; 2 children, 5 times in the year to date."),
    ("adoption_time_to_placement",
     [figure("adoption_time_to_placement", 10_489, 21, value=10_489 / 21),
      figure("adoption_time_to_match", 3512, 21, value=3512 / 21)],
     "On average 499 days from care to placement, 167 from placement order to match."),
    ("care_leavers_eet",
     [figure("care_leavers_eet", 33, 53, group="17 to 18"), figure("care_leavers_eet", 1, 129, group="19 to 21")],
     "33 of the 53 aged 17 to 18 and 1 of the 129 aged 19 to 21 studies, works or trains."),
    ("children_by_age", AGES, "The largest group: 10 to 15, 40 of 50 children (80.0%)."),
    ("placement_type", TYPES, "The largest group: Foster, 33 of 50 children (66.0%; England 67% in 2025)."),
    ("average_caseload", [], "No figure: no rows in Caseloads."),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "figures", "said"), SAID, ids=[said for _, _, said in SAID])
def test_what_a_card_says(indicator: str, figures: list[Figure], said: str) -> None:
    assert narrative(card_of(indicator), facts(*figures, benchmarks=BENCHMARKS)) == said


YEAR_END = Day("2026-03-31")
YEARLY = [
    ("annual_health_on_time",
     "On 31 March 2026: 144 of the 302 children in care for a year have a health assessment in date."),
    ("dental_on_time", "On 31 March 2026: 144 of the 302 children in care for a year have seen a dentist in the last year."),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "said"), YEARLY, ids=[said for _, said in YEARLY])
def test_a_sentence_of_an_earlier_day_says_which(indicator: str, said: str) -> None:
    then, now = figure(indicator, 144, 302, end=YEAR_END), figure(indicator, None)
    assert narrative(card_of(indicator), facts(then, now)) == said


def test_a_sentence_of_the_pages_own_day_does_not() -> None:
    own = figure("dental_on_time", 144, 302)
    assert narrative(card_of("dental_on_time"), facts(own)).startswith("144 of the 302 children")


def test_a_hidden_figure_of_an_earlier_day_leaves_no_trace() -> None:
    then, now = figure("dental_on_time", None, end=YEAR_END), figure("dental_on_time", None)
    assert narrative(card_of("dental_on_time"), facts(now, hidden=(then,))) == HIDDEN


def test_without_a_month_nothing_is_said() -> None:
    assert {narrative(card, Facts(None)) for card in CARDS} == {""}


def test_no_sentence_holds_a_long_decimal_and_each_fits_its_line() -> None:
    """At the width of half the page about 88 letters; the headline has twice as much."""
    for card in CARDS:
        figures = [
            figure(line.indicator.name, 2999, None if line.indicator.unit is Unit.COUNT else 3001, window=line.window.value,
                   group=line.indicator.groups[line.place - 1] if line.place and line.indicator.groups else None)
            for line in card.lines if not line.is_spare
        ]  # fmt: skip
        said = narrative(card, facts(*figures, *stock(2999, 2998, 2997)))
        assert len(said) <= (180 if card.is_wide else 97), said
        assert not re.search(r"\d\.\d\d", said)


@pytest.mark.parametrize(
    "card", [card for card in CARDS if card.says and card.places == 0], ids=lambda card: card.indicator
)
def test_a_hidden_figure_leaves_no_trace(card: object) -> None:
    assert isinstance(card, type(CARDS[0]))
    hidden = tuple(
        figure(line.indicator.name, None, window=line.window.value,
               group=line.indicator.groups[line.place - 1] if line.place and line.indicator.groups else None)
        for line in card.lines
    )  # fmt: skip
    assert narrative(card, facts(hidden=hidden)) == HIDDEN


def test_a_hidden_month_before_is_not_compared_with() -> None:
    before = figure("children_in_care", None, end=Day("2026-04-30"))
    assert "month before" not in narrative(card_of("children_in_care"), facts(*stock(421), hidden=(before,)))


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 child"), (0, "0 children"), (1234, "1,234 children")], ids=["one", "none", "thousands"]
)
def test_a_number_and_its_word(number: int, said: str) -> None:
    n = Number(number)
    assert f"{n} {n:child|children}" == said
