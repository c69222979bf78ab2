"""How far each sheet prints, and what its charts say."""

from page.pages import bars, page, row, slot

from scorecard_xl.page.builder import empty_page
from scorecard_xl.page.cells import PROFILES, SPARK, STAND, in_use, slot_chart
from scorecard_xl.page.fitting import FIRST_LINES, NOTE_LINES
from scorecard_xl.page.model import SLOTS, Theme
from scorecard_xl.page.profile_lines import lines


def test_of_more_measures_than_fill_a_page_the_last_one_is_printed_below_the_key() -> None:
    assert (
        in_use(page(themes=[Theme("All", [row()] * FIRST_LINES)])).last_cells[0] == f"CPS.line.{FIRST_LINES + 1}.label"
    )


def test_a_sheet_prints_to_its_key_its_last_chart_and_line() -> None:
    made = page(themes=[Theme("All", [row()] * 7)], slots=[slot()] * 4)
    assert in_use(made).last_cells == [
        f"CPS.note.{NOTE_LINES}",
        "CPS.slot.4.words",
        f"CPS.profile.{len(lines(made))}.left.1",
    ]


def test_an_empty_page_prints_a_line_of_each() -> None:
    assert in_use(empty_page()).last_cells == [f"CPS.note.{NOTE_LINES}", "CPS.slot.1.words", "CPS.profile.1.left.1"]


def test_charts_say_the_values_that_they_draw() -> None:
    said = in_use(page(themes=[Theme("All", [row(label="Plans"), row(label="Dentist")])])).said
    assert said[STAND] == "Plans: 95.4%, target ≥ 98%; Dentist: 95.4%, target ≥ 98%"
    assert said[SPARK] == "Plans: no real change; Dentist: no real change"
    assert said[slot_chart(1)] == "Education plans: now 95.4%, lowest 90%, highest 95.4%."


def test_the_bars_of_each_half_are_said_with_it() -> None:
    said = in_use(page(profile=[bars("a"), bars("b")])).said
    assert [said[name] for name in PROFILES] == ["Placement type: Foster 60%."] * 2


def test_a_chart_that_is_not_used_says_nothing() -> None:
    said = in_use(page()).said
    assert {said[slot_chart(at)] for at in range(2, SLOTS + 1)} == {""}
