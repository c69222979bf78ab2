"""What a refresh writes beside the page itself: its head, the targets in force, and the rows of the lists."""

import datetime as dt
from fractions import Fraction

import pytest
from page.pages import page

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import COLUMNS, Figure, Rag
from scorecard_xl.figures.targets import DEFAULTS, Target
from scorecard_xl.page import fill, plots
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.values import Value

LAST = Day("2026-05-31")
NOW = dt.datetime(2026, 6, 3, 14, 5)


def cells(*, targets: tuple[Target, ...] = DEFAULTS, problems: int = 0) -> dict[str, Value]:
    return fill.cells(council(targets, [Problem("Episodes", 2, "DEC", "", "")] * problems), page(), NOW)


def council(targets: tuple[Target, ...] = DEFAULTS, problems: list[Problem] | None = None) -> Council:
    """A council without data: its page is given."""
    return Council(Dataset.of({}, Settings(council="Ouseford"), LAST), problems or [], targets, LAST, True)


def test_the_top_of_the_page() -> None:
    written = cells(problems=2)
    assert written["CPS.page.council"] == "Ouseford"
    assert written["CPS.page.position"] == written["CPS.themes.position"] == "Position at 31 May 2026"
    said = "Refreshed 3 June 2026 14:05 from the raw sheets of this workbook · 2 problems in the data: see Data quality"
    assert written["CPS.page.refreshed"] == said
    assert written["CPS.of.Results"] == "Ouseford · Position at 31 May 2026"


@pytest.mark.parametrize(
    ("problems", "said"),
    [(0, "no problems in the data"), (1, "1 problem in the data: see Data quality")],
    ids=["none", "one"],
)
def test_the_number_of_problems_in_words(problems: int, said: str) -> None:
    assert str(cells(problems=problems)["CPS.page.refreshed"]).endswith(said)


@pytest.mark.parametrize(
    ("targets", "value", "limit"),
    [
        pytest.param([("0.9", None)], 0.9, 0.85, id="five points is the usual tolerance"),
        pytest.param([("0.9", "2026-05-31")], 0.9, 0.85, id="from the last day itself"),
        pytest.param([("0.9", "2026-06-01")], "", "", id="not yet in force"),
        pytest.param([("0.9", None), ("0.8", "2026-04-01")], 0.8, 0.75, id="the latest"),
    ],
)
def test_the_target_in_force(targets: list[tuple[str, str | None]], value: Value, limit: Value) -> None:
    aims = tuple(Target("reviews_on_time", Fraction(target), since and Day(since)) for target, since in targets)
    written = cells(targets=aims)
    assert written["CPS.target.reviews_on_time.value"] == value
    assert written["CPS.target.reviews_on_time.limit"] == limit


def test_empty_cells_are_the_same_cells() -> None:
    assert fill.empty_cells(Settings()).keys() == cells().keys()


def test_results_hold_every_figure_with_real_dates() -> None:
    start = Period.ending(LAST, Window.YTD).start
    rated = Figure("reviews_on_time", "", "", None, "ytd", start, LAST, 1, 2, 0.5, "share", rag=Rag.RED)
    (row,) = fill.blocks(council(), [rated], page())["Results"]
    found = dict(zip(COLUMNS, row, strict=True))
    assert (found["start"], found["end"], found["value"]) == (dt.date(2026, 4, 1), dt.date(2026, 5, 31), 0.5)
    assert (type(found["rag"]), found["rag"], found["group"]) == (str, "red", None)


def test_results_have_the_headings_of_the_contract() -> None:
    assert ", ".join(COLUMNS) == (
        "indicator, title, section, group, window, start, end, numerator, denominator, value, unit, target, rag, "
        "change, previous, lower, mean, upper, variation, assurance"
    )


def test_trends_hold_what_the_charts_of_the_page_draw() -> None:
    assert fill.blocks(council(), [], page())["Trends"] == plots.rows(page())
    assert [row[:2] for row in fill.empty_blocks()["Trends"]] == [
        ["CPS.line.2", ""] if row[:2] == ["CPS.line.2", "measure"] else
        ["CPS.line.1", ""] if row[:2] == ["CPS.line.1", "theme"] else row[:2]
        for row in plots.rows(page())
    ]  # fmt: skip
