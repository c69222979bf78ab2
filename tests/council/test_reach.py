"""The day that the episodes reach: what decides which month is reported (decisions H1)."""

import datetime as dt

import pytest
from histories import council

from scorecard_xl.council.movements import reach_of
from scorecard_xl.council.period import Day

TODAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("history", "day"),
    [
        pytest.param("A -: S 2024-05-01 U6", "2024-05-01", id="one day is its own reach"),
        pytest.param(
            "A -: S 2024-05-01 U6, out 2024-06-12 E4A", "2024-06-12", id="an end near the start before it counts"
        ),
        pytest.param("A -: S 2024-05-01 U6 | B -: S 2024-07-02 U6", "2024-07-02", id="62 days after the rest counts"),
        pytest.param(
            "A -: S 2024-05-01 U6 | B -: S 2024-07-03 U6", "2024-05-01", id="63 days after the rest is an outlier"
        ),
        pytest.param("A -: S 2024-05-01 U6 | B -: S 2026-12-01 U6", "2024-05-01", id="a day after today is none"),
        pytest.param("A -: S 2024-05-01 U6, out 2042-06-12 E4A", "2024-05-01", id="an end typed 2042"),
    ],
)
def test_the_day_that_the_episodes_reach(history: str, day: str) -> None:
    assert reach_of(council(*history.split(" | ")).tables["Episodes"], TODAY) == Day(day)


def test_without_an_episode_there_is_none() -> None:
    assert reach_of(council().tables["Episodes"], TODAY) is None
