"""How the page is cut into two sheets of paper, and what stands at their head."""

import pytest

from scorecard_xl.workbook.drawing.paper import between, halved, literal, scale


@pytest.mark.parametrize(
    ("bands", "head", "again", "expected"),
    [
        pytest.param([100, 100, 100, 100], 0, 0, (2, 200), id="in the middle"),
        pytest.param([100, 100, 100, 100], 150, 0, (1, 300), id="earlier where the head is high"),
        pytest.param([100, 100, 100, 100], 0, 150, (3, 300), id="later where much of the head is repeated"),
        pytest.param([300, 100, 100], 50, 20, (1, 350), id="after a band as high as the rest"),
        pytest.param([100, 100, 100, 100, 40], 0, 0, (2, 240), id="a card more"),
    ],
)
def test_the_second_page_opens_where_both_are_most_alike(bands, head, again, expected):
    assert halved(bands, head, again) == expected


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        pytest.param(700, 700, 75, id="as wide as the paper allows"),
        pytest.param(700, 1153, 68, id="as high as the paper allows"),
        pytest.param(700, 1153 + 12.75, 67, id="a line more"),
    ],
)
def test_the_page_is_scaled_to_the_paper(width, height, expected):
    assert scale(width, height) == expected


NAME = "The Royal Borough of Kensington and Chelsea and the City of Westminster Councils"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("1st & last\nCouncil", "1st && last Council", id="on one line"),
        pytest.param(NAME, NAME, id="a long one in full"),
        pytest.param(f"{NAME} with {NAME}", f"{NAME} with The Royal Borough of Kensington and Chelsea and the City of…", id="one that is too long up to a whole word"),
        pytest.param("x" * 300, "x" * 149 + "…", id="a word that is too long"),
    ],
)  # fmt: skip
def test_a_name_at_the_head_of_the_paper(name, shown):
    assert literal(name) == shown


@pytest.mark.parametrize(
    "sign", ["&", "x", "x ", "\N{GRINNING FACE}"], ids=["counts twice", "a word", "words", "a rare letter"]
)
def test_what_stands_there_is_no_longer_than_excel_takes(sign):
    line = between(literal(sign * 300), "Position at 30 September 2026")
    assert len(line.encode("utf-16-le")) // 2 <= 255
