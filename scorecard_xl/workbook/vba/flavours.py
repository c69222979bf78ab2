"""The two flavours of a workbook with macros: one that refers to the xlwings add-in, and one that needs nothing."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from scorecard_xl.workbook.vba.module import ENCODING, Module, ModuleKind, valid_name
from scorecard_xl.workbook.vba.project import Project
from scorecard_xl.workbook.vba.stubs import own_modules

_LONGEST_CODE_NAME = 31
ADDIN = r"C:\xlwings.xlam"  # found by its name, wherever it is installed
_ADDIN_START = (
    "This is the master copy: its buttons work only with the xlwings add-in. For a workbook of your own, run "
    "`scorecard-xl new Scorecard.xlsm`."
)
_ADDIN_NOTE = "Buttons need the xlwings add-in; or run scorecard-xl new."


@dataclass(frozen=True)
class Macros:
    """What a workbook with macros holds. `modules`: beside our own. `start`: what the page says before it is first
    refreshed, in place of how to begin; `note`: what is beside the page, always.

    `windows`, `mac`: where Python is, on either; empty: where the system finds it.
    """

    modules: tuple[Module, ...] = ()
    refers_to: tuple[tuple[str, str], ...] = ()
    windows: str = ""
    mac: str = ""
    start: str = ""
    note: str = ""

    def project(self, sheets: Sequence[str]) -> Project:
        """The project of a workbook with these sheets."""
        own = own_modules()
        of_sheets = (Module(code_name(sheet), kind=ModuleKind.SHEET) for sheet in sheets)
        return Project((own[0], *of_sheets, *own[1:], *self.modules), self.refers_to)


WITH_ADDIN = Macros(refers_to=(("xlwings", ADDIN),), start=_ADDIN_START, note=_ADDIN_NOTE)
"""The flavour that is committed: only our own modules."""


def standalone(platform: str = sys.platform, interpreter: str = sys.executable) -> Macros:
    """The flavour for this machine: with the modules of the xlwings that is installed, so that the versions match."""
    windows, mac = (interpreter if platform == each else "" for each in ("win32", "darwin"))
    return Macros(_xlwings_modules(), windows=windows, mac=mac)


def _xlwings_modules() -> tuple[Module, ...]:
    """As xlwings gives them; each carries its licence in its head."""
    # Not imported: that takes half a second, and only these two files are wanted.
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("xlwings")
    folder = Path(spec.origin).parent
    main, dictionary = folder / "xlwings.bas", folder / "addin" / "Dictionary.cls"
    return (Module("xlwings", _text(main)), Module("Dictionary", _text(dictionary), ModuleKind.CLASS))


def _text(path: Path) -> str:
    return path.read_text(encoding=ENCODING)


def code_name(sheet: str) -> str:
    """What VBA calls the sheet."""
    words = re.findall("[A-Za-z0-9]+", sheet)
    return valid_name("Sheet" + "".join(word[:1].upper() + word[1:] for word in words), _LONGEST_CODE_NAME)
