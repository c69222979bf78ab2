from fractions import Fraction

import pytest
from histories import council

from scorecard_xl.council.period import Day
from scorecard_xl.figures.due import due_soon, outlook
from scorecard_xl.figures.targets import Target

R = Day("2026-05-31")
ANCHOR = "Z -: S 2010-01-01 U6, out 2024-01-02 E4A"


def found(history, day=R, **tables):
    data = council(history, ANCHOR, until="2027-03-31", **tables)
    return [(each.what, f"{each.due:%Y-%m-%d}", each.overdue) for each in due_soon(data, day) if each.child == "A"]


@pytest.mark.parametrize(
    ("history", "tables", "expected"),
    [
        pytest.param("A -: S 2026-05-18 U6", {"Reviews": "Z 2024-01-01"}, [("Review", "2026-06-16", False)], id="a first review to come"),
        pytest.param("A -: S 2026-04-13 U6", {"Reviews": "Z 2024-01-01"}, [("Review", "2026-05-12", True)], id="a first review not held, once"),
        pytest.param("A -: S 2026-04-13 U6", {"Reviews": "Z 2024-01-01, A 2026-05-11"}, [], id="held: the next is more than 30 days off"),
        pytest.param("A -: S 2026-04-13 U6", {"Reviews": "Z 2024-01-01, A 2026-06-03"}, [("Review", "2026-05-12", True)], id="held after the day: overdue on it"),
        pytest.param("A -: S 2026-04-13 U6, out 2026-05-20 E4A", {"Reviews": "Z 2024-01-01"}, [], id="left since: nothing is owed"),
        pytest.param("A -: S 2026-04-13 U6", {"Visits": "Z 2024-01-01, A 2026-04-20, A 2026-05-11"}, [("Visit", "2026-06-22", False)], id="the next visit"),
        pytest.param("A -: S 2026-04-13 U6", {"Visits": "Z 2024-01-01, A 2026-04-14"}, [("Visit", "2026-05-26", True)], id="a visit overdue"),
        pytest.param("A -: S 2026-04-13 U6, P 2026-05-28 K2", {"Visits": "Z 2024-01-01, A 2026-04-14"}, [("Visit", "2026-06-04", False)], id="moved: what was owed before is owed no more"),
        pytest.param("A -: S 2026-01-12 U6, P 2026-05-11 A6", {"Reviews": "Z 2024-01-01, A 2026-02-09, A 2026-05-08"}, [("Review", "2026-06-08", False)], id="placed for adoption: a review after 28 days"),
        pytest.param("A -: S 2026-01-12 U6, P 2026-05-04 A6", {"Reviews": "Z 2024-01-01, A 2026-02-09"}, [("Review", "2026-06-01", False)], id="placed for adoption: what was due before, on the day or after, is gone"),
        pytest.param("A -: S 2025-06-02 A6, P 2026-05-11 U6", {"Reviews": "Z 2024-01-01, A 2025-06-30, A 2025-09-30, A 2025-12-15"}, [("Review", "2026-06-15", False)], id="no longer placed for adoption: 6 months after the last review"),
        pytest.param("A -: S 2026-05-11 A6", {"Visits": "Z 2024-01-01, A 2026-05-18, A 2026-05-25", "Reviews": "Z 2024-01-01"}, [("Review", "2026-06-08", False), ("Visit", "2026-06-01", False)][::-1], id="placed for adoption: visits weekly"),
        pytest.param("A -: S 2026-05-04 P1 C1", {"Visits": "Z 2024-01-01, A 2026-05-11, A 2026-05-25"}, [("Visit", "2026-06-01", False)], id="with a parent under an interim order: weekly"),
        pytest.param("A -: S 2026-04-06 P1 C1", {"Visits": "Z 2024-01-01, A 2026-04-13, A 2026-05-18", "Reviews": "Z 2024-01-01, A 2026-05-05"}, [("Visit", "2026-06-15", False)], id="... after the first review 28 days"),
        pytest.param("A -: S 2026-04-06 P1 C1, L 2026-05-27 P1 C2", {"Visits": "Z 2024-01-01, A 2026-04-13, A 2026-05-18"}, [("Visit", "2026-06-03", False)], id="a care order made with a parent: 7 days after it"),
        pytest.param("A 2015-01-01: S 2020-01-01 U6", {"Health": "A RHA 2025-06-20, A DENTAL 2025-04-01"}, [("Dental check", "2026-04-01", True), ("Health assessment", "2026-06-20", False)], id="checks running out"),
        pytest.param("A 2015-01-01: S 2026-05-05 U6", {"Health": "Z RHA 2025-06-20"}, [("Initial health assessment", "2026-06-03", False)], id="an initial assessment"),
        pytest.param("A 2015-01-01: S 2020-01-01 U6", {"PEPs": "A 2026-02-01"}, [], id="a plan of the term before holds"),
        pytest.param("A 2015-01-01: S 2020-01-01 U6", {"PEPs": "A 2025-11-01"}, [("Personal education plan", "2026-04-01", True)], id="a plan that ran out when the term started"),
        pytest.param("A 2015-01-01: S 2020-01-01 U6", {"PEPs": "Z 2025-11-01"}, [("Personal education plan", "2020-02-01", True)], id="no plan at all"),
        pytest.param("A 2007-01-01:", {"CareLeavers": "A 2007-01-01 YES F1 U1 relevant 2025-12-15"}, [("Pathway plan", "2026-06-15", False)], id="a pathway plan running out"),
    ],
)  # fmt: skip
def test_what_is_owed(history, tables, expected):
    assert found(history, **tables) == expected


def test_a_plan_runs_out_when_the_next_term_but_one_starts():
    assert found("A 2015-01-01: S 2020-01-01 U6", Day("2026-08-15"), PEPs="A 2026-02-01") == [
        ("Personal education plan", "2026-09-01", False)
    ]


@pytest.mark.parametrize(
    ("aim", "needed", "possible"),
    [
        pytest.param("0.5", 1, True, id="one of the two that are left"),
        pytest.param("0.67", 2, False, id="more than are left"),
        pytest.param("0", 0, True, id="met whatever comes"),
    ],
)
def test_whether_a_target_of_the_year_can_still_be_met(aim, needed, possible):
    # Due since April: 12 May, not held. Left by 31 March, were that held on 31 May: none but the one due again, 12 November.
    data = council("A -: S 2026-04-13 U6", ANCHOR, until="2027-03-31", Reviews="Z 2024-01-01")
    stands = outlook(data, "reviews_on_time", Target("reviews_on_time", Fraction(aim)), R)
    assert (stands.met, stands.due, stands.left) == (0, 1, 1)
    assert (stands.needed, stands.can_be_met) == (needed, possible)
