import pytest
from figures_of import parts
from histories import case, council

R = "2026-05-31"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("adopted unopposed", "A -: S 2020-01-01 A6, out 2026-04-01 E11", (1, 1)),
        case("adopted, consent dispensed with", "A -: S 2020-01-01 A6, out 2026-05-31 E12", (1, 1)),
        case("went home", "A -: S 2020-01-01 U6, out 2026-04-01 E4A", (0, 1)),
        case("left on 31 March", "A -: S 2020-01-01 A6, out 2026-03-31 E11", (0, 0)),
        case("left twice: the last time counts", "A -: S 2020-01-01 U6, out 2026-04-10 E4A, S 2026-04-20 A6, out 2026-05-20 E11", (1, 1)),
        case("adopted, then back and home: the last time counts", "A -: S 2020-01-01 U6, out 2026-04-10 E11, S 2026-04-20 U6, out 2026-05-20 E4A", (0, 1)),
        case("a short break ends", "A -: S 2020-01-01 U6 V4, out 2026-04-10 E8", (0, 0)),
    ],
)  # fmt: skip
def test_leavers_adopted(history, expected):
    assert parts(council(history), "leavers_adopted", R, "quarter") == expected
    assert parts(council(history), "leavers_adopted", R, "ytd") == expected


def test_the_quarter_starts_in_january_when_the_year_started_in_april():
    data = council("A -: S 2020-01-01 A6, out 2025-12-31 E11", "B -: S 2020-01-01 U6, out 2026-01-01 E4A")
    assert parts(data, "leavers_adopted", "2026-02-28", "quarter") == (0, 1)
    assert parts(data, "leavers_adopted", "2026-02-28", "ytd") == (1, 2)


def days(history, ad1="", indicator="adoption_time_to_placement", day=R):
    tables = {"AD1": ad1} if ad1 else {}
    return parts(council(history, **tables), indicator, day, "12m")


@pytest.mark.parametrize(
    ("history", "ad1", "expected"),
    [
        case("to the first adoptive episode", "A -: S 2025-01-01 U6, P 2025-07-01 A6, out 2026-05-01 E11", "", (181, 1)),
        case("same day: 0 days", "A -: S 2025-01-01 A6, out 2026-05-01 E11", "", (0, 1)),
        case("the carer adopts: to the start of that placement", "A -: S 2025-01-01 K2, P 2025-01-11 U6, T 2025-09-01 A5, out 2026-05-01 E12", "A - 2025-08-01 1", (10, 1)),
        case("the carer adopts, not recorded as such", "A -: S 2025-01-01 K2, P 2025-01-11 U6, T 2025-09-01 A5, out 2026-05-01 E12", "A - 2025-08-01 0", (243, 1)),
        case("an earlier adoptive placement that broke down does not count", "A -: S 2025-01-01 U6, P 2025-02-01 A6, P 2025-06-01 U6, P 2025-07-01 A6, out 2026-05-01 E11", "", (181, 1)),
        case("no adoptive episode: left out", "A -: S 2025-01-01 U6, out 2026-05-01 E11", "", (0, 0)),
        case("entered care again: from the start of that period", "A -: S 2020-01-01 U6, out 2021-01-01 E4A, S 2025-01-01 U6, P 2025-07-01 A6, out 2026-05-01 E11", "", (181, 1)),
        case("adopted a year ago and a day", "A -: S 2024-01-01 A6, out 2025-05-31 E11", "", (0, 0)),
        case("adopted on the first day of the twelve months", "A -: S 2024-01-01 A6, out 2025-06-01 E11", "", (0, 1)),
    ],
)  # fmt: skip
def test_time_to_placement(history, ad1, expected):
    assert days(history, ad1) == expected


@pytest.mark.parametrize(
    ("history", "ad1", "expected"),
    [
        case("from the order to the match", "A -: S 2025-01-01 U6 C1, L 2025-03-01 U6 E1, P 2025-07-01 A6 E1, out 2026-05-01 E11", "A - 2025-06-01 0", (92, 1)),
        case("a match before the order: 0 days", "A -: S 2025-01-01 U6 C1, L 2025-03-01 U6 E1, out 2026-05-01 E11", "A - 2025-02-01 0", (0, 1)),
        case("a freeing order is an order", "A -: S 2025-01-01 U6 C1, L 2025-03-01 U6 D1, out 2026-05-01 E11", "A - 2025-03-11 0", (10, 1)),
        case("of two orders the last unbroken one", "A -: S 2025-01-01 U6 E1, L 2025-03-01 U6 C2, L 2025-05-01 U6 E1, P 2025-07-01 A6 E1, out 2026-05-01 E11", "A - 2025-06-01 0", (31, 1)),
        case("no order: left out", "A -: S 2025-01-01 U6 V2, out 2026-05-01 E11", "A - 2025-06-01 0", (0, 0)),
        case("no match: left out", "A -: S 2025-01-01 U6 E1, out 2026-05-01 E11", "A 2025-01-01 - 0", (0, 0)),
        case("the last of two AD1 rows", "A -: S 2025-01-01 U6 E1, out 2026-05-01 E11", "A - 2025-02-01 0, A - 2025-01-11 0", (10, 1)),
    ],
)  # fmt: skip
def test_time_to_match(history, ad1, expected):
    assert days(history, ad1, "adoption_time_to_match") == expected


def test_the_mean_of_the_source_scorecard_is_167_days():
    from scorecard_xl.figures.figure import as_words
    from scorecard_xl.indicators import Unit

    assert as_words(3512 / 21, Unit.DAYS) == "167 days"


def test_without_ad1_there_is_no_time_to_match():
    assert days("A -: S 2025-01-01 U6 E1, out 2026-05-01 E11", "", "adoption_time_to_match") == (None, None)
