"""The headline and the line under it, at none, one, two and all."""

from collections.abc import Sequence

import pytest
from page.months import LAST, month, rated, shown

from scorecard_xl.council.period import Day
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.figure import Rag, Variation
from scorecard_xl.page.headline import changes_in_words, headline, summary, targets_in_words
from scorecard_xl.page.model import Shown

R, A, G = Rag.RED, Rag.AMBER, Rag.GREEN
BETTER, WORSE, HIGH, LOW, _ = Variation
MONTH_AGO, YEAR_AGO = Day("2026-04-30"), Day("2025-05-31")


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        pytest.param([R, R, R, A, A, A, G, G], "3 of 8 targets are missed, 3 nearly met, 2 met.", id="some of each"),
        pytest.param([R, A, G], "1 of 3 targets is missed, 1 nearly met, 1 met.", id="one of each"),
        pytest.param([R, G, G], "1 of 3 targets is missed, none nearly met, 2 met.", id="none nearly met"),
        pytest.param([A, G, G], "1 of 3 targets is nearly met, 2 met.", id="none missed"),
        pytest.param([A, A, G], "2 of 3 targets are nearly met, 1 met.", id="two nearly met"),
        pytest.param([R, R], "Both targets are missed.", id="both missed"),
        pytest.param([A, A, A], "All 3 targets are nearly met.", id="all nearly met"),
        pytest.param([G, G, G], "All 3 targets are met.", id="all met"),
        pytest.param([G], "The only target is met.", id="one, met"),
        pytest.param([R], "The only target is missed.", id="one, missed"),
        pytest.param([A], "The only target is nearly met.", id="one, nearly met"),
        pytest.param(
            [None, G, None, R],
            "1 of 2 targets is missed, none nearly met, 1 met; 2 have no rating.",
            id="others without rating",
        ),
        pytest.param([G, None], "The only target with a rating is met; 1 has no rating.", id="one of two has a rating"),
        pytest.param([G, G, None], "Both targets with a rating are met; 1 has no rating.", id="two of three have one"),
        pytest.param([None, None], "No measure has a rating this month.", id="no rating"),
        pytest.param([], "No measure has a rating this month.", id="no row"),
    ],
)
def test_targets(ratings: Sequence[Rag | None], said: str) -> None:
    assert targets_in_words([rated(each) for each in ratings]) == said


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        pytest.param([WORSE, BETTER, None], "One measure is worse than usual, one better.", id="one of each"),
        pytest.param([WORSE, WORSE, BETTER], "Two measures are worse than usual, one better.", id="two and one"),
        pytest.param([BETTER], "One measure is better than usual.", id="one better"),
        pytest.param([HIGH, None], "One measure is higher or lower than usual.", id="neither way better"),
        pytest.param([WORSE, LOW], "One measure is worse than usual, one higher or lower.", id="worse and moved"),
        pytest.param([WORSE] * 12, "12 measures are worse than usual.", id="twelve"),
        pytest.param([None, None], "No measure is worse or better than usual.", id="all usual"),
    ],
)
def test_how_many_measures_changed_in_words(kinds: Sequence[Variation | None], said: str) -> None:
    assert changes_in_words([rated(G, unusual=each) for each in kinds]) == said


def test_before_there_are_months_enough_nothing_is_called_usual() -> None:
    assert changes_in_words([rated(G, is_usual=False)]) == "It is too early to say what is usual."


def test_one_line_says_both() -> None:
    assert headline([rated(R, unusual=WORSE), rated(G)]) == (
        "1 of 2 targets is missed, none nearly met, 1 met. One measure is worse than usual."
    )


def in_care(number: float, end: Day = LAST) -> Shown:
    return shown("children_in_care", number, end=end)


def rounded(text: str, number: float | None, end: Day = LAST) -> Shown:
    return Shown(in_care(0, end).key, text, number=number, is_rounded=True)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        pytest.param(
            [in_care(421), in_care(415, MONTH_AGO), in_care(412, YEAR_AGO)],
            "421 children are in care: 6 more than a month ago and 9 more than a year ago.",
            id="more",
        ),
        pytest.param(
            [in_care(1400), in_care(1400, MONTH_AGO), in_care(1401, YEAR_AGO)],
            "1,400 children are in care: the same as a month ago and 1 fewer than a year ago.",
            id="the same and fewer",
        ),
        pytest.param([in_care(421)], "421 children are in care.", id="the first month"),
        pytest.param(
            [in_care(1), in_care(0, MONTH_AGO)], "1 child is in care: 1 more than a month ago.", id="one child"
        ),
        pytest.param(
            [in_care(0), in_care(1, MONTH_AGO)], "No children are in care: 1 fewer than a month ago.", id="no child"
        ),
        pytest.param([], "The number of children in care is not known.", id="not known"),
        pytest.param(
            [rounded("420", 420), rounded("415", 415, MONTH_AGO), rounded("420", 420, YEAR_AGO)],
            "About 420 children are in care: about 5 more than a month ago and about the same as a year ago.",
            id="rounded",
        ),
        pytest.param([rounded("1 to 7", None)], "1 to 7 children are in care.", id="a band"),
    ],
)
def test_the_line_under_the_headline(figures: Sequence[Shown], said: str) -> None:
    assert summary(month(*figures)) == said


MARCH = Day("2026-03-31")


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        pytest.param(MARCH, "9 more than at the last meeting and 9 more than a year ago", id="two months ago"),
        pytest.param(YEAR_AGO, "9 more than at the last meeting", id="a year ago"),
        pytest.param(None, "6 more than a month ago and 9 more than a year ago", id="not asked for"),
    ],
)
def test_compared_with_the_last_meeting(meeting: Day | None, said: str) -> None:
    figures = [in_care(421), in_care(415, MONTH_AGO), in_care(412, MARCH), in_care(412, YEAR_AGO)]
    assert summary(month(*figures, meeting=meeting)) == f"421 children are in care: {said}."


@pytest.mark.parametrize(
    ("published", "said"),
    [
        pytest.param((67, 79.5, 72), "72 in every 10,000 in 2025; England 67, similar councils 79.5", id="all"),
        pytest.param((67, None, None), "England 67 in every 10,000 in 2025", id="England only"),
    ],
)
def test_the_rate_in_care_beside_england_and_similar_councils(published: tuple[float | None, ...], said: str) -> None:
    england, neighbours, own = published
    found = Benchmark("children_in_care", None, Day("2025-03-31").date(), england, None, neighbours, own)
    assert summary(month(in_care(421), benchmarks=Benchmarks([found]))) == f"421 children are in care ({said})."
