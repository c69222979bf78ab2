"""The two flavours of a workbook with macros: one that refers to the xlwings add-in, and one that needs nothing."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from scorecard_xl import __version__
from scorecard_xl.formulas.worksheet import MODULE
from scorecard_xl.workbook.vba.module import ENCODING, Kind, Module, checked
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
    refreshed, in place of how to begin; `note`: what stands beside the page, always.

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
        of_sheets = (Module(code_name(sheet), kind=Kind.SHEET) for sheet in sheets)
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
    return (Module("xlwings", _text(main)), Module("Dictionary", _text(dictionary), Kind.CLASS))


def _text(path: Path) -> str:
    return path.read_text(encoding=ENCODING)


def code_name(sheet: str) -> str:
    """What VBA calls the sheet."""
    words = re.findall("[A-Za-z0-9]+", sheet)
    return checked("Sheet" + "".join(word[:1].upper() + word[1:] for word in words), _LONGEST_CODE_NAME)


CONFIGURATION = "xlwings.conf"
INTERPRETER, INTERPRETER_MAC = "CPS.interpreter", "CPS.interpreter_mac"
"""The defined names of the cells that say where Python is."""
PYTHON_PATH = "CPS.python_path"
"""That of the cell with the folder that Python looks for modules in first: its own."""
VERSION = "CPS.version"
"""That of the cell with the version that made the workbook."""
PROGRAM = "scorecard-xl.exe"
"""What `scripts/bundle` makes: it runs the buttons without Python."""
NOWHERE = r"C:\<no Python>\<scorecard-xl doctor BOOK --fix>\python.exe"
"""What xlwings takes if no Python is named. Windows allows no < in a name, so neither this file nor one in the folders
above it can be there; for a name without a folder Windows would look in the current folder and along the path.
"""

_SYNCED = ("OneDrive_Consumer", "OneDrive_Commercial", "SharePoint")


@dataclass(frozen=True)
class Entry:
    """`value`: what a new workbook has; `name`: of its cell; `free`: whether the machine or the version decides it."""

    value: str = ""
    name: str = ""
    free: bool = False


def configuration(windows: str = "", mac: str = "") -> Mapping[str, Entry]:
    """By key what is written, in the order of the rows. `windows`, `mac`: the Python on either; empty: none known.

    What the sheet does not say, xlwings takes from a file xlwings.conf, beside the workbook or in the officer's
    profile, and puts into the command that it runs. So every key is here.
    """
    return {
        "Interpreter_Win": Entry(windows, INTERPRETER, free=True),
        "Interpreter_Mac": Entry(mac, INTERPRETER_MAC, free=True),
        "PYTHONPATH": Entry(folder_of(windows or mac), PYTHON_PATH, free=True),
        "UDF Modules": Entry(MODULE),
        "ADD_WORKBOOK_TO_PYTHONPATH": Entry("False"),
        "SHOW_ERROR_POPUPS": Entry("True"),
        "Use UDF Server": Entry("False"),
        "Debug UDFs": Entry("False"),
        "Show Console": Entry("False"),
        "Interpreter": Entry(NOWHERE),
        "Temp Dir": Entry("%TEMP%"),
        "Conda Path": Entry(),
        "Conda Env": Entry(),
        "License_Key": Entry(),
        **{f"{place}_{system}": Entry() for place in _SYNCED for system in ("Win", "Mac")},
        "Scorecard version": Entry(__version__, VERSION, free=True),
    }


def folder_of(interpreter: str) -> str:
    """The folder that Python looks in first; where it is blank, xlwings adds the current folder. As VBA finds it."""
    return interpreter[: max(interpreter.rfind("\\"), interpreter.rfind("/"), 0)]
