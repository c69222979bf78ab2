"""Colours that everyone can read."""

from colorsys import hls_to_rgb, rgb_to_hls

import pytest

from scorecard_xl.page.looks import (
    ACCENT,
    AIM,
    BAND,
    BAR,
    BETTER,
    BOXES,
    CARD,
    INK,
    MARK,
    MUTED,
    OFF,
    PALE,
    RANGE,
    RATINGS,
    ROLES,
    WHITE,
    WORSE,
)
from scorecard_xl.tables.colours import brightness, read_colour

PAIRS = {role: (style.colour, style.ground or WHITE) for role, style in ROLES.items()}
PAIRS |= {str(rag): pair for rag, pair in RATINGS.items()}
PAIRS |= {"better": (BETTER, WHITE), "worse": (WORSE, WHITE), "warning": (OFF[0], WHITE), "label": (INK, RANGE)}
PAIRS |= {"theme": (ACCENT, BAND), "axis": (MUTED, RANGE), **{f"box {at}": pair for at, pair in enumerate(BOXES, 1)}}


def contrast(text: str, ground: str) -> float:
    lighter, darker = sorted((brightness(text), brightness(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lighter_by(colour: str, part: float) -> str:
    """What Excel makes of a theme colour: so much of the way to white in lightness."""
    hue, light, depth = rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    return "#" + "".join(f"{round(255 * each):02X}" for each in hls_to_rgb(hue, light * (1 - part) + part, depth))


@pytest.mark.parametrize(("text", "ground"), PAIRS.values(), ids=PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("tint", "part"), [(PALE, 0.8), (BAR, 0.4)], ids=["pale", "bars"])
def test_tints_are_those_of_the_accent(tint: str, part: float) -> None:
    assert contrast(tint, lighter_by(ACCENT, part)) < 1.02


@pytest.mark.parametrize(
    "colour", ["#000000", "#1F3864", "#7A1F3D", "#005A30", "#6A3D00", "#0000FF", "#8B0000"], ids=str
)
def test_any_colour_that_is_allowed_can_be_read(colour: str) -> None:
    assert read_colour(colour) == colour
    assert contrast(WHITE, colour) >= 7
    assert contrast(colour, lighter_by(colour, 0.8)) >= 4.5


def test_bars_lines_and_dots_stand_out_from_the_page_and_from_the_usual_range() -> None:
    """As WCAG asks of what is drawn: 3 to 1."""
    drawn = (ACCENT, BAR, AIM, MARK, BETTER, WORSE)
    assert min(contrast(colour, ground) for colour in drawn for ground in (WHITE, CARD, RANGE)) >= 3
