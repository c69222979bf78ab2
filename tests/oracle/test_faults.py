"""The comparison is worth something: a fault put into the product on purpose is caught."""

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest
from oracle.comparison import differences
from oracle.generate import council

from scorecard_xl.period import Day
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.raw.rows import Rows

SEEDS = range(6)
DAY = dt.timedelta(days=1)


def _held_on_the_day_is_late(patch: pytest.MonkeyPatch) -> None:
    """`done < due` instead of `done <= due`."""
    right: Callable[[Dataset], pd.DataFrame] = vars(Dataset)["review_duties"].func

    def review_duties(data: Dataset) -> pd.DataFrame:
        duties = right(data)
        return duties.assign(done=duties["done"].mask(duties["done"] == duties["due"], duties["done"] + DAY))

    patch.setattr(Dataset, "review_duties", property(review_duties))


def _in_care_on_the_day_of_leaving(patch: pytest.MonkeyPatch) -> None:
    """`DEC >= day` instead of `DEC > day`."""
    right = Dataset.in_care

    def in_care(data: Dataset, day: Day) -> Rows:
        leaving = data.episodes.loc[data.episodes["dec"] == day, "child"]
        before = right(data, day - DAY).frame
        also = before[before["child"].isin(leaving)]
        return Rows.of(pd.concat([right(data, day).frame, also]).drop_duplicates("child"))

    patch.setattr(Dataset, "in_care", in_care)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        pytest.param("reviews_on_time", _held_on_the_day_is_late, id="held on the day it was due is late"),
        pytest.param("children_in_care", _in_care_on_the_day_of_leaving, id="in care on the day of leaving"),
    ],
)
def test_a_fault_is_caught(
    name: str, fault: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not _found(name)
    fault(monkeypatch)
    assert _found(name)


def _found(name: str) -> list[object]:
    return [each for seed in SEEDS for each in differences(*council(seed), names=[name])]
