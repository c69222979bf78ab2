"""Making workbooks: an empty one, and one that is made where it is not there yet."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard_xl.books.build import build
from scorecard_xl.books.file import FileBook
from scorecard_xl.errors import Refusal


def make(path: Path) -> None:
    """Write an empty workbook, ready for data. Raises Refusal where the file is there, or its name is not .xlsx."""
    if path.exists():
        raise Refusal(f"{path} is there already: choose another name, or move it away.")
    _check_name(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    build(path)


@contextmanager
def opened_or_new(path: Path) -> Iterator[FileBook]:
    """The workbook at the path; where there is none, an empty one that becomes that file when it is saved there."""
    if path.exists():
        yield FileBook.open(path)
        return
    _check_name(path)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, path.name)
        build(empty)
        yield FileBook.open(empty)


def _check_name(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise Refusal(f"{path.name}: the workbook's name must end in .xlsx, as it holds no macros yet.")
