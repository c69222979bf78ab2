"""The officers' words, by indicator and month, and what is being done."""

import datetime as dt
from collections.abc import Sequence

import pytest

from scorecard_xl.app.notices import warnings
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.figures.commentary import HEADINGS, Commentary, commentary_of
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.memory import MemoryBook

LAST = Day("2026-05-31")
MONTHS = ("2026-05", "2026-04")
REVIEWS, PEP = "reviews_on_time", "pep_in_place"
IN_JUNE, IN_JULY = dt.date(2026, 6, 15), dt.date(2026, 7, 1)


def read(rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> tuple[Commentary, list[Problem]]:
    """What the rows under the headings, the first of which is row 5, say; and what is wrong with them."""
    records = Records(SHEETS["Commentary"], [headings, *rows], 4)
    return commentary_of(records, LAST), records.problems


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([(REVIEWS, "2026-05", "Ours.")], "Ours.", id="of the month"),
        pytest.param([(REVIEWS, dt.date(2026, 5, 12), "Ours.")], "Ours.", id="any day of the month"),
        pytest.param([(REVIEWS, "May 2026", "Ours.")], "Ours.", id="the month in words"),
        pytest.param([("Reviews_On_Time ", "2026-05", " Ours. ")], "Ours.", id="in any case and with spaces"),
        pytest.param([(REVIEWS, "2026-04", "Ours.")], None, id="never that of another month"),
        pytest.param([(REVIEWS, "2025-05", "Ours.")], None, id="nor of another year"),
        pytest.param([(REVIEWS, "2026-05", "")], None, id="a blank one"),
        pytest.param([(REVIEWS, "2026-05", "1"), (REVIEWS, "2026-05", "2")], "2", id="the last of two"),
        pytest.param([(REVIEWS, "2026-05", "=1+1")], "=1+1", id="what looks like a formula is text"),
        pytest.param([(REVIEWS, "2026-05", "", "Do it")], None, id="an action without comment"),
    ],
)
def test_the_comment_of_the_month(rows: list[tuple[object, ...]], said: str | None) -> None:
    assert read(rows)[0].comments.get(REVIEWS) == said


def test_rows_of_a_sheet_without_actions_stay_valid() -> None:
    found, problems = read([(REVIEWS, "2026-05", "Ours.")], HEADINGS[:3])
    assert (found.comments, list(found.actions), problems) == ({REVIEWS: "Ours."}, [], [])


def action(
    text: str, due: dt.date | None = None, status: object = None, month: str = "2026-05", indicator: str = REVIEWS
) -> tuple[object, ...]:
    return indicator, month, "", text, "Nurse", due, status


@pytest.mark.parametrize(
    ("rows", "open_"),
    [
        pytest.param(
            [action("Later", IN_JULY), action("Soon", IN_JUNE, month="2026-04")], ["Soon", "Later"], id="by due date"
        ),
        pytest.param([action("Some day"), action("Soon", IN_JUNE)], ["Soon", "Some day"], id="without a day last"),
        pytest.param([action("Soon", status="open")], ["Soon"], id="open"),
        pytest.param([action("Soon", status="In progress")], ["Soon"], id="in progress"),
        pytest.param([action("Soon", status="done")], [], id="done"),
        pytest.param([action("Soon", status=" Completed ")], [], id="completed"),
        pytest.param([action("Soon", month="2025-11")], ["Soon"], id="open since last year"),
        pytest.param([action("Soon", month="2026-06")], [], id="of a later month"),
        pytest.param([action("Soon", month="2026-04"), action("soon", status="done")], [], id="done in a later month"),
        pytest.param([action("Soon", status="done", month="2026-04"), action("Soon")], ["Soon"], id="taken up again"),
        pytest.param([action("A"), action("B")], ["A", "B"], id="two of a month, of which one is shown on the chart"),
        pytest.param([action("A"), action("A", indicator=PEP)], ["A", "A"], id="the same words for two measures"),
    ],
)
def test_open_actions(rows: list[tuple[object, ...]], open_: list[str]) -> None:
    assert [each.action for each in read(rows)[0].actions] == open_


@pytest.mark.parametrize(
    ("due", "today", "is_overdue"),
    [
        pytest.param(IN_JUNE, dt.date(2026, 6, 14), False, id="the day before"),
        pytest.param(IN_JUNE, IN_JUNE, False, id="on the day"),
        pytest.param(IN_JUNE, dt.date(2026, 6, 16), True, id="the day after"),
        pytest.param(None, dt.date(2030, 1, 1), False, id="no day"),
    ],
)
def test_an_action_is_overdue_after_its_due_day(due: dt.date | None, today: dt.date, is_overdue: bool) -> None:
    (only,) = read([action("Soon", due)])[0].actions
    assert only.is_overdue(today) is is_overdue


def test_a_chart_shows_the_action_of_its_month_else_the_one_due_first() -> None:
    rows = [action("Later", IN_JULY, month="2026-03"), action("Soon", IN_JUNE, month="2026-04")]
    found = read(rows)[0].action_on(REVIEWS)
    assert found is not None and found.action == "Soon"
    found = read([*rows, action("Done", IN_JULY, "done")])[0].action_on(REVIEWS)
    assert found is not None and (found.action, found.is_done) == ("Done", True)
    assert read(rows)[0].action_on(PEP) is None


NO_INDICATOR = "is not an indicator, so the row is not shown: choose one of the list"
NO_MONTH = "is not a month, so the row is not shown: write 2026-05 or a day of it"


@pytest.mark.parametrize(
    ("row", "place", "what"),
    [
        pytest.param(("weather", "2026-05", "Ours."), (7, "Indicator"), NO_INDICATOR, id="an unknown indicator"),
        pytest.param(
            ("pep in plac", "2026-05", "Ours."), (7, "Indicator"),
            "is not an indicator, so the row is not shown: did you mean pep_in_place?", id="a slip",
        ),
        pytest.param(
            (PEP, "2026-05", "", "", "Asha"), (7, "Comment"),
            "is blank and so is Action, so the row is not shown: write one of the two, or clear the row", id="only an owner",
        ),
        pytest.param((REVIEWS, "soon", "Ours."), (7, "Month"), NO_MONTH, id="no month"),
        pytest.param((REVIEWS, None, "Ours."), (7, "Month"), NO_MONTH, id="a blank month"),
        pytest.param((REVIEWS, "soon", "", "Do it"), (7, "Month"), NO_MONTH, id="an action without a month"),
        pytest.param(
            (PEP, "2026-05", "", "Do it", "", "next week"), (7, "Due"),
            "is not a date: write it as dd/mm/yyyy", id="a due day in words",
        ),
        pytest.param(
            (PEP, "2026-05", "", "Do it", "", None, "maybe"), (7, "Status"),
            "is neither open nor done, so the action counts as open: write open or done", id="an unknown status",
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_a_problem(row: tuple[object, ...], place: tuple[int, str], what: str) -> None:
    found, problems = read([(REVIEWS, "2026-05", "Ours."), (None, None, None), row])
    assert found.comments == {REVIEWS: "Ours."}
    assert [((each.row, each.column), each.what) for each in problems] == [(place, what)]


@pytest.mark.parametrize("name", ["pep in place", "PEP_in_place", INDICATORS[PEP].title.upper()])
def test_an_indicator_is_known_by_its_name_or_title_in_any_case_and_spaces(name: str) -> None:
    assert read([(name, "2026-05", "Ours.")])[0].comments == {PEP: "Ours."}


def test_of_two_rows_for_an_indicator_and_month_the_one_that_is_not_shown_is_a_problem() -> None:
    rows = [(name, month, "Ours.") for name in (PEP, "PEP_in_place", "sdq_average") for month in MONTHS]
    found, problems = read(rows)
    assert sorted(found.comments) == [PEP, "sdq_average"]
    (only,) = problems
    what = "has another row of the month, row 7, so the row is not shown: put the two into one row"
    assert (only.row, only.column, only.value, only.what) == (5, "Indicator", PEP, what)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["review", "2026-05", "Ours."], "Commentary, row 3, Indicator: 'review' is not an indicator, so the row is"),
        (["sdq_average", None, "Ours."], "Commentary, row 3, Month: a blank is not a month, so the row is not shown"),
        ([PEP, "2026-04", "Ours."], None),
    ],
    ids=["no indicator", "no month", "another month"],
)
def test_a_refresh_names_a_row_that_is_not_shown(row: list[object], said: str | None) -> None:
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]]
    comments = [list(HEADINGS), [PEP, "2026-05", "Ours."], row]
    found = warnings(read_council(MemoryBook({"Episodes": episodes, "Commentary": comments})))
    assert [each[: len(said or "")] for each in found if "row is" in each] == ([said] if said else [])


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        pytest.param((REVIEWS, 2026, "Ours."), "Month", "is not a month", id="a year is no month"),
        pytest.param((REVIEWS, 202605, "Ours."), "Month", "is not a month", id="nor is a month without a stroke"),
        pytest.param((REVIEWS, "2026-05", "#REF!"), "Comment", "error of a formula", id="an error is no comment"),
        pytest.param((REVIEWS, "2026-05", "", "Do it", "#NAME?"), "Owner", "error of a formula", id="nor an owner"),
        pytest.param((REVIEWS, "2026-05", "", "Do it", "", 2026), "Due", "is not a date", id="a year is no due day"),
        pytest.param((REVIEWS, "2026-05", "Ours.", "", "Head"), "Owner", "Action is blank", id="an owner of nothing"),
        pytest.param((REVIEWS, "2026-05", "Ours.", "", "", IN_JUNE), "Due", "Action is blank", id="a day of nothing"),
    ],
)
def test_a_cell_that_is_not_shown_is_named(row: tuple[object, ...], column: str, what: str) -> None:
    found, problems = read([(*row, *[None] * (len(HEADINGS) - len(row)))])
    assert [(each.row, each.column) for each in problems] == [(5, column)]
    assert what in problems[0].what
    assert not any(each.due for each in found.actions)
