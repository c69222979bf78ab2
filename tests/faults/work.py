"""The refresh that is disturbed: in a folder of its own, of a workbook that it changes."""

import contextlib
import io
import os
from pathlib import Path

from hostile import small_council
from hostile.good import good_workbook
from hostile.judge import whole

from scorecard_xl.__main__ import run

NAME = "Council.xlsx"


def refresh(folder: Path, *options: str) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return run(["refresh", str(folder / NAME), "--month", small_council.MONTH, *options])


class Bench:
    """A workbook before and after its refresh, to lay afresh and to compare with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.old = good_workbook().pack()
        self.lay()
        assert refresh(folder) == 0
        self.new = self.now()

    def lay(self) -> None:
        """The folder holds the old workbook and nothing else."""
        for path in self.folder.iterdir():
            path.unlink()
        (self.folder / NAME).write_bytes(self.old)

    def now(self) -> bytes:
        return (self.folder / NAME).read_bytes()

    def is_whole(self) -> str:
        """Which workbook is there: old or new. Raises AssertionError for any other."""
        found = self.now()
        if found == self.old:
            return "old"
        whole(found, self.old)
        assert _timeless(found) == _timeless(self.new)
        return "new"

    def names(self) -> list[str]:
        return sorted(os.listdir(self.folder))


def _timeless(book: bytes) -> int:
    """The length of all but the moment of the refresh, which is written into the page."""
    from hostile.workshop import unzipped

    return sum(len(content) for content in unzipped(book).values())
