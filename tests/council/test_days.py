import numpy as np
import pandas as pd
import pytest

from scorecard_xl.council.bank_holidays import ENGLAND
from scorecard_xl.council.period import Day, edate, workday, years_old


def days(*texts):
    return np.array([text or "NaT" for text in texts], dtype="M8[s]")


def test_edate_clips_to_the_end_of_the_month_and_keeps_blanks():
    assert np.array_equal(
        edate(days("2025-08-31", "2024-02-29", None), 6), days("2026-02-28", "2024-08-29", None), equal_nan=True
    )
    assert edate(days("2024-02-29"), 12) == days("2025-02-28")


def test_edate_of_many_days_moves_each_as_alone():
    some = days("2025-08-31", None, "2024-02-29", "2025-08-30", "2025-08-31", "2024-03-01")
    many = np.tile(some, 200)
    alone = np.concatenate([edate(some[at : at + 1], 6) for at in range(len(some))])
    assert np.array_equal(edate(many, 6), np.tile(alone, 200), equal_nan=True)


def test_edate_agrees_with_dateutil_on_every_day_of_four_years():
    every = pd.Series(pd.date_range("2023-01-01", "2026-12-31", unit="s"))
    for months in (1, 3, 6, 12, 24, 30):
        moved = every.map(lambda day, n=months: day + pd.DateOffset(months=n))
        assert np.array_equal(edate(every.to_numpy(), months), moved.to_numpy())


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2010-05-31", "2026-05-30", 15), ("2010-05-31", "2026-05-31", 16), ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18), ("2026-05-31", "2026-05-31", 0),
    ],
)  # fmt: skip
def test_years_old(born, day, age):
    assert years_old(days(born), Day(day)).tolist() == [age]


def test_no_age_before_birth_or_without_a_date_of_birth():
    assert np.isnan(years_old(days("2026-06-01", None), Day("2026-05-31"))).all()


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-01-05", "2026-02-02"), ("2026-01-03", "2026-01-30"), ("2025-12-15", "2026-01-15"),
        ("2026-03-23", "2026-04-22"), ("2027-12-06", "2028-01-06"),
    ],
)  # fmt: skip
def test_twenty_working_days(start, due):
    assert workday(days(start), 20, ENGLAND) == days(due)
