"""A workbook: whether it fits this machine, and whether it may run here."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from scorecard_xl.doctor.configuration import examine_configuration, rewritten, rows_of, values_of
from scorecard_xl.doctor.foreign import examine_foreign
from scorecard_xl.doctor.machine import NO_MACHINE, Finding, Machine, State
from scorecard_xl.doctor.office import is_trusted
from scorecard_xl.doctor.python import examine_interpreter, why_not
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.finding import has_earlier_page
from scorecard_xl.workbook.vba.configuration import CONFIGURATION, folder_of
from scorecard_xl.workbook.vba.reading import xlwings_version

_FROM_OUTSIDE = re.compile(r"ZoneId=[34]")
_MAKE_NEW = "Make one that fits: `scorecard-xl new NAME.xlsm`, then copy your raw sheets into it."
_UPGRADE = "Run `scorecard-xl upgrade BOOK`, which keeps your data, settings, targets, comments and own sheets."


def examine_workbook(machine: Machine, path: Path) -> Iterator[Finding]:
    """Raises Refusal where it is no workbook."""
    book = FileBook.open(path)
    if has_earlier_page(book):
        yield Finding("Page of the workbook", State.STOPS, "It is that of an earlier version.", _UPGRADE)
    if book.read("Results") is None:
        yield Finding("Page of the workbook", State.STOPS, "It is not a scorecard: it has no sheet Results.", _MAKE_NEW)
    if book.macros is None:
        yield Finding("Macros of the workbook", State.NOTE, f"{path.name} has none.", _MAKE_NEW)
    else:
        yield from _of_macros(machine, book, book.macros)
        yield from _origin(machine, path)
    yield from examine_foreign(book)
    yield from _access(machine, path)


def warnings(book: FileBook) -> list[str]:
    """A sentence where the workbook runs or fetches what the package did not write, as far as that is found fast."""
    found = [*(examine_configuration(NO_MACHINE, book) if book.macros else ()), *examine_foreign(book, formulas=False)]
    unsafe = [finding.said for finding in found if finding.state is State.UNSAFE]
    if not unsafe:
        return []
    name, more = book.path.name, f" ({len(unsafe)} such findings)" if len(unsafe) > 1 else ""
    return [
        f"{name} is not only as the package wrote it: {unsafe[0]}{more} Before anyone opens it in Excel, run "
        f'`scorecard-xl doctor "{name}"` and follow what it says.'
    ]


def _of_macros(machine: Machine, book: FileBook, project: bytes) -> Iterator[Finding]:
    values = values_of(rows_of(book) or ())
    yield _xlwings(machine, xlwings_version(project))
    yield _scorecard(machine, values.get("Scorecard version", ""))
    yield from examine_interpreter(machine, values, book.path)
    yield from examine_configuration(machine, book)


def fix(machine: Machine, path: Path | None) -> str:
    """Write the Python that runs now into the workbook; what was done, in a sentence. Raises Refusal."""
    if path is None:
        raise Refusal("--fix needs the workbook to fix: scorecard-xl doctor BOOK --fix.")
    if not _has_excel(machine):
        raise Refusal("There is nothing to fix here: only Excel on Windows or a Mac looks for Python in a workbook.")
    book = FileBook.open(path)
    if book.macros is None:
        raise Refusal(f"{path.name} has no macros that would look for Python.")
    own, other = ("Interpreter_Win", "Interpreter_Mac")[:: 1 if machine.is_windows else -1]
    kept = values_of(rows_of(book) or ()).get(other, "")
    changes = {own: machine.executable, "PYTHONPATH": folder_of(machine.executable)}
    cells, rows = rewritten(book, changes | ({other: ""} if why_not(kept) else {}))
    book.put(cells, {CONFIGURATION: rows})
    book.save()
    return f"{path.name} now runs {machine.executable}."


def _has_excel(machine: Machine) -> bool:
    return machine.is_windows or machine.is_mac


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
