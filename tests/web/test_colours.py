"""Colours that can be read: contrast 4.5 to 1 by day and by night, whichever colour a council has."""

import pytest

from scorecard_xl.page.looks import GOOD, NEAR, OFF
from scorecard_xl.tables.colours import BY_NIGHT, LEAST, NIGHT, PAPER, contrast, mixed, readable, text_on
from scorecard_xl.web.page import colours

ANY = ("#1F3864", "#FFD700", "#FFFFFF", "#000000", "#808080", "#5B2333", "#00FF00", "#E0E0E0")


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#767676", "#FFFFFF", 4.54)]
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("colour", ANY)
@pytest.mark.parametrize("ground", [PAPER, NIGHT])
def test_any_colour_becomes_readable(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= LEAST
    assert contrast(readable(colour, ground, BY_NIGHT), ground) >= BY_NIGHT


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#1F3864", PAPER) == "#1F3864"


@pytest.mark.parametrize("colour", ANY)
def test_what_is_written_on_the_band_can_be_read(colour: str) -> None:
    found = colours(colour)
    assert contrast(found["band"], found["on_band"]) >= LEAST
    assert contrast(found["night_band"], found["night_on_band"]) >= LEAST


@pytest.mark.parametrize("pair", [GOOD, NEAR, OFF])
def test_ratings_can_be_read(pair: tuple[str, str]) -> None:
    assert contrast(*pair) >= LEAST


def test_two_colours_mix_and_text_on_them_is_legible() -> None:
    assert (mixed("#000000", "#FFFFFF", 0.5), mixed("#102030", "#FFFFFF", 0)) == ("#808080", "#102030")
    assert (text_on("#000000"), text_on("#FFFFFF")) == ("#FFFFFF", "#1A1A1A")
