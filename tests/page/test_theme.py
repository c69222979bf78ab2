"""Colours that everyone can read."""

import pytest

from scorecard_xl.page.theme import CHANGES, RATINGS, ROLES, WHITE

PAIRS = {role: (style.colour, style.ground or WHITE) for role, style in ROLES.items()}
PAIRS |= {str(rag): pair for rag, pair in RATINGS.items()}
PAIRS |= {str(change): (colour, WHITE) for change, colour in CHANGES.items()}


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "ground"), PAIRS.values(), ids=PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
