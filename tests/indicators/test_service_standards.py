import pytest
from figures_of import parts
from histories import case, council

from scorecard_xl.council.settings import Settings

ANCHOR = "Z 2024-01-01"  # another child's review: the table is complete from here on


def on_time(history, reviews, day, window="month", **settings):
    data = council(
        history,
        "Z -: S 2010-01-01 U6, out 2024-01-02 E4A",
        Reviews=f"{ANCHOR}, {reviews}",
        settings=Settings(**settings),
    )
    return parts(data, "reviews_on_time", day, window)


@pytest.mark.parametrize(
    ("start", "held", "day", "expected"),
    [
        case("held on the twentieth working day", "2026-01-05", "2026-02-02", "2026-02-28", (1, 1)),
        case("held a day late", "2026-01-05", "2026-02-03", "2026-02-28", (0, 1)),
        case("started on a Saturday", "2026-01-03", "2026-01-30", "2026-01-31", (1, 1)),
        case("over Christmas and New Year: three bank holidays", "2025-12-15", "2026-01-15", "2026-01-31", (1, 1)),
        case("over Christmas and New Year, a day late", "2025-12-15", "2026-01-16", "2026-01-31", (0, 1)),
        case("over Easter: two bank holidays", "2026-03-23", "2026-04-22", "2026-04-30", (1, 1)),
        case("over Easter, a day late", "2026-03-23", "2026-04-23", "2026-04-30", (0, 1)),
        case("held early counts in the month it was due", "2026-01-12", "2026-01-20", "2026-02-28", (1, 1)),
        case("held early counts in no other month", "2026-01-12", "2026-01-20", "2026-01-31", (0, 0)),
        case("not held is late", "2026-01-05", "-", "2026-02-28", (0, 1)),
        case("not held and due on the last day is late", "2026-01-30", "-", "2026-02-27", (0, 1)),
    ],
)
def test_first_review_is_due_20_working_days_after_care_starts(start, held, day, expected):
    assert on_time(f"A -: S {start} U6", "" if held == "-" else f"A {held}", day) == expected


@pytest.mark.parametrize(
    ("reviews", "day", "expected"),
    [
        case("the second 3 months after the first, on the day", "A 2025-02-03, A 2025-05-03", "2025-05-31", (1, 1)),
        case("the second a day late", "A 2025-02-03, A 2025-05-04", "2025-05-31", (0, 1)),
        case("the third 6 months after the second", "A 2025-02-03, A 2025-05-03, A 2025-11-03", "2025-11-30", (1, 1)),
        case("the third a day late", "A 2025-02-03, A 2025-05-03, A 2025-11-04", "2025-11-30", (0, 1)),
        case("an early one: the next runs from the day it was held", "A 2025-02-03, A 2025-04-01, A 2025-10-01", "2025-10-31", (1, 1)),
        case("6 months after 31 August is 28 February", "A 2025-02-03, A 2025-05-03, A 2025-08-31, A 2026-02-28", "2026-02-28", (1, 1)),
        case("two rows of one day are one review", "A 2025-02-03, A 2025-02-03, A 2025-05-03", "2025-05-31", (1, 1)),
        case("a second review held late: the due day is missed once", "A 2025-02-03, A 2025-06-10", "2025-05-31", (0, 1)),
        case("... and the review is not the early one of a later due day", "A 2025-02-03, A 2025-06-10", "2025-11-30", (0, 0)),
        case("... the next is due 6 months after it was held", "A 2025-02-03, A 2025-06-10, A 2025-12-10", "2025-12-31", (1, 1)),
        case("not held: falls due again 6 months after the missed day", "A 2025-02-03", "2025-11-30", (0, 1)),
        case("not held: nothing is due between", "A 2025-02-03", "2025-08-31", (0, 0)),
        case("held the day it falls due again: that due day is gone", "A 2025-02-03, A 2025-11-03", "2025-11-30", (0, 0)),
        case("held the day after it fell due again: missed twice", "A 2025-02-03, A 2025-11-04", "2025-11-30", (0, 1)),
    ],
)  # fmt: skip
def test_later_reviews(reviews, day, expected):
    assert on_time("A -: S 2025-01-06 U6", reviews, day) == expected


@pytest.mark.parametrize(
    ("history", "day", "expected"),
    [
        case("left before it was due", "A -: S 2026-01-05 U6, out 2026-02-01 E4A", "2026-02-28", (0, 0)),
        case("left on the day it was due", "A -: S 2026-01-05 U6, out 2026-02-02 E4A", "2026-02-28", (0, 0)),
        case("left the day after it was due", "A -: S 2026-01-05 U6, out 2026-02-03 E4A", "2026-02-28", (0, 1)),
        case("a new period of care starts the sequence again", "A -: S 2026-01-05 U6, out 2026-01-20 E4A, S 2026-02-02 U6", "2026-03-31", (0, 1)),
        case("due in a short break: nothing is due", "A -: S 2026-01-05 U6, L 2026-01-20 U6 V4", "2026-02-28", (0, 0)),
        case("a change of placement changes nothing", "A -: S 2026-01-05 U6, P 2026-01-20 U4", "2026-02-28", (0, 1)),
    ],
)  # fmt: skip
def test_due_only_while_in_care_in_the_same_period(history, day, expected):
    assert on_time(history, "", day) == expected


@pytest.mark.parametrize(
    ("reviews", "day", "expected"),
    [
        case("REVIEW_DUE goes before the computed day", "A 2025-02-14 - 2025-02-14", "2025-02-28", (1, 1)),
        case("REVIEW_DUE in another month", "A 2025-02-03 - 2025-03-03", "2025-03-31", (1, 1)),
        case("planned and not held is late", "A 2025-02-03, A - - 2025-04-30", "2025-04-30", (0, 1)),
        case("planned: the computed day is not owed besides", "A 2025-02-03, A - - 2025-04-30", "2025-05-31", (0, 0)),
        case(
            "planned, the last after the last held: falls due again",
            "A 2025-02-03, A - - 2025-04-30",
            "2025-10-31",
            (0, 1),
        ),
        case(
            "planned before one that was held: not held, once",
            "A 2025-02-03, A - - 2025-04-01, A 2025-05-03",
            "2025-04-30",
            (0, 1),
        ),
        case("... and does not fall due again", "A 2025-02-03, A - - 2025-04-01, A 2025-05-03", "2025-10-31", (0, 0)),
        case("a row with neither date is ignored", "A 2025-02-03, A - PN1, A 2025-05-03", "2025-05-31", (1, 1)),
    ],
)
def test_given_due_days(reviews, day, expected):
    assert on_time("A -: S 2025-01-06 U6", reviews, day) == expected


@pytest.mark.parametrize(
    ("reviews", "day", "expected"),
    [
        case(
            "held within 6 months of the day the table is complete from: not judged",
            "A 2024-07-01",
            "2024-07-31",
            (0, 0),
        ),
        case("... and it sets the next, 6 months on", "A 2024-06-15, A 2024-12-15", "2024-12-31", (1, 1)),
        case("not held by then: late in that month", "", "2024-07-31", (0, 1)),
        case("held a day after: late in that month", "A 2024-07-02", "2024-07-31", (0, 1)),
        case("its own REVIEW_DUE goes before that", "A 2024-05-02 - 2024-05-01", "2024-05-31", (0, 1)),
    ],
)
def test_a_period_that_started_before_the_reviews_are_complete(reviews, day, expected):
    assert on_time("A -: S 2020-01-06 U6", reviews, day) == expected


def test_reviews_complete_from_may_be_set():
    history, reviews = "A -: S 2020-01-06 U6", "A 2024-02-01, A 2025-01-10"
    assert on_time(history, reviews, "2024-08-31") == (0, 1)
    assert on_time(history, reviews, "2024-08-31", reviews_complete_from="2025-01-01") == (0, 0)


def test_year_to_date_adds_the_months_since_april():
    reviews = "A 2025-02-03, A 2025-05-03, A 2025-11-10"
    assert on_time("A -: S 2025-01-06 U6", reviews, "2026-03-31", "ytd") == (1, 2)
    assert on_time("A -: S 2025-01-06 U6", reviews, "2026-05-31", "ytd") == (0, 1)


def test_without_reviews_the_figure_is_null():
    assert parts(council("A -: S 2025-01-06 U6"), "reviews_on_time", "2025-05-31", "month") == (None, None)
