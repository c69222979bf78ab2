"""Visits to children placed for adoption, or with a parent under an order (decisions D10)."""

import pytest
from duties_of import visits_due
from histories import case

# Monday 5 January 2026 is the first day; its twentieth working day is Monday 2 February.
ADOPTED = "A -: S 2026-01-05 A6 E1"
INTERIM = "A -: S 2026-01-05 P1 C1"
FULL = "A -: S 2026-01-05 P1 C2"


def days(*visits):
    return ", ".join(f"A 2026-{day}" for day in visits)


@pytest.mark.parametrize(
    ("visits", "reviews", "until", "expected"),
    [
        case("the first on day 7", days("01-12"), "", "2026-01-18", "2026-01-12"),
        case("the first on day 8: late", days("01-13"), "", "2026-01-19", "2026-01-12 late"),
        case("then each 7 days", days("01-12", "01-19", "01-26"), "", "2026-01-31", "2026-01-12, 2026-01-19, 2026-01-26"),
        case("a day more: late", days("01-12", "01-20"), "", "2026-01-26", "2026-01-12, 2026-01-19 late"),
        case("visited the day before the review: still 7 days", days("01-12"), days("01-13"), "2026-01-31", "2026-01-12, 2026-01-19 late"),
        case("visited on the day of the review: 42 days", days("01-12"), days("01-12"), "2026-02-28", "2026-01-12, 2026-02-23 late"),
        case("visited after the review: 42 days", days("01-12", "02-23"), days("01-08"), "2026-02-28", "2026-01-12, 2026-02-23"),
        case("... the 43rd day: late", days("01-12", "02-24"), days("01-08"), "2026-02-28", "2026-01-12, 2026-02-23 late"),
        case("a missed day before the review: due again in 7 days", "", days("01-20"), "2026-02-28", "2026-01-12 late, 2026-01-19 late, 2026-01-26 late"),
        case("a missed day on the day of the review: due again in 42 days", "", days("01-12"), "2026-02-28", "2026-01-12 late, 2026-02-23 late"),
        case("a review before the placement is none of its own", days("01-12"), days("01-04"), "2026-01-31", "2026-01-12, 2026-01-19 late, 2026-01-26 late"),
        case("a planned review is not held", days("01-12"), "A - - 2026-01-08", "2026-01-20", "2026-01-12, 2026-01-19 late"),
    ],
)  # fmt: skip
def test_placed_for_adoption(visits, reviews, until, expected):
    assert visits_due(ADOPTED, visits, reviews, until) == expected


@pytest.mark.parametrize(
    ("history", "visits", "reviews", "expected"),
    [
        case("with the present carer: 7 days after the run began", "A -: S 2026-01-05 U5, T 2026-01-19 A5", days("01-12", "01-26"), days("01-20"), "2026-01-12, 2026-01-26"),
        case("... what was owed before it is gone", "A -: S 2026-01-05 U5, T 2026-01-12 A5", "", days("01-20"), "2026-01-19 late, 2026-01-26 late"),
        case("... owed the day before it", "A -: S 2026-01-05 U5, T 2026-01-13 A5", "", days("01-14"), "2026-01-12 late, 2026-01-20 late"),
        case("... a visit on the day it began is of the run", "A -: S 2026-01-05 U5, T 2026-01-12 A5", days("01-12"), days("01-14"), "2026-01-19, 2026-01-19 late"),
        case("... a review before it is none of its own", "A -: S 2026-01-05 U5, T 2026-01-12 A5", days("01-19"), days("01-08"), "2026-01-19, 2026-01-26 late"),
        case("T0 to T4 within the run", "A -: S 2026-01-05 A6 @1, P 2026-01-10 T1, P 2026-01-14 A6 @1", days("01-12", "01-19"), days("01-15"), "2026-01-12, 2026-01-19"),
        case("visited in T1: 7 days, as in the run", "A -: S 2026-01-05 A6 @1, P 2026-01-10 T1, P 2026-01-14 A6 @1", days("01-12"), days("01-31"), "2026-01-12, 2026-01-19 late, 2026-01-26 late"),
        case("another family: 7 days again, its own first review", "A -: S 2026-01-05 A6, P 2026-01-19 A6", days("01-12", "01-26"), days("01-08"), "2026-01-12, 2026-01-26"),
        case("the run ends on the due day: not due", "A -: S 2026-01-05 A6, P 2026-01-12 U6", days("01-19"), days("01-08"), "2026-01-19"),
        case("the run ends, the same carer: the next as for all", "A -: S 2026-01-05 A6, T 2026-01-15 U4", days("01-12", "01-19"), "", "2026-01-12, 2026-01-19"),
        case("E1 within the run changes nothing", "A -: S 2026-01-05 A6 C2, L 2026-01-10 A6 E1", days("01-12"), "", "2026-01-12, 2026-01-19 late, 2026-01-26 late"),
    ],
)  # fmt: skip
def test_where_the_run_starts_and_ends(history, visits, reviews, expected):
    assert visits_due(history, visits, reviews, "2026-01-31") == expected


def test_with_the_same_carer_after_the_run_three_months_count_from_the_placement():
    history = "A -: S 2024-01-05 U5, T 2024-06-05 A5, T 2026-01-05 U4"
    assert visits_due(history, "A 2026-01-06, A 2026-04-06", "A 2024-06-10", "2026-04-30").endswith(", 2026-04-06")


@pytest.mark.parametrize(
    ("visits", "reviews", "until", "expected"),
    [
        case("the first on day 7", days("01-12"), "", "2026-01-18", "2026-01-12"),
        case("the first on day 8: late", days("01-13"), "", "2026-01-19", "2026-01-12 late"),
        case("then each 7 days until the first review", days("01-12", "01-19"), "", "2026-01-31", "2026-01-12, 2026-01-19, 2026-01-26 late"),
        case("visited the day before the review: still 7 days", days("01-12"), days("01-13"), "2026-01-31", "2026-01-12, 2026-01-19 late"),
        case("visited on the day of the review: 28 days", days("01-12", "02-09"), days("01-12"), "2026-02-28", "2026-01-12, 2026-02-09"),
        case("... the 29th day: late", days("01-12", "02-10"), days("01-12"), "2026-02-28", "2026-01-12, 2026-02-09 late"),
        case("not made: due again each 28 days", days("01-12"), days("01-12"), "2026-03-31", "2026-01-12, 2026-02-09 late, 2026-03-09 late"),
        case("a review on the day the placement started", days("01-12"), days("01-05"), "2026-01-31", "2026-01-12"),
    ],
)  # fmt: skip
def test_with_a_parent_under_an_interim_care_order(visits, reviews, until, expected):
    assert visits_due(INTERIM, visits, reviews, until) == expected


@pytest.mark.parametrize(
    ("history", "visits", "reviews", "expected"),
    [
        case("an interim order made there does not restart the visits", "A -: S 2026-01-05 P1 V2, L 2026-01-14 P1 C1", days("01-12"), "", ""),
        case("... but the visit after it is weekly", "A -: S 2026-01-05 P1 V2, L 2026-01-14 P1 C1", days("01-12", "01-15"), "", "2026-01-22 late, 2026-01-29 late"),
        case("the first review counts from the start of the placement", "A -: S 2026-01-05 P1 V2, L 2026-01-14 P1 C1", days("01-12", "01-15"), days("01-08"), ""),
        case("a review before the placement does not", "A -: S 2025-12-01 U6 C1, P 2026-01-05 P1 C1", days("01-12"), "A 2026-01-04", "2026-01-19 late, 2026-01-26 late"),
        case("T1 within it", "A -: S 2026-01-05 P1 C1 @1, P 2026-01-10 T1 C1, P 2026-01-14 P1 C1 @1", days("01-12"), "", "2026-01-19 late, 2026-01-26 late"),
        case("with foster carers under an interim order: as for all", "A -: S 2026-01-05 U6 C1", days("01-12"), "", ""),
        case("with a parent, voluntary: as for all", "A -: S 2026-01-05 P1 V2", days("01-12"), "", ""),
    ],
)  # fmt: skip
def test_where_an_interim_care_order_counts(history, visits, reviews, expected):
    found = visits_due(history, visits, reviews, "2026-01-31").split(", ")
    assert ", ".join(each for each in found if each > "2026-01-15") == expected


@pytest.mark.parametrize(
    ("history", "visits", "until", "expected"),
    [
        case("under a care order from the start: 7 days, then 42", FULL, days("01-12", "02-23"), "2026-02-28", "2026-01-12, 2026-02-23"),
        case("... the 43rd day: late", FULL, days("01-12", "02-24"), "2026-02-28", "2026-01-12, 2026-02-23 late"),
        case("made there: 7 days after it, on the day", "A -: S 2026-01-05 P1 C1, L 2026-01-14 P1 C2", days("01-12", "01-21"), "2026-02-28", "2026-01-12, 2026-01-21"),
        case("made there: the eighth day is late", "A -: S 2026-01-05 P1 C1, L 2026-01-14 P1 C2", days("01-12", "01-22"), "2026-02-28", "2026-01-12, 2026-01-21 late"),
        case("made there: then 42 days", "A -: S 2026-01-05 P1 C1, L 2026-01-14 P1 C2", days("01-12", "01-21"), "2026-03-04", "2026-01-12, 2026-01-21, 2026-03-04 late"),
        case("made there: what was owed before it is gone", "A -: S 2026-01-05 P1 C1, L 2026-01-12 P1 C2", "", "2026-02-28", "2026-01-19 late"),
        case("made on the day the placement starts: the placement's own 7 days", "A -: S 2026-01-05 P1 C1, L 2026-01-05 P1 C2", days("01-12"), "2026-01-31", "2026-01-12"),
        case("made on the day of a visit: it is of the new time", "A -: S 2026-01-05 P1 C1, L 2026-01-12 P1 C2", days("01-12"), "2026-01-31", "2026-01-19"),
        case("after V2", "A -: S 2026-01-05 P1 V2, L 2026-01-14 P1 C2", days("01-12"), "2026-01-31", "2026-01-12, 2026-01-21 late"),
        case("another order and back: a second care order", "A -: S 2026-01-05 P1 C2, L 2026-01-13 P1 V2, L 2026-01-20 P1 C2", days("01-12"), "2026-01-31", "2026-01-12, 2026-01-27 late"),
        case("made in T1: the run of C2 begins there", "A -: S 2026-01-05 P1 C1 @1, B 2026-01-13 T1 C2, P 2026-01-16 P1 C2 @1", days("01-12"), "2026-01-31", "2026-01-12, 2026-01-20 late"),
        case("moved home under a care order: a placement like others", "A -: S 2026-01-05 U6 C2, P 2026-01-12 P1 C2", days("01-19"), "2026-01-31", "2026-01-19"),
        case("the carers' home became the parent's, under the same care order: nothing starts afresh", "A -: S 2026-01-05 U6 C2, T 2026-01-14 P1 C2", days("01-12"), "2026-01-31", "2026-01-12"),
        case("made with foster carers: nothing starts afresh", "A -: S 2026-01-05 U6 C1, L 2026-01-14 U6 C2", days("01-12"), "2026-01-31", "2026-01-12"),
    ],
)  # fmt: skip
def test_with_a_parent_under_a_care_order(history, visits, until, expected):
    assert visits_due(history, visits, days("01-06"), until) == expected


def test_with_a_parent_under_a_care_order_three_months_never_apply():
    found = visits_due("A -: S 2024-01-01 P1 C2", "A 2026-01-12, A 2026-02-24", "", "2026-02-28")
    assert found.endswith(" late, 2026-02-23 late")


@pytest.mark.parametrize(
    ("reviews", "complete_from", "visits", "expected"),
    [
        case("no rows in Reviews: visited before the twentieth working day, 7 days", None, None, "02-01", "2026-02-08"),
        case("... visited on it, 28 days", None, None, "02-02", "2026-03-02"),
        case("began before Reviews complete from: the twentieth working day", "", "2026-01-06", "02-01", "2026-02-08"),
        case("... on it", "", "2026-01-06", "02-02", "2026-03-02"),
        case("... or a review before that day", days("01-15"), "2026-01-06", "01-15", "2026-02-12"),
        case("... a review after that day comes too late", days("02-10"), "2026-01-06", "02-02", "2026-03-02"),
        case("began on that day: only a review counts", "", "2026-01-05", "02-02", "2026-02-09"),
    ],
)  # fmt: skip
def test_until_the_first_review_where_reviews_are_not_all_known(reviews, complete_from, visits, expected):
    settings = {"reviews_complete_from": complete_from} if complete_from else {}
    found = visits_due(INTERIM, days(visits), reviews, "2026-03-31", **settings).split(", ")
    after = [each.removesuffix(" late") for each in found if each[:10] > f"2026-{visits}"]
    assert after[0] == expected


@pytest.mark.parametrize(
    ("history", "complete_from", "visits", "expected"),
    [
        case("the run began before it: one interval after it, weekly", ADOPTED, "2026-01-14", "", "2026-01-21 late, 2026-01-28 late"),
        case("made by then: not judged, and sets the next", ADOPTED, "2026-01-14", days("01-21"), "2026-01-28 late"),
        case("the care order made before it: 42 days after it", "A -: S 2026-01-01 P1 C1, L 2026-01-05 P1 C2", "2026-01-14", "", ""),
        case("the care order made on it: 7 days", "A -: S 2026-01-05 P1 C1, L 2026-01-14 P1 C2", "2026-01-14", "", "2026-01-21 late"),
    ],
)  # fmt: skip
def test_where_visits_are_complete_only_from_a_day(history, complete_from, visits, expected):
    assert visits_due(history, visits, "", "2026-01-31", visits_complete_from=complete_from) == expected


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        case("VISIT_DUE goes before the computed day", "A 2026-01-12, A 2026-01-22 - - 2026-01-22", "2026-01-12, 2026-01-22"),
        case("planned and not made, in the place of the weekly one", "A 2026-01-12, A - - - 2026-01-23", "2026-01-12, 2026-01-23 late"),
        case("SEEN = N is no visit", "A 2026-01-12, A 2026-01-19 N", "2026-01-12, 2026-01-19 late"),
    ],
)  # fmt: skip
def test_days_on_the_sheet(visits, expected):
    assert visits_due(INTERIM, visits, "", "2026-01-25") == expected


@pytest.mark.parametrize("history", [ADOPTED, INTERIM, "A -: S 2026-01-05 P1 C1, L 2026-01-14 P1 C2"])
def test_visit_timetable_the_same_for_all(history):
    found = visits_due(history, days("01-12"), "", "2026-03-31", visit_timetable="the same for all")
    assert found == "2026-01-12, 2026-02-23 late"
