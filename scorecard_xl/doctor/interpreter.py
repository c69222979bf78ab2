"""The Python that a workbook would start."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard_xl.doctor.machine import Finding, Machine, State

_ABOUT = "Python of the workbook"
_SYSTEMS = {"Interpreter_Win": "Windows", "Interpreter_Mac": "a Mac"}


def examine_interpreter(machine: Machine, values: Mapping[str, str], path: Path) -> Iterator[Finding]:
    """`values`: by key what xlwings.conf says; `path`: the workbook."""
    fix = f'Run `scorecard-xl doctor "{path.name}" --fix`'
    for key, system in _SYSTEMS.items():
        place = values.get(key, "")
        if said := why_not(place):
            yield Finding(_ABOUT, State.UNSAFE, f"On {system} it is {place}, {said}.", f"{fix}, on that machine.")
        elif key == _own_key(machine):
            yield _on_this_machine(machine, place, f"{fix}.")


def _own_key(machine: Machine) -> str | None:
    if machine.is_windows:
        return "Interpreter_Win"
    return "Interpreter_Mac" if machine.is_mac else None


def why_not(place: str) -> str:
    """Why a path may not be started, whatever is there."""
    if place.startswith(("\\\\", "//")):
        return "which others can change, because it is on the network"
    if place and not re.search(r"[\\/]", place):
        return "without a folder, so the system searches for it and takes the first that it finds"
    if '"' in place:
        return "which is no path but a piece of a command"
    return ""


def _on_this_machine(machine: Machine, place: str, fix: str) -> Finding:
    if not place:
        return Finding(_ABOUT, State.STOPS, "It names none, because it was not made on this machine.", fix)
    if not machine.exists(_expanded(machine, place)):
        return Finding(_ABOUT, State.STOPS, f"There is none at {place}.", fix)
    if why_not(_expanded(machine, place)) or _expanded(machine, place).lower() != machine.executable.lower():
        said = f"It starts {place}, which is not the Python that runs this command."
        return Finding(_ABOUT, State.UNSAFE, said, f"If you do not know that Python, do not enable macros. {fix}")
    return Finding(_ABOUT, State.GOOD, f"{place}.")


def _expanded(machine: Machine, place: str) -> str:
    values = {name.lower(): value for name, value in machine.environ.items()}
    return re.sub("%(.+?)%", lambda name: values.get(name[1].lower(), name[0]), place)
