"""The rows of Data quality."""

import pytest

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.registry import touched_by
from scorecard_xl.page import quality
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.values import Link, Place, Value

PLACES = {"Missing": Place("Missing from care", {"CHILD": "B", "MIS_START": "AC"})}


def problems(count: int, table: str = "Missing", what: str = "is not a date") -> list[Problem]:
    return [Problem(table, row, "MIS_START", "x", what) for row in range(2, count + 2)]


def test_a_problem_says_where_it_stands_and_what_it_touches() -> None:
    found = Problem("UASC", 7, "DUC", "31/02/2026", "is a day that does not exist", "108")
    touched = "uasc, placed_over_20_miles"
    row = ["UASC", 7, "DUC", "31/02/2026", "error", "108", touched, "is a day that does not exist"]
    assert quality.rows([found], {}) == [row]


@pytest.mark.parametrize(
    ("table", "row", "column", "way"),
    [
        pytest.param("Missing", 7, "MIS_START", Link(7, "Missing from care", "AC7"), id="to its cell"),
        pytest.param("Missing", 7, "MIS_END", Link(7, "Missing from care", "A7"), id="to its row where the column is not there"),
        pytest.param("Missing", None, "MIS_START", None, id="nowhere, of a whole column"),
        pytest.param("Reviews", 7, "REVIEW", 7, id="nowhere, of a sheet that is not there"),
    ],
)  # fmt: skip
def test_the_row_leads(table: str, row: int | None, column: str, way: Value) -> None:
    assert quality.rows([Problem(table, row, column, "x", "is not a date")], PLACES)[0][1] == way


def test_many_alike_lead_to_the_first() -> None:
    assert quality.rows(problems(51), PLACES)[0][1] == Link(2, "Missing from care", "AC2")


def test_fifty_alike_are_listed_and_fifty_one_are_one_row() -> None:
    assert len(quality.rows(problems(50), {})) == 50
    (row,) = quality.rows(problems(51), {})
    assert row[:4] == ["Missing", 2, "MIS_START", "x"]
    first = ", ".join(str(number) for number in range(2, 22))
    assert row[-1] == f"is not a date (51 rows like this one: {first} …)"


def test_others_are_not_taken_for_alike() -> None:
    assert len(quality.rows(problems(40) + problems(40, what="is before DECOM"), {})) == 80


def test_what_one_rule_finds_is_alike_though_the_dates_differ() -> None:
    found = [Problem("Episodes", row, "DECOM", "", f"is before {row} May 2026", "501") for row in range(51)]
    assert len(quality.rows(found, {})) == 1


def test_a_rule_says_which_indicators_it_distorts() -> None:
    found = Problem("OC2", 7, "CONVICTED", "1", "is filled in", "542", Severity.WARNING, indicators=())
    assert quality.rows([found], {})[0][4:] == ["warning", "542", "none", "is filled in"]


@pytest.mark.slow
def test_after_five_thousand_rows_one_says_how_many_more() -> None:
    many = [Problem("Episodes", row, f"X{row}", "", "is not a date") for row in range(5_123)]
    rows = quality.rows(many, {})
    assert len(rows) == 5_001
    assert rows[-1][-1] == "And 123 more: `scorecard-xl check --json` lists them all."


def test_no_problems_are_said() -> None:
    assert [row[-1] for row in quality.rows([], {})] == ["No problems were found in the raw sheets."]


def test_not_checked_is_another_thing_than_no_problems() -> None:
    assert quality.rows(None, {}) != quality.rows([], {})


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param((), "none", id="none"),
        pytest.param(("missing_children", "missing_episodes"), "missing_children, missing_episodes", id="two, named"),
        pytest.param(
            ("annual_health_on_time", "dental_on_time", "immunisations"),
            f"3 of the {len(INDICATORS)} indicators",
            id="wide",
        ),
    ],
)
def test_indicators_are_named_where_the_column_has_room(names: tuple[str, ...], words: str) -> None:
    assert quality.in_words(names) == words


def test_a_table_that_touches_many_indicators_says_how_many() -> None:
    touched = len(touched_by("Episodes"))
    assert quality.in_words(touched_by("Episodes")) == f"{touched} of the {len(INDICATORS)} indicators"


def summary(found: list[Problem]) -> list[list[Value]]:
    written = quality.summary(found)
    fields = quality.FIELDS
    every = [[written[f"CPS.quality.{line}.{field}"] for field in fields] for line in range(1, quality.KINDS + 1)]
    return [line for line in every if line[0]]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param([], "", id="none"),
        pytest.param(problems(1), f"1 problem. {quality.RIGHT}", id="one"),
        pytest.param(problems(1200), f"1,200 problems of one kind. {quality.RIGHT}", id="of one kind"),
        pytest.param(problems(2) + problems(1, what="is before DECOM"), f"3 problems of 2 kinds. {quality.RIGHT}", id="of two"),
    ],
)  # fmt: skip
def test_how_many_problems_are_said_above_the_list(found: list[Problem], said: str) -> None:
    assert quality.summary(found)[quality.SAID] == said


def test_the_kinds_of_which_there_are_most_come_first_with_what_they_touch() -> None:
    found = [*problems(1), *(Problem("UASC", row, "DUC", "", "is wrong", "108", Severity.WARNING) for row in range(3))]
    assert summary(found) == [
        ["UASC", 3, "DUC", "warning", "108", "uasc, placed_over_20_miles", "is wrong (the first of 3)"],
        ["Missing", 1, "MIS_START", "error", found[0].rule, quality.in_words(touched_by("Missing", "MIS_START")), "is not a date"],
    ]  # fmt: skip


@pytest.mark.parametrize(("kinds", "last"), [(10, ["Missing", 1]), (11, ["2 more kinds", 2])])
def test_more_kinds_than_lines_are_counted(kinds: int, last: list[Value]) -> None:
    found = [problem for at in range(kinds) for problem in problems(1, what=f"is wrong in way {at}")]
    lines = summary(found)
    assert len(lines) == quality.KINDS
    assert lines[-1][:2] == last
