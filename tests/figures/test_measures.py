"""The sheet Page: what stands on the page, in which order."""

from collections.abc import Sequence

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.figures.measures import DEFAULT, HEADINGS, MOST_SHOWN, Measure, measures_of
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.memory import MemoryBook

EET, DENTIST = "care_leavers_eet", "dental_on_time"
SOURCE = {
    "average_caseload", "length_of_time_in_care", "reviews_on_time", "visits_on_time", "three_or_more_placements",
    "long_term_stability", "children_by_age", "pep_in_place", "good_or_outstanding_schools", "initial_health_on_time",
    "annual_health_on_time", "dental_on_time", "missing_children", "leavers_adopted", "adoption_time_to_placement",
    "adoption_time_to_match", "pathway_plan", "children_in_care",
}  # fmt: skip
"""The eighteen blocks of the scorecard that this one began with."""
ELSEWHERE = {"average_caseload", "length_of_time_in_care", "children_by_age", "children_in_care"}
"""Which of them Profile and the second line show."""


def read(*rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> tuple[Sequence[Measure], list[Problem]]:
    """What the rows under the headings, the first of which is row 5, come to; and what is wrong with them."""
    records = Records(SHEETS["Page"], [headings, *rows], 4)
    return measures_of(records), records.problems


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param((DENTIST, None, "Health", "Dentist", "yes", "no"), Measure(DENTIST, None, "Health", "Dentist", True, False), id="all cells"),
        pytest.param((" DENTAL_ON_TIME ", "", "Health", "Dentist", "YES", "No"), Measure(DENTIST, None, "Health", "Dentist", True, False), id="in any case"),
        pytest.param(("dental on time", "", "Health", "Dentist", "Y", False), Measure(DENTIST, None, "Health", "Dentist", True, False), id="spaces, and other words for yes and no"),
        pytest.param((INDICATORS[DENTIST].title, "", "Health", "Dentist", 1, "n"), Measure(DENTIST, None, "Health", "Dentist", True, False), id="the title"),
        pytest.param((DENTIST,), Measure(DENTIST, None, "Health", INDICATORS[DENTIST].title), id="only the measure"),
        pytest.param((EET, "17 to 18", "Leavers", "At work", "no", "yes"), Measure(EET, "17 to 18", "Leavers", "At work", False), id="a group"),
        pytest.param((EET, "17to18"), Measure(EET, "17 to 18", "Care leavers", "Care leavers in education, employment or training, 17 to 18"), id="a group without spaces"),
        pytest.param((EET, None, "Leavers", "At work"), Measure(EET, None, "Leavers", "At work"), id="all groups"),
        pytest.param(("average_caseload", "North", "Staff", "North"), Measure("average_caseload", "North", "Staff", "North"), id="a team"),
        pytest.param((DENTIST, None, "=1+1", "+Dentist"), Measure(DENTIST, None, "=1+1", "+Dentist"), id="what looks like a formula is text"),
    ],
)  # fmt: skip
def test_a_row_of_the_sheet_is_read_as_a_measure(row: tuple[object, ...], found: Measure) -> None:
    assert read(row) == ([found], [])


def test_the_order_of_the_sheet_is_the_order_of_the_page() -> None:
    names = ("uasc", DENTIST, "pep_in_place")
    assert [each.indicator for each in read(*((name,) for name in names))[0]] == [*names]


@pytest.mark.parametrize(
    ("row", "place", "what"),
    [
        pytest.param(("dentist",), (6, "MEASURE", "dentist"), "is not a measure, so the row is not shown: did you mean dental_on_time?", id="a word of its title"),
        pytest.param(("weather",), (6, "MEASURE", "weather"), "is not a measure, so the row is not shown: choose one of the list", id="unknown"),
        pytest.param((None, None, "Health"), (6, "MEASURE", ""), "is blank, so the row is not shown: choose a measure of the list, or clear the row", id="blank"),
        pytest.param(("uasc", None), (6, "MEASURE", "uasc"), "is there already in row 5, which is shown: delete one of the two rows", id="twice"),
        pytest.param((EET, "30 to 40"), (6, "GROUP", "30 to 40"), f"is not a group of {EET}, so the row is not shown: give one of {', '.join(INDICATORS[EET].groups)}", id="an unknown group"),
        pytest.param((DENTIST, "17 to 18"), (6, "GROUP", "17 to 18"), f"is not a group of {DENTIST}, so the row is not shown: clear the cell, it has no groups", id="a group of what has none"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_and_the_rest_is_shown(
    row: tuple[object, ...], place: tuple[int, str, str], what: str
) -> None:
    found, problems = read(("uasc",), row, ("pep_in_place",))
    assert [each.indicator for each in found] == ["uasc", "pep_in_place"]
    assert [((each.row, each.column, each.value), each.what) for each in problems] == [(place, what)]


def test_an_answer_that_is_neither_yes_nor_no_counts_as_yes_and_is_named() -> None:
    found, problems = read((DENTIST, None, "Health", "Dentist", "perhaps", "no"))
    assert found == [Measure(DENTIST, None, "Health", "Dentist", True, False)]
    assert [(each.column, each.value, each.what) for each in problems] == [
        ("FRONT", "perhaps", "is neither yes nor no, so it counts as yes")
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(MOST_SHOWN, [], id="36"),
        pytest.param(MOST_SHOWN + 2, [MOST_SHOWN + 5, MOST_SHOWN + 6], id="two more than there is room for"),
    ],
)
def test_more_rows_than_there_is_room_for_are_named(rows: int, said: list[int]) -> None:
    teams = [("average_caseload", f"Team {at}", "Staff", f"Team {at}", "yes", "no") for at in range(rows)]
    found, problems = read(*teams)
    assert len(found) == rows
    assert [each.row for each in problems] == said
    assert all(each.column == "FRONT" and "room for 36 rows on the front page" in each.what for each in problems)


def test_the_groups_of_a_measure_share_a_chart() -> None:
    teams = [("average_caseload", f"Team {at}", "Staff", f"Team {at}", "no", "yes") for at in range(MOST_SHOWN + 5)]
    assert read(*teams)[1] == []


def test_of_a_measure_for_all_its_groups_each_counts() -> None:
    others = [("average_caseload", f"Team {at}", "Staff", f"Team {at}", "yes", "no") for at in range(MOST_SHOWN - 1)]
    assert [each.row for each in read(*others, (EET,))[1]] == [MOST_SHOWN + 4]


def council(**sheets: list[list[object]]) -> Sequence[Measure]:
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]]
    return read_council(MemoryBook({"Episodes": episodes, **sheets})).measures


@pytest.mark.parametrize(
    "sheets",
    [
        pytest.param({}, id="missing"),
        pytest.param({"Page": [[]]}, id="blank"),
        pytest.param({"Page": [list(HEADINGS)]}, id="only headings"),
        pytest.param({"Page": [list(HEADINGS), ["dentist"]]}, id="no row that can be read"),
    ],
)
def test_without_a_row_the_page_is_that_of_a_new_workbook(sheets: dict[str, list[list[object]]]) -> None:
    assert tuple(council(**sheets)) == DEFAULT


def test_the_sheet_decides_the_page() -> None:
    assert council(Page=[list(HEADINGS), [DENTIST, None, "Teeth", "Seen"]]) == [Measure(DENTIST, None, "Teeth", "Seen")]


def test_a_new_page_has_every_block_of_the_source() -> None:
    assert {each.indicator for each in DEFAULT if each.front and each.chart} >= SOURCE - ELSEWHERE


def test_a_new_page_fits_and_reads_back() -> None:
    assert read(*(each.cells() for each in DEFAULT)) == ([*DEFAULT], [])
    leavers = [each for each in DEFAULT if each.indicator == EET and each.front]
    assert [each.group for each in leavers] == ["17 to 18", "19 to 21"]


CASELOADS = [["MONTH", "TEAM", "CASES", "WORKERS"], ["2026-05", "North", 100, 10]]


@pytest.mark.parametrize(
    ("team", "shown", "said"),
    [
        pytest.param("North", "North", [], id="as Caseloads has it"),
        pytest.param(" NORTH ", "North", [], id="in another case"),
        pytest.param("Norht", "Norht", ["is not a team of Teams or Caseloads, so the row has no figure: check the spelling"], id="a slip"),
    ],
)  # fmt: skip
def test_a_team_that_has_no_caseloads_is_named(team: str, shown: str, said: list[str]) -> None:
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]]
    page = [list(HEADINGS), ["average_caseload", team]]
    found = read_council(MemoryBook({"Episodes": episodes, "Caseloads": CASELOADS, "Page": page}))
    assert [each.group for each in found.measures] == [shown]
    assert [each.what for each in found.misread if (each.table, each.row, each.column) == ("Page", 2, "GROUP")] == said
