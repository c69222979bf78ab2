"""The officers' words, by indicator and month."""

import datetime as dt
from collections.abc import Sequence

import pytest

from scorecard_xl.app.notices import warnings
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.page.commentary import HEADINGS, comments_of
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.memory import MemoryBook

LAST = Day("2026-05-31")
MONTHS = ("2026-05", "2026-04")


def read(rows: Sequence[Sequence[object]]) -> tuple[dict[str, str], list[Problem]]:
    """The comments of rows under the headings, the first of which is row 5, and what is wrong with them."""
    records = Records(SHEETS["Commentary"], [HEADINGS, *rows], 4)
    return comments_of(records, LAST), records.problems


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
    assert read(rows)[0].get("reviews_on_time") == said


@pytest.mark.parametrize(
    ("row", "place", "what"),
    [
        (
            ("review", "2026-05", "Ours."),
            (7, "Indicator"),
            "is no indicator, so the comment is not shown: choose one of the list",
        ),
        (
            ("reviews_on_time", "soon", "Ours."),
            (7, "Month"),
            "is no month, so the comment is not shown: write 2026-05 or a day of it",
        ),
        (
            ("reviews_on_time", None, "Ours."),
            (7, "Month"),
            "is no month, so the comment is not shown: write 2026-05 or a day of it",
        ),
    ],
    ids=["an unknown indicator", "no month", "a blank month"],
)
def test_a_comment_that_no_month_can_show_is_a_problem(
    row: tuple[object, ...], place: tuple[int, str], what: str
) -> None:
    found, problems = read([("reviews_on_time", "2026-05", "Ours."), (None, None, None), row])
    assert found == {"reviews_on_time": "Ours."}
    assert [((each.row, each.column), each.what) for each in problems] == [(place, what)]


def test_of_two_comments_for_an_indicator_and_month_the_one_that_is_not_shown_is_a_problem() -> None:
    rows = [(name, month, "Ours.") for name in ("pep_in_place", "PEP_in_place", "sdq_average") for month in MONTHS]
    found, problems = read(rows)
    assert sorted(found) == ["pep_in_place", "sdq_average"]
    (only,) = problems
    what = "has another comment of the month in row 7, so the comment is not shown: put the two into one row"
    assert (only.row, only.column, only.value, only.what) == (5, "Indicator", "pep_in_place", what)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["review", "2026-05", "Ours."], "Commentary, row 3, Indicator: 'review' is no indicator, so the comment is"),
        (["sdq_average", None, "Ours."], "Commentary, row 3, Month: a blank is no month, so the comment is not shown"),
        (["pep_in_place", "2026-04", "Ours."], None),
    ],
    ids=["no indicator", "no month", "another month"],
)
def test_a_refresh_names_a_comment_that_is_not_shown(row: list[object], said: str | None) -> None:
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]]
    comments = [list(HEADINGS), ["pep_in_place", "2026-05", "Ours."], row]
    told = warnings(read_council(MemoryBook({"Episodes": episodes, "Commentary": comments})))
    assert [each[: len(said or "")] for each in told if "comment" in each] == ([said] if said else [])
