"""Whose work a child is on a day (decisions A11), and figures by what is known as of today only."""

import pytest
from histories import council

from scorecard_xl.council.period import Day, Window
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.figures.behind import behind
from scorecard_xl.figures.due import due_soon
from scorecard_xl.figures.narrow import BLANK, figures_by, is_of_today, of_today_in_words
from scorecard_xl.indicators import INDICATORS

R = Day("2026-05-31")
IN_CARE = INDICATORS["children_in_care"]
HISTORIES = ("A 2015-01-01: S 2020-01-01 U6", "B 2015-01-01: S 2020-01-01 U6")
TODAY = "A 1 2015-01-01 WBRI - - - Today Tim, B 1 2015-01-01 WBRI - - - Today Tim"


def whose(allocations, day):
    """The team and the worker of A."""
    data = council(*HISTORIES, Children=TODAY, **({"Allocations": allocations} if allocations else {}))
    (case, _) = behind(data, IN_CARE, Window.AT, Day(day))
    return case.team, case.worker


@pytest.mark.parametrize(
    ("allocations", "day", "expected"),
    [
        pytest.param("A 2026-05-01 North Ann", "2026-04-30", (None, None), id="the day before the first FROM: not known, never today's"),
        pytest.param("A 2026-05-01 North Ann", "2026-05-01", ("North", "Ann"), id="FROM itself"),
        pytest.param("A 2026-05-01 North Ann, A 2026-06-01 South Bob", "2026-05-31", ("North", "Ann"), id="the day before the next"),
        pytest.param("A 2026-05-01 North Ann, A 2026-05-31 South Bob", "2026-05-31", ("South", "Bob"), id="the day of the next"),
        pytest.param("A 2026-05-31 South Bob, A 2026-05-01 North Ann", "2026-05-31", ("South", "Bob"), id="in any order of rows"),
        pytest.param("A 2026-05-01 North Ann, A 2026-05-01 South Bob", "2026-05-31", ("South", "Bob"), id="of two rows of one day the lower"),
        pytest.param("A 2026-05-01 North Ann, A 2026-05-20 - Bob", "2026-05-31", (None, "Bob"), id="a later row with a blank team: not known"),
        pytest.param("A 2026-05-01 North Ann, A 2026-05-20 South -", "2026-05-31", ("South", None), id="a later row with a blank worker: not known"),
        pytest.param("B 2026-05-01 North Ann", "2026-05-31", (None, None), id="no row of this child"),
        pytest.param("", "2020-01-01", ("Today", "Tim"), id="no rows at all: as in Children, today's"),
        pytest.param("A 2026-05-01 - Ann", "2026-05-31", ("Today", "Ann"), id="no team in any row: the team as in Children"),
        pytest.param("A - North Ann, B 2026-05-01 South Bob", "2026-05-31", (None, None), id="a row without FROM is left out"),
        pytest.param("A soon North Ann, B 2026-05-01 South Bob", "2026-05-31", (None, None), id="a row whose FROM cannot be read is left out"),
    ],
)  # fmt: skip
def test_whose_work_a_child_is(allocations, day, expected):
    assert whose(allocations, day) == expected


def test_what_falls_due_names_who_had_the_child_at_the_end_of_the_month():
    data = council(
        HISTORIES[0], Children=TODAY, Allocations="A 2026-01-01 North Ann, A 2026-06-01 South Bob",
        Health="A DENTAL 2025-06-10",
    )  # fmt: skip
    assert {(each.what, each.team, each.worker) for each in due_soon(data, R)} >= {("Dental check", "North", "Ann")}
    assert {each.team for each in due_soon(data, Day("2026-06-30"))} == {"South"}


def in_care_by(column, months=3, **tables):
    data = council(*HISTORIES, Children=TODAY, **tables)
    found = [each for each in figures_by(data, column, R, months=months) if each.figure.indicator == "children_in_care"]
    return {(each.value, f"{each.figure.end:%b}"): each.figure for each in found}


def test_each_month_has_its_own_team():
    moves = "A 2026-01-01 North Ann, A 2026-05-01 South Bob, B 2026-04-01 South Bob"
    found = in_care_by("team", Allocations=moves)
    assert {key: figure.numerator for key, figure in found.items()} == {
        ("North", "Mar"): 1, ("North", "Apr"): 1, ("North", "May"): 0,
        ("South", "Mar"): 0, ("South", "Apr"): 1, ("South", "May"): 2,
        (BLANK, "Mar"): 1, (BLANK, "Apr"): 0, (BLANK, "May"): 0,
    }  # fmt: skip
    assert found["South", "May"].previous == 1


@pytest.mark.parametrize("column", ["team", "worker", "upn", "mother"])
def test_what_is_known_as_of_today_has_the_month_reported_only_and_nothing_before_it(column):
    found = in_care_by(column)
    assert {month for _, month in found} == {"May"}
    assert {(figure.previous, figure.change) for figure in found.values()} == {(None, None)}


@pytest.mark.parametrize("column", ["sex", "ethnic", "ethnic group", "age band", "legal status", "placement type"])
def test_what_does_not_change_or_has_a_history_has_every_month(column):
    assert {month for _, month in in_care_by(column)} == {"Mar", "Apr", "May"}


def test_a_child_without_a_row_in_children_is_counted_under_blank():
    data = council("A 2015-01-01: S 2020-01-01 U6", Children="B 1 2015-01-01 WBRI - - - North Ann")
    found = {
        each.value: each.figure.numerator
        for each in figures_by(data, "team", R, months=1)
        if each.figure.indicator == "children_in_care"
    }
    assert found == {"North": 0, BLANK: 1}


@pytest.mark.parametrize(
    ("column", "allocations", "of_today"),
    [
        pytest.param("team", "", True, id="a team without Allocations"),
        pytest.param("team", "A 2026-01-01 North", False, id="a team with Allocations"),
        pytest.param("worker", "A 2026-01-01 North", True, id="a worker, where Allocations names none"),
        pytest.param("mother", "A 2026-01-01 North", True, id="what no table has a history of"),
        pytest.param("sex", "", False, id="what does not change"),
    ],
)
def test_known_as_of_today_only(column, allocations, of_today):
    data = council(*HISTORIES, Children=TODAY, **({"Allocations": allocations} if allocations else {}))
    assert is_of_today(data, column) is of_today


def test_why_there_is_one_month_is_said_with_what_gives_the_others():
    assert of_today_in_words("team", R) == (
        "The team is known as of today only, so only May 2026 has figures by team: fill Allocations for the others."
    )
    assert of_today_in_words("upn", R).endswith("has figures by upn.")


@pytest.fixture(scope="module")
def demonstration_rows():
    tables = demonstration()
    return {
        name: [dict(zip(tables[name][0], row, strict=True)) for row in tables[name][1:]]
        for name in ("Children", "Allocations")
    }


def test_the_last_allocation_of_each_child_of_the_demonstration_is_the_one_in_children(demonstration_rows):
    last = {
        row["CHILD"]: (row["TEAM"], row["WORKER"])
        for row in sorted(demonstration_rows["Allocations"], key=lambda row: row["FROM"])
    }
    assert last == {row["CHILD"]: (row["TEAM"], row["WORKER"]) for row in demonstration_rows["Children"]}


def test_children_of_the_demonstration_change_team_and_worker(demonstration_rows):
    rows = demonstration_rows["Allocations"]
    assert len({row["TEAM"] for row in rows}) == 3
    assert len({(row["CHILD"], row["TEAM"]) for row in rows}) < len({(row["CHILD"], row["WORKER"]) for row in rows})
