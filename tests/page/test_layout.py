"""Where the indicators stand on the page."""

from collections import Counter

import pytest
from xlsxwriter.utility import cell_autofit_width

from scorecard_xl.council.period import Window
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.card import Shape
from scorecard_xl.page.layout import CARDS, OFF_THE_PAGE, rows_of_cards, series
from scorecard_xl.page.theme import CARD_COLUMNS, ROLES

INDENT = 9  # pixels


def test_every_indicator_stands_on_one_card() -> None:
    drawn = Counter(each.name for card in CARDS for each in card.indicators)
    assert drawn + Counter(OFF_THE_PAGE) == Counter(list(INDICATORS)), (
        "add the new one to a card in scorecard_xl/page/layout.py"
    )


def test_every_window_and_group_of_an_indicator_has_a_line() -> None:
    drawn = {(line.indicator.name, line.window, line.place or 0) for line in series()}
    missing = {
        (each.name, window, place)
        for each in INDICATORS.values()
        if each.name not in OFF_THE_PAGE
        for window in each.windows
        for place in (range(1, len(each.groups) + 1) if each.groups else [0])
    } - drawn
    assert {name for name, _, _ in missing} == {"average_caseload"}, "see its card in scorecard_xl/page/layout.py"


def test_the_blocks_of_the_source_scorecard_come_in_its_order() -> None:
    names = [each.name for card in CARDS for each in card.indicators]
    source = (
        "children_in_care", "average_caseload", "length_of_time_in_care", "reviews_on_time", "visits_on_time",
        "three_or_more_placements", "long_term_stability", "children_by_age", "pep_in_place",
        "good_or_outstanding_schools", "initial_health_on_time", "annual_health_on_time", "dental_on_time",
        "missing_children", "missing_episodes", "leavers_adopted", "adoption_time_to_placement",
        "adoption_time_to_match", "pathway_plan", "care_leavers_suitable_accommodation", "care_leavers_eet",
        "care_leavers_in_touch",
    )  # fmt: skip
    assert tuple(name for name in names if name in source) == source


def test_cards_stand_two_in_a_row_and_the_headline_alone() -> None:
    headline, *rows, last = (len(row) for row in rows_of_cards())
    assert headline == 1 and set(rows) == {2} and last in (1, 2)


@pytest.mark.parametrize(
    "title", [each.title for card in CARDS if card.shape is Shape.LIST for each in card.indicators]
)
def test_there_is_room_for_a_title_beside_its_figure(title: str) -> None:
    """By XlsxWriter's measure: letters of 11 points, each a whole number of pixels, and 7 around them."""
    pixels = INDENT + (cell_autofit_width(title) - 7) * ROLES["line link"].size / 11
    assert pixels <= sum(CARD_COLUMNS[:2]), "about 38 letters fit: shorten it, or give it a card of its own"


def test_the_year_to_date_leads_for_reviews() -> None:
    (card,) = [card for card in CARDS if card.indicator == "reviews_on_time"]
    assert [line.window for line in card.lines] == [Window.YTD, Window.MONTH]
    assert [line.fields for line in card.lines] == [("value", "of", "change", "target", "rating"), ("window", "value")]


def test_names_of_the_lines() -> None:
    (card,) = [card for card in CARDS if card.indicator == "children_by_age"]
    assert [line.name for line in card.lines][:2] == ["CPS.children_by_age.at.g1", "CPS.children_by_age.at.g2"]
    assert card.shape is Shape.BANDS
