"""Making workbooks: an empty one, and one that an import makes."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard_xl.errors import Refusal
from scorecard_xl.page.cells import COUNCIL, POSITION
from scorecard_xl.page.sheets import SCORECARD
from scorecard_xl.workbook.file.book import FileBook

_MACROS = ".xlsm"
_SUFFIXES = (_MACROS, ".xlsx")


def make(path: Path) -> None:
    """Write an empty workbook, ready for data: with macros where its name ends in .xlsm.

    Raises Refusal where the file is there, or its name ends otherwise than in .xlsm or .xlsx.
    """
    if path.exists():
        raise Refusal(f"{path} is there already: choose another name, or move it away.")
    _check_name(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    _build(path)


@contextmanager
def opened_or_new(path: Path) -> Iterator[FileBook]:
    """The workbook at the path; where there is none, an empty one that becomes that file when it is saved there."""
    if path.exists():
        yield FileBook.open(path)
        return
    _check_name(path)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, path.name)
        _build(empty)
        yield FileBook.open(empty)


def without_page(book: FileBook) -> list[str]:
    """A sentence where the cells of the page are not found, which a refresh then cannot fill."""
    if any(book.has_cell(name) for name in (COUNCIL, POSITION)):
        return []
    return [
        f"{book.path.name} has no page any more, as its sheet {SCORECARD} was renamed (by another program than Excel) "
        f"or deleted: only the sheets behind it are up to date. Name it {SCORECARD} again and refresh; where it is "
        "gone, take the page from a copy of the workbook from before, or make a new one and bring your data into it."
    ]


def _build(path: Path) -> None:
    # What draws a workbook takes a twentieth of a second to import, and most commands draw none.
    from scorecard_xl.workbook.build import build
    from scorecard_xl.workbook.vba.flavours import standalone

    build(path, macros=standalone() if path.suffix.lower() == _MACROS else None)


def _check_name(path: Path) -> None:
    if path.suffix.lower() not in _SUFFIXES:
        raise Refusal(f"{path.name}: the workbook's name must end in .xlsm (or in .xlsx, to have no macros).")
