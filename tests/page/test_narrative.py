"""The sentence on each card."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from page.facts import LAST, card_of, facts, figure

from scorecard_xl.council.period import Day, like_day
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.counted import Number
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.narrative import HIDDEN, narrative

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
AGES_OF_ONE = [replace(each, numerator=float(at == 2), value=float(at == 2)) for at, each in enumerate(AGES)]
TYPES = [
    figure("placement_type", n, 50, group=group)
    for n, group in zip((33, 2, 2, 5, 6, 1, 1, 0), INDICATORS["placement_type"].groups, strict=True)
]
BENCHMARKS = Benchmarks([Benchmark("placement_type", "Foster", dt.date(2025, 3, 31), england=0.67)])


def missing(*numbers: int) -> list[Figure]:
    """Children and episodes of the month, then of the year to date."""
    names = ("missing_children", "missing_episodes") * 2
    spans = ("", "", "ytd", "ytd")
    return [figure(name, n, window=span) for name, n, span in zip(names, numbers, spans, strict=True)]


def leavers(name: str, first: tuple[int, int], second: tuple[int, int]) -> list[Figure]:
    return [figure(name, *first, group="17 to 18"), figure(name, *second, group="19 to 21")]


def days(placement: tuple[int, int], match: tuple[int, int]) -> list[Figure]:
    """The days of this many children in all."""
    names = ("adoption_time_to_placement", "adoption_time_to_match")
    return [
        figure(name, n, d, value=n / d if d else None) for name, (n, d) in zip(names, (placement, match), strict=True)
    ]


SAID = [
    ("children_in_care", stock(421, 415, 412),
     "421 children were in care on 31 May 2026, 6 more than a month before and 9 more than a year before; "
     "1 started and none left care in the month."),
    ("children_in_care", stock(1, 1, 3),
     "1 child was in care on 31 May 2026, the same as a month before and 2 fewer than a year before; "
     "1 started and none left care in the month."),
    ("children_in_care", stock(0, 0, 3),
     "No children were in care on 31 May 2026, the same as a month before and 3 fewer than a year before; "
     "1 started and none left care in the month."),
    ("children_in_care", stock(3000),
     "3,000 children were in care on 31 May 2026; 1 started and none left care in the month."),
    ("reviews_on_time", [figure("reviews_on_time", 173, 176)],
     "173 of the 176 reviews due in the year to date were held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 1, 1)], "The only review due in the year to date was held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 0, 1)], "The only review due in the year to date was not held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 0, 2)], "Neither review due in the year to date was held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 2, 2)], "Both reviews due in the year to date were held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 0, 3)], "None of the 3 reviews due in the year to date was held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 1, 3)], "1 of the 3 reviews due in the year to date was held on time."),
    ("reviews_on_time", [figure("reviews_on_time", 1000, 1000)],
     "All 1,000 reviews due in the year to date were held on time."),
    ("visits_on_time", [figure("visits_on_time", 0, 1)], "The only visit due in the year to date was not made on time."),
    ("three_or_more_placements", [figure("three_or_more_placements", 0, 1)],
     "The only child in care had fewer than three placements in the last twelve months."),
    ("three_or_more_placements", [figure("three_or_more_placements", 1, 1)],
     "The only child in care had three or more placements in the last twelve months."),
    ("long_term_stability", [figure("long_term_stability", 64, 90)],
     "64 of the 90 children counted, in care for 2½ years, have had one carer for two years."),
    ("long_term_stability", [figure("long_term_stability", 0, 1)],
     "The only child counted, in care for 2½ years, has not had one carer for two years."),
    ("pep_in_place", [figure("pep_in_place", 245, 245)],
     "All 245 school-aged children in care for a month had a PEP in place on 31 May 2026."),
    ("pep_in_place", [figure("pep_in_place", 0, 1)],
     "The only school-aged child in care for a month had no PEP in place on 31 May 2026."),
    ("pep_in_place", [figure("pep_in_place", None)], "No figure: no rows in PEPs or Children."),
    ("good_or_outstanding_schools", [figure("good_or_outstanding_schools", 0, 1)],
     "The only child in a graded school does not attend a good or outstanding one."),
    ("good_or_outstanding_schools", [figure("good_or_outstanding_schools", 1, 2)],
     "1 of the 2 children in graded schools attends a good or outstanding one."),
    ("initial_health_on_time", [figure("initial_health_on_time", 0, 1)],
     "The only assessment due in the year to date was not completed on time."),
    ("annual_health_on_time", [figure("annual_health_on_time", 0, 1)],
     "The only child in care for a year has no health assessment in date."),
    ("dental_on_time", [figure("dental_on_time", 0, 1)],
     "The only child in care for a year has not seen a dentist in the last year."),
    ("missing_children", missing(1, 1, 2, 5), "1 child went missing once in May; 2 children, 5 times in the year to date."),
    ("missing_children", missing(0, 0, 1, 2), "No child went missing in May; 1 child, twice in the year to date."),
    ("missing_children", missing(0, 0, 0, 0), "No child went missing in May; none in the year to date."),
    ("missing_children", missing(2, 4, 1000, 2000),
     "2 children went missing 4 times in May; 1,000 children, 2,000 times in the year to date."),
    ("leavers_adopted", [figure("leavers_adopted", 0, 1)], "The only child who left care in the year to date was not adopted."),
    ("adoption_time_to_placement", days((10_489, 21), (3512, 21)),
     "On average 499 days from care to placement, 167 days from placement order to match."),
    ("adoption_time_to_placement", days((400, 1), (1, 1)),
     "On average 400 days from care to placement, 1 day from placement order to match."),
    ("adoption_time_to_placement", days((400, 1), (0, 0)),
     "On average 400 days from care to placement, nothing to count from placement order to match."),
    ("pathway_plan", [figure("pathway_plan", 0, 1)],
     "The only young person aged 16 to 20 owed a pathway plan has none in date."),
    ("care_leavers_eet", leavers("care_leavers_eet", (33, 53), (1, 129)),
     "In study, work or training: 33 of the 53 aged 17 to 18, 1 of the 129 aged 19 to 21."),
    ("care_leavers_eet", leavers("care_leavers_eet", (0, 0), (0, 1)),
     "In study, work or training: nobody aged 17 to 18 to count, not the only one aged 19 to 21."),
    ("care_leavers_suitable_accommodation", leavers("care_leavers_suitable_accommodation", (1, 1), (0, 0)),
     "Living somewhere suitable: the only one aged 17 to 18, nobody aged 19 to 21 to count."),
    ("care_leavers_in_touch", leavers("care_leavers_in_touch", (3, 3), (0, 2)),
     "In touch with the council: all 3 aged 17 to 18, neither one aged 19 to 21."),
    ("children_by_age", AGES, "The largest group: 10 to 15, 40 of 50 children (80.0%)."),
    ("children_by_age", AGES_OF_ONE, "The only child in care: 5 to 9."),
    ("placement_type", TYPES, "The largest group: Foster, 33 of 50 children (66.0%; England 67% in 2025)."),
    ("average_caseload", [], "No figure: no rows in Caseloads for the month."),
]  # fmt: skip


@pytest.mark.parametrize(("indicator", "figures", "said"), SAID, ids=[said for _, _, said in SAID])
def test_what_a_card_says(indicator: str, figures: list[Figure], said: str) -> None:
    assert narrative(card_of(indicator), facts(*figures, benchmarks=BENCHMARKS)) == said


EMPTY = [
    ("reviews_on_time", "Nothing to count: no reviews due in the year to date."),
    ("three_or_more_placements", "Nothing to count: no children in care on 31 May 2026."),
    ("long_term_stability", "Nothing to count: no children of the ages counted in care for 2½ years on 31 May 2026."),
    ("pep_in_place", "Nothing to count: no school-aged children in care for a month on 31 May 2026."),
    ("good_or_outstanding_schools", "Nothing to count: no children in graded schools on 31 May 2026."),
    ("annual_health_on_time", "Nothing to count: no children in care for a year on 31 May 2026."),
    ("dental_on_time", "Nothing to count: no children in care for a year on 31 May 2026."),
    ("placement_type", "Nothing to count: no children in care on 31 May 2026."),
    ("legal_status", "Nothing to count: no children in care on 31 May 2026."),
    ("leavers_adopted", "Nothing to count: no children leaving care in the year to date."),
    (
        "adoption_time_to_placement",
        "Nothing to count: no adopted children with a day of placement in the last twelve months.",
    ),
    ("pathway_plan", "Nothing to count: no young people aged 16 to 20 owed a pathway plan on 31 May 2026."),
    ("care_leavers_eet", "Nothing to count: no care leavers aged 17 to 21 on 31 May 2026."),
]


@pytest.mark.parametrize(("indicator", "said"), EMPTY, ids=[said for _, said in EMPTY])
def test_where_nothing_is_to_count_the_card_says_what_there_is_nothing_of(indicator: str, said: str) -> None:
    card = card_of(indicator)
    empty = [
        figure(line.indicator.name, 0, 0, group=line.indicator.groups[line.place - 1] if line.place else None)
        for line in card.leading
    ]
    assert narrative(card, facts(*empty)) == said


@pytest.mark.parametrize("first", [(0, 0), (3, 3), (0, 3)], ids=["nobody", "all", "none"])
def test_of_a_pair_one_hidden_number_hides_the_sentence(first: tuple[int, int]) -> None:
    known, hidden = leavers("care_leavers_eet", first, (0, 0))
    hidden = replace(hidden, numerator=None, denominator=None)
    assert narrative(card_of("care_leavers_eet"), facts(known, hidden=(hidden,))) == HIDDEN


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


@pytest.mark.parametrize(
    ("shown", "hidden", "said"),
    [
        (stock(421, 415)[:3], figure("children_leaving", None, window="month"),
         "421 children were in care on 31 May 2026, 6 more than a month before."),
        (missing(9, 12, 14, 20)[:3], figure("missing_episodes", None, window="ytd"), "9 children went missing 12 times in May."),
    ],
    ids=["children who left", "episodes of the year"],
)  # fmt: skip
def test_where_only_the_second_half_is_hidden_the_first_is_said(shown: list[Figure], hidden: Figure, said: str) -> None:
    assert narrative(card_of(shown[0].indicator), facts(*shown, hidden=(hidden,))) == said


def test_a_hidden_month_before_is_not_compared_with() -> None:
    before = figure("children_in_care", None, end=Day("2026-04-30"))
    assert "month before" not in narrative(card_of("children_in_care"), facts(*stock(421), hidden=(before,)))


@pytest.mark.parametrize(("number", "said"), [(0, "none"), (1, "once"), (2, "twice"), (1234, "1,234 times")], ids=str)
def test_how_often(number: int, said: str) -> None:
    assert f"{Number(number):none|once|twice|# times}" == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 child"), (0, "0 children"), (1234, "1,234 children")], ids=["one", "none", "thousands"]
)
def test_a_number_and_its_word(number: int, said: str) -> None:
    n = Number(number)
    assert f"{n} {n:child|children}" == said


@pytest.mark.parametrize(
    ("parts", "ungraded", "said"),
    [
        pytest.param((5, 6), 0, "", id="none"),
        pytest.param((5, 6), 1, " 1 child goes to a school without a grade (Ofsted has given none since September 2024).", id="one"),
        pytest.param((5, 6), 12, " 12 children go to schools without a grade (Ofsted has given none since September 2024).", id="some"),
        pytest.param((0, 0), 2, " 2 children go to schools without a grade (Ofsted has given none since September 2024).", id="no school has a grade"),
    ],
)  # fmt: skip
def test_the_card_of_schools_says_how_many_have_no_grade_any_more(parts, ungraded, said) -> None:
    card, own = card_of("good_or_outstanding_schools"), figure("good_or_outstanding_schools", *parts)
    without = narrative(card, facts(own))
    assert narrative(card, facts(own, ungraded=ungraded)) == f"{without}{said}"
    assert narrative(card_of("pep_in_place"), facts(figure("pep_in_place", 1, 2), ungraded=ungraded)).endswith("2026.")
