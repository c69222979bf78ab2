"""Sharing a month: the files, the record, and all that can stand in the way."""

import datetime as dt
import hashlib

import openpyxl
import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.books.book import BookError
from scorecard_xl.books.file import FileBook
from scorecard_xl.books.memory import MemoryBook
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.acts import HEADINGS
from scorecard_xl.period import Day
from scorecard_xl.publishing import publish
from scorecard_xl.share.leak import Leak
from scorecard_xl.sharing import share

JUNE = dt.datetime(2026, 6, 3, 14, 5)
STEM = "Demonstration-Council-scorecard-2026-05"


@pytest.fixture
def demo(demonstration):
    return next(demonstration.glob("Scorecard.xls*"))


@pytest.fixture
def book(demo, tmp_path):
    path = tmp_path / f"book{demo.suffix}"
    path.write_bytes(demo.read_bytes())
    return path


def shared(book, out, now=JUNE):
    return share(FileBook.open(book), out, now=now, with_pdf=False)


def history(book):
    return [dict(zip(HEADINGS, row, strict=True)) for row in FileBook.open(book).read("History").rows[1:]]


def put(book, sheet, rows):
    opened = FileBook.open(book)
    opened.put({}, {sheet: rows})
    opened.save()


def test_the_files_and_their_record(book, tmp_path, capsys):
    assert run(["share", str(book), "--out", str(tmp_path / "out"), "--no-pdf"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [f"{STEM}.csv", f"{STEM}.eml", f"{STEM}.xlsx"]
    act, *figures = [row for row in history(book) if row["action"] == "shared"]
    assert act["file"] == f"{STEM}.xlsx"
    assert act["sha256"] == hashlib.sha256((tmp_path / "out" / f"{STEM}.xlsx").read_bytes()).hexdigest()
    assert "Small-number threshold: 5" in act["options"]
    assert {row["visible"] for row in figures} == {"shown", "hidden"}
    said = capsys.readouterr()
    assert "figures of the month are hidden; the sheet History keeps what was shown" in said.out
    assert "May 2026 has not been published" in said.err


def test_the_copy_has_four_sheets_of_values(book, tmp_path):
    shared(book, tmp_path / "out")
    copy = openpyxl.load_workbook(tmp_path / "out" / f"{STEM}.xlsx")
    assert copy.sheetnames == ["Scorecard", "Figures", "Trends", "Definitions"]
    assert [sheet.sheet_state for sheet in copy.worksheets] == ["visible"] * 4
    assert not [cell for sheet in copy for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert copy["Scorecard"]._charts


def test_sharing_again_adds_only_what_is_new(book, tmp_path):
    shared(book, tmp_path / "one")
    once = len(history(book))
    shared(book, tmp_path / "two", JUNE + dt.timedelta(hours=1))
    assert len(history(book)) == once + 1
    assert (tmp_path / "one" / f"{STEM}.csv").read_bytes() == (tmp_path / "two" / f"{STEM}.csv").read_bytes()


def test_the_same_book_and_time_give_the_same_workbook(book, tmp_path, demo):
    other = tmp_path / f"other{demo.suffix}"
    other.write_bytes(book.read_bytes())
    shared(book, tmp_path / "one")
    shared(other, tmp_path / "two")
    assert (tmp_path / "one" / f"{STEM}.xlsx").read_bytes() == (tmp_path / "two" / f"{STEM}.xlsx").read_bytes()


def test_a_published_month_is_shared_without_a_word_and_one_that_has_changed_with_one(book, tmp_path):
    opened = FileBook.open(book)
    publish(opened, now=JUNE)
    opened.save()
    assert shared(book, tmp_path / "one").notes == []
    rows = FileBook.open(book).read("Reviews").rows[1:]
    put(book, "Reviews", rows[:-40])
    notes = shared(book, tmp_path / "two", JUNE + dt.timedelta(hours=1)).notes
    assert "May 2026 has changed since it was published" in notes[0]
    assert any("Reviews held on time" in note and "published" in note for note in notes[1:])


def comment(text):
    return lambda book: put(book, "Commentary", [["dental_on_time", dt.date(2026, 5, 1), text.format(*_someone(book))]])


def _someone(book):
    """A child, a UPN, a worker and a postcode of the raw sheets."""
    children, episodes = (FileBook.open(book).read(name).rows for name in ("Children", "Episodes"))
    row = dict(zip(children[0], children[5], strict=True))
    return row["CHILD"], row["UPN"], row["WORKER"], dict(zip(episodes[0], episodes[5], strict=True))["HOME_POST"]


@pytest.mark.parametrize(
    ("before", "says"),
    [
        pytest.param(comment("The late check was that of {0}."), "Commentary.* holds a child's ID", id="a child in a comment"),
        pytest.param(comment("UPN {1}"), r"Commentary.* holds a pupil number", id="a UPN in a comment"),
        pytest.param(comment("Ask {2}."), "Commentary.* holds the name of a worker", id="a worker in a comment"),
        pytest.param(comment("near {3}"), "Commentary.* holds a postcode", id="a postcode in a comment"),
        pytest.param(comment("x" * 300 + " {0}"), "Commentary.* holds a child's ID", id="a child where the page cuts a comment"),
    ],
)  # fmt: skip
def test_a_book_that_says_who_somebody_is_leaves_nothing(before, says, book, tmp_path):
    before(book)
    kept = book.read_bytes()
    with pytest.raises(Leak, match=f"Nothing was shared: .*{says}"):
        shared(book, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert book.read_bytes() == kept


def test_a_council_called_like_a_child_gets_no_file(book, tmp_path):
    opened = FileBook.open(book)
    opened.put({"CPS.setting.council": f"Council of {_someone(book)[0]}"}, {})
    opened.save()
    with pytest.raises(Leak, match="the name of the council"):
        shared(book, tmp_path / "out")


def test_a_book_that_is_open_elsewhere_is_not_shared(book, tmp_path):
    (tmp_path / f"~${book.name}").write_text("")
    with pytest.raises(BookError, match="is open in Excel"):
        shared(book, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_there_is_never_replaced(book, tmp_path):
    shared(book, tmp_path / "out")
    kept = book.read_bytes()
    with pytest.raises(Refusal, match=f"{STEM}.xlsx is there already"):
        shared(book, tmp_path / "out")
    assert book.read_bytes() == kept


def test_where_the_files_cannot_be_placed_the_record_is_taken_back(book, tmp_path, monkeypatch):
    from scorecard_xl.share import placing

    def fails(file, target):
        raise OSError(28, "no space left")

    monkeypatch.setattr(placing, "_move", fails)
    with pytest.raises(Refusal, match="no space left"):
        shared(book, tmp_path / "out")
    assert not [row for row in history(book) if row["action"] == "shared"]
    assert not (tmp_path / "out").exists()


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
    book.sheets["Settings"] = [["Setting", "Value"], ["Council", text[:90]], ["Reporting month", MAY.date()]]
    assert len(share(book, tmp_path / "out", now=JUNE, with_pdf=False).files) == 3


def test_a_council_without_children_can_be_shared(tmp_path):
    book = Kept(small())
    book.sheets["Episodes"] = book.sheets["Episodes"][:2]
    book.sheets["Episodes"][1][7:9] = ["01/02/2021", "E3"]
    assert share(book, tmp_path / "out", MAY, JUNE, with_pdf=False).files


MAY = Day("2026-05-31")
EPISODES = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"]


class Kept(MemoryBook):
    def save(self):
        pass


def small():
    """A council of nine children."""
    episodes = [[f"A{at}", "01/02/2020", "S", "C2", "N1", "U6", "PR1", "", ""] for at in range(9)]
    return {"Episodes": [EPISODES, *episodes], "History": [list(HEADINGS)]}
