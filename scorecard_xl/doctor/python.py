"""Python and its packages."""

import ntpath
from collections.abc import Iterator

from scorecard_xl.doctor.machine import Finding, Machine, State

_LEAST = (3, 11)


def examine_python(machine: Machine) -> Iterator[Finding]:
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
