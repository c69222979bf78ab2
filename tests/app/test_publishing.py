"""Publishing a month, and what a later refresh says of it."""

import datetime as dt

import openpyxl
import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.app.publishing import publish
from scorecard_xl.app.refresh import refresh
from scorecard_xl.council.period import Day
from scorecard_xl.figures.history import HEADINGS
from scorecard_xl.page.plots import HEADINGS as PLOTS
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.slow

JUNE = dt.datetime(2026, 6, 3, 14, 5)
MAY = Day("2026-05-31")
EPISODES = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"]


def episode(child, since, until="", reason=""):
    return [child, since, "S", "C2", "N1", "U6", "PR1", until, reason]


def memory(*episodes):
    sheets = {"Episodes": [EPISODES, *episodes], "History": [list(HEADINGS)], "Results": [["indicator"]]}
    quality = [["Table", "Row", "Column", "Value", "Severity", "Rule", "Indicators it touches", "What is wrong"]]
    others = {"Trends": [list(PLOTS)]} | {name: [["heading"]] for name in ("Behind the figures", "Due soon")}
    settings = [["Setting", "Value"], ["Extract complete to", "31/05/2026"]]
    return MemoryBook(sheets | others | {"Data quality": quality, "Settings": settings})


@pytest.fixture
def book():
    return memory(episode("A1", "01/02/2020"), episode("A2", "01/02/2021"))


def history(book):
    return [dict(zip(HEADINGS, row, strict=True)) for row in book.sheets["History"][1:]]


def test_publishing_adds_the_act_and_every_figure_of_the_month(book):
    said = publish(book, MAY, JUNE)
    act, *figures = history(book)
    assert (act["action"], act["at"], act["month"], act["indicator"]) == ("published", JUNE, MAY.date(), "")
    assert len(figures) == said.figures
    in_care = next(row for row in figures if row["indicator"] == "children_in_care")
    assert (in_care["window"], in_care["end"], in_care["value"], in_care["visible"]) == ("at", MAY.date(), 2, None)


def test_publishing_again_adds_a_set_and_says_so(book):
    publish(book, MAY, JUNE)
    first = history(book)
    book.sheets["Episodes"].append(episode("A3", "01/03/2026"))
    said = publish(book, MAY, JUNE + dt.timedelta(days=1)).sentences()
    assert history(book)[: len(first)] == first
    assert "May 2026 was published before, on 3 June 2026 at 14:05" in said[1]
    assert any("Children in care" in sentence and "published 2, now 3" in sentence for sentence in said)


def test_two_publishings_in_the_same_second_stay_two_sets(book):
    publish(book, MAY, JUNE)
    publish(book, MAY, JUNE)
    assert len({row["at"] for row in history(book)}) == 2


def test_a_later_refresh_says_which_published_figure_has_changed(book):
    publish(book, MAY, JUNE)
    refresh(book, MAY)
    assert not [row for row in book.sheets["Data quality"] if row[0] == "History"]
    book.sheets["Episodes"].append(episode("A3", "01/03/2026"))
    refresh(book, MAY)
    told = [row[-1] for row in book.sheets["Data quality"] if row[0] == "History"]
    assert "Children in care, on 31 May 2026: published 2, now 3 (published 3 June 2026 for May 2026)." in told


def test_rows_that_an_officer_arranged_otherwise_are_added_to_in_that_order(book):
    book.sheets["History"] = [["Mine", "Month", *(name for name in HEADINGS if name != "month")], ["kept"] + [""] * 16]
    book.sheets["History"][1][1:4] = [MAY.date(), "shared", JUNE]
    publish(book, MAY, JUNE)
    kept, act = book.sheets["History"][1:3]
    assert kept[0] == "kept"
    assert (act[0], act[1], act[2]) == (None, MAY.date(), "published")


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        pytest.param(None, "has no sheet History", id="no sheet"),
        pytest.param([["action", "at"]], "lacks the headings month, indicator", id="headings are missing"),
    ],
)
def test_without_a_history_nothing_is_published(book, sheet, says):
    del book.sheets["History"]
    book.sheets |= {} if sheet is None else {"History": sheet}
    with pytest.raises(BookError, match=says):
        publish(book, MAY, JUNE)


def test_a_workbook_of_another_kind_is_not_sent_to_an_upgrade():
    with pytest.raises(BookError, match="is not a scorecard: make one with `scorecard-xl new BOOK`"):
        publish(MemoryBook({"Budget": [["Year", "Pounds"]]}), MAY, JUNE)


def test_the_command_publishes_into_the_file_and_no_other_sheet_changes(own_demonstration, figures, capsys):
    before = FileBook.open(own_demonstration)
    number = len(figures(own_demonstration, "--month", "2026-04", "--latest"))
    assert run(["publish", str(own_demonstration), "--month", "2026-04"]) == 0
    assert f"Published {number} figures for April 2026" in capsys.readouterr().out
    after = FileBook.open(own_demonstration)
    for sheet in openpyxl.load_workbook(own_demonstration, read_only=True).sheetnames:
        assert (before.read(sheet) == after.read(sheet)) is (sheet != "History")
    assert len(after.read("History").rows) == len(before.read("History").rows) + 1 + number


def test_publishing_again_changes_no_row_that_is_there(tmp_path):
    path = tmp_path / "book.xlsm"
    assert run(["new", str(path)]) == 0
    opened = FileBook.open(path)
    opened.put(
        {},
        {"Episodes": [episode("A1", dt.date(2020, 2, 1), dt.date(2026, 5, 30)), episode("A2", dt.date(2026, 5, 29))]},
    )
    publish(opened, MAY, JUNE)
    once = opened.read("History").rows
    publish(opened, MAY, JUNE + dt.timedelta(hours=1, seconds=7))
    publish(opened, MAY, JUNE + dt.timedelta(hours=2, seconds=11))
    assert opened.read("History").rows[: len(once)] == once
