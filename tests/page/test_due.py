"""What stands above the list of what falls due."""

from fractions import Fraction

import pytest
from histories import council

from scorecard_xl.council.period import Day
from scorecard_xl.figures.due import Due, Outlook, due_soon
from scorecard_xl.figures.targets import Target
from scorecard_xl.page import due

LAST = Day("2026-05-31")
HISTORIES = ("A -: S 2026-04-13 U6", "Z -: S 2010-01-01 U6, out 2024-01-02 E4A")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((0, 1, 1, 2), "98.0% is out of reach even if the one still due by 31 March is on time"),
        ((0, 90, 135, 221), "98.0% is out of reach even if all 135 still due by 31 March are on time"),
        ((0, 1, 0, 1), "98.0% is out of reach: nothing more is due by 31 March"),
        ((40, 50, 1000, 989), "at least 989 of the 1,000 still due by 31 March must be on time to reach 98.0%"),
        ((40, 40, 1, 1), "the one still due by 31 March must be on time to reach 98.0%"),
        ((40, 40, 3, 3), "all 3 still due by 31 March must be on time to reach 98.0%"),
        ((99, 99, 1, 0), "98.0% is reached even if the one still due by 31 March is late"),
        ((99, 99, 2, 0), "98.0% is reached even if all 2 still due by 31 March are late"),
        ((99, 99, 0, 0), "98.0% is reached: nothing more is due by 31 March"),
    ],
)  # fmt: skip
def test_whether_a_target_of_the_year_can_still_be_met(found: tuple[int, ...], said: str) -> None:
    """`found`: on time, due, still to fall due, and of these how many are needed."""
    assert due.outlook_in_words(Outlook("reviews_on_time", *found), "98.0%") == said


def test_how_a_target_of_the_year_stands() -> None:
    data = council(*HISTORIES, until="2027-03-31", Reviews="Z 2024-01-01")
    written = due.cells(data, due_soon(data, LAST), [Target("reviews_on_time", Fraction("0.5"))], LAST)
    assert {name: text for name, text in written.items() if name.startswith("CPS.outlook.")} == {
        "CPS.outlook.reviews_on_time": "Reviews held on time: 0 of 1 since 1 April; the one still due by 31 March "
        "must be on time to reach 50.0%.",
        "CPS.outlook.visits_on_time": "",
        "CPS.outlook.initial_health_on_time": "",
    }


def test_rows_say_how_many_days_late_or_left() -> None:
    data = council(*HISTORIES, until="2027-03-31", Reviews="Z 2024-01-01")
    assert due.rows(due_soon(data, LAST), LAST) == [
        ["Review", "A", None, None, Day("2026-05-12").date(), "overdue", 19]
    ]


def test_nothing_due_is_said() -> None:
    assert due.rows(due_soon(council("A -: S 2026-05-30 U6"), LAST), LAST) == [
        ["Nothing is overdue or due in the next 30 days."]
    ]


def owed(day: str, *, never: bool = False, team: str | None = "North", worker: str | None = None, what: str = "Visit"):
    when = Day(day)
    return Due(what, "A", team, worker, when, when < LAST, never)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        pytest.param(owed("2026-05-30"), "overdue", id="due the day before"),
        pytest.param(owed("2012-07-14", never=True), "never recorded", id="never recorded"),
        pytest.param(owed("2026-05-31"), "due this week", id="due on the day itself"),
        pytest.param(owed("2026-06-07"), "due this week", id="due in seven days"),
        pytest.param(owed("2026-06-08"), "due later", id="due in eight days"),
    ],
)
def test_the_state_of_what_is_due(found: Due, state: str) -> None:
    assert due.state(found, LAST) == state


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param([], "Nothing is overdue or due in the next 30 days.", id="none"),
        pytest.param([owed("2026-05-01")], "1 overdue; 0 never recorded; 0 due later. Due this week, to 7 June 2026: nothing.", id="one overdue"),
        pytest.param(
            [owed("2026-06-01"), owed("2026-06-02"), owed("2026-06-03", what="Dental check"), owed("2026-06-20"), owed("2020-01-01", never=True)],
            "0 overdue; 1 never recorded; 1 due later. Due this week, to 7 June 2026: 2 visits, 1 dental check.",
            id="several",
        ),
    ],
)  # fmt: skip
def test_the_sentence_over_the_counts(found: list[Due], said: str) -> None:
    assert due.summary(found, LAST)[due.SAID] == said


def lines(found: list[Due]) -> list[list[object]]:
    written = due.summary(found, LAST)
    every = [[written[due.line_name(line, field)] for field in range(5)] for line in range(1, due.COUNTED + 1)]
    return [line for line in every if line[0]]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([owed("2026-05-01", team=None)], [], id="no team and no worker is known"),
        pytest.param(
            [owed("2026-05-01"), owed("2026-06-01", team="South"), owed("2020-01-01", never=True, team=None)],
            [["North", 1, 0, 0, 0], ["No team", 0, 1, 0, 0], ["South", 0, 0, 1, 0]],
            id="teams, most overdue or never recorded first, then by name",
        ),
        pytest.param(
            [owed("2026-05-01", worker="Ann"), owed("2026-06-30", worker="Bo")],
            [["North", 1, 0, 0, 1], ["Ann", 1, 0, 0, 0], ["Bo", 0, 0, 0, 1]],
            id="workers after the teams",
        ),
    ],
)  # fmt: skip
def test_counts_by_team_and_worker(found: list[Due], expected: list[list[object]]) -> None:
    assert lines(found) == expected


@pytest.mark.parametrize(("workers", "last"), [(15, "W14"), (16, "and 2 more: filter the list")])
def test_more_workers_than_lines_are_counted(workers: int, last: str) -> None:
    assert lines([owed("2026-05-01", worker=f"W{at:02}") for at in range(workers)])[-1][0] == last
