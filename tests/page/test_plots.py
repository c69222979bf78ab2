"""What the charts draw: always the same rows, and every value between the bottom and the top of a chart."""

from itertools import pairwise

import pytest
from page.pages import MONTHS, bars, page, row, slot

from scorecard_xl.figures.figure import Variation
from scorecard_xl.page import plots
from scorecard_xl.page.builder import empty_page
from scorecard_xl.page.fitting import FIRST_LINES, HALF, LINE, LINES, NOTE, NOTE_LINES, TOP, centre
from scorecard_xl.page.model import Bars, Line, Page, Position, Scale, Slot, Theme

AT = plots.FIRST_POINT


def points(found: list[object], first: int, count: int = 1) -> list[object]:
    padded = [*found[AT:], *[None] * plots.POINTS]
    return padded[first : first + count]


def of_line(made: Page, line: int) -> list[object]:
    return plots.rows(made)[plots.FIRST_LINE + line - 1]


def of_slot(made: Page, series: str, at: int = 1) -> list[object]:
    return plots.rows(made)[plots.FIRST_SLOT + (at - 1) * len(plots.SERIES) + plots.SERIES.index(series)]


EVERY = [
    pytest.param(page(), id="a page"),
    pytest.param(empty_page(), id="an empty one"),
    pytest.param(page(themes=[], slots=[slot(empty="No figure.")], profile=[Bars("uasc", "None", [], "Nobody.")]), id="nothing known"),
]  # fmt: skip


@pytest.mark.parametrize("made", EVERY)
def test_the_rows_never_move(made: Page) -> None:
    assert [found[0] for found in plots.rows(made)] == [found[0] for found in plots.rows(page())]
    assert all(len(found) <= len(plots.HEADINGS) for found in plots.rows(made))


@pytest.mark.parametrize("made", EVERY)
def test_a_value_over_a_line_lies_between_bottom_and_top_and_x_is_never_blank(made: Page) -> None:
    for line in range(1, LINES + 1):
        found = of_line(made, line)
        heights = [each for each in points(found, 0, 13) + points(found, 22, 3) if each is not None]
        assert all(0 <= each <= 1 for each in heights)
        assert all(isinstance(points(found, x)[0], float) for x in (13, 15, 17, 19, 21))


def test_where_a_measure_stands() -> None:
    made = page(themes=[Theme("All", [row(number=0.8, position=Position(0.8, 0.9, 0.7, None))])])
    middle = centre(1)
    assert points(of_line(made, 2), plots.OWN, 8) == [0.8, middle, 0.9, middle, 0.7, middle, 0.0, None]
    assert points(of_line(made, 1), plots.OWN, 2) == [0.0, None]


def test_a_measure_that_is_no_share_leaves_the_strip_blank() -> None:
    made = page(themes=[Theme("All", [row("adoption_time_to_match", 172, position=Position())])])
    assert [points(of_line(made, 2), plots.OWN, 8)[at] for at in (1, 3, 5, 7)] == [None] * 4


@pytest.mark.parametrize(
    ("months", "least"),
    [
        pytest.param([0.5] * 13, 0, id="a flat line lies in the middle"),
        pytest.param([0.0, *[0.5] * 11, 1.0], 1.2, id="a wide one fills its line"),
        pytest.param([0.97, *[0.975] * 11, 0.98], 0, id="a point of difference does not"),
    ],
)
def test_the_months_stay_within_their_line(months: list[float], least: float) -> None:
    made = page(themes=[Theme("All", [row(number=months[-1], months=months)])])
    heights = [float(str(each)) for each in points(of_line(made, 2), 0, 13)]
    assert max(abs(each - centre(1)) for each in heights) <= HALF
    assert max(heights) - min(heights) >= least * HALF
    if not least:
        assert max(heights) - min(heights) < 0.2 * HALF


def test_a_month_that_is_not_known_is_a_gap() -> None:
    made = page(themes=[Theme("All", [row(months=[None, 0.5, None, *[0.6] * 10])])])
    found = points(of_line(made, 2), 0, 13)
    assert [each is None for each in found[:4]] == [True, False, True, False]


@pytest.mark.parametrize(
    ("unusual", "place"),
    [(None, plots.USUAL), (Variation.BETTER, plots.BETTER), (Variation.WORSE, plots.WORSE), (Variation.HIGH, plots.USUAL)],
    ids=["usual", "better", "worse", "higher, where neither is better"],
)  # fmt: skip
def test_the_last_month_is_drawn_in_one_colour(unusual: Variation | None, place: int) -> None:
    made = page(themes=[Theme("All", [row(unusual=unusual)])])
    found = {at: points(of_line(made, 2), at)[0] for at in (plots.USUAL, plots.BETTER, plots.WORSE)}
    assert [at for at, height in found.items() if height is not None] == [place]
    assert found[place] == points(of_line(made, 2), 12)[0]


def test_the_lines_at_0_50_and_100_per_cent_end_under_the_last_measure() -> None:
    half = plots.rows(page())[plots.SHARE_HALF]
    assert points(half, 0, 10) == [*[0.5] * 5, TOP, pytest.approx(centre(1) - HALF), None, None, None]
    assert points(plots.rows(page(themes=[]))[plots.SHARE_HALF], 5, 5) == [None] * 5


def test_they_are_not_drawn_through_the_key() -> None:
    made = page(themes=[Theme("All", [row()] * (FIRST_LINES + 1))])
    top, bottom, gap, again, last = points(plots.rows(made)[plots.SHARE_HALF], 5, 5)
    assert (top, bottom) == (TOP, pytest.approx(centre(FIRST_LINES - 1) - HALF))
    assert gap is None
    assert (again, last) == (pytest.approx(centre(FIRST_LINES) + HALF), pytest.approx(centre(FIRST_LINES + 1) - HALF))
    assert bottom - again == pytest.approx(NOTE_LINES * NOTE / LINE * 2 * HALF)


@pytest.mark.parametrize(
    ("series", "name", "height"),
    [
        ("scale 1", "90%", 0.0), ("scale 2", "95%", 0.5), ("scale 3", "100%", 1.0), ("target", "Target", 0.8),
        ("range from", "", 0.2), ("range", "Usual range", 0.5),
    ],
)  # fmt: skip
def test_what_is_level_in_a_chart(series: str, name: str, height: float) -> None:
    found = of_slot(page(), series)
    assert found[plots.NAME] == name
    assert points(found, 0, 13) == [pytest.approx(height)] * 13


def test_the_line_its_last_point_and_its_label() -> None:
    made = page()
    assert points(of_slot(made, "line 1"), 0, 13) == [0.0] * 12 + [pytest.approx(0.54)]
    assert points(of_slot(made, "usual"), 11, 2) == [None, pytest.approx(0.54)]
    assert str(of_slot(made, "label 1")[plots.NAME]).split() == ["95.4%"]
    assert points(of_slot(made, "months"), 0, 13) == list(MONTHS)


def test_a_value_outside_the_scale_is_drawn_at_its_edge() -> None:
    made = page(slots=[slot(lines=[Line("", [0.2] * 12 + [1.4], "140%")])])
    assert set(points(of_slot(made, "line 1"), 0, 13)) == {0.0, 1.0}


def ages(*lasts: float) -> Slot:
    lines = [Line(f"{16 + at} to {18 + at}", [0.5] * 12 + [last], f"{last:.0%}") for at, last in enumerate(lasts)]
    return slot(lines=lines, scale=Scale(0, 1, ["0%", "100%"]), lower=None, upper=None, target=None)


@pytest.mark.parametrize(
    "lasts",
    [(0.5, 0.5, 0.5), (0.9, 1.0, 0.95), (0.0, 0.05, 0.02), (0.2, 0.8)],
    ids=["the same", "high", "low", "apart"],
)
def test_labels_of_several_lines_do_not_touch(lasts: tuple[float, ...]) -> None:
    made = page(slots=[ages(*lasts)])
    heights = sorted(float(str(points(of_slot(made, f"label {at}"), 12)[0])) for at in range(1, len(lasts) + 1))
    assert all(upper - lower > 0.3 for lower, upper in pairwise(heights))
    assert heights[0] >= 0 and heights[-1] <= 1


def test_a_line_of_an_age_is_named() -> None:
    said = str(of_slot(page(slots=[ages(0.5, 0.8)]), "label 2")[plots.NAME])
    assert said.split() == ["17\u201319", "80%"]


@pytest.mark.parametrize("of", [slot(empty="No figure yet."), None], ids=["an empty measure", "an unused chart"])
def test_a_chart_without_a_figure_is_blank(of: Slot | None) -> None:
    made = page(slots=[of] if of else [])
    for series in plots.SERIES:
        found = of_slot(made, series)
        assert (found[plots.NAME], [each for each in found[AT:] if each not in (None, "")]) == ("", [])


def test_the_longest_bar_of_a_block_is_whole_and_others_are_parts_of_it() -> None:
    made = page(profile=[bars(Foster=0.6, Home=0.3, Other=None)])
    found = [each for each in plots.rows(made)[plots.FIRST_BAR :] if each[plots.NAME]]
    assert [each[plots.NAME] for each in found] == ["Foster", "Home", "Other"]
    assert [points(each, plots.BAR)[0] for each in found] == [1.0, 0.5, None]
    assert points(found[0], plots.ENGLAND_X)[0] == pytest.approx(1 / 3)


def test_every_place_says_which_figure_it_shows() -> None:
    made = page(themes=[Theme("All", [row("dental_on_time"), row("care_leavers_eet", group="19 to 21")])])
    keys = {str(each[0]): each[2:6] for each in plots.rows(made) if each[2]}
    assert keys["CPS.line.2"] == ["dental_on_time", "", "at", made.last.date()]
    assert keys["CPS.line.3"][:2] == ["care_leavers_eet", "19 to 21"]
    assert keys["CPS.slot.1"][0] == "pep_in_place"
    assert ["placement_type", "Foster", "", None] in keys.values()
    assert ["average_caseload", "North", "", None] in keys.values()
