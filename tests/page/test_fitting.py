"""How much of a text a line of the page takes."""

from unittest.mock import Mock

import pytest

from scorecard_xl.page import fitting
from scorecard_xl.page.fitting import MORE, lines, middle, whole, width

LONG = "First health check in 20 days: 27.3%, target 95%; has not passed 40.0% in 13 months."


def test_wider_letters_and_larger_ones_take_more() -> None:
    assert width("mm", 10) > width("ii", 10)
    assert width("mm", 20) == pytest.approx(2 * width("mm", 10))
    assert width("mm", 10, bold=True) > width("mm", 10)


@pytest.mark.parametrize("text", ["", "  ", "\n"], ids=["nothing", "blanks", "a break"])
def test_nothing_leaves_every_line_blank(text: str) -> None:
    assert lines(text, 100, 10, 2) == ["", ""]


@pytest.mark.parametrize(
    ("pixels", "count"),
    [pytest.param(700, 1, id="one line"), pytest.param(300, 2, id="two"), pytest.param(170, 4, id="four")],
)
def test_a_text_that_fits_is_there_in_full(pixels: int, count: int) -> None:
    found = lines(LONG, pixels, 10, count)
    assert len(found) == count
    assert " ".join(filter(None, found)) == LONG
    assert all(width(each, 10) <= pixels for each in found)


@pytest.mark.parametrize("more", [MORE, "… more on Commentary"], ids=["a sign", "where the rest is"])
@pytest.mark.parametrize("pixels", [120, 200, 300])
def test_of_one_that_does_not_fit_the_end_says_so(pixels: int, more: str) -> None:
    found = lines(LONG * 3, pixels, 10, 2, more=more)
    assert len(found) == 2
    assert " ".join(found).endswith(more)
    assert all(width(each, 10) <= pixels for each in found)
    assert LONG.startswith(" ".join(found).removesuffix(more).strip()[:30])


def test_a_word_wider_than_a_line_is_broken() -> None:
    found = lines("x" * 60, 100, 10, 5)
    assert "".join(found) == "x" * 60
    assert all(width(each, 10) <= 100 for each in found)


@pytest.mark.parametrize(
    "word", ["x" * 400, "\N{GRINNING FACE}" * 100, "漢字" * 80], ids=["letters", "pictures", "Chinese"]
)
def test_one_long_word_ends_with_the_sign(word: str) -> None:
    (found,) = lines(word, 100, 10, 1)
    assert found.endswith(MORE)
    assert width(found, 10) <= 100


def test_a_cell_that_wraps_gets_the_same_text_without_breaks() -> None:
    assert whole(LONG, 300, 10, 2, MORE) == LONG
    assert "\n" not in whole(LONG * 5, 300, 10, 2, MORE)


def test_what_a_long_text_costs_grows_no_faster_than_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(text: str) -> int:
        times = Mock(side_effect=width)
        monkeypatch.setattr(fitting, "width", times)
        lines(text, 216, 9, 3, more="… more on Commentary")
        return times.call_count

    assert 0 < measured(LONG * 400) <= measured(LONG * 4) * 100


@pytest.mark.parametrize("number", [1, 12])
def test_of_a_long_name_the_middle_is_left_out(number: int) -> None:
    name = f"Unaccompanied Asylum-Seeking Children and Young People {number}"
    found = middle(name, 220, 9)
    assert (found[:10], found[-len(str(number)) :], width(found, 9) <= 220) == (name[:10], str(number), True)
    assert middle("North", 220, 9) == "North"
