"""A workbook: whether it fits this machine, and whether it may run here."""

import ntpath
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard_xl.doctor.machine import Finding, Machine, State
from scorecard_xl.doctor.office import is_trusted
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.drawing.macros import CONFIGURATION
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.layout import is_former
from scorecard_xl.workbook.vba.project import xlwings_version
from scorecard_xl.workbook.vba.stubs import INTERPRETER, INTERPRETER_MAC, PYTHON_PATH

_FROM_OUTSIDE = re.compile(r"ZoneId=[34]")
_ANEW = "Make one that fits: `scorecard-xl new NAME.xlsm`, then copy your raw sheets into it."
_UPGRADE = "Run `scorecard-xl upgrade BOOK`, which keeps your data, settings, targets, comments and own sheets."


def examine_workbook(machine: Machine, path: Path) -> Iterator[Finding]:
    """Raises Refusal where it is no workbook."""
    book = FileBook.open(path)
    project, configuration = book.macros, _configuration(book)
    if is_former(book):
        yield Finding("Page of the workbook", State.STOPS, "It is that of an earlier version.", _UPGRADE)
    if project is None:
        yield Finding("Macros of the workbook", State.NOTE, f"{path.name} has none.", _ANEW)
    else:
        yield _xlwings(machine, xlwings_version(project))
        yield _scorecard(machine, configuration.get("scorecard version", ""))
        yield from _interpreter(machine, configuration, path)
        yield from _origin(machine, path)
    yield from _access(machine, path)


def fix(machine: Machine, path: Path | None) -> str:
    """Write the Python that runs now into the workbook; what was done, in a sentence. Raises Refusal."""
    if path is None:
        raise Refusal("--fix needs the workbook to fix: scorecard-xl doctor BOOK --fix.")
    if not _has_excel(machine):
        raise Refusal("There is nothing to fix here: only Excel on Windows or a Mac looks for Python in a workbook.")
    book = FileBook.open(path)
    if book.macros is None:
        raise Refusal(f"{path.name} has no macros that would look for Python.")
    name, folder = INTERPRETER if machine.is_windows else INTERPRETER_MAC, ntpath.dirname(machine.executable)
    book.put({name: machine.executable, PYTHON_PATH: folder}, {})
    book.save()
    return f"{path.name} now runs {machine.executable}."


def _has_excel(machine: Machine) -> bool:
    return machine.is_windows or machine.is_mac


def _configuration(book: FileBook) -> Mapping[str, str]:
    sheet = book.read(CONFIGURATION)
    return {str(row[0]).lower(): str(row[1]) for row in sheet.rows if len(row) > 1} if sheet else {}


def _xlwings(machine: Machine, inside: str | None) -> Finding:
    about, installed = "xlwings of the workbook", machine.version("xlwings")
    if inside is None:
        said = "It has none inside: its buttons need the xlwings add-in of the same version as in Python."
        return Finding(about, State.NOTE, said, _UPGRADE)
    if inside == installed:
        return Finding(about, State.GOOD, f"{inside}, as in Python.")
    fix = f"Run `python -m pip install xlwings=={inside}`, or: {_UPGRADE[0].lower()}{_UPGRADE[1:]}"
    return Finding(about, State.STOPS, f"{inside} in the workbook, {installed or 'none'} in Python.", fix)


def _scorecard(machine: Machine, made_by: str) -> Finding:
    about, installed = "scorecard-xl of the workbook", machine.version("scorecard-xl")
    if made_by == installed:
        return Finding(about, State.GOOD, f"{made_by}, as in Python.")
    said = f"{made_by or 'An unknown version'} made the workbook, {installed or 'none'} is in Python."
    return Finding(about, State.NOTE, said, f"If a button or formula fails: {_UPGRADE[0].lower()}{_UPGRADE[1:]}")


def _interpreter(machine: Machine, configuration: Mapping[str, str], path: Path) -> Iterator[Finding]:
    if not _has_excel(machine):
        return
    about, command = "Python of the workbook", f'Run `scorecard-xl doctor "{path.name}" --fix`.'
    place = configuration.get("interpreter_win" if machine.is_windows else "interpreter_mac", "")
    if not place:
        yield Finding(about, State.NOTE, "None is named, so the first that the system finds is taken.", command)
    elif not machine.exists(_expanded(machine, place)):
        yield Finding(about, State.STOPS, f"There is none at {place}.", command)
    elif _expanded(machine, place).lower() != machine.executable.lower():
        yield Finding(about, State.NOTE, f"It is {place}, not the one that runs now.", command)
    else:
        yield Finding(about, State.GOOD, f"{place}.")


def _expanded(machine: Machine, place: str) -> str:
    values = {name.lower(): value for name, value in machine.environ.items()}
    return re.sub("%(.+?)%", lambda name: values.get(name[1].lower(), name[0]), place)


def _origin(machine: Machine, path: Path) -> Iterator[Finding]:
    """Windows marks what came by mail or from the web, and Excel runs no macros of such a file."""
    if not machine.is_windows:
        return
    about = "Origin of the file"
    if is_trusted(machine, os.path.dirname(path.resolve())):
        yield Finding(about, State.GOOD, "It lies in a trusted location, where macros run.")
    elif _FROM_OUTSIDE.search(machine.text(f"{path}:Zone.Identifier") or ""):
        fix = "Right-click it, Properties, Unblock; or have IT make its folder a trusted location."
        yield Finding(about, State.STOPS, "Windows marks it as from the internet, so its macros are blocked.", fix)
    else:
        yield Finding(about, State.GOOD, "Windows does not mark it as from the internet.")


def _access(machine: Machine, path: Path) -> Iterator[Finding]:
    lock = path.with_name(f"~${path.name}")
    if machine.exists(str(lock)):
        fix = f"Close it before a command writes to it. If nobody has it open, delete {lock.name}."
        yield Finding("File", State.NOTE, "It is open in Excel.", fix)
    if machine.writable(str(path)) and machine.writable(str(path.parent)):
        yield Finding("File", State.GOOD, "You may write to it and to its folder.")
    else:
        fix = "Move it to a folder of your own, such as Documents."
        yield Finding("File", State.STOPS, "You may not write to it or to its folder.", fix)
