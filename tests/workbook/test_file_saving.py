import os
import stat
import zipfile

import openpyxl
import pytest

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

# openpyxl says what it cannot keep; here it only looks.
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


def changed_book(path):
    book = FileBook.open(path)
    book.put({"share": 0.25}, {})
    return book


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_book_without_changes_is_not_written(rich):
    before = rich.stat().st_mtime_ns
    assert FileBook.open(rich).save() is None
    assert rich.stat().st_mtime_ns == before


def test_a_copy_without_changes_is_the_same_bytes(rich, tmp_path):
    FileBook.open(rich).save(tmp_path / "copy.xlsx")
    assert (tmp_path / "copy.xlsx").read_bytes() == rich.read_bytes()


def test_saved_elsewhere_the_source_stays(rich, tmp_path):
    source = rich.read_bytes()
    changed_book(rich).save(tmp_path / "out.xlsx")
    assert rich.read_bytes() == source
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Page"]["B2"].value == 0.25


def test_a_book_can_be_saved_again_and_again(rich):
    book = changed_book(rich)
    book.save()
    book.put({"share": 0.75}, {})
    book.save()
    assert openpyxl.load_workbook(rich)["Page"]["B2"].value == 0.75


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_the_file_keeps_its_permissions(rich, tmp_path, mode):
    rich.chmod(mode)
    changed_book(rich).save()
    FileBook.open(rich).save(tmp_path / "copy.xlsx")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (rich, tmp_path / "copy.xlsx")} == {mode}


def test_a_link_stays_a_link(rich, tmp_path):
    link = tmp_path / "link.xlsx"
    link.symlink_to(rich)
    changed_book(link).save()
    assert link.is_symlink()
    assert openpyxl.load_workbook(rich)["Page"]["B2"].value == 0.25


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(rich, monkeypatch, failing, error):
    book, source, before = changed_book(rich), rich.read_bytes(), names(rich.parent)

    def fail(*_):
        raise error

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises((BookError, KeyboardInterrupt)):
        book.save(backup=True)
    assert (rich.read_bytes(), names(rich.parent)) == (source, before)


def test_a_failure_after_the_backup_takes_it_away(rich, monkeypatch):
    book, before, replace = changed_book(rich), names(rich.parent), os.replace

    def fail(source, target):
        if target == rich:
            raise OSError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(BookError, match=r"cannot be written \(Permission denied\)"):
        book.save(backup=True)
    assert names(rich.parent) == before


def test_a_folder_that_is_not_there(rich, tmp_path):
    with pytest.raises(BookError, match="cannot be written"):
        changed_book(rich).save(tmp_path / "nowhere" / "b.xlsx")


@pytest.mark.parametrize(
    ("lock", "program"), [("~$Scorecard.xlsx", "Excel"), (".~lock.Scorecard.xlsx#", "LibreOffice")]
)
def test_an_open_workbook_is_not_overwritten(rich, lock, program):
    book, source = changed_book(rich), rich.read_bytes()
    (rich.parent / lock).touch()
    with pytest.raises(BookError, match=f"Scorecard.xlsx is open in {program}: close it, then try again"):
        book.save()
    assert rich.read_bytes() == source


def test_what_someone_else_saved_meanwhile_is_not_overwritten(rich):
    book = changed_book(rich)
    rich.write_bytes(rich.read_bytes() + b" ")
    with pytest.raises(BookError, match="was changed by someone else meanwhile"):
        book.save()


def test_backups_hold_the_old_file_and_never_overwrite(rich):
    source = rich.read_bytes()
    os.utime(rich, (1_700_000_000, 1_700_000_000))
    first = changed_book(rich).save(backup=True)
    changed = rich.read_bytes()
    os.utime(rich, (1_700_000_000, 1_700_000_000))
    book = FileBook.open(rich)
    book.put({"share": 0.5}, {})
    second = book.save(backup=True)
    assert (first.read_bytes(), second.read_bytes()) == (source, changed)
    assert first.name.startswith("Scorecard (backup 2023-11-1") and first.suffix == ".xlsx"
    assert second.stem == first.stem.removesuffix(")") + " 2)"


def test_no_backup_where_there_was_no_file(rich, tmp_path):
    assert changed_book(rich).save(tmp_path / "out.xlsx", backup=True) is None


def entry(path, part):
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(part)
        return info.date_time, info.external_attr, info.create_system, info.internal_attr, info.comment


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/theme/theme1.xml"], ids=["changed", "unchanged"])
def test_entries_keep_their_date_and_attributes(rich, part):
    with zipfile.ZipFile(rich) as archive:
        contents = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(rich, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, (2011, 2, 3, 4, 5, 6))
            info.external_attr, info.comment, info.compress_type = 0o640 << 16, b"note", zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    before = entry(rich, part)
    changed_book(rich).save()
    assert entry(rich, part) == before


class Pipe:
    """A file that cannot go back, for which zipfile writes the sizes behind the data."""

    def __init__(self, file):
        self.write, self.flush = file.write, file.flush


@pytest.mark.parametrize("zip64", [False, True], ids=["sizes behind the data", "zip64 headers"])
def test_other_kinds_of_archive_become_plain_ones(rich, tmp_path, zip64):
    other = tmp_path / "other.xlsx"
    with zipfile.ZipFile(rich) as source:
        contents = {info.filename: source.read(info) for info in source.infolist()}
    with other.open("wb") as file, zipfile.ZipFile(file if zip64 else Pipe(file), "w") as archive:
        for name, content in contents.items():
            with archive.open(name, "w", force_zip64=zip64) as part:
                part.write(content)
    changed_book(other).save()
    with zipfile.ZipFile(other) as archive:
        assert archive.testzip() is None
        assert not any(info.flag_bits & 8 or info.extra for info in archive.infolist())
    assert openpyxl.load_workbook(other)["Page"]["B2"].value == 0.25


def test_an_archive_beyond_4_gib_is_refused(rich, monkeypatch):
    monkeypatch.setattr("scorecard_xl.workbook.file.archive._MOST_BYTES", 4000)
    with pytest.raises(BookError, match="larger than 4 GiB"):
        changed_book(rich).save()
