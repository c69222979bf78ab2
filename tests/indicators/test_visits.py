import pytest
from figures_of import parts
from histories import case, council

from scorecard_xl.council.settings import Settings

ANCHOR = "Z 2024-01-01"  # another child's visit: the table is complete from here on


def on_time(history, visits, day, window="month", **settings):
    data = council(
        history, "Z -: S 2010-01-01 U6, out 2024-01-02 E4A", Visits=f"{ANCHOR}, {visits}", settings=Settings(**settings)
    )
    return parts(data, "visits_on_time", day, window)


@pytest.mark.parametrize(
    ("visits", "day", "expected"),
    [
        case("made on the seventh day", "A 2026-01-12", "2026-01-31", (1, 1)),
        case("made on the eighth day", "A 2026-01-13", "2026-01-31", (0, 1)),
        case("made on the day the placement starts", "A 2026-01-05", "2026-01-31", (1, 1)),
        case("not made: late", "", "2026-01-31", (0, 1)),
        case("not made and due on the last day: late", "", "2026-01-12", (0, 1)),
        case("the second after 42 days, on the day", "A 2026-01-12, A 2026-02-23", "2026-02-28", (1, 1)),
        case("the second a day late", "A 2026-01-12, A 2026-02-24", "2026-02-28", (0, 1)),
        case(
            "an early visit starts the next interval", "A 2026-01-12, A 2026-01-20, A 2026-03-03", "2026-03-31", (1, 1)
        ),
        case("an early visit counts in the month it was due", "A 2026-01-12, A 2026-01-20", "2026-02-28", (1, 1)),
        case("two visits on a day are one", "A 2026-01-12, A 2026-01-12, A 2026-02-23", "2026-02-28", (1, 1)),
        case("not made: falls due again 42 days after the missed day", "", "2026-02-28", (0, 1)),
        case("... and again", "", "2026-04-30", (0, 1)),
        case("made at last: the due days after it are gone", "A 2026-03-01", "2026-04-30", (0, 1)),
        case("SEEN = N is no visit", "A 2026-01-12 N", "2026-01-31", (0, 1)),
        case("SEEN = no, whatever its case", "A 2026-01-12 no", "2026-01-31", (0, 1)),
        case("SEEN blank is a visit", "A 2026-01-12 -", "2026-01-31", (1, 1)),
    ],
)
def test_visits_are_on_time_within_the_interval_of_law(visits, day, expected):
    assert on_time("A -: S 2026-01-05 U6", visits, day) == expected


@pytest.mark.parametrize(
    ("place", "visits", "day", "expected"),
    [
        case("U4, in the first year: 42 days", "U4", "A 2024-06-12, A 2025-06-04", "2025-07-31", (0, 1)),
        case("U4, on the anniversary: 3 months", "U4", "A 2025-06-05, A 2025-09-05", "2025-09-30", (1, 1)),
        case("U4, on the anniversary: a day late", "U4", "A 2025-06-05, A 2025-09-06", "2025-09-30", (0, 1)),
        case("U1 likewise", "U1", "A 2025-06-05, A 2025-09-05", "2025-09-30", (1, 1)),
        case("U6: 42 days for good", "U6", "A 2025-06-05, A 2025-09-05", "2025-07-31", (0, 1)),
    ],
)  # fmt: skip
def test_after_the_first_year_of_a_long_term_placement(place, visits, day, expected):
    assert on_time(f"A -: S 2024-06-05 {place}", visits, day) == expected


@pytest.mark.parametrize(
    ("history", "visits", "day", "expected"),
    [
        case("a new placement: 7 days again", "A -: S 2026-01-05 U6, P 2026-02-02 K2", "A 2026-01-12", "2026-02-28", (0, 1)),
        case("a move with the same carer does not restart", "A -: S 2026-01-05 U6, T 2026-02-02 U6", "A 2026-01-12", "2026-02-28", (0, 1)),
        case("... the 42 days run on", "A -: S 2026-01-05 U6, T 2026-02-02 U6", "A 2026-01-12, A 2026-02-23", "2026-02-28", (1, 1)),
        case("a temporary placement does not restart", "A -: S 2026-01-05 U6 @A1, P 2026-02-02 T1, P 2026-02-05 U6 @A1", "A 2026-01-12, A 2026-02-23", "2026-02-28", (1, 1)),
        case("the placement ends on the due day: not due", "A -: S 2026-01-05 U6, out 2026-01-12 E4A", "", "2026-01-31", (0, 0)),
        case("the placement ends the day after: due", "A -: S 2026-01-05 U6, out 2026-01-13 E4A", "", "2026-01-31", (0, 1)),
        case("a visit on the day of a move is of the new placement", "A -: S 2026-01-05 U6, P 2026-01-12 K2", "A 2026-01-12", "2026-01-31", (1, 1)),
        case("short breaks: nothing is due", "A -: S 2026-01-05 U6 V4", "", "2026-01-31", (0, 0)),
    ],
)  # fmt: skip
def test_placements(history, visits, day, expected):
    assert on_time(history, visits, day) == expected


@pytest.mark.parametrize(
    ("visits", "day", "expected"),
    [
        case("VISIT_DUE goes before the computed day", "A 2026-01-13 - - 2026-01-15", "2026-01-31", (1, 1)),
        case("of two rows of a day the last due day counts", "A 2026-01-12 - - 2026-01-10, A 2026-01-12 - - 2026-01-12", "2026-01-31", (1, 1)),
        case("... whatever the first says", "A 2026-01-12 - - 2026-01-12, A 2026-01-12 - - 2026-01-10", "2026-01-31", (0, 1)),
        case("... and a blank says nothing", "A 2026-01-13 - - 2026-01-13, A 2026-01-13", "2026-01-31", (1, 1)),
        case("planned and not made", "A 2026-01-12, A - - - 2026-02-10", "2026-02-28", (0, 1)),
        case(
            "planned, SEEN = N: ignored altogether",
            "A 2026-01-12, A - N - 2026-02-10, A 2026-02-23",
            "2026-02-28",
            (1, 1),
        ),
    ],
)  # fmt: skip
def test_given_due_days(visits, day, expected):
    assert on_time("A -: S 2026-01-05 U6", visits, day) == expected


@pytest.mark.parametrize(
    ("visits", "day", "expected"),
    [
        case("made within 42 days of the first visit in the table: not judged", "A 2024-02-12", "2024-02-29", (0, 0)),
        case("... and sets the next", "A 2024-02-12, A 2024-03-25", "2024-03-31", (1, 1)),
        case("not made by then: late", "", "2024-02-29", (0, 1)),
        case(
            "a VISIT_DUE before the table is complete does not count",
            "A 2024-02-01 - - 2023-12-30",
            "2024-02-29",
            (0, 0),
        ),
    ],
)
def test_a_placement_that_started_before_the_visits_are_complete(visits, day, expected):
    assert on_time("A -: S 2023-09-05 U6", visits, day) == expected


@pytest.mark.parametrize(
    ("start", "visits", "expected"),
    [
        case("started on that day: a VISIT_DUE before it is not due", "2024-01-01", "A 2024-01-03 - - 2023-12-30", (0, 0)),
        case("... and the 42 days run on", "2024-01-01", "A 2024-01-03 - - 2023-12-30, A 2024-01-10", (0, 0)),
        case("started after it: the first after 7 days", "2024-01-10", "A 2024-01-17", (1, 1)),
    ],
)  # fmt: skip
def test_a_placement_that_started_when_the_visits_are_complete(start, visits, expected):
    assert on_time(f"A -: S {start} U6", visits, "2024-01-31") == expected


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        case("the last visit 42 days ago", "A 2026-01-12, A 2026-01-17", (1, 1)),
        case("the last visit 43 days ago", "A 2026-01-12, A 2026-01-16", (0, 1)),
        case("none, and the first is overdue", "", (0, 1)),
    ],
)
def test_counted_at_the_month_end(visits, expected):
    assert on_time("A -: S 2026-01-05 U6", visits, "2026-02-28", visits_counted="at the month end") == expected


def test_counted_at_the_month_end_a_first_visit_not_yet_due_is_left_out():
    assert on_time("A -: S 2026-02-25 U6", "", "2026-02-28", visits_counted="at the month end") == (0, 0)


@pytest.mark.parametrize(
    ("place", "visits", "day", "expected"),
    [
        case("before it nothing is due", "U6", "", "2023-12-31", (0, 0)),
        case("the first visit owed is not due yet: left out", "U6", "", "2024-01-31", (0, 0)),
        case("... nor overdue on the day it is due, 42 days after it", "U6", "", "2024-02-12", (0, 0)),
        case("... and overdue on the day after", "U6", "", "2024-02-13", (0, 1)),
        case("once made, late or not, the next is owed", "U6", "A 2024-02-20", "2024-02-29", (1, 1)),
        case("a long-term placement of more than a year: 3 months after it", "U4", "", "2024-04-01", (0, 0)),
        case("... and overdue on the day after", "U4", "", "2024-04-02", (0, 1)),
    ],
)
def test_counted_at_the_month_end_of_a_child_placed_before_the_visits_are_complete(place, visits, day, expected):
    assert on_time(f"A -: S 2022-12-05 {place}", visits, day, visits_counted="at the month end") == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        case("before the day in Settings nothing is due", "2024-05-31", (0, 0)),
        case("a visit before that day is not looked at", "2024-06-30", (0, 0)),
        case("the first is overdue 43 days after it", "2024-07-31", (0, 1)),
    ],
)
def test_counted_at_the_month_end_where_settings_say_when_the_visits_are_complete(day, expected):
    complete = {"visits_counted": "at the month end", "visits_complete_from": "2024-06-01"}
    assert on_time("A -: S 2024-01-02 U6", "A 2024-05-30", day, **complete) == expected


def test_counted_at_the_month_end_no_month_before_the_first_visit_of_all_has_a_figure():
    data = council(
        "A -: S 2024-01-02 U6",
        Visits="A 2024-06-03, A 2024-07-03",
        settings=Settings(visits_counted="at the month end"),
    )
    ends = ("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31")
    assert [parts(data, "visits_on_time", day, "month") for day in ends] == [(0, 0)] * 5 + [(1, 1)] * 2


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        case("alone", "A 2026-01-12 Y Y", (1, 1)),
        case("not alone", "A 2026-01-12 Y N", (0, 1)),
        case("not recorded", "A 2026-01-12 Y -, A 2026-01-13 Y Y", (1, 1)),
        case("not seen at all", "A 2026-01-12 N Y, A 2026-01-13 Y N", (0, 1)),
        case("not in care on the day", "A 2026-01-04 Y Y, A 2026-01-13 Y N", (0, 1)),
    ],
)
def test_children_seen_alone_of_those_visited(visits, expected):
    assert parts(council("A -: S 2026-01-05 U6", Visits=visits), "seen_alone", "2026-01-31", "month") == expected


def test_seen_alone_is_null_where_it_is_recorded_nowhere():
    assert parts(council("A -: S 2026-01-05 U6", Visits="A 2026-01-12 Y"), "seen_alone", "2026-01-31", "month") == (
        None,
        None,
    )


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        case("spoke for themselves", "A 2026-01-12 PN1", (1, 1)),
        case("there, but did not contribute", "A 2026-01-12 PN4", (0, 1)),
        case("views not conveyed", "A 2026-01-12 PN7", (0, 1)),
        case("under 4", "A 2026-01-12 PN0", (0, 0)),
        case("blank", "A 2026-01-12", (0, 0)),
        case("unknown code", "A 2026-01-12 PN9", (0, 0)),
        case("of two rows of a day the last code counts", "A 2026-01-12 PN4, A 2026-01-12 PN1", (1, 1)),
        case("... and a blank says nothing", "A 2026-01-12 PN1, A 2026-01-12", (1, 1)),
        case("not in care on the day", "A 2026-01-04 PN1", (0, 0)),
    ],
)
def test_review_participation(reviews, expected):
    assert (
        parts(council("A -: S 2026-01-05 U6", Reviews=reviews), "review_participation", "2026-01-31", "month")
        == expected
    )


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        case("all of the year on time", "A 2025-02-03, A 2025-05-03, A 2025-11-03", (1, 1)),
        case("one of the year late", "A 2025-02-03, A 2025-05-06, A 2025-11-03", (0, 1)),
    ],
)
def test_reviews_counted_by_child(reviews, expected):
    data = council(
        "A -: S 2025-01-06 U6", Reviews=f"{ANCHOR}, {reviews}", settings=Settings(reviews_counted="by child")
    )
    assert parts(data, "reviews_on_time", "2025-12-31", "month") == expected


def test_reviews_by_child_leave_out_who_is_not_yet_twenty_working_days_in_care():
    data = council("A -: S 2026-01-06 U6", Reviews="B 2025-01-01", settings=Settings(reviews_counted="by child"))
    assert parts(data, "reviews_on_time", "2026-01-31", "month") == (0, 0)
