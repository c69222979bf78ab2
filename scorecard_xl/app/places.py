"""Folders of the officer, where File Explorer shows them."""

import ntpath
from pathlib import Path

from scorecard_xl.doctor.machine import Machine

_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


def documents(machine: Machine) -> Path:
    """The folder Documents: councils move it into OneDrive, or to a network drive."""
    place = ntpath.expandvars(str(machine.registry(_FOLDERS, "Personal") or ""))
    return Path(place) if place and "%" not in place else Path.home() / "Documents"
