"""The lines of the profile."""

import pytest
from page.pages import bars, page, row

from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.page.fitting import PROFILE_LINES
from scorecard_xl.page.model import Bars, Staffing
from scorecard_xl.page.profile_lines import FIELDS, SIDES, HalfKind, cells, half_name, lines


def kinds(found: object, side: int) -> list[HalfKind]:
    return [line[side].kind for line in found]  # type: ignore[attr-defined]


def test_blocks_of_bars_stand_in_two_columns_of_about_the_same_height() -> None:
    blocks = [bars(f"block {at}", **{f"Group {each}": 0.1 for each in range(3)}) for at in range(4)]
    found = lines(page(profile=blocks, staffing=[], staffing_sentence="", more=[]))
    usual = [HalfKind.TITLE, HalfKind.BAR, HalfKind.BAR, HalfKind.BAR, HalfKind.BLANK]
    assert kinds(found, 0) == kinds(found, 1) == usual * 2


def test_an_empty_block_is_its_title_and_one_line() -> None:
    empty = [Bars("uasc", "Status", [], "No children were in care.")]
    found = lines(page(profile=empty, staffing=[], more=[], staffing_sentence=""))
    assert kinds(found, 0) == [HalfKind.TITLE, HalfKind.NOTE, HalfKind.BLANK]
    assert found[1].left.texts == ("No children were in care.",)


def test_teams_then_more_measures_stand_under_the_bars() -> None:
    found = lines(page())
    texts = [line.left.texts[0] for line in found if line.left.texts]
    assert texts[-7:] == ["Staffing", "Average caseload.", "Team", "North", "More measures", "Measure", "Immunisations"]


def test_a_team_has_its_establishment_caseload_target_and_rating() -> None:
    written = cells(page())
    (at,) = [at for at in range(1, PROFILE_LINES + 1) if written[half_name(at, "left", "1")] == "North"]
    own = [written[half_name(at, side, field)] for side in SIDES for field in FIELDS]
    assert own == ["listed", "North", "", "12", "listed", "18", "16", "■ Off target"]


@pytest.mark.parametrize("count", [0, 1, 40], ids=["no team", "one team", "more teams than there is room for"])
def test_every_page_writes_the_same_cells(count: int) -> None:
    teams = [Staffing(f"Team {at}", "1", "2", "3", NOTHING, "") for at in range(count)]
    made = page(staffing=teams)
    assert cells(made).keys() == cells(page()).keys()
    assert len(lines(made)) <= PROFILE_LINES


def test_what_there_is_no_room_for_is_said() -> None:
    teams = [Staffing(f"Team {at}", "1", "2", "3", NOTHING, "") for at in range(60)]
    written = cells(page(staffing=teams, more=[row(label="Immunisations")]))
    last = [written[half_name(PROFILE_LINES, "left", field)] for field in FIELDS]
    assert last == ["note", "and 18 more lines: see Results", "", ""]
