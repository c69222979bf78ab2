"""The comparison is worth something: a fault put into the product on purpose is caught."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from oracle.comparison import derived, differences, lists
from oracle.generate import council, settings

from scorecard_xl.council import care, schedules, timetables
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import A_DAY, are_in
from scorecard_xl.council.period import Day
from scorecard_xl.council.schedules import VisitSchedule
from scorecard_xl.council.timetables import ReviewsKnown
from scorecard_xl.figures import due

SEEDS = range(8)
DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def as_they_are() -> set[str]:
    """The tables and sheets that differ without any fault: none."""
    return {*_tables_that_differ(), *_sheets_that_differ()}


def _held_on_the_day_is_late(patch: pytest.MonkeyPatch) -> None:
    """`done < due` instead of `done <= due`."""
    right: Callable[[Dataset], pd.DataFrame] = vars(Dataset)["review_duties"].func

    def review_duties(data: Dataset) -> pd.DataFrame:
        duties = right(data)
        on_the_day = duties["done"] == duties["due"]
        return duties.assign(done=duties["done"] + on_the_day.to_numpy() * A_DAY)

    patch.setattr(Dataset, "review_duties", property(review_duties))


def _in_care_on_the_day_of_leaving(patch: pytest.MonkeyPatch) -> None:
    """`DEC >= day` instead of `DEC > day`."""
    right = Dataset.in_care

    def in_care(data: Dataset, day: Day) -> pd.DataFrame:
        leaving = data.episodes[data.episodes["DEC"] == day]
        before = right(data, day - DAY)
        also = before[are_in(before, leaving) & ~are_in(before, right(data, day))]
        return pd.concat([right(data, day), also])

    patch.setattr(Dataset, "in_care", in_care)


@pytest.mark.slow
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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sheet", "fault"),
    [
        pytest.param("reviews_on_time ytd", _held_on_the_day_is_late, id="held on the day it was due is late"),
        pytest.param("Due soon", _due_within_a_day_more, id="due within a day more"),
    ],
)
def test_a_fault_of_the_lists_is_caught(
    sheet: str, fault: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch, as_they_are: set[str]
) -> None:
    assert sheet not in as_they_are
    fault(monkeypatch)
    assert _differs(sheet)


def _back_from_a_temporary_placement_is_a_move(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(care, "_returns", lambda episodes, fixed: np.zeros(len(episodes), dtype=bool))


def _every_start_by_s_alone(patch: pytest.MonkeyPatch) -> None:
    """A gap between two episodes opens no period of care."""
    right = care._marked

    def marked(episodes: pd.DataFrame) -> pd.DataFrame:
        found = right(episodes)
        return found.assign(opens_period=found["first"] | (found["RNE"] == "S"))

    patch.setattr(care, "_marked", marked)


def _every_placement_short_term(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(VisitSchedule, "_long_term", property(lambda own: np.zeros(len(own.episodes) + 1, dtype=bool)))


def _the_first_review_after_a_month(patch: pytest.MonkeyPatch) -> None:
    """Of a child placed for adoption."""
    patch.setattr(schedules, "ADOPTION_REVIEW", 29)


def _the_run_goes_on_with_another_family(patch: pytest.MonkeyPatch) -> None:
    right = timetables._Runs.of

    def of(episodes: pd.DataFrame) -> timetables._Runs:
        runs = right(episodes)
        same_period = ~episodes["opens_period"].to_numpy()
        return replace(runs, opens=runs.opens & ~(np.roll(runs.adoptive, 1) & same_period))

    patch.setattr(timetables._Runs, "of", of)


def _no_order_starts_the_visits_afresh(patch: pytest.MonkeyPatch) -> None:
    right = timetables._Runs.of
    patch.setattr(timetables._Runs, "of", lambda episodes: replace(right(episodes), order_made=False))


def _weekly_on_the_day_of_the_review(patch: pytest.MonkeyPatch) -> None:
    right = ReviewsKnown.first_since
    patch.setattr(ReviewsKnown, "first_since", lambda own, episodes, starts: right(own, episodes, starts) + A_DAY)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "fault"),
    [
        pytest.param("reviews", _the_first_review_after_a_month, id="placed for adoption: 29 days"),
        pytest.param("reviews", _the_run_goes_on_with_another_family, id="another family is no other run"),
        pytest.param("visits", _no_order_starts_the_visits_afresh, id="a care order at home starts nothing"),
        pytest.param("visits", _weekly_on_the_day_of_the_review, id="weekly on the day of the review"),
        pytest.param("reviews", _held_on_the_day_is_late, id="held on the day it was due is done a day later"),
        pytest.param("episodes", _back_from_a_temporary_placement_is_a_move, id="a return from T0 to T4 is a move"),
        pytest.param("episodes", _every_start_by_s_alone, id="a gap opens no period of care"),
        pytest.param("visits", _every_placement_short_term, id="no placement is long-term"),
    ],
)
def test_a_fault_of_the_derived_tables_is_caught(
    table: str, fault: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch, as_they_are: set[str]
) -> None:
    assert table not in as_they_are
    fault(monkeypatch)
    assert _derives(table)


def _derives(table: str) -> bool:
    """Whether the product and the oracle derive different rows."""
    return table in _tables_that_differ()


def _tables_that_differ() -> Iterator[str]:
    for seed in range(20):
        tables, days = council(seed)
        found = derived(tables, settings(seed, max(days)), max(days))
        yield from (what for what, expected, got in found if expected != got)


def _differs(sheet: str) -> bool:
    return sheet in _sheets_that_differ()


def _sheets_that_differ() -> Iterator[str]:
    for seed in SEEDS:
        tables, days = council(seed)
        found = lists(tables, settings(seed, max(days)), max(days))
        yield from (what for what, expected, got in found if expected != got)


def _found(name: str) -> list[object]:
    return [each for seed in SEEDS for each in differences(*council(seed), names=[name])]
