"""What an examination asks of a machine, so that a test can replace it, and what it finds."""

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scorecard_xl.workbook.vba.configuration import PROGRAM

WINDOWS, MAC = "win32", "darwin"


class State(StrEnum):
    """`STOPS`: something would not work; `UNSAFE`: the workbook runs or fetches what the package did not write;
    `NOTE`: something to know.
    """

    GOOD = "good"
    NOTE = "note"
    STOPS = "stops"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class Finding:
    """`about`: what was looked at; `said`: what was found, in a sentence; `fix`: what to do, where something is."""

    about: str
    state: State
    said: str
    fix: str = ""

    def as_json(self) -> dict[str, object]:
        return {"about": self.about, "state": self.state.value, "said": self.said, "fix": self.fix}

    def sentence(self) -> str:
        """One line for a person."""
        return " ".join(filter(None, (f"{self.state.value.upper():<6} {self.about}: {self.said}", self.fix)))


@dataclass(frozen=True)
class Machine:
    """`registry`: the value of a name under a key ("HKCU\\Software\\..."); None where there is none. `keys`: the keys
    under a key. `text`: what is in a file or a stream of it; None where there is none. `version`: of a package.
    """

    platform: str
    python: tuple[int, ...]
    executable: str
    environ: Mapping[str, str]
    registry: Callable[[str, str], object]
    keys: Callable[[str], Sequence[str]]
    exists: Callable[[str], bool]
    writable: Callable[[str], bool]
    text: Callable[[str], str | None]
    program: Callable[[str], str | None]
    version: Callable[[str], str | None]

    @property
    def is_windows(self) -> bool:
        return self.platform == WINDOWS

    @property
    def is_program(self) -> bool:
        """Whether what runs is the program of scripts/bundle."""
        return self.executable.lower().endswith(f"\\{PROGRAM}")

    @property
    def is_mac(self) -> bool:
        return self.platform == MAC


NO_MACHINE = Machine(
    "", (), "", {}, lambda key, name: None, lambda key: [], lambda path: False, lambda path: False, lambda path: None,
    lambda name: None, lambda package: None,
)  # fmt: skip
"""For what is found of a workbook on any machine."""


def this_machine() -> Machine:
    """The machine that this runs on: its registry, files, programs and packages."""
    return Machine(
        sys.platform, tuple(sys.version_info[:3]), sys.executable, os.environ, _value, _keys, os.path.exists,
        lambda path: os.access(path, os.W_OK), _text, shutil.which, _version,
    )  # fmt: skip


def _value(key: str, name: str) -> object:
    if sys.platform != "win32":  # in these words the type checker understands it
        return None
    import winreg

    root, _, path = key.partition("\\")
    try:
        with winreg.OpenKey(_root(root), path) as opened:
            found: object = winreg.QueryValueEx(opened, name)[0]
            return found
    except OSError:
        return None


def _keys(key: str) -> Sequence[str]:
    if sys.platform != "win32":  # in these words the type checker understands it
        return []
    import winreg

    root, _, path = key.partition("\\")
    try:
        with winreg.OpenKey(_root(root), path) as opened:
            return [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]
    except OSError:
        return []


def _root(name: str) -> int:
    if sys.platform != "win32":
        raise OSError(name)
    import winreg

    roots: dict[str, int] = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
    return roots[name]


def _text(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
