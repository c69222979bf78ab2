"""A month that no raw table reaches: who looks at its figures is told that the data end before it."""

import datetime as dt
import io

import openpyxl
import pytest

from scorecard_xl.app import buttons
from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import copy_of
from scorecard_xl.cli.console import warnings
from scorecard_xl.council.period import Day
from scorecard_xl.figures.acts import HEADINGS
from scorecard_xl.page import fill
from scorecard_xl.page.head import REFRESHED
from scorecard_xl.page.theme import OFF
from scorecard_xl.share.workbook import compose
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.memory import MemoryBook

NOW = dt.datetime(2026, 6, 3, 14, 5)
SAID = "The data end on 31 March 2019: nothing is known of May 2019"
VISITS = ["CHILD", "VISIT", "SEEN"]


def book(**tables: list[list[object]]) -> MemoryBook:
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/03/2019", "S", "C2", "U6"]]
    settings = [["Setting", "Value"], ["Reporting month", "2019-05"]]
    return MemoryBook({"Episodes": episodes, "Settings": settings, "History": [list(HEADINGS)], **tables})


def told(read: MemoryBook) -> dict[str, list[str]]:
    """The sentences that say it, by where."""
    council = read_council(read)
    figures = council.figures()
    copy = copy_of(council, figures, NOW)
    said = {
        "page": [str(fill.cells(council, figures, NOW)[REFRESHED])],
        "Data quality": [str(row[-1]) for row in fill.problem_rows(council, figures)],
        "commands": warnings(council),
        "publish": buttons.published(read),
        "copy": [str(value) for value in copy.said],
    }
    return {where: [each for each in texts if "The data end" in each] for where, texts in said.items()}


def test_it_is_said_wherever_the_figures_are_seen() -> None:
    said = told(book())
    assert said["page"][0].startswith(f"{SAID} · Refreshed 3 June 2026")
    assert said["Data quality"] == [f"{SAID}; import a later return, or report an earlier month"]
    assert said["commands"] == said["publish"] == [f"{SAID}."]


def test_a_copy_says_that_the_data_end_earlier_and_no_more() -> None:
    (only,) = told(book())["copy"]
    assert only.startswith("The data end before May 2019 · Shared 3 June 2026")
    assert "March" not in only


@pytest.mark.parametrize(
    "visits",
    [
        pytest.param([VISITS, ["A", "02/05/2019", "Y"]], id="a visit in the month"),
        pytest.param([VISITS, ["A", "02/06/2019", "Y"]], id="a visit after it"),
    ],
)
def test_a_month_that_another_table_reaches_is_as_any_other(visits: list[list[object]]) -> None:
    assert not any(told(book(Visits=visits)).values())


def test_a_visit_before_the_month_is_the_day_on_which_the_data_end() -> None:
    (said,) = told(book(Visits=[VISITS, ["A", "02/04/2019", "Y"]]))["commands"]
    assert said == "The data end on 2 April 2019: nothing is known of May 2019."


def test_a_live_page_shows_it_in_red(tmp_path) -> None:
    build(tmp_path / "book.xlsx")
    page = openpyxl.load_workbook(tmp_path / "book.xlsx")["Scorecard"]
    (rule,) = (
        rule for where in page.conditional_formatting if "A4" in str(where.sqref).split() for rule in where.rules
    )
    assert (rule.operator, rule.text) == ("beginsWith", "The data end")
    assert rule.dxf.font.color.rgb == f"FF{OFF[0][1:]}"


@pytest.mark.parametrize(("month", "red"), [("2019-05-31", True), ("2019-03-31", False)])
def test_a_copy_shows_it_in_red(month: str, red: bool) -> None:
    council = read_council(book(), Day(month))
    figures = council.figures()
    copy = copy_of(council, figures, NOW)
    line = openpyxl.load_workbook(io.BytesIO(compose(copy)))["Scorecard"]["A4"]
    assert (line.font.color.rgb == f"FF{OFF[0][1:]}") is red
