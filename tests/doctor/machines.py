"""Machines that stand in for the one that the tests run on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scorecard_xl.doctor.machine import Machine

EXCEL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
PYTHON = r"C:\Users\ann\python\python.exe"
MAC_PYTHON = "/Users/ann/venv/bin/python"


@dataclass
class Registry:
    """By key its values by name."""

    values: dict[str, dict[str, object]] = field(default_factory=dict)

    def value(self, key: str, name: str) -> object:
        return self.values.get(key, {}).get(name)

    def keys(self, key: str) -> list[str]:
        return [each.removeprefix(key + "\\") for each in self.values if each.startswith(key + "\\")]


def windows(registry: Mapping[str, dict[str, object]] = {}, **changes: Any) -> Machine:
    """A machine with Windows on which all is well, but for what is given."""
    known = Registry({EXCEL: {"": r"C:\Program Files\excel.exe"}} | dict(registry))
    there = {PYTHON, r"C:\Users\ann\python\xlwings64-0.37.8.dll"} | changes.pop("there", set())
    gone = changes.pop("gone", set())
    versions = {"scorecard-xl": "0.1.0", "xlwings": "0.37.8", "pywin32": "311"} | changes.pop("versions", {})
    settings: dict[str, Any] = {
        "platform": "win32", "python": (3, 12, 1), "executable": PYTHON, "environ": {"LOCALAPPDATA": r"C:\Users\ann\local"},
        "registry": known.value, "keys": known.keys, "exists": lambda path: path in there - gone,
        "writable": lambda path: True, "text": lambda path: None, "program": lambda name: name, "version": versions.get,
    }  # fmt: skip
    return Machine(**(settings | changes))


def mac(**changes: Any) -> Machine:
    """A Mac with Excel."""
    there = {"/Applications/Microsoft Excel.app", MAC_PYTHON}
    return windows(
        **{"platform": "darwin", "executable": MAC_PYTHON, "exists": lambda path: path in there} | changes
    )  # fmt: skip
