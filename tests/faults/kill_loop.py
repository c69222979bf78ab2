"""Kills commands at every system call they make, and writes what was found into found.md, which docs/robustness.md takes in.

Run it from the checkout: .venv/bin/python tests/faults/kill_loop.py [--least 300]
"""

import argparse
import contextlib
import io
import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from faults import ptrace  # noqa: E402  the path has to be set before
from hostile import small_council  # noqa: E402
from hostile.good import good_workbook  # noqa: E402
from hostile.judge import whole  # noqa: E402
from hostile.workshop import unzipped  # noqa: E402

from scorecard_xl.__main__ import run  # noqa: E402

PAGE = Path(__file__).with_name("found.md")
BOOK, SOURCE, OUT = "Council.xlsx", "episodes.csv", "shared"
_ROWS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nN1,01/05/2025,S,C2,N1,U6,PR1,,,,,,\n"
_KNOWN = "2025-09"  # the last month that the small council's episodes reach
COMMANDS = {
    "refresh": ("refresh", "{book}", "--month", small_council.MONTH),
    "refresh --backup": ("refresh", "{book}", "--month", small_council.MONTH, "--backup"),
    "import --refresh": ("import", "{source}", "--into", "{book}", "--refresh"),
    "import": ("import", "{source}", "--into", "{book}"),
    "publish": ("publish", "{book}", "--month", _KNOWN),
    "upgrade": ("upgrade", "{book}"),
    "share": ("share", "{book}", "--out", "{out}", "--month", _KNOWN, "--no-pdf"),
}


_NUMBER = re.compile(rb"[0-9a-f.]+")
EVERY = {"refresh --backup": 2, "import --refresh": 2, "upgrade": 12, "share": 4}
"""Of a command that makes very many system calls, one point in this many is tried."""


@dataclass
class Killed:
    """What was found after one command was killed at each point."""

    command: str
    points: int
    found: Counter[str]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--least", type=int, default=300, help="points in all")
    least = options.parse_args().least
    done: list[Killed] = []
    while sum(each.points for each in done) < least:
        with ProcessPoolExecutor(2) as pool:
            done += pool.map(killed, COMMANDS, [EVERY.get(name, 1) for name in COMMANDS])
    PAGE.write_text(_page(done))
    print(PAGE.read_text())


def killed(name: str, every: int) -> Killed:
    """Kill a command at each point, or at one of `every`. Raises AssertionError for a workbook or copy in pieces."""
    with tempfile.TemporaryDirectory() as place:
        folder, old = Path(place), good_workbook().pack()
        work = _work(folder, COMMANDS[name])
        _lay(folder, old)
        assert work() == 0
        new, shared = (folder / BOOK).read_bytes(), {path.name: _size(path) for path in _shared(folder)}
        assert bool(shared) == (name == "share")
        found: Counter[str] = Counter()
        for times, point in enumerate(range(1, 100_000, every), 1):
            _lay(folder, old)
            ended = ptrace.run_to(work, point)
            which = _which(folder, old, new)
            found[which] += 1
            for path in _shared(folder):
                assert (which, _size(path)) == ("new", shared[path.name]), path
            if ended is not None:
                return Killed(name, times, found)
    raise AssertionError("the command never ended")


def _work(folder: Path, words: tuple[str, ...]) -> Callable[[], int]:
    command = [word.format(book=folder / BOOK, source=folder / SOURCE, out=folder / OUT) for word in words]

    def work() -> int:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return run(command)

    return work


def _lay(folder: Path, old: bytes) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (folder / BOOK).write_bytes(old)
    (folder / SOURCE).write_text(_ROWS)


def _shared(folder: Path) -> list[Path]:
    """The files of the copy that are in their places."""
    out = folder / OUT
    return [path for path in out.iterdir() if not path.name.startswith(".")] if out.exists() else []


def _size(path: Path) -> int:
    """How much a file of the copy holds: of a workbook all its parts, of an e-mail, which holds that, its lines of text."""
    if zipfile.is_zipfile(path):
        return sum(_lengths(path.read_bytes()).values())
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(" " in line for line in lines) if path.suffix == ".eml" else len(lines)


def _which(folder: Path, old: bytes, new: bytes) -> str:
    """Old or new. Raises AssertionError for any other workbook, and for a backup that is not the old one."""
    for path in folder.glob("*backup*"):
        assert path.read_bytes() == old
    found = (folder / BOOK).read_bytes()
    if found == old:
        return "old"
    whole(found, old)
    assert _lengths(found) == _lengths(new)
    return "new"


def _lengths(book: bytes) -> dict[str, int]:
    """Of each part; a number or a hash counts as one digit, for those of a run may be longer or shorter."""
    return {name: len(_NUMBER.sub(b"0", part)) for name, part in unzipped(book).items()}


def _line(each: Killed) -> str:
    every = EVERY.get(each.command, 1)
    return f"| `{each.command}` | {each.points} | {every} | {each.found['old']} | {each.found['new']} |"


def _page(done: list[Killed]) -> str:
    points = sum(each.points for each in done)
    lines = [
        "## Faults",
        "",
        f"Written by `tests/faults/kill_loop.py`: commands killed (SIGKILL, by ptrace) at {points} points: before and after every",
        "system call they make once Python has started, or one in the number named. After each, the workbook is the old one, byte for byte, or the new one with all its",
        "parts; a backup is the old one; each file of a copy is whole, and the workbook has its record. There was no exception.",
        "",
        "| command | points | one of | the old workbook was there | the new one |",
        "|---|---|---|---|---|",
        *map(_line, done),
        f"| together | {points} | | {sum(each.found['old'] for each in done)} | {sum(each.found['new'] for each in done)} |",
        "",
        "The tests (`tests/faults/test_faults.py`) kill each of them at fewer points, and try a full disk (no byte, one byte, a part, all",
        "but the end fits), folders and workbooks that may not be read, written or opened, a drive that is slow, busy or goes away,",
        "somebody else saving meanwhile, a clock that was wrong, and what a killed command left behind, which the next one clears.",
        "",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
