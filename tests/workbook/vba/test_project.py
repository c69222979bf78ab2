"""The project as other programs read it."""

import re
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import olefile
import pytest
from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_vba_project
from vba_reading import sources

from scorecard_xl.workbook.vba.module import Module, ModuleKind
from scorecard_xl.workbook.vba.project import Project, scrambled

XLWINGS = Path(str(find_spec("xlwings").origin)).parent
MAIN = Module("Main", 'Option Explicit\n\nSub Say()\n    MsgBox "£5 - ready"\nEnd Sub\n')
MODULES = (Module("ThisWorkbook", "", ModuleKind.WORKBOOK), Module("SheetA", "", ModuleKind.SHEET), MAIN)


def _sources(binary: bytes, tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "vbaProject.bin"
    path.write_bytes(binary)
    return sources(path)


def test_olevba_lists_every_module_with_its_source(tmp_path: Path) -> None:
    found = _sources(Project(MODULES).binary(), tmp_path)
    assert list(found) == ["ThisWorkbook.cls", "SheetA.cls", "Main.bas"]
    assert 'MsgBox "£5 - ready"' in found["Main.bas"]


def test_a_module_of_xlwings_is_stored_as_excel_stored_it(tmp_path: Path) -> None:
    module = Module("Dictionary", (XLWINGS / "addin" / "Dictionary.cls").read_text(), ModuleKind.CLASS)
    ours = _sources(Project((*MODULES, module)).binary(), tmp_path)["Dictionary.cls"]
    theirs = sources(XLWINGS / "quickstart_standalone.xlsm")
    assert ours.rstrip().lower() == theirs["Dictionary.cls"].rstrip().lower()


def test_the_same_modules_give_the_same_bytes_and_others_do_not() -> None:
    assert Project(MODULES).binary() == Project(MODULES).binary()
    assert Project(MODULES).binary() != Project((*MODULES[:2], Module("Main", "Sub Other()\nEnd Sub"))).binary()


def test_another_reader_finds_the_modules_the_kinds_and_the_references() -> None:
    project = parse_vba_project(CFB.from_bytes(Project(MODULES, (("xlwings", r"C:\xlwings.xlam"),)).binary()))
    assert {each.name: each.kind.name for each in project.modules} == {
        "ThisWorkbook": "other",
        "SheetA": "other",
        "Main": "standard",
    }
    assert [each.name for each in project.references] == ["stdole", "Office", "xlwings"]


def test_a_project_without_a_reference_names_only_the_two_libraries() -> None:
    assert not re.search(rb"xlwings", olefile.OleFileIO(Project(MODULES).binary()).openstream("VBA/dir").read())


def _unscrambled(text: str, project: str) -> bytes:
    """[MS-OVBA] 2.4.3.3, written from the specification."""
    data = bytes.fromhex(text)
    seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
    assert (version, key) == (2, sum(project.encode()) & 0xFF)
    plain, one, two, last = b"", data[2], data[1], key
    for byte in data[3:]:
        plain += bytes([byte ^ ((two + last) & 0xFF)])
        last, two, one = plain[-1], one, byte
    ignored = (seed & 6) // 2
    length = int.from_bytes(plain[ignored : ignored + 4], "little")
    found = plain[ignored + 4 :]
    assert len(found) == length
    return found


def _description(binary: bytes) -> dict[str, str]:
    text = olefile.OleFileIO(binary).openstream("PROJECT").read().decode("cp1252")
    return dict(re.findall(r'^(\w+)="?([^"\r\n]*)"?', text, re.MULTILINE))


def test_the_reader_of_the_protection_reads_what_excel_wrote() -> None:
    with ZipFile(XLWINGS / "quickstart_standalone.xlsm") as package:
        said = _description(package.read("xl/vbaProject.bin"))
    assert [_unscrambled(said[key], said["ID"]) for key in ("CMG", "DPB", "GC")] == [bytes(4), bytes(1), b"\xff"]


def test_the_project_says_that_it_is_not_protected_and_visible() -> None:
    said = _description(Project(MODULES).binary())
    assert [_unscrambled(said[key], said["ID"]) for key in ("CMG", "DPB", "GC")] == [bytes(4), bytes(1), b"\xff"]


@pytest.mark.parametrize("seed", range(0, 256, 5))
def test_scrambling_is_undone_whatever_the_seed(seed: int) -> None:
    project = "{4F2A9C1E-0000-4000-8000-00000000BEEF}"
    assert _unscrambled(scrambled(b"abc", project, seed), project) == b"abc"


def test_a_text_that_windows_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="charmap"):
        Module("Main", "' \N{GREEK SMALL LETTER ALPHA}").stored()
