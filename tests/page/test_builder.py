"""The whole page at once: of a council with one child, of nothing, and of what officers wrote."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from page.months import DENTIST, HOMES, measure, month, shown

from scorecard_xl.app.reading import read_council
from scorecard_xl.figures.measures import Measure
from scorecard_xl.page.builder import START, empty_page, labels, page_of
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.model import Page
from scorecard_xl.page.rows import rows_of
from scorecard_xl.workbook.memory import MemoryBook

CHILDREN = ["CHILD", "SEX", "DOB", "ETHNIC"]
EPISODES = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "PL_LOCATION"]
ONE = ["A", "01/02/2024", "S", "C2", "N1", "U6", "PR4", None, None, "OUT"]
GONE = ["A", "01/02/2024", "S", "C2", "N1", "U6", "PR4", "15/06/2025", "E4A", "OUT"]


def page(**sheets: list[list[Any]]) -> Page:
    """The exact page of a book with these sheets."""
    council = read_council(MemoryBook(sheets), dt.date(2026, 5, 31))  # type: ignore[arg-type]
    return page_of(exact_month(council, council.figures(), dt.datetime(2026, 6, 12)))


def texts(part: Any) -> Iterator[str]:
    """Every text of the page."""
    if isinstance(part, str):
        yield part
    elif is_dataclass(part):
        yield from (text for each in fields(part) for text in texts(getattr(part, each.name)))
    elif isinstance(part, list | tuple):
        yield from (text for each in part for text in texts(each))


def test_the_page_of_a_council_with_one_child() -> None:
    found = page(Children=[CHILDREN, ["A", "1", "01/05/2015", "WBRI"]], Episodes=[EPISODES, ONE])
    assert found.summary.startswith("1 child is in care: the same as a month ago and the same as a year ago")
    rows = {row.indicator: row for row in rows_of(found.themes)}
    assert (rows["placed_outside_area"].now.text, rows["placed_outside_area"].now.how_many) == ("100%", "1 of 1")
    assert rows["placed_outside_area"].change == "too few to judge"
    slots = {slot.indicator: slot for slot in found.slots}
    assert slots["placed_outside_area"].sentence == "1 of 1 child in care."
    assert slots["visits_on_time"].empty == "No figure yet: fill Visits."
    assert [bar.text for bars in found.profile for bar in bars.bars if bars.indicator == "children_by_age"][
        3
    ] == "1 (100%)"


def test_nobody_in_care() -> None:
    found = page(Children=[CHILDREN, ["A", "1", "01/05/2015", "WBRI"]], Episodes=[EPISODES, GONE])
    assert found.summary.startswith("No children are in care: the same as a month ago and 1 fewer than a year ago")
    slots = {slot.indicator: slot for slot in found.slots}
    assert slots["three_or_more_placements"].title == "Three or more homes in a year: none to count"
    assert slots["three_or_more_placements"].sentence == "Nothing to count: no children in care."
    assert {bars.empty for bars in found.profile} == {"No children were in care."}


def test_the_first_month() -> None:
    started = ["A", "20/05/2026", "S", "C2", "N1", "U6", "PR4", None, None, "OUT"]
    found = page(Children=[CHILDREN, ["A", "1", "01/05/2015", "WBRI"]], Episodes=[EPISODES, started])
    assert "It is too early to say what is usual." in found.headline
    rows = {row.indicator: row for row in rows_of(found.themes)}
    assert rows["placed_outside_area"].change == "too few months"


@pytest.mark.slow
def test_every_text_of_an_odd_page_is_a_finished_sentence() -> None:
    for episode in (ONE, GONE):
        said = list(texts(page(Children=[CHILDREN, ["A", "1", None, None]], Episodes=[EPISODES, episode])))
        assert [
            text for text in said if "None" in text.replace("None of", "").replace("None.", "") or "nan" in text
        ] == []
        assert [text for text in said if ".." in text or "  " in text or text != text.strip()] == []


def test_what_officers_wrote_is_on_the_page() -> None:
    commentary = [
        ["Indicator", "Month", "Comment", "Action", "Owner", "Due", "Status"],
        ["placed_outside_area", "2026-05", "Ours.", "Find homes", "Head of service", "01/06/2026", None],
    ]
    sheet = [
        ["MEASURE", "GROUP", "THEME", "LABEL", "FRONT", "CHART"],
        ["placed_outside_area", None, "Homes", "Far away"],
    ]
    found = page(
        Children=[CHILDREN, ["A", "1", "01/05/2015", "WBRI"]],
        Episodes=[EPISODES, ONE],
        Commentary=commentary,
        Page=sheet,
    )
    assert [(theme.name, [row.label for row in theme.rows]) for theme in found.themes] == [("Homes", ["Far away"])]
    assert found.actions == ["Overdue since 1 June 2026: Find homes (Far away; Head of service)."]
    (slot,) = found.slots
    assert (slot.comment, slot.action) == ("Ours.", "Find homes. Head of service, by 1 June 2026 (overdue).")


@pytest.mark.parametrize("council", ["", "Ouseford"])
def test_before_there_are_data_it_says_what_to_do_first(council: str) -> None:
    found = empty_page(council)
    assert (found.last, found.headline, found.position) == (None, START, "No figures yet")
    assert found.council == (council or "Name of the council: write it on Settings")


def test_a_page_of_figures_that_nobody_chose_says_so() -> None:
    found = page_of(month(shown(DENTIST, 1, 2), measures=[measure(HOMES, front=False, chart=False)]))
    assert (found.themes, found.slots, [row.indicator for row in found.more]) == ([], [], [HOMES])
    assert found.boxes[1].lines == ["No measure is chosen."]


def test_what_the_page_calls_an_indicator() -> None:
    own = [
        Measure("care_leavers_eet", "17 to 18", "Leavers", "In work, 17 to 18"),
        Measure(DENTIST, None, "H", "Teeth"),
    ]
    assert labels(month(measures=own)) == {"care_leavers_eet": "In work", DENTIST: "Teeth"}
