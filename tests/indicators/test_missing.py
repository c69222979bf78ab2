import pytest
from figures_of import parts
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
