"""The two flavours of the project."""

import importlib.metadata
from importlib.util import find_spec
from pathlib import Path

import pytest
from vba_reading import sources

from scorecard_xl.workbook.vba.flavours import WITH_ADDIN, Macros, code_name, standalone

SHEETS = ("Scorecard", "Data quality", "OC2", "xlwings.conf")
VERSION = importlib.metadata.version("xlwings")


def _sources(macros: Macros, folder: Path) -> dict[str, str]:
    path = folder / "vbaProject.bin"
    path.write_bytes(macros.project(SHEETS).binary())
    return sources(path)


OWN = [
    "ThisWorkbook.cls", "SheetScorecard.cls", "SheetDataQuality.cls", "SheetOC2.cls", "SheetXlwingsConf.cls",
    "CpsMacros.bas", "CpsRibbon.bas", "CpsFunctions.bas", "CpsHost.bas",
]  # fmt: skip


def test_the_committed_flavour_holds_our_modules_only_and_refers_to_the_addin(tmp_path: Path) -> None:
    assert list(_sources(WITH_ADDIN, tmp_path)) == OWN
    assert [name for name, _ in WITH_ADDIN.refers_to] == ["xlwings"]


def test_the_standalone_flavour_holds_the_installed_xlwings_and_refers_to_nothing(tmp_path: Path) -> None:
    found = _sources(standalone(), tmp_path)
    assert list(found) == [*OWN, "xlwings.bas", "Dictionary.cls"]
    assert f'XLPyDLLName As String = "xlwings64-{VERSION}.dll"' in found["xlwings.bas"]
    assert not standalone().refers_to


def test_the_modules_of_xlwings_are_whole_with_their_licences(tmp_path: Path) -> None:
    found, folder = _sources(standalone(), tmp_path), Path(str(find_spec("xlwings").origin)).parent
    assert found["xlwings.bas"].splitlines() == (folder / "xlwings.bas").read_text().rstrip().splitlines()
    assert "Redistributions of source code must retain the above copyright notice" in found["xlwings.bas"]
    assert "Tim Hall" in found["Dictionary.cls"]


@pytest.mark.parametrize(
    ("platform", "windows", "mac"),
    [("win32", r"C:\py\python.exe", ""), ("darwin", "", r"C:\py\python.exe"), ("linux", "", "")],
    ids=["on Windows", "on a Mac", "elsewhere Excel is not, and anyone who opens it has a Python of their own"],
)
def test_the_interpreter_that_runs_is_written_for_its_own_system(platform: str, windows: str, mac: str) -> None:
    made = standalone(platform, r"C:\py\python.exe")
    assert (made.windows, made.mac) == (windows, mac)


@pytest.mark.parametrize(
    ("sheet", "name"),
    [("Scorecard", "SheetScorecard"), ("Behind the figures", "SheetBehindTheFigures"), ("xlwings.conf", "SheetXlwingsConf")],
)  # fmt: skip
def test_code_names(sheet: str, name: str) -> None:
    assert code_name(sheet) == name


def test_a_code_name_longer_than_excel_takes_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 31"):
        code_name("a" * 27)
