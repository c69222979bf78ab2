import pytest
from figures_of import parts, reasons
from histories import case, council

from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.indicators import INDICATORS


def caseloads(day, rows, teams="", **tables):
    if teams:
        tables["Teams"] = teams
    figures = Calculator(council(Caseloads=rows, **tables)).figures(INDICATORS["average_caseload"], Window.AT, Day(day))
    return {f.group: (f.numerator, f.denominator, f.value, f.target, f.rag) for f in figures}


def test_cases_for_each_worker_in_the_row_for_the_month():
    rows = "2026-05 North 240 16, 2026-04 North 300 16, 31/05/2026 South 105 7.5"
    assert caseloads("2026-05-31", rows) == {
        "North": (240, 16, 15.0, None, None),
        "South": (105, 7.5, 14.0, None, None),
    }


def test_of_two_rows_for_a_team_and_month_the_last_counts():
    assert caseloads("2026-05-31", "2026-05 North 240 16, 2026-05 North 160 16")["North"][2] == 10.0


def test_the_target_is_the_teams_own_in_teams():
    found = caseloads(
        "2026-05-31",
        "2026-05 North 240 16, 2026-05 South 176 10, 2026-05 East 165 10",
        teams="North Social 20 15, South Social 20 16, East Social 10 15",
    )
    assert [found[team][4] for team in ("North", "South", "East")] == ["green", "amber", "amber"]


def test_a_team_without_a_row_for_the_month_is_listed_with_nothing():
    found = caseloads("2026-05-31", "2026-04 North 240 16", teams="North Social 20 15")
    assert found == {"North": (None, None, None, 15.0, None)}


def test_a_team_is_the_same_in_any_case_and_with_any_blanks_and_shown_as_on_teams():
    found = caseloads(
        "2026-05-31",
        "2026-05 south 105 7.5, 2026-05 NORTH 240 16, 2026-05 East 9 1, 2026-04 EAST 9 1",
        teams="North Social 20 15, North_ Social 20 16",
    )
    assert {team: figure[2:] for team, figure in found.items()} == {
        "North": (15.0, 16.0, "green"), "south": (14.0, None, None), "East": (9.0, None, None),
    }  # fmt: skip


def test_no_workers_no_value():
    assert caseloads("2026-05-31", "2026-05 North 12 0")["North"] == (12, 0, None, None, None)


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        case("no workers written: their number is not known", "North 344", (344, None)),
        case("no cases written", "North - 16", (None, 16)),
        case("no cases written, and no workers", "North - 0", (None, 0)),
        case("neither", "North", (None, None)),
    ],
)
def test_a_part_left_blank_leaves_no_average_no_rating_and_no_change(row, parts):
    data = council(Caseloads=f"2026-05 {row}, 2026-04 North 240 16, 2026-06 North 240 16", Teams="North Social 20 15")
    may, june = (
        Calculator(data).figures(INDICATORS["average_caseload"], Window.AT, Day(day))[0]
        for day in ("2026-05-31", "2026-06-30")
    )
    assert (may.numerator, may.denominator) == parts
    assert (may.value, may.rag, may.change, may.previous) == (None, None, None, 15.0)
    assert (june.value, june.rag, june.change, june.previous) == (15.0, "green", None, None)


def test_without_any_caseloads_the_figure_is_null():
    figures = Calculator(council("A -: S 2025-01-01 U6")).figures(
        INDICATORS["average_caseload"], Window.AT, Day("2026-05-31")
    )
    assert [(f.group, f.numerator, f.denominator) for f in figures] == [(None, None, None)]


R = "2026-05-31"
TWO = "A SW1 2020-01-01 2025-09-01, A SW2 2025-09-01 2026-01-01"


@pytest.mark.parametrize(
    ("rows", "met"),
    [
        case("three in the twelve months", f"{TWO}, A SW3 2026-01-01", 1),
        case("two", TWO, 0),
        case("the same one again is no third", f"{TWO}, A SW1 2026-01-01", 0),
        case("the same one in lower case", f"{TWO}, A sw1 2026-01-01", 0),
        case("the third started on the day", f"{TWO}, A SW3 2026-05-31", 1),
        case("the third starts the day after", f"{TWO}, A SW3 2026-06-01", 0),
        case("one that ended on the first day of the twelve months", f"{TWO}, A SW0 2019-01-01 2025-06-01", 1),
        case("one that ended the day before", f"{TWO}, A SW0 2019-01-01 2025-05-31", 0),
        case("no ID", f"{TWO}, A - 2026-01-01", 0),
        case("ended before it started: left out", f"{TWO}, A SW3 2026-03-01 2026-02-01", 0),
        case("no SW_DECOM: left out", f"{TWO}, A SW3 - 2026-02-01", 0),
        case("another child's", f"{TWO}, B SW3 2026-01-01", 0),
    ],
)
def test_three_or_more_social_workers(rows, met):
    data = council("A -: S 2020-01-01 U6", SWEpisodes=rows)
    assert parts(data, "three_or_more_social_workers", R, "12m") == (met, 1)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("in care on the day", "A -: S 2026-05-31 U6", (1, 1)),
        case("left on the day", "A -: S 2020-01-01 U6, out 2026-05-31 E4A", (0, 0)),
        case("in a short break", "A -: S 2020-01-01 U6 V4", (0, 0)),
        case("before care started too", "A -: S 2026-05-01 U6", (1, 1)),
    ],
)
def test_the_social_workers_of_children_in_care_on_the_day(history, expected):
    data = council(history, SWEpisodes=f"{TWO}, A SW3 2026-01-01")
    assert parts(data, "three_or_more_social_workers", R, "12m") == expected


def test_the_list_says_how_many_social_workers_each_child_had():
    data = council(
        "A -: S 2020-01-01 U6", "B -: S 2020-01-01 U6", "C -: S 2020-01-01 U6", SWEpisodes=f"{TWO}, B SW1 2020-01-01"
    )
    assert [reason for _, _, reason in reasons(data, "three_or_more_social_workers", R, "12m")] == [
        "2 social workers in the twelve months",
        "1 social worker in the twelve months",
        "no social workers in the twelve months",
    ]


def test_without_social_worker_episodes_the_figure_is_null():
    assert parts(council("A -: S 2020-01-01 U6"), "three_or_more_social_workers", R, "12m") == (None, None)
