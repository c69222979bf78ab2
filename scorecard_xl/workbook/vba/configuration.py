"""The hidden sheet that xlwings reads before it starts anything: its keys, and what we write there."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_xl import __version__
from scorecard_xl.formulas.worksheet import MODULE

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
class ConfigurationRow:
    """`value`: what a new workbook has; `name`: of its cell; `free`: whether the machine or the version decides it."""

    value: str = ""
    name: str = ""
    free: bool = False


def configuration(windows: str = "", mac: str = "") -> Mapping[str, ConfigurationRow]:
    """By key what is written, in the order of the rows. `windows`, `mac`: the Python on either; empty: none known.

    What the sheet does not say, xlwings takes from a file xlwings.conf, beside the workbook or in the officer's
    profile, and puts into the command that it runs. So every key is here.
    """
    return {
        "Interpreter_Win": ConfigurationRow(windows, INTERPRETER, free=True),
        "Interpreter_Mac": ConfigurationRow(mac, INTERPRETER_MAC, free=True),
        "PYTHONPATH": ConfigurationRow(folder_of(windows or mac), PYTHON_PATH, free=True),
        "UDF Modules": ConfigurationRow(MODULE),
        "ADD_WORKBOOK_TO_PYTHONPATH": ConfigurationRow("False"),
        "SHOW_ERROR_POPUPS": ConfigurationRow("True"),
        "Use UDF Server": ConfigurationRow("False"),
        "Debug UDFs": ConfigurationRow("False"),
        "Show Console": ConfigurationRow("False"),
        "Interpreter": ConfigurationRow(NOWHERE),
        "Temp Dir": ConfigurationRow("%TEMP%"),
        "Conda Path": ConfigurationRow(),
        "Conda Env": ConfigurationRow(),
        "License_Key": ConfigurationRow(),
        **{f"{place}_{system}": ConfigurationRow() for place in _SYNCED for system in ("Win", "Mac")},
        "Scorecard version": ConfigurationRow(__version__, VERSION, free=True),
    }


def folder_of(interpreter: str) -> str:
    """The folder that Python looks in first; where it is blank, xlwings adds the current folder. As VBA finds it."""
    return interpreter[: max(interpreter.rfind("\\"), interpreter.rfind("/"), 0)]
