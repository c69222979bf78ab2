"""What is made from the sources and kept: the workbook for the add-in, the text of its VBA, and its fingerprints."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from scorecard_xl.errors import Refusal
from scorecard_xl.indicators.plug_ins import PLUG_INS
from scorecard_xl.workbook.build import content
from scorecard_xl.workbook.file import saving
from scorecard_xl.workbook.vba.flavours import WITH_ADDIN
from scorecard_xl.workbook.vba.known import table_with_present
from scorecard_xl.workbook.vba.stubs import own_modules

WORKBOOK, STUBS = "workbook/Scorecard.xlsm", "vba_stubs"
KNOWN = "scorecard_xl/workbook/vba/known.csv"


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
