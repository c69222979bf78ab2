"""What stands above the list of what falls due."""

from fractions import Fraction

import pytest
from histories import council

from scorecard_xl.council.period import Day
from scorecard_xl.figures.due import Outlook
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
        ((99, 99, 1, 0), "98.0% is reached whatever becomes of the one still due by 31 March"),
        ((99, 99, 2, 0), "98.0% is reached whatever becomes of the 2 still due by 31 March"),
        ((99, 99, 0, 0), "98.0% is reached: nothing more is due by 31 March"),
    ],
)  # fmt: skip
def test_whether_a_target_of_the_year_can_still_be_met(found: tuple[int, ...], said: str) -> None:
    """`found`: on time, due, still to fall due, and of these how many are needed."""
    assert due.verdict(Outlook("reviews_on_time", *found), "98.0%") == said


def test_how_a_target_of_the_year_stands() -> None:
    data = council(*HISTORIES, until="2027-03-31", Reviews="Z 2024-01-01")
    written = due.cells(data, [Target("reviews_on_time", Fraction("0.5"))], LAST)
    assert written == {
        "CPS.outlook.reviews_on_time": "Reviews held on time: 0 of 1 since 1 April; the one still due by 31 March "
        "must be on time to reach 50.0%.",
        "CPS.outlook.visits_on_time": "",
        "CPS.outlook.initial_health_on_time": "",
    }


def test_rows_say_how_many_days_late_or_left() -> None:
    data = council(*HISTORIES, until="2027-03-31", Reviews="Z 2024-01-01")
    assert due.rows(data, LAST) == [["Review", "A", None, None, Day("2026-05-12").date(), "overdue", 19]]


def test_nothing_due_is_said() -> None:
    assert due.rows(council("A -: S 2026-05-30 U6"), LAST) == [["Nothing is overdue or due in the next 30 days."]]
