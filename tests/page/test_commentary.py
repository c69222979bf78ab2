"""The officers' words, by indicator and month."""

import datetime as dt

import pytest

from scorecard_xl.page.commentary import comments_of
from scorecard_xl.period import Day

LAST = Day("2026-05-31")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([("reviews_on_time", "2026-05", "Ours.")], "Ours.", id="of the month"),
        pytest.param([("reviews_on_time", dt.date(2026, 5, 12), "Ours.")], "Ours.", id="any day of the month"),
        pytest.param([("reviews_on_time", "May 2026", "Ours.")], "Ours.", id="the month in words"),
        pytest.param([("Reviews_On_Time ", "2026-05", " Ours. ")], "Ours.", id="whatever the case and spaces"),
        pytest.param([("reviews_on_time", "2026-04", "Ours.")], None, id="never that of another month"),
        pytest.param([("reviews_on_time", "2025-05", "Ours.")], None, id="nor of another year"),
        pytest.param([("reviews_on_time", "2026-05", "")], None, id="a blank one"),
        pytest.param(
            [("reviews_on_time", "2026-05", "1"), ("reviews_on_time", "2026-05", "2")], "2", id="the last of two"
        ),
        pytest.param([("reviews_on_time", "2026-05", "=1+1")], "=1+1", id="what looks like a formula is text"),
    ],
)
def test_the_comment_of_the_month(rows: list[tuple[object, object, object]], said: str | None) -> None:
    assert comments_of(rows, LAST, 5)[0].get("reviews_on_time") == said


@pytest.mark.parametrize(
    ("row", "place", "what"),
    [
        (("review", "2026-05", "Ours."), (7, "Indicator"), "is no indicator: choose one of the list"),
        (("reviews_on_time", "soon", "Ours."), (7, "Month"), "is no month: write 2026-05 or a day of it"),
        (("reviews_on_time", None, "Ours."), (7, "Month"), "is no month: write 2026-05 or a day of it"),
    ],
    ids=["an unknown indicator", "no month", "a blank month"],
)
def test_a_comment_that_no_month_can_show_is_a_problem(
    row: tuple[object, ...], place: tuple[int, str], what: str
) -> None:
    found, problems = comments_of([("reviews_on_time", "2026-05", "Ours."), (None, None, None), row], LAST, 5)
    assert found == {"reviews_on_time": "Ours."}
    assert [((each.row, each.column), each.what) for each in problems] == [(place, what)]
