"""New files: who may open them; files with two names; what a kill left behind."""

import os
import shutil
import stat
import struct
import subprocess
import time

import pytest

from scorecard_xl.share.staging import put_in_place, staged
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file import saving


@pytest.fixture(autouse=True)
def _usual_mask():
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def shared_by_its_group(folder):
    folder.chmod(0o2775)


def shared_by_a_rule(folder):
    """A default ACL that lets the group write: version 2, then (tag, rights, id) of owner, group and others."""
    entries = ((0x01, 6, 0xFFFFFFFF), (0x04, 6, 0xFFFFFFFF), (0x20, 0, 0xFFFFFFFF))
    content = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        os.setxattr(folder, "system.posix_acl_default", content)
    except OSError as error:
        pytest.skip(f"this disk has no rules for folders ({error.strerror})")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(lambda folder: None, 0o600, id="a folder of one's own"),
        pytest.param(lambda folder: folder.chmod(0o777), 0o600, id="a folder that all may write, as /tmp"),
        pytest.param(shared_by_its_group, 0o660, id="a folder that hands on its group"),
        pytest.param(shared_by_a_rule, 0o660, id="a folder with a rule for new files"),
    ],
)
def test_who_may_open_a_new_file(tmp_path, share, expected):
    share(tmp_path)
    build(tmp_path / "Book.xlsx")
    with staged({"copy.xlsx": b"copy"}, tmp_path) as files:
        put_in_place(files, lambda: None, lambda: None)
    assert [mode(tmp_path / name) for name in ("Book.xlsx", "copy.xlsx")] == [expected, expected]


@pytest.mark.parametrize("own", [0o600, 0o640, 0o664, 0o644])
def test_a_file_that_is_there_keeps_its_permissions(tmp_path, own):
    path = tmp_path / "Book.xlsx"
    path.write_bytes(b"old")
    path.chmod(own)
    saving.write(path, b"new", like=path)
    assert (path.read_bytes(), mode(path)) == (b"new", own)


def test_a_file_with_two_names_is_refused_and_neither_changes(tmp_path):
    path, other = tmp_path / "Book.xlsx", tmp_path / "Same.xlsx"
    path.write_bytes(b"old")
    os.link(path, other)
    with pytest.raises(BookError, match=r"Book\.xlsx has 2 names on this disk \(hard links\)"):
        saving.write(path, b"new", like=path)
    assert path.read_bytes() == other.read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["Book.xlsx", "Same.xlsx"]


@pytest.mark.slow
def test_a_link_to_the_file_is_followed_and_stays(tmp_path):
    path, link = tmp_path / "Book.xlsx", tmp_path / "Link.xlsx"
    build(path)
    link.symlink_to(path)
    from scorecard_xl.workbook.file.book import FileBook

    book = FileBook.open(link)
    book.recolour("#123456")
    book.save()
    assert link.is_symlink() and book.path == path.resolve()


@pytest.mark.parametrize(("hours", "stays"), [(0, True), (0.9, True), (1.1, False), (50, False)])
def test_what_a_killed_share_left_is_cleared_after_an_hour(tmp_path, hours, stays):
    left = tmp_path / ".scorecard-x1y2"
    left.mkdir()
    (left / "copy.xlsx").write_bytes(b"copy")
    os.utime(left, (then := time.time() - hours * 3600, then))
    with staged({"copy.xlsx": b"copy"}, tmp_path):
        assert left.exists() is stays


def test_a_link_among_what_is_left_is_not_followed(tmp_path):
    kept, folder = tmp_path / "kept", tmp_path / "out"
    kept.mkdir()
    folder.mkdir()
    (kept / "precious.xlsx").write_bytes(b"")
    (folder / ".scorecard-link").symlink_to(kept)
    subprocess.run(["touch", "-h", "-d", "3 hours ago", folder / ".scorecard-link"], check=True)
    saving.clear(folder, ".scorecard-*")
    assert (kept / "precious.xlsx").exists()
    shutil.rmtree(folder)
