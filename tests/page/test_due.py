"""What stands above the list of what falls due."""

from fractions import Fraction

import pytest
from histories import council

from scorecard_xl.figures.targets import Target
from scorecard_xl.page import due
from scorecard_xl.period import Day

LAST = Day("2026-05-31")
HISTORIES = ("A -: S 2026-04-13 U6", "Z -: S 2010-01-01 U6, out 2024-01-02 E4A")


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        ("0.5", "Reviews held on time: 0 of 1 since 1 April; 1 of at least 1 more due by 31 March must be on time for 50.0%."),
        ("0.98", "Reviews held on time: 0 of 1 since 1 April; 98.0% cannot be met from the 1 more due by 31 March alone."),
        ("0", "Reviews held on time: 0 of 1 since 1 April; 0.0% is met whatever comes of the 1 more due by 31 March."),
    ],
)  # fmt: skip
def test_how_a_target_of_the_year_stands(aim: str, said: str) -> None:
    data = council(*HISTORIES, until="2027-03-31", Reviews="Z 2024-01-01")
    written = due.cells(data, [Target("reviews_on_time", Fraction(aim))], LAST)
    assert written == {
        "CPS.outlook.reviews_on_time": said,
        "CPS.outlook.visits_on_time": "",
        "CPS.outlook.initial_health_on_time": "",
    }


def test_rows_say_how_many_days_late_or_left() -> None:
    data = council(*HISTORIES, until="2027-03-31", Reviews="Z 2024-01-01")
    assert due.rows(data, LAST) == [["Review", "A", None, None, Day("2026-05-12").date(), "overdue", 19]]


def test_nothing_due_is_said() -> None:
    assert due.rows(council("A -: S 2026-05-30 U6"), LAST) == [["Nothing is overdue or due in the next 30 days."]]
