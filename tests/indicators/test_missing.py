import pytest
from figures_of import parts, reasons
from histories import case, council

R = "2026-05-31"


@pytest.mark.parametrize(
    ("missing", "children", "episodes"),
    [
        case("began on the first day", "A M 2026-05-01", 1, 1),
        case("began on the last day, still missing", "A M 2026-05-31", 1, 1),
        case("began in the month before", "A M 2026-04-30 2026-05-02", 0, 0),
        case("twice", "A M 2026-05-01 2026-05-02, A M 2026-05-09 2026-05-10", 1, 2),
        case("the same child and day twice", "A M 2026-05-01 2026-05-02, A M 2026-05-01 2026-05-03", 1, 1),
        case("away without authorisation does not count", "A A 2026-05-01", 0, 0),
        case("not in care when it began", "B M 2026-05-01", 0, 0),
        case("in a short break when it began", "C M 2026-05-01", 0, 0),
        case("began on the day care ended", "D M 2026-05-10", 0, 0),
        case("a code in lower case", "A m 2026-05-01", 1, 1),
    ],
)
def test_in_the_month(missing, children, episodes):
    data = council(
        "A -: S 2020-01-01 U6", "B -: S 2026-05-02 U6", "C -: S 2020-01-01 U6 V4",
        "D -: S 2020-01-01 U6, out 2026-05-10 E4A", Missing=missing,
    )  # fmt: skip
    assert parts(data, "missing_children", R, "month") == (children, None)
    assert parts(data, "missing_episodes", R, "month") == (episodes, None)


def test_year_to_date_and_twelve_months():
    data = council("A -: S 2020-01-01 U6", Missing="A M 2025-05-31, A M 2025-06-01, A M 2026-03-31, A M 2026-04-01")
    assert parts(data, "missing_episodes", R, "ytd") == (1, None)
    assert parts(data, "missing_episodes", R, "12m") == (3, None)


def test_the_twelve_months_to_28_february_leave_29_february_of_the_year_before_out():
    data = council("A -: S 2020-01-01 U6", Missing="A M 2024-02-29, A M 2024-03-01")
    assert parts(data, "missing_episodes", "2025-02-28", "12m") == (1, None)


def test_an_empty_table_is_null():
    assert parts(council("A -: S 2020-01-01 U6"), "missing_children", R, "month") == (None, None)


@pytest.mark.parametrize(
    ("history", "missing", "expected"),
    [
        case("in care for the whole year, never missing", "A -: S 2020-01-01 U6", "B M 2026-01-01", (0, 1)),
        case("missing on the first day of the twelve months", "A -: S 2020-01-01 U6", "A M 2025-06-01", (1, 1)),
        case("missing on the last day", "A -: S 2020-01-01 U6", "A M 2026-05-31", (1, 1)),
        case("missing the day before the twelve months", "A -: S 2020-01-01 U6", "A M 2025-05-31", (0, 1)),
        case("missing twice is one child", "A -: S 2020-01-01 U6", "A M 2026-01-01, A M 2026-02-01", (1, 1)),
        case("away without authorisation", "A -: S 2020-01-01 U6", "A A 2026-01-01", (0, 1)),
        case("started on the last day", "A -: S 2026-05-31 U6", "B M 2026-01-01", (0, 1)),
        case("starts the day after", "A -: S 2026-06-01 U6", "B M 2026-01-01", (0, 0)),
        case("left on the first day: not in care on any", "A -: S 2020-01-01 U6, out 2025-06-01 E4A", "B M 2026-01-01", (0, 0)),
        case("left the day after: in care on one", "A -: S 2020-01-01 U6, out 2025-06-02 E4A", "A M 2025-06-01", (1, 1)),
        case("an episode that ends on the day it starts is no day in care", "A -: S 2026-01-01 U6, out 2026-01-01 E4A", "B M 2026-01-01", (0, 0)),
        case("in a short break only", "A -: S 2020-01-01 U6 V4", "A M 2026-01-01", (0, 0)),
        case("missing after leaving care", "A -: S 2020-01-01 U6, out 2026-01-01 E4A", "A M 2026-01-01", (0, 1)),
        case("twice in care is one child", "A -: S 2025-07-01 U6, out 2025-08-01 E4A, S 2026-01-01 U6", "A M 2026-01-01", (1, 1)),
    ],
)  # fmt: skip
def test_share_of_the_children_in_care_in_the_twelve_months(history, missing, expected):
    assert parts(council(history, Missing=missing), "missing_share", R, "12m") == expected


TWICE = "A M 2025-06-01, A M 2026-05-31"


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        case("three times, on the first and the last day too", f"{TWICE}, A M 2026-01-01", 1),
        case("twice", TWICE, 0),
        case("a third time before the twelve months", f"{TWICE}, A M 2025-05-31", 0),
        case("a third time after the day", f"{TWICE}, A M 2026-06-01", 0),
        case("the same day again is no third time", f"{TWICE}, A M 2026-05-31", 0),
        case("a third time away, not missing", f"{TWICE}, A A 2026-01-01", 0),
        case("a third time not in care", f"{TWICE}, A M 2025-12-25", 0),
    ],
)
def test_missing_repeatedly(missing, expected):
    data = council("A -: S 2020-01-01 U6, out 2025-12-01 E4A, S 2026-01-01 U6", Missing=missing)
    assert parts(data, "missing_repeatedly", R, "12m") == (expected, None)


def test_the_lists_say_how_often():
    data = council("A -: S 2020-01-01 U6", "B -: S 2020-01-01 U6", Missing=f"{TWICE}, A M 2026-01-01")
    assert reasons(data, "missing_share", R, "12m") == [
        ("A", True, "3 missing episodes in the period"),
        ("B", True, "no missing episodes in the period"),
    ]
    assert reasons(data, "missing_repeatedly", R, "12m") == [
        ("A", True, "3 missing episodes in the period, the first on 1 June 2025")
    ]


@pytest.mark.parametrize(
    ("missing", "offered", "accepted"),
    [
        case("offered and accepted", "A M 2026-05-01 2026-05-02 Y Y", (1, 1), (1, 1)),
        case("offered, not accepted", "A M 2026-05-01 2026-05-02 Y N", (1, 1), (0, 1)),
        case("not offered", "A M 2026-05-01 2026-05-02 N N", (0, 1), (0, 1)),
        case("a blank is no", "A M 2026-05-01 2026-05-02 - -, B M 2026-05-01 - Y Y", (0, 1), (0, 1)),
        case("yes in other words", "A M 2026-05-01 2026-05-02 yes 1", (1, 1), (1, 1)),
        case("cannot be read: left out", "A M 2026-05-01 2026-05-02 maybe Y", (0, 0), (1, 1)),
        case("began before the month", "A M 2026-01-01 2026-05-01 Y Y", (1, 1), (1, 1)),
        case("ended on the last day", "A M 2026-05-01 2026-05-31 Y Y", (1, 1), (1, 1)),
        case("ended in the month before", "A M 2026-04-01 2026-04-30 Y Y", (0, 0), (0, 0)),
        case("ended in the month after", "A M 2026-05-31 2026-06-01 Y Y", (0, 0), (0, 0)),
        case("still missing", "A M 2026-05-01 - Y Y", (0, 0), (0, 0)),
        case("of identical ones the last row", "A M 2026-05-01 2026-05-02 N N, A M 2026-05-01 2026-05-03 Y Y", (1, 1), (1, 1)),
        case("the last row has not ended", "A M 2026-05-01 2026-05-02 Y Y, A M 2026-05-01 - Y Y", (0, 0), (0, 0)),
        case("two episodes count twice", "A M 2026-05-01 2026-05-02 Y Y, A M 2026-05-09 2026-05-10 Y N", (2, 2), (1, 2)),
        case("away without authorisation", "A A 2026-05-01 2026-05-02 Y Y", (0, 0), (0, 0)),
        case("not in care when it began", "C M 2026-05-01 2026-05-20 Y Y", (0, 0), (0, 0)),
    ],
)  # fmt: skip
def test_return_interviews_of_the_month(missing, offered, accepted):
    data = council("A -: S 2020-01-01 U6", "B -: S 2020-01-01 U6", "C -: S 2026-05-10 U6", Missing=missing)
    assert parts(data, "return_interviews_offered", R, "month") == offered
    assert parts(data, "return_interviews_accepted", R, "month") == accepted


def test_return_interviews_of_the_year_to_date():
    data = council("A -: S 2020-01-01 U6", Missing="A M 2026-03-01 2026-04-01 Y Y, A M 2026-03-20 2026-03-31 Y Y")
    assert parts(data, "return_interviews_offered", R, "ytd") == (1, 1)


def test_a_column_of_interviews_that_is_blank_in_every_row_is_null():
    data = council("A -: S 2020-01-01 U6", Missing="A M 2026-05-01 2026-05-02 Y -")
    assert parts(data, "return_interviews_offered", R, "month") == (1, 1)
    assert parts(data, "return_interviews_accepted", R, "month") == (None, None)


def test_the_list_of_interviews_says_what_is_recorded():
    missing = "A M 2026-05-01 2026-05-02 Y N, B M 2026-05-03 2026-05-04 maybe N"
    data = council("A -: S 2020-01-01 U6", "B -: S 2020-01-01 U6", Missing=missing)
    assert reasons(data, "return_interviews_offered", R, "month") == [
        ("A", True, "missing from 1 May 2026 to 2 May 2026: RHI_OFFERED Y"),
        ("B", False, "left out: RHI_OFFERED is neither Y nor N"),
    ]


@pytest.mark.parametrize("name", ["missing_share", "missing_repeatedly"])
def test_without_a_row_in_missing_the_twelve_months_are_null(name):
    assert parts(council("A -: S 2020-01-01 U6"), name, R, "12m") == (None, None)
