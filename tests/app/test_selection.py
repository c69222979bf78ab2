"""Which figure a selected cell belongs to."""

import datetime as dt

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.selection import figure_at
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import COLUMNS, result_rows
from scorecard_xl.page import plots
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.cells import LINE_FIELDS, SLOT_FIELDS, front, line_name, slot_name
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.fitting import LINES
from scorecard_xl.page.model import SLOTS
from scorecard_xl.page.profile_lines import FIELDS, SIDES, half_name, lines
from scorecard_xl.workbook.memory import MemoryBook

LAST, NOW = Day(2026, 5, 31), dt.datetime(2026, 6, 3, 14, 5)


def names():
    """The named cells of a page: a line a row from row 30, charts three abreast, the profile's halves side by side."""
    found = {}
    for line in range(1, LINES + 1):
        found |= {
            line_name(line, field).lower(): ("page", 29 + line, at) for at, field in enumerate(LINE_FIELDS[1:], 1)
        }
        found[line_name(line, "kind").lower()] = ("page", 29 + line, 20)
    for slot in range(SLOTS):
        top, left = 3 + 4 * (slot // 3), 1 + 2 * (slot % 3)
        found |= {
            slot_name(slot + 1, field).lower(): ("themes", top + at, left) for at, field in enumerate(SLOT_FIELDS)
        }
    for line in range(1, 51):
        for side, left in zip(SIDES, (1, 5), strict=True):
            cells = {
                half_name(line, side, field).lower(): ("profile", line, left + at)
                for at, field in enumerate(FIELDS[1:])
            }
            found |= cells | {half_name(line, side, "kind").lower(): ("profile", line, 30)}
    return found


class Shown:
    """A refreshed book in memory, and where its page has what."""

    def __init__(self, tables):
        read = read_council(MemoryBook(tables), LAST)
        figures = read.figures()
        self.page = page_of(exact_month(read, figures, NOW))
        rows = {"Results": [list(COLUMNS), *result_rows(figures)]}
        self.book = MemoryBook(rows | {"Trends": [list(plots.HEADINGS), *plots.rows(self.page)]})

    def line(self, indicator, group=None):
        rows = [row for _, _, row in front(self.page)]
        return next(at for at, row in enumerate(rows, 1) if row and (row.indicator, row.group) == (indicator, group))

    def slot(self, indicator):
        return next(at for at, slot in enumerate(self.page.slots, 1) if slot.indicator == indicator)

    def half(self, indicator, group):
        found = (
            (at, side)
            for at, line in enumerate(lines(self.page), 1)
            for side, half in zip(SIDES, line, strict=True)
            if half.figure == (indicator, group)
        )
        return next(found)

    def pointed(self, cell):
        found = figure_at(self.book, names(), cell)
        return found.indicator.name, found.window.value, found.group, found.day, found.latest


@pytest.fixture(scope="module")
def shown():
    return Shown(council(children=30))


def beside(name, right=0, down=0):
    sheet, row, column = names()[name.lower()]
    return sheet, row + down, column + right


@pytest.mark.parametrize("field", LINE_FIELDS[1:])
def test_a_cell_of_a_line(shown, field):
    cell = beside(line_name(shown.line("reviews_on_time"), field))
    assert shown.pointed(cell) == ("reviews_on_time", "ytd", None, LAST, True)


def test_a_line_of_an_age(shown):
    cell = beside(line_name(shown.line("care_leavers_eet", "19 to 21"), "now"))
    assert shown.pointed(cell) == ("care_leavers_eet", "at", "19 to 21", LAST, True)


@pytest.mark.parametrize(
    ("field", "down"),
    [("theme", 0), ("title", 0), ("title", 1), ("words", 0)],
    ids=["its theme", "its title", "under its title", "its words"],
)
def test_a_cell_of_a_chart(shown, field, down):
    cell = beside(slot_name(shown.slot("pep_in_place"), field), down=down)
    assert shown.pointed(cell) == ("pep_in_place", "at", None, LAST, True)


@pytest.mark.parametrize("right", [0, 1, 2])
def test_a_bar_of_the_profile(shown, right):
    line, side = shown.half("children_by_age", "10 to 15")
    assert shown.pointed(beside(half_name(line, side, "1"), right)) == ("children_by_age", "at", "10 to 15", LAST, True)


def test_the_title_of_a_block_of_bars(shown):
    line, side = shown.half("children_by_age", "")
    assert shown.pointed(beside(half_name(line, side, "1"))) == ("children_by_age", "at", None, LAST, True)


def test_what_is_known_only_on_a_31_march_is_that_days(shown):
    line, side = shown.half("immunisations", "")
    assert shown.pointed(beside(half_name(line, side, "1"))) == ("immunisations", "at", None, Day(2026, 3, 31), False)


@pytest.mark.slow
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
    made = Shown(tables)
    *_, found, latest = made.pointed(beside(line_name(made.line("dental_on_time"), "now")))
    assert (found, latest) == (day, day == LAST)


def test_a_row_of_results(shown):
    rows = enumerate(shown.book.sheets["Results"], 1)
    row = next(at for at, row in rows if row[0] == "placement_type" and row[3] == "Other")
    found = figure_at(shown.book, names(), ("Results", row, 9))
    assert (found.indicator.name, found.window.value, found.group) == ("placement_type", "at", "Other")
    assert found.day != LAST and not found.latest


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(None, id="a picture"),
        pytest.param(("page", 2, 1), id="over the lines"),
        pytest.param(("page", 31, 40), id="beside the lines"),
        pytest.param(("page", 30, 1), id="the heading of a theme"),
        pytest.param(("page", 29 + LINES, 1), id="a line that is not used"),
        pytest.param(("themes", 3 + 4 * 11, 5), id="a chart that is not used"),
        pytest.param(("Commentary", 6, 2), id="another sheet"),
        pytest.param(("Results", 1, 1), id="the headings of Results"),
    ],
)
def test_a_cell_that_is_no_figure(shown, cell):
    with pytest.raises(Refusal, match="Select a figure first: a line or chart of the page, or a row of Results"):
        figure_at(shown.book, names(), cell)


def test_before_the_first_refresh():
    with pytest.raises(Refusal, match="There are no figures yet: press Refresh first"):
        figure_at(MemoryBook({"Results": [list(COLUMNS)]}), {}, ("Results", 2, 1))
