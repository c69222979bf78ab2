"""Kills commands at every system call they make, and writes what was found into found.md, which docs/robustness.md takes in.

Run it from the checkout: .venv/bin/python tests/faults/kill_loop.py [--least 300]
"""

import argparse
import contextlib
import io
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
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
BOOK, SOURCE = "Council.xlsx", "episodes.csv"
_ROWS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\nN1,01/05/2025,S,C2,N1,U6,PR1,,,,,,\n"
COMMANDS = {
    "refresh": ("refresh", "{book}", "--month", small_council.MONTH),
    "refresh --backup": ("refresh", "{book}", "--month", small_council.MONTH, "--backup"),
    "import --refresh": ("import", "{source}", "--into", "{book}", "--refresh"),
    "import": ("import", "{source}", "--into", "{book}"),
}


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
        done += [_killed(name, words) for name, words in COMMANDS.items()]
    PAGE.write_text(_page(done))
    print(PAGE.read_text())


def _killed(name: str, words: tuple[str, ...]) -> Killed:
    with tempfile.TemporaryDirectory() as place:
        folder, old = Path(place), good_workbook().pack()
        work = _work(folder, words)
        _lay(folder, old)
        assert work() == 0
        new = (folder / BOOK).read_bytes()
        found: Counter[str] = Counter()
        for point in range(1, 100_000):
            _lay(folder, old)
            ended = ptrace.run_to(work, point)
            found[_which(folder, old, new)] += 1
            if ended is not None:
                return Killed(name, point, found)
    raise AssertionError("the command never ended")


def _work(folder: Path, words: tuple[str, ...]) -> Callable[[], int]:
    command = [word.format(book=folder / BOOK, source=folder / SOURCE) for word in words]

    def work() -> int:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return run(command)

    return work


def _lay(folder: Path, old: bytes) -> None:
    for path in folder.iterdir():
        path.unlink()
    (folder / BOOK).write_bytes(old)
    (folder / SOURCE).write_text(_ROWS)


def _which(folder: Path, old: bytes, new: bytes) -> str:
    """Old or new. Raises AssertionError for any other workbook, and for a backup that is not the old one."""
    for path in folder.glob("*backup*"):
        assert path.read_bytes() == old
    found = (folder / BOOK).read_bytes()
    if found == old:
        return "old"
    whole(found, old)
    assert {name: len(part) for name, part in unzipped(found).items()} == {
        name: len(part) for name, part in unzipped(new).items()
    }
    return "new"


def _page(done: list[Killed]) -> str:
    points = sum(each.points for each in done)
    lines = [
        "## Faults",
        "",
        f"Written by `tests/faults/kill_loop.py`: commands killed (SIGKILL, by ptrace) at {points} points, before and after every",
        "system call they make once Python has started. After each, the workbook is the old or the new one, byte for byte the old or",
        "whole and with every part of the new; a backup is the old one. Not one was anything else.",
        "",
        "| command | points | the old workbook was there | the new one |",
        "|---|---|---|---|",
        *(f"| `{each.command}` | {each.points} | {each.found['old']} | {each.found['new']} |" for each in done),
        f"| together | {points} | {sum(each.found['old'] for each in done)} | {sum(each.found['new'] for each in done)} |",
        "",
        "The tests (`tests/faults/test_faults.py`) kill a refresh at fewer points, and try a full disk (no byte, one byte, a part, all",
        "but the end fits), folders and workbooks that may not be read, written or opened, a drive that is slow, busy or goes away,",
        "somebody else saving meanwhile, a clock that was wrong, and what a killed command left behind, which the next one clears.",
        "",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
