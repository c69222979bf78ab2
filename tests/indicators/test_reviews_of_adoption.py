"""Reviews of children placed for adoption: a period of care is cut at each run of A3 to A6 (decisions C6)."""

import pytest
from duties_of import reviews_due
from histories import case

# In care since Monday 6 January 2025; reg. 33: due 3 February 2025, then 3 months, then 6.
PLACED = "A -: S 2025-01-06 U6, P 2025-06-02 A6"
BEFORE = "A 2025-02-03, A 2025-05-02"


@pytest.mark.parametrize(
    ("reviews", "until", "expected"),
    [
        case("the first 28 days after it starts, on the day", "A 2025-06-30", "2025-07-31", "2025-06-30"),
        case("the first on the 29th day: late", "A 2025-07-01", "2025-07-31", "2025-06-30 late"),
        case("not held: late", "", "2025-07-31", "2025-06-30 late"),
        case("not held: due again 6 months after the missed day", "", "2025-12-31", "2025-06-30 late, 2025-12-30 late"),
        case("held on the day it starts: the first of the part", "A 2025-06-02, A 2025-09-02", "2025-09-30", "2025-06-30, 2025-09-02"),
        case("held the day before it starts: does not belong to it", "A 2025-06-01", "2025-07-31", "2025-06-30 late"),
        case("the second 3 months after the first", "A 2025-06-30, A 2025-09-30", "2025-10-31", "2025-06-30, 2025-09-30"),
        case("the second a day late", "A 2025-06-30, A 2025-10-01", "2025-10-31", "2025-06-30, 2025-09-30 late"),
        case("later ones 6 months after the one before", "A 2025-06-30, A 2025-09-30, A 2026-03-30", "2026-03-31", "2025-06-30, 2025-09-30, 2026-03-30"),
        case("a late first one: the second runs from the day it was held", "A 2025-07-10, A 2025-10-10", "2025-10-31", "2025-06-30 late, 2025-10-10"),
        case("what reg. 33 owed on or after its start no longer exists", "A 2025-06-30", "2025-11-30", "2025-06-30, 2025-09-30 late"),
        case("REVIEW_DUE goes before all of this", "A 2025-07-10 - 2025-07-10", "2025-07-31", "2025-07-10"),
        case("planned in its place: not owed besides", "A - - 2025-07-15", "2025-07-31", "2025-07-15 late"),
    ],
)  # fmt: skip
def test_while_placed_for_adoption(reviews, until, expected):
    found = reviews_due(PLACED, f"{BEFORE}, {reviews}", until)
    assert found.removeprefix("2025-02-03, 2025-05-03, ") == expected


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("placed on the day a review of reg. 33 is due: it is gone", "A -: S 2025-01-06 U6, P 2025-02-03 A4", "2025-03-03 late"),
        case("placed the day after: it was owed", "A -: S 2025-01-06 U6, P 2025-02-04 A4", "2025-02-03 late, 2025-03-04 late"),
        case("placed for adoption from the first day of care", "A -: S 2025-01-06 A4", "2025-02-03 late"),
        case("with the present carer: the run starts with PLACE A5", "A -: S 2025-01-06 U5, T 2025-01-20 A5", "2025-02-17 late"),
        case("A3 likewise", "A -: S 2025-01-06 U6, U 2025-01-20 A3", "2025-02-17 late"),
        case("U5, not yet placed for adoption: reg. 33", "A -: S 2025-01-06 U6, P 2025-01-20 U5", "2025-02-03 late"),
        case("the placement order alone changes nothing", "A -: S 2025-01-06 U6, L 2025-01-20 U6 E1", "2025-02-03 late"),
        case("another order within the run does not cut it", "A -: S 2025-01-06 U6, P 2025-01-13 A6, L 2025-01-27 A6 E1", "2025-02-10 late"),
        case("left on the due day: not due", "A -: S 2025-01-06 A4, out 2025-02-03 E11", ""),
        case("left the day after: due", "A -: S 2025-01-06 A4, out 2025-02-04 E11", "2025-02-03 late"),
        case("due in a short break: nothing is due", "A -: S 2025-01-06 A4, L 2025-01-20 A4 V4", ""),
        case("T0 to T4 belong to the run that they interrupt", "A -: S 2025-01-06 A4 @1, P 2025-01-13 T1, P 2025-01-16 A4 @1", "2025-02-03 late"),
        case("... during them too", "A -: S 2025-01-06 A4, P 2025-01-20 T3", "2025-02-03 late"),
        case("back from T1 to another carer: another run", "A -: S 2025-01-06 A4 @1, P 2025-01-13 T1, P 2025-01-20 A4 @2", "2025-02-17 late"),
        case("another family is another run", "A -: S 2025-01-06 A4, P 2025-01-20 A4", "2025-02-17 late"),
        case("U4 between: two runs of one placement", "A -: S 2025-01-06 A4, T 2025-01-13 U4, T 2025-01-20 A4", "2025-02-17 late"),
    ],
)  # fmt: skip
def test_where_the_run_starts(history, expected):
    assert reviews_due(history, "", "2025-03-31") == expected


# Placed for adoption from 3 March to 1 September 2025, then with foster carers.
ENDED = "A -: S 2024-01-08 U6, P 2025-03-03 A6, P 2025-09-01 U6"


@pytest.mark.parametrize(
    ("reviews", "until", "expected"),
    [
        case("the first 6 months after the last review before it", "A 2025-03-31, A 2025-06-30, A 2025-12-30", "2026-01-31", "2025-12-30"),
        case("... a day late", "A 2025-03-31, A 2025-06-30, A 2025-12-31", "2026-01-31", "2025-12-30 late"),
        case("the last review may be older than the adoption", "A 2025-02-24, A 2025-08-24", "2025-12-31", ""),
        case("without any review: 6 months after it starts", "", "2026-03-31", "2026-03-01 late"),
        case("then 6 months on, the second too", "A 2025-06-30, A 2025-12-30, A 2026-06-30", "2026-06-30", "2025-12-30, 2026-06-30"),
        case("a review on the day it starts belongs to it", "A 2025-06-30, A 2025-09-01, A 2026-03-01", "2026-03-31", "2025-12-30, 2026-03-01"),
        case("a review of reg. 36 due on or after its start is gone", "A 2025-06-02", "2025-11-30", ""),
    ],
)  # fmt: skip
def test_after_the_placement_for_adoption_ended(reviews, until, expected):
    due = reviews_due(ENDED, reviews, until).split(", ")
    assert ", ".join(each for each in due if each >= "2025-09-01") == expected


def test_a_second_placement_for_adoption_starts_again_after_28_days():
    history = "A -: S 2025-01-06 U6, P 2025-03-03 A6, P 2025-06-02 U6, P 2025-07-01 A6"
    reviews = "A 2025-02-03, A 2025-03-31, A 2025-07-29, A 2025-10-29"
    assert reviews_due(history, reviews, "2025-12-31") == "2025-02-03, 2025-03-31, 2025-07-29, 2025-10-29"


def test_a_new_period_of_care_follows_reg_33_again():
    history = "A -: S 2025-01-06 A4, out 2025-01-20 E4A, S 2025-02-03 U6"
    assert reviews_due(history, "", "2025-03-31") == "2025-03-03 late"


@pytest.mark.parametrize(
    ("complete_from", "reviews", "expected"),
    [
        case("the part began before it: the first owed is due 6 months after it", "2025-06-10", "", "2025-12-10 late"),
        case("... held by then: not judged, and sets the next 6 months on", "2025-06-10", "A 2025-06-20, A 2025-12-20", "2025-12-20"),
        case("the part began on it: 28 days", "2025-06-02", "A 2025-06-30", "2025-06-30, 2025-09-30 late"),
        case("only the period began before it: 28 days", "2025-03-01", "A 2025-06-30", "2025-06-30, 2025-09-30 late"),
    ],
)  # fmt: skip
def test_where_reviews_are_complete_only_from_a_day(complete_from, reviews, expected):
    assert reviews_due(PLACED, reviews, "2025-12-31", reviews_complete_from=complete_from) == expected


@pytest.mark.parametrize(
    ("complete_from", "expected"),
    [
        case("a review before it is not looked at: 6 months after the part starts", "2025-07-01", "2026-03-01 late"),
        case("a review on it is", "2025-06-30", "2025-12-30 late"),
    ],
)
def test_the_last_review_before_the_part_after(complete_from, expected):
    due = reviews_due(ENDED, "A 2025-06-30", "2026-03-31", reviews_complete_from=complete_from).split(", ")
    assert [each for each in due if each >= "2025-09-01"] == [expected]


def test_adoption_timetable_no_is_reg_33_alone():
    found = reviews_due(PLACED, f"{BEFORE}, A 2025-11-02", "2025-12-31", adoption_timetable="no")
    assert found == "2025-02-03, 2025-05-03, 2025-11-02"
