"""The comparison is worth something: a fault put into the product on purpose is caught."""

import datetime as dt
from collections.abc import Callable

import pytest
from oracle.comparison import differences, lists
from oracle.generate import council, settings

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day
from scorecard_xl.figures import due
from scorecard_xl.tables.columns import A_DAY
from scorecard_xl.tables.rows import Rows, joined

SEEDS = range(6)
DAY = dt.timedelta(days=1)
IN_CARE = ("child", "period_start", "dob", "ls", "placement_place", "placement_start", "previous_placement_start")


def _held_on_the_day_is_late(patch: pytest.MonkeyPatch) -> None:
    """`done < due` instead of `done <= due`."""
    right: Callable[[Dataset], Rows] = vars(Dataset)["review_duties"].func

    def review_duties(data: Dataset) -> Rows:
        duties = right(data)
        on_the_day = duties["done"] == duties["due"]
        return duties.with_columns(done=duties["done"] + on_the_day * A_DAY)

    patch.setattr(Dataset, "review_duties", property(review_duties))


def _in_care_on_the_day_of_leaving(patch: pytest.MonkeyPatch) -> None:
    """`DEC >= day` instead of `DEC > day`."""
    right = Dataset.in_care

    def in_care(data: Dataset, day: Day) -> Rows:
        leaving = data.episodes[data.episodes["dec"] == day]
        before = right(data, day - DAY)
        also = before[before.are_in(leaving) & ~before.are_in(right(data, day))]
        return joined(IN_CARE, right(data, day), also)

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


def _due_within_a_day_more(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(due, "AHEAD", 31 * DAY)


@pytest.mark.parametrize(
    ("sheet", "fault"),
    [
        pytest.param("reviews_on_time ytd", _held_on_the_day_is_late, id="held on the day it was due is late"),
        pytest.param("Due soon", _due_within_a_day_more, id="due within a day more"),
    ],
)
def test_a_fault_of_the_lists_is_caught(
    sheet: str, fault: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not _differs(sheet)
    fault(monkeypatch)
    assert _differs(sheet)


def _differs(sheet: str) -> bool:
    councils = ((*council(seed), seed) for seed in SEEDS)
    each = (lists(tables, settings(seed, max(days)), max(days)) for tables, days, seed in councils)
    return any(what == sheet and expected != got for found in each for what, expected, got in found)


def _found(name: str) -> list[object]:
    return [each for seed in SEEDS for each in differences(*council(seed), names=[name])]
