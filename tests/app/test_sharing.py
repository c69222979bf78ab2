"""Sharing a month: the files and their record."""

import datetime as dt
import hashlib

import openpyxl
import pytest
from shared_copies import JUNE, STEM, history, put, shared

from scorecard_xl.__main__ import run
from scorecard_xl.app.publishing import publish
from scorecard_xl.app.sharing import share
from scorecard_xl.council.period import Day
from scorecard_xl.figures.history import HEADINGS
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.slow


def test_the_files_and_their_record(own_demonstration, tmp_path, capsys):
    assert run(["share", str(own_demonstration), "--out", str(tmp_path / "out"), "--no-pdf"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{STEM}.{ending}" for ending in ("csv", "eml", "html", "xlsx")
    ]
    act, *figures = [row for row in history(own_demonstration) if row["action"] == "shared"]
    assert act["file"] == f"{STEM}.xlsx"
    assert act["sha256"] == hashlib.sha256((tmp_path / "out" / f"{STEM}.xlsx").read_bytes()).hexdigest()
    assert act["options"] == "Copies are for: anyone; files: xlsx, html, csv, eml"
    assert {row["visible"] for row in figures} == {"shown", "hidden"}
    said = capsys.readouterr()
    assert "Shared May 2026: rounded, for anyone; the sheet History keeps what was shown" in said.out
    assert "May 2026 has not been published" in said.err


def test_the_copy_has_only_sheets_of_values(own_demonstration, tmp_path):
    shared(own_demonstration, tmp_path / "out")
    copy = openpyxl.load_workbook(tmp_path / "out" / f"{STEM}.xlsx")
    assert copy.sheetnames == ["Scorecard", "Themes", "Profile", "Figures", "Comments", "Trends", "Definitions"]
    assert [sheet.sheet_state for sheet in copy.worksheets] == ["visible"] * 7
    assert not [cell for sheet in copy for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert copy["Scorecard"]._charts


def test_sharing_again_adds_only_what_is_new(own_demonstration, tmp_path):
    shared(own_demonstration, tmp_path / "one")
    once = len(history(own_demonstration))
    shared(own_demonstration, tmp_path / "two", JUNE + dt.timedelta(hours=1))
    assert len(history(own_demonstration)) == once + 1
    assert (tmp_path / "one" / f"{STEM}.csv").read_bytes() == (tmp_path / "two" / f"{STEM}.csv").read_bytes()


def test_the_same_book_and_time_give_the_same_workbook(own_demonstration, tmp_path):
    other = tmp_path / "other.xlsm"
    other.write_bytes(own_demonstration.read_bytes())
    shared(own_demonstration, tmp_path / "one")
    shared(other, tmp_path / "two")
    assert (tmp_path / "one" / f"{STEM}.xlsx").read_bytes() == (tmp_path / "two" / f"{STEM}.xlsx").read_bytes()


def test_a_published_month_is_shared_without_a_word_and_one_that_has_changed_with_one(own_demonstration, tmp_path):
    opened = FileBook.open(own_demonstration)
    publish(opened, now=JUNE)
    opened.save()
    assert [note for note in shared(own_demonstration, tmp_path / "one").notes if "published" in note] == []
    rows = FileBook.open(own_demonstration).read("Reviews").rows[1:]
    put(own_demonstration, "Reviews", rows[:-40])
    notes = shared(own_demonstration, tmp_path / "two", JUNE + dt.timedelta(hours=1)).notes
    assert any(note.startswith("May 2026 has changed since it was published") for note in notes)
    assert any("Reviews held on time" in note and "published" in note for note in notes)


def test_measures_off_target_without_a_comment_are_named_and_refuse_nothing(own_demonstration, tmp_path):
    notes = [note for note in shared(own_demonstration, tmp_path / "out").notes if note.startswith("Off target")]
    (said,) = notes
    assert "Dentist in the last year" in said and "First health check" not in said  # it has a comment
    assert said.endswith("Write on Commentary why, and what is being done.")


@pytest.mark.parametrize(("name", "told"), [("Ouseford", False), ("", True)], ids=["a name", "none"])
def test_a_copy_that_does_not_say_whose_it_is_is_told(name, told, tmp_path):
    book = Kept(small() | {"Settings": [["Setting", "Value"], ["Council", name], COMPLETE]})
    notes = share(book, tmp_path / "out", MAY, JUNE, with_pdf=False).notes
    said = [note for note in notes if "does not say whose" in note]
    assert [note.endswith("beside Council, and share again.") for note in said] == [True] * told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("one\r\ntwo\nthree\ttabs", id="several lines"),
        pytest.param("_x0041_ and _x005F_", id="what Excel takes for a code"),
        pytest.param("a bell \x07 and half a sign \ud83d", id="what no file can hold"),
        pytest.param("  blanks around  ", id="blanks around it"),
        pytest.param('=1+1 & <b> "quoted" http://a.example {n} %s', id="what looks like something else"),
        pytest.param("x" * 40_000, id="a very long text"),
        pytest.param("😀 ünïcödé ﬁ \u200b", id="signs of every kind"),
    ],
)
def test_whatever_an_officer_writes_can_be_shared(text, tmp_path):
    book = Kept(small() | {"Commentary": [["Indicator", "Month", "Comment"], ["dental_on_time", MAY.date(), text]]})
    book.sheets["Settings"] = [["Setting", "Value"], ["Council", text[:90]], ["Reporting month", MAY.date()], COMPLETE]
    assert len(share(book, tmp_path / "out", now=JUNE, with_pdf=False).files) == 4


def test_a_council_without_children_can_be_shared(tmp_path):
    book = Kept(small())
    book.sheets["Episodes"] = book.sheets["Episodes"][:2]
    book.sheets["Episodes"][1][7:9] = ["01/02/2021", "E3"]
    book.sheets["Settings"] = [["Setting", "Value"], COMPLETE]
    assert share(book, tmp_path / "out", MAY, JUNE, with_pdf=False).files


MAY = Day("2026-05-31")
COMPLETE = ["Extract complete to", "31/05/2026"]
EPISODES = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"]


class Kept(MemoryBook):
    def save(self):
        pass


def small():
    """A council of nine children."""
    episodes = [[f"A{at}", "01/02/2020", "S", "C2", "N1", "U6", "PR1", "", ""] for at in range(9)]
    return {"Episodes": [EPISODES, *episodes], "History": [list(HEADINGS)]}
