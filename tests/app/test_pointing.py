"""Which figure a selected cell belongs to."""

import pytest
from scorecard_xl.page.layout import CARDS

from scorecard_xl.app.pointing import pointed_at
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.errors import Refusal
from scorecard_xl.page.results import HEADINGS, result_rows
from scorecard_xl.workbook.memory import MemoryBook

LAST = Day(2026, 5, 31)
# The rows that a card takes here: each of its lines one, a column a field, under a heading and over its own cells.
TALL = 20


def names():
    """The named cells of a page with its cards one under the other, columns A to F."""
    found = {}
    for at, card in enumerate(CARDS):
        top = 5 + TALL * at
        for row, line in enumerate((line for line in card.lines if line.fields), top):
            found |= {f"{line.name}.{field}".lower(): ("page", row, 2 + at) for at, field in enumerate(line.fields)}
        below = top + sum(bool(line.fields) for line in card.lines)
        found |= {f"{card.name}.{field}".lower(): ("page", below, 1 + at) for at, field in enumerate(card.fields)}
    return found


@pytest.fixture(scope="module")
def book():
    figures = read_council(MemoryBook(council(children=30)), LAST).figures(3)
    return MemoryBook({"Results": [list(HEADINGS), *result_rows(figures)]})


def beside(name, right=0, down=0):
    sheet, row, column = names()[name.lower()]
    return sheet, row + down, column + right


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(beside("CPS.reviews_on_time.ytd.value"), ("reviews_on_time", "ytd", None), id="a figure"),
        pytest.param(
            beside("CPS.reviews_on_time.month.value"), ("reviews_on_time", "month", None), id="its second window"
        ),
        pytest.param(
            beside("CPS.reviews_on_time.ytd.value", -1), ("reviews_on_time", "ytd", None), id="the cell beside it"
        ),
        pytest.param(
            beside("CPS.reviews_on_time.ytd.value", 0, -1), ("reviews_on_time", "ytd", None), id="the card's heading"
        ),
        pytest.param(beside("CPS.reviews_on_time.narrative"), ("reviews_on_time", "ytd", None), id="its sentence"),
        pytest.param(beside("CPS.children_by_age.at.g4.of"), ("children_by_age", "at", "10 to 15"), id="a band"),
        pytest.param(beside("CPS.children_by_age.narrative"), ("children_by_age", "at", None), id="the bands together"),
        pytest.param(
            beside("CPS.missing_episodes.month.value"), ("missing_episodes", "month", None), id="the second of a pair"
        ),
        pytest.param(
            beside("CPS.care_leavers_eet.at.g2.value"), ("care_leavers_eet", "at", "19 to 21"), id="a group of a pair"
        ),
    ],
)
def test_a_cell_of_a_card(book, cell, expected):
    found = pointed_at(book, names(), cell)
    assert (found.indicator.name, found.window.value, found.group) == expected
    assert (found.day, found.latest) == (LAST, True)


def test_what_is_known_only_on_a_31_march_is_that_days(book):
    found = pointed_at(book, names(), beside("CPS.immunisations.at.value"))
    assert (found.indicator.name, found.day, found.latest) == ("immunisations", Day(2026, 3, 31), False)


@pytest.mark.parametrize(
    ("health", "day"),
    [
        pytest.param(None, LAST, id="with the Health sheet: the last day"),
        pytest.param(1, Day(2026, 3, 31), id="without: the last 31 March, as on the page"),
    ],
)
def test_what_may_be_known_of_every_month(health, day):
    tables = council(children=30)
    tables["Health"] = tables["Health"][:health]
    figures = read_council(MemoryBook(tables), LAST).figures(3)
    book = MemoryBook({"Results": [list(HEADINGS), *result_rows(figures)]})
    found = pointed_at(book, names(), beside("CPS.dental_on_time.at.value"))
    assert (found.day, found.latest) == (day, day == LAST)


def test_a_row_of_results(book):
    row = next(
        at for at, row in enumerate(book.sheets["Results"], 1) if row[0] == "placement_type" and row[3] == "Other"
    )
    found = pointed_at(book, names(), ("Results", row, 9))
    assert (found.indicator.name, found.window.value, found.group) == ("placement_type", "at", "Other")
    assert (found.day, found.latest) == (Day(2026, 3, 31), False)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(None, id="a picture"),
        pytest.param(("page", 2, 1), id="over the cards"),
        pytest.param(("page", 6, 30), id="beside the cards"),
        pytest.param(("Commentary", 6, 2), id="another sheet"),
        pytest.param(("Results", 1, 1), id="the headings of Results"),
    ],
)
def test_a_cell_that_is_no_figure(book, cell):
    with pytest.raises(Refusal, match="Select a figure first: a line of the Scorecard, or a row of Results"):
        pointed_at(book, names(), cell)


def test_before_the_first_refresh():
    with pytest.raises(Refusal, match="There are no figures yet: press Refresh first"):
        pointed_at(MemoryBook({"Results": [list(HEADINGS)]}), {}, ("Results", 2, 1))
