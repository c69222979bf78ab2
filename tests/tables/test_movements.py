import pytest
from histories import case, council

from scorecard_xl.council.movements import latest_date, latest_event
from scorecard_xl.council.period import Day


@pytest.mark.parametrize(
    ("history", "day"),
    [
        case("an open episode: the day it starts", "A -: S 2024-05-01 U6", "2024-05-01"),
        case("the day the last one ends", "A -: S 2024-05-01 U6, out 2024-06-30 E4A", "2024-06-30"),
        case("31/12/9999 for an open one is passed over", "A -: S 2024-05-01 U6, out 9999-12-31 -", "2024-05-01"),
        case("the last day that counts", "A -: S 2024-05-01 U6, out 2099-12-31 -", "2099-12-31"),
    ],
)
def test_the_latest_date_of_episodes(history, day):
    assert latest_date(council(history).tables["Episodes"]) == Day(day)


@pytest.mark.parametrize(
    ("tables", "day"),
    [
        case("a visit after the last episode", {"Visits": "A 2024-07-03"}, "2024-07-03"),
        case("a review held", {"Reviews": "A 2024-07-04"}, "2024-07-04"),
        case("a review that is only due", {"Reviews": "A - - 2024-07-04"}, "2024-05-01"),
        case("nothing else", {}, "2024-05-01"),
    ],
)
def test_the_latest_day_that_any_table_tells_of(tables, day):
    assert latest_event(council("A -: S 2024-05-01 U6", **tables).tables) == Day(day)


def test_without_episodes_there_is_none():
    assert latest_date(council().tables["Episodes"]) is None


def test_a_child_whose_episode_ends_in_9999_is_in_care():
    assert len(council("A -: S 2024-05-01 U6, out 9999-12-31 -").in_care(Day("2026-05-31"))) == 1
