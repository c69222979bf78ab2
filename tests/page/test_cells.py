"""The page as the values of named cells."""

from dataclasses import replace

import pytest
from histories import case
from page.pages import page, row, slot

from scorecard_xl.page.builder import empty_page
from scorecard_xl.page.cells import MORE_COMMENT, LineKind, cells, front, line_name
from scorecard_xl.page.fitting import BOX_LINES, LINES, WORD_LINES
from scorecard_xl.page.model import SLOTS, Box, Page, Theme
from scorecard_xl.share.copy import CONFIDENTIAL

LONG, MARKED = "Bournemouth, Christchurch and Poole Council", f"Position at 31 May 2026 · {CONFIDENTIAL}"


def line(written: dict[str, object], at: int) -> tuple[object, ...]:
    fields = ("kind", "label", "now", "many", "target", "rating", "change")
    return tuple(written[line_name(at, field)] for field in fields)


def test_a_theme_stands_over_its_measures_and_the_lines_after_the_last_are_blank() -> None:
    themes = [Theme("Education", [row(label="Plans"), row(label="Schools")]), Theme("Health", [row(label="Dentist")])]
    written = cells(page(themes=themes))
    assert [line(written, at)[:2] for at in range(1, 7)] == [
        (LineKind.THEME, "Education"), (LineKind.MEASURE, "Plans"), (LineKind.MEASURE, "Schools"), (LineKind.THEME, "Health"),
        (LineKind.MEASURE, "Dentist"), ("", ""),
    ]  # fmt: skip
    assert set(line(written, LINES)) == {""}


def test_a_measure_says_all_that_its_row_has() -> None:
    assert line(cells(page()), 2) == (
        "measure", "pep_in_place", "95.4%", "231 of 242", "≥ 98%", "○ Near target", "no real change",
    )  # fmt: skip


def test_the_order_is_that_of_the_page() -> None:
    rows = [row(label=f"Measure {at}") for at in range(12)]
    written = cells(page(themes=[Theme("All", rows[::-1])]))
    assert [line(written, at)[1] for at in range(2, 14)] == [each.label for each in reversed(rows)]


def test_there_is_room_for_the_most_measures_with_a_theme_each_for_a_dozen() -> None:
    themes = [Theme(f"Theme {at}", [row() for _ in range(3)]) for at in range(12)]
    assert len(front(page(themes=themes))) == 48 == LINES


def test_what_there_is_no_room_for_is_said() -> None:
    themes = [Theme(f"Theme {at}", [row(), row()]) for at in range(18)]
    assert front(page(themes=themes))[-1] == (LineKind.THEME, "and 5 more measures: see Results", None)


@pytest.mark.parametrize("made", [page(), empty_page("Ouseford"), page(themes=[], slots=[], profile=[], boxes=[])])
def test_every_page_writes_the_same_cells(made: Page) -> None:
    assert cells(made).keys() == cells(page()).keys()


def test_an_empty_page_says_what_to_do_first_and_shows_nothing_else() -> None:
    made = empty_page("Ouseford")
    written = cells(made)
    said = " ".join(str(written[f"CPS.page.headline.{at}"]) for at in (1, 2)).strip()
    assert said == made.headline
    shown = {name for name, value in written.items() if value}
    assert shown == {
        "CPS.page.council", "CPS.page.position", "CPS.themes.position", "CPS.profile.position", "CPS.page.headline.1",
        "CPS.page.headline.2",
    }  # fmt: skip


def test_a_warning_stands_before_the_summary_and_is_marked_as_one() -> None:
    written = cells(page(warnings=["The data end on 31 March 2026: nothing is known of May 2026."]))
    assert str(written["CPS.page.lead.1"]).startswith("The data end on 31 March 2026")
    assert (written["CPS.page.lead.1.kind"], written["CPS.page.lead.2.kind"]) == ("warning", "summary")
    assert written["CPS.page.lead.2"] == "421 children are in care."


@pytest.mark.parametrize(
    ("count", "shown", "last"),
    [
        pytest.param(0, 0, "", id="none"),
        pytest.param(BOX_LINES, BOX_LINES, "Measure 5: 1%.", id="as many as there is room for"),
        pytest.param(BOX_LINES + 1, BOX_LINES, "and 2 more below", id="one more: the last line says how many"),
        pytest.param(30, BOX_LINES, "and 26 more below", id="many"),
    ],
)
def test_the_lines_of_a_box(count: int, shown: int, last: str) -> None:
    box = Box("■ Off target", [f"Measure {at}: 1%." for at in range(1, count + 1)])
    written = cells(page(boxes=[box]))
    found = [written[f"CPS.box.1.{at}"] for at in range(1, BOX_LINES + 1)]
    assert len(list(filter(None, found))) == shown
    assert found[max(0, shown - 1)] == last


@pytest.mark.parametrize(
    ("count", "last"),
    [(0, ""), (3, "Action 3."), (4, "and 2 more on Commentary"), (40, "and 38 more on Commentary")],
    ids=["none", "as many as there is room for", "one more", "many"],
)
def test_the_open_actions(count: int, last: str) -> None:
    written = cells(page(actions=[f"Action {at}." for at in range(1, count + 1)]))
    assert written["CPS.actions.3"] == last
    assert bool(written["CPS.actions.heading"]) == (count > 0)


@pytest.mark.parametrize(
    ("how_many", "shown"),
    [
        case("a part of exact numbers", "624 of 644", "624 of 644"),
        case("a rounded whole", "of about 1,420", "of about 1,420"),
        case("a band", "1 to 7 of about 60", "1 to 7 of 60"),
        case("all but some", "all but 20 of about 55", "all but 20 of 55"),
        case("all but a band", "all but 1 to 7 of about 130", "all but 1\u20137 of 130"),
        case("all but a band of thousands", "all but 1 to 7 of about 12,430", "all but 1\u20137"),
        case("few", "fewer than 20", "fewer than 20"),
        case("a mean", "mean of about 21", "mean of 21"),
    ],
)
def test_how_many_is_never_cut(how_many: str, shown: str) -> None:
    own = row()
    written = cells(page(themes=[Theme("All", [replace(own, now=replace(own.now, how_many=how_many))])]))
    assert written[line_name(2, "many")] == shown


def test_a_chart_has_its_words_and_the_unused_ones_are_blank() -> None:
    written = cells(page(slots=[slot(comment="Two clinics open.", action="Open them. Nurse, by 15 June 2026.")]))
    words = "231 of 242 children.\nTwo clinics open.\n→ Open them. Nurse, by 15 June 2026."
    assert written["CPS.slot.1.words"] == words
    assert [written[f"CPS.slot.{at}.title"] for at in (2, SLOTS)] == ["", ""]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        case("of two lines", "Dentist: 74.4%, below England (81%)", "Dentist: 74.4%, below England (81%)"),
        case(
            "longer: without its last number", "First health check in 20 days: 25% from April to May, below target (95%)",
            "First health check in 20 days: 25% from April to May, below target",
        ),
    ],
)  # fmt: skip
def test_a_title_is_not_cut_in_the_middle(title: str, shown: str) -> None:
    assert cells(page(slots=[slot(title=title)]))["CPS.slot.1.title"] == shown


def test_a_sentence_without_words_beside_it_takes_the_lines_that_are_free() -> None:
    said = "17 to 18: all but 1 to 7 of about 50; England 91%. 19 to 21: all but 20 of about 130; England 89%. 22 to 25: all but 1 to 7 of about 20."
    assert cells(page(slots=[slot(sentence=said)]))["CPS.slot.1.words"] == said


def test_an_empty_measure_is_one_line_of_text() -> None:
    written = cells(page(slots=[slot(empty="No figure yet: fill PEPs.", sentence="", lines=[])]))
    assert written["CPS.slot.1.words"] == "No figure yet: fill PEPs."


def test_a_long_comment_is_cut_and_says_where_the_rest_is_but_the_action_is_there_in_full() -> None:
    action = "Open a second weekly clinic. Designated nurse, by 15 June 2026."
    written = cells(page(slots=[slot(comment="Dentists have few places. " * 40, action=action)]))
    _, comment, last = str(written["CPS.slot.1.words"]).split("\n")
    assert comment.endswith(MORE_COMMENT)
    assert last == f"→ {action}"


def test_the_words_of_a_chart_never_take_more_lines_than_it_has() -> None:
    from scorecard_xl.page.fitting import SLOT, lines

    long = "Dentists have few places in the north of the county. " * 12
    written = cells(page(slots=[slot(sentence=long, comment=long, action=long)]))
    parts = str(written["CPS.slot.1.words"]).split("\n")
    taken = [text for part in parts for text in lines(part, SLOT, 9, 9) if text]
    assert len(taken) <= WORD_LINES


def test_a_label_that_is_too_long_ends_with_a_sign() -> None:
    written = cells(page(themes=[Theme("All", [row(label="A measure with quite a long name of its own, and more")])]))
    assert str(written[line_name(2, "label")]).endswith("…")


@pytest.mark.parametrize(
    ("council", "position", "shown"),
    [
        pytest.param(LONG, "Position at 31 May 2026", (LONG, None), id="a copy for anyone"),
        pytest.param("Central Bedfordshire Council", MARKED, ("Central Bedfordshire Council", CONFIDENTIAL), id="for members"),
        pytest.param(LONG, MARKED, ("Bournemouth, Christchurch and Poole…", CONFIDENTIAL), id="for members, a long name"),
    ],
)  # fmt: skip
def test_a_councils_name_does_not_run_into_the_words_beside_it(
    council: str, position: str, shown: tuple[str, ...]
) -> None:
    found = cells(replace(page(), council=council, position=position))
    assert found["CPS.page.position"] == "Position at 31 May 2026"
    assert (found["CPS.page.council"], found.get("CPS.page.confidential")) == shown
