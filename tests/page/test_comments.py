"""How a comment stands in the lines of its card."""

import pytest
from page.facts import card_of
from xlsxwriter.utility import cell_autofit_width

from scorecard_xl.page import comments
from scorecard_xl.page.comments import LONGEST, MORE
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.theme import CARD_COLUMNS, GUTTER, ROLES

CARD, WIDE = card_of("reviews_on_time"), card_of("children_in_care")
PLAIN = (
    "Timeliness fell in May because two reviewing officers were on sick leave and four reviews were held within a week "
    "of their date. The service has agreed cover with a neighbouring authority from June, and the whole backlog will "
    "be cleared by July."
)
LONGER = f"{PLAIN} So it was told to the board."


def shown(text: str, card: object = CARD) -> str:
    return " ".join(filter(None, comments.lines(text, card)))


def test_a_short_one_stands_on_the_first_line() -> None:
    assert comments.lines("  Ours.\nAnd   theirs. ", CARD) == ["Ours. And theirs.", "", ""]
    assert comments.lines("", WIDE) == ["", ""]


@pytest.mark.parametrize("card", CARDS, ids=[card.indicator for card in CARDS])
def test_of_running_text_250_characters_are_shown_on_every_card(card: object) -> None:
    text = f"{PLAIN} Yes."
    assert len(text) == LONGEST
    assert shown(text, card) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(LONGER, f"{PLAIN} So", id="a longer one up to the last whole word of 250"),
        pytest.param(f"{PLAIN} Yes. No.", f"{PLAIN} Yes.", id="where a word ends there, all 250"),
        pytest.param("x" * 260, "x" * 250, id="a word longer than that is cut"),
    ],
)
def test_a_longer_one_says_where_the_rest_is(text: str, kept: str) -> None:
    assert shown(text).replace(" ", "") == f"{kept} {MORE}".replace(" ", "")
    assert comments.in_one(text) == f"{kept} {MORE}"


@pytest.mark.parametrize(
    "text",
    [LONGER, LONGER.upper(), "WWWW " * 80, "£1,234.56 " * 30, "Žluťoučký kůň " * 20, "ил или щит " * 25, "日本 " * 90],
    ids=[
        "running text",
        "capitals",
        "the widest letters",
        "amounts",
        "accents",
        "other letters",
        "signs as wide as high",
    ],
)
def test_a_long_one_is_cut_after_a_whole_word_within_the_lines(text: str) -> None:
    words = shown(text).removesuffix(f" {MORE}").split()
    assert words == text.split()[: len(words)]
    assert shown(text).endswith(f" {MORE}")


@pytest.mark.parametrize("text", [LONGER, LONGER.upper(), "MWm " * 60], ids=["plain", "capitals", "wide"])
def test_no_line_runs_over_the_gutter(text: str) -> None:
    """By XlsxWriter's measure: upright letters of 11 points, each a whole number of pixels, and 7 around them."""
    pixels = [(cell_autofit_width(line) - 7) * ROLES["comment"].size / 11 for line in comments.lines(text, CARD)]
    assert 0.8 * sum(CARD_COLUMNS) < max(pixels) < sum(CARD_COLUMNS) + GUTTER


def test_a_word_wider_than_a_line_goes_on_in_the_next() -> None:
    found = comments.lines("x" * 250, CARD)
    assert all(found) and "".join(found) == "x" * 250
