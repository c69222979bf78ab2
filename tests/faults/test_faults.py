"""Whatever happens during a refresh, the workbook is the old one or the new one, whole."""

import datetime as dt
import os
import resource
import signal
import sys

import pytest
from faults import kill_loop, ptrace
from faults.work import NAME, Bench, refresh

pytestmark = pytest.mark.slow

POINTS = 40


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Bench:
    return Bench(tmp_path_factory.mktemp("faults"))


@pytest.fixture(autouse=True)
def _afresh(bench):
    bench.folder.chmod(0o755)
    bench.lay()


needs_ptrace = pytest.mark.skipif(
    sys.platform != "linux" or not ptrace.possible(), reason="a process may not stop its child here"
)


@needs_ptrace
def test_killed_at_any_moment(bench):
    stops = ptrace.count(lambda: refresh(bench.folder))
    found = []
    for stop in range(1, stops + 1, max(1, stops // POINTS)):
        bench.lay()
        # The system calls of two runs differ by a few: at the last stops the work may be done.
        assert ptrace.run_to(lambda: refresh(bench.folder), stop) in (None, 0)
        found.append(bench.is_whole())
    assert found == sorted(found, key=["old", "new"].index)
    assert found[0] == "old"


@needs_ptrace
@pytest.mark.parametrize("name", [name for name in kill_loop.COMMANDS if name != "refresh"])
def test_any_command_killed_at_some_moments_leaves_the_old_workbook_or_the_new_one(name):
    found = kill_loop.killed(name, 100 if name == "upgrade" else 15)
    assert found.points > 5
    assert found.found["old"] + found.found["new"] == found.points


@needs_ptrace
def test_killed_around_the_replacement_and_refreshed_again(bench):
    stops = ptrace.count(lambda: refresh(bench.folder))
    found = set()
    for stop in range(stops - 30, stops, 3):
        bench.lay()
        ptrace.run_to(lambda: refresh(bench.folder), stop)
        found.add(bench.is_whole())
        assert refresh(bench.folder) == 0
        assert bench.is_whole() == "new"
    assert "new" in found


@needs_ptrace
def test_a_slow_drive_changes_nothing(bench):
    assert ptrace.slowed(lambda: refresh(bench.folder), seconds=0.005) == 0
    assert bench.is_whole() == "new"


@needs_ptrace
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_saved_by_somebody_else_meanwhile(bench, part):
    stops = ptrace.count(lambda: refresh(bench.folder))
    theirs = bench.old + b" "
    status = ptrace.interrupted(
        lambda: refresh(bench.folder), int(stops * part), lambda: (bench.folder / NAME).write_bytes(theirs)
    )
    assert (status, bench.now() == theirs) == (2, True) or (status == 0 and bench.is_whole() == "new")
    assert bench.names() == [NAME]


@pytest.mark.parametrize(
    "room",
    [0, 1, 4096, 50_000, -1],
    ids=["no byte fits", "one byte fits", "a page fits", "a part fits", "all but the end fits"],
)
def test_the_disk_is_full(bench, room, in_child):
    def full():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        most = room if room >= 0 else len(bench.new) - 200
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        return refresh(bench.folder)

    assert in_child(full) == 2
    assert bench.now() == bench.old
    assert bench.names() == [NAME]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can take the part of somebody else")
@pytest.mark.parametrize(
    ("folder", "book"),
    [(0o555, 0o644), (0o777, 0o600), (0o777, 0o444), (0o700, 0o644)],
    ids=[
        "the folder may not be written",
        "the workbook may not be read",
        "the workbook is read-only",
        "the folder may not be opened",
    ],
)
def test_no_permission(bench, folder, book, in_child):
    (bench.folder / NAME).chmod(book)
    bench.folder.chmod(folder)

    def as_nobody():
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        return refresh(bench.folder)

    for above in list(bench.folder.parents)[:2]:
        above.chmod(0o755)
    assert in_child(as_nobody) == 2
    assert bench.now() == bench.old
    assert bench.names() == [NAME]


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(13, "Permission denied"),
        OSError(16, "Device or resource busy"),
        OSError(116, "Stale file handle"),
    ],
    ids=["a sharing violation", "a busy drive", "a drive that went away"],
)
def test_the_replacement_is_refused(bench, monkeypatch, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr(os, "replace", refuse)
    assert refresh(bench.folder) == 2
    assert bench.now() == bench.old
    assert bench.names() == [NAME]


@pytest.mark.parametrize("year", [1970, 1985, 2040, 2100])
def test_the_clock_was_wrong_when_the_workbook_was_saved(bench, year):
    moment = dt.datetime(year, 1, 2, tzinfo=dt.UTC).timestamp()
    os.utime(bench.folder / NAME, (moment, moment))
    assert refresh(bench.folder, "--backup") == 0
    assert bench.is_whole() == "new"
    (backup,) = (name for name in bench.names() if "backup" in name)
    assert (bench.folder / backup).read_bytes() == bench.old


def test_what_a_killed_refresh_left_is_cleared_by_a_later_one(bench):
    for name, hours in ((".scorecard-old.tmp", 2), (".scorecard-now.tmp", 0)):
        path = bench.folder / name
        path.write_bytes(b"half")
        moment = dt.datetime.now().timestamp() - hours * 3600
        os.utime(path, (moment, moment))
    assert refresh(bench.folder) == 0
    assert bench.names() == [".scorecard-now.tmp", NAME]
