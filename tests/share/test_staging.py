"""All is there, or nothing."""

import pytest

from scorecard_xl.errors import Refusal
from scorecard_xl.share.staging import put_in_place, staged

FILES = {"a.xlsx": b"workbook", "a.csv": b"table"}


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else None


def test_the_files_are_in_their_places_and_nothing_else(tmp_path):
    with staged(FILES, tmp_path / "new" / "folder") as files:
        put_in_place(files, lambda: None, lambda: None)
    assert names(tmp_path / "new" / "folder") == ["a.csv", "a.xlsx"]
    assert (tmp_path / "new" / "folder" / "a.xlsx").read_bytes() == b"workbook"


def test_a_file_that_is_there_is_never_replaced(tmp_path):
    (tmp_path / "a.csv").write_text("mine")
    with pytest.raises(Refusal, match=r"a\.csv is there already: move it away"), staged(FILES, tmp_path):
        pass
    assert names(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "mine"


def test_where_the_record_cannot_be_made_there_is_no_file(tmp_path):
    def record():
        raise Refusal("the book is open")

    with pytest.raises(Refusal, match="the book is open"), staged(FILES, tmp_path / "new") as files:
        put_in_place(files, record, lambda: None)
    assert names(tmp_path / "new") is None


def test_where_a_file_cannot_be_moved_the_record_is_taken_back(tmp_path):
    record = []
    with pytest.raises(Refusal, match="a file of that name is there"), staged(FILES, tmp_path) as files:
        (tmp_path / "a.csv").write_text("came meanwhile")
        put_in_place(files, lambda: record.append("shared"), record.clear)
    assert names(tmp_path) == ["a.csv"]
    assert record == []


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Refusal, match="Nothing can be written into"), staged(FILES, tmp_path / "file" / "folder"):
        pass
