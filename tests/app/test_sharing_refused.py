"""Sharing a month: all that can stand in the way, and then nothing is left."""

import datetime as dt

import pytest
from shared_copies import STEM, history, put, shared

from scorecard_xl.errors import Refusal
from scorecard_xl.share.gate import Leak
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

pytestmark = pytest.mark.slow


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
def test_a_book_that_says_who_somebody_is_leaves_nothing(before, says, own_demonstration, tmp_path):
    before(own_demonstration)
    kept = own_demonstration.read_bytes()
    with pytest.raises(Leak, match=f"Nothing was shared: .*{says}"):
        shared(own_demonstration, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert own_demonstration.read_bytes() == kept


def test_a_council_called_like_a_child_gets_no_file(own_demonstration, tmp_path):
    opened = FileBook.open(own_demonstration)
    opened.put({"CPS.setting.council": f"Council of {_someone(own_demonstration)[0]}"}, {})
    opened.save()
    with pytest.raises(Leak, match="the name of the council"):
        shared(own_demonstration, tmp_path / "out")


def test_a_book_that_is_open_elsewhere_is_not_shared(own_demonstration, tmp_path):
    (tmp_path / f"~${own_demonstration.name}").write_text("")
    with pytest.raises(BookError, match="is open in Excel"):
        shared(own_demonstration, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_there_is_never_replaced(own_demonstration, tmp_path):
    shared(own_demonstration, tmp_path / "out")
    kept = own_demonstration.read_bytes()
    with pytest.raises(Refusal, match=f"{STEM}.xlsx is there already"):
        shared(own_demonstration, tmp_path / "out")
    assert own_demonstration.read_bytes() == kept


def test_where_the_files_cannot_be_placed_the_record_is_taken_back(own_demonstration, tmp_path, monkeypatch):
    from scorecard_xl.share import staging

    def fails(file, target):
        raise OSError(28, "no space left")

    monkeypatch.setattr(staging, "_move", fails)
    with pytest.raises(Refusal, match="no space left"):
        shared(own_demonstration, tmp_path / "out")
    assert not [row for row in history(own_demonstration) if row["action"] == "shared"]
    assert not (tmp_path / "out").exists()
