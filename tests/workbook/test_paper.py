"""How large a page is drawn, and what stands at the head of the paper."""

import pytest

from scorecard_xl.workbook.drawing.paper import LARGE, USUAL, literal, paper_line


@pytest.mark.parametrize(
    ("points", "usual", "large"),
    [pytest.param(8, 8, 12, id="the smallest"), pytest.param(9.5, 9.5, 12, id="body"), pytest.param(15, 15, 19, id="more")],
)  # fmt: skip
def test_letters_in_large_print_have_at_least_12_points(points, usual, large):
    assert (USUAL.letters(points), LARGE.letters(points)) == (usual, large)


def test_at_the_usual_size_nothing_changes():
    assert (USUAL.wide(674), USUAL.high(19)) == (674, 19)
    assert LARGE.wide(674) <= 1045  # pixels of A4 in landscape between the margins


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
    line = paper_line(literal(sign * 300), "Position at 30 September 2026")
    assert len(line.encode("utf-16-le")) // 2 <= 255
