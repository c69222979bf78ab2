import pytest

from scorecard_xl.council.period import Day, Period, Window, month_ends


@pytest.mark.parametrize(
    ("window", "end", "start", "previous"),
    [
        pytest.param("at", "2026-05-31", "2026-05-31", ("2026-04-30", "2026-04-30"), id="at: a month earlier"),
        pytest.param("month", "2026-03-31", "2026-03-01", ("2026-02-01", "2026-02-28"), id="month: the month before"),
        pytest.param("quarter", "2026-05-31", "2026-04-01", ("2026-01-01", "2026-03-31"), id="quarter: the whole quarter before"),
        pytest.param("quarter", "2026-04-30", "2026-04-01", ("2026-01-01", "2026-03-31"), id="quarter: in its first month"),
        pytest.param("ytd", "2026-05-31", "2026-04-01", ("2025-04-01", "2025-05-31"), id="ytd: the same span a year earlier"),
        pytest.param("ytd", "2026-03-31", "2025-04-01", ("2024-04-01", "2025-03-31"), id="ytd: March ends the year"),
        pytest.param("ytd", "2025-02-28", "2024-04-01", ("2023-04-01", "2024-02-29"), id="ytd: a month end stays a month end"),
        pytest.param("12m", "2025-02-28", "2024-03-01", ("2024-02-01", "2025-01-31"), id="12m: twelve whole months"),
        pytest.param("12m", "2024-02-29", "2023-03-01", ("2023-02-01", "2024-01-31"), id="12m: to a leap day"),
        pytest.param("12m", "2026-05-15", "2025-05-16", ("2025-04-16", "2026-04-15"), id="12m: not at a month's end"),
    ],
)  # fmt: skip
def test_windows(window, end, start, previous):
    period = Period.ending(Day(end), Window(window))
    assert period.start == Day(start)
    before = period.previous()
    assert (before.start, before.end) == (Day(previous[0]), Day(previous[1]))


def test_month_ends():
    assert month_ends(Day("2026-03-31"), 3) == [Day("2026-01-31"), Day("2026-02-28"), Day("2026-03-31")]
