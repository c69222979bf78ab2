"""Python and its packages, and the Python that a workbook would start."""

import ntpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard_xl.doctor.machine import Finding, Machine, State

_LEAST = (3, 11)
_ABOUT = "Python of the workbook"
_SYSTEMS = {"Interpreter_Win": "Windows", "Interpreter_Mac": "a Mac"}


def examine_python(machine: Machine) -> Iterator[Finding]:
    """Whether this Python is new enough for the scorecard, can be used by Excel, and has the packages."""
    version = ".".join(map(str, machine.python))
    if machine.python[:2] < _LEAST:
        yield Finding("Python", State.STOPS, f"It is {version}.", "Install Python 3.11 or later.")
    elif machine.is_windows and "WindowsApps" in machine.executable:
        fix = "Install Python from python.org for yourself alone; that needs no administrator."
        yield Finding("Python", State.STOPS, f"{version} of the Microsoft Store, which Excel cannot use.", fix)
    else:
        yield Finding("Python", State.GOOD, f"{version} at {machine.executable}.")
    yield from _examine_packages(machine)
    yield from _examine_plug_ins()


def _examine_plug_ins() -> Iterator[Finding]:
    """Packages with indicators, where there are any."""
    from scorecard_xl.indicators.plug_ins import PLUG_INS

    for each in PLUG_INS:
        if each.fault:
            fix = "Install a release of it that works, or uninstall it."
            yield Finding("Plug-in", State.NOTE, f"{each.package} is left out: {each.fault}.", fix)
        else:
            yield Finding("Plug-in", State.GOOD, f"{each.package} adds {', '.join(each.names)}.")


def _examine_packages(machine: Machine) -> Iterator[Finding]:
    for package in ("scorecard-xl", "xlwings"):
        version = machine.version(package)
        if version is None:
            fix = "Install it again: docs/install-officer.md, step 2."
            yield Finding(package, State.STOPS, "It is not installed in this Python.", fix)
        else:
            yield Finding(package, State.GOOD, f"{version}.")
    if machine.is_windows and machine.is_program:
        said = "This is the program without Python: commands and buttons work, CPS_ formulas need an installed Python."
        yield Finding("Formulas", State.NOTE, said)
    elif machine.is_windows:
        yield from _examine_bridge(machine)


def _examine_bridge(machine: Machine) -> Iterator[Finding]:
    """What Excel and Python talk through on Windows."""
    again = "Run `python -m pip install --force-reinstall xlwings`; ask IT whether the virus scanner took it away."
    if machine.version("pywin32") is None:
        yield Finding("pywin32", State.STOPS, "It is not installed in this Python.", again)
    library = f"xlwings64-{machine.version('xlwings')}.dll"
    folder = ntpath.dirname(machine.executable)
    if any(machine.exists(ntpath.join(place, library)) for place in (folder, ntpath.dirname(folder))):
        yield Finding("Library for formulas", State.GOOD, f"{library} is there.")
    else:
        yield Finding("Library for formulas", State.STOPS, f"{library} is not beside Python.", again)


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
        return "which is part of a command, not a path"
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
