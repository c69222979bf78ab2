"""Making workbooks: an empty one, one that an import makes, and what the sources of this package keep of them."""

import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from scorecard_xl.errors import Refusal
from scorecard_xl.indicators.plug_ins import PLUG_INS
from scorecard_xl.page.cells import COUNCIL, POSITION
from scorecard_xl.page.sheets import SCORECARD
from scorecard_xl.workbook.build import content
from scorecard_xl.workbook.file import saving
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.vba.flavours import WITH_ADDIN
from scorecard_xl.workbook.vba.reading import table_with_present
from scorecard_xl.workbook.vba.stubs import own_modules

_MACROS = ".xlsm"
_SUFFIXES = (_MACROS, ".xlsx")
WORKBOOK, STUBS = "workbook/Scorecard.xlsm", "vba_stubs"
KNOWN = "scorecard_xl/workbook/vba/known.csv"


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


def checkout() -> Path:
    """The folder of the sources. Raises Refusal where only the package is installed."""
    root = Path(__file__).parents[2]
    if not (root / "pyproject.toml").exists():
        raise Refusal("There are no sources here to build from: run this in a checkout of the repository.")
    return root


def write(root: Path) -> list[str]:
    """Write everything under the root; the names of the files. Stubs that are no longer made are deleted."""
    made = _made(root)
    for name in _there(root) - made.keys():
        (root / name).unlink()
    for name, wanted in made.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        saving.create(root / name, wanted)
    return list(made)


def check(root: Path) -> None:
    """Raises Refusal with the names of the files under the root that differ from the sources."""
    if differing := sorted(_differing(root)):
        are = "differs" if len(differing) == 1 else "differ"
        raise Refusal(f"{', '.join(differing)} {are} from the sources: run `scorecard-xl build`.")


def _differing(root: Path) -> Iterator[str]:
    made = _made(root)
    yield from _there(root) - made.keys()
    for name, wanted in made.items():
        path = root / name
        if not path.exists() or _parts(path.read_bytes(), name) != _parts(wanted, name):
            yield name


def _parts(file: bytes, name: str) -> Mapping[str, bytes]:
    """What is in the file: of a workbook its parts, as another Python may compress the same to other bytes."""
    if name != WORKBOOK:
        return {name: file}
    with zipfile.ZipFile(BytesIO(file)) as package:
        return {part: package.read(part) for part in package.namelist()}


def _there(root: Path) -> set[str]:
    return {f"{STUBS}/{path.name}" for path in (root / STUBS).glob("*")}


def _made(root: Path) -> dict[str, bytes]:
    if others := [each.package for each in PLUG_INS if each.names]:
        raise Refusal(f"The workbook of the sources has our own indicators only: uninstall {', '.join(others)} first.")
    stubs = {f"{STUBS}/{module.file_name}": module.exported() for module in own_modules()}
    table = (root / KNOWN).read_text(encoding="utf-8") if (root / KNOWN).exists() else ""
    known = {KNOWN: table_with_present(table).encode()}
    return {WORKBOOK: content(macros=WITH_ADDIN)} | stubs | known
