"""What a workbook runs or fetches that the package did not write into it."""

from collections.abc import Iterator

from scorecard_xl.doctor.machine import Finding, State
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.file.outside import Outside
from scorecard_xl.workbook.vba.flavours import ADDIN
from scorecard_xl.workbook.vba.macros import MACROS, RIBBON
from scorecard_xl.workbook.vba.reading import Read, UnreadableError, code_of, read_project, unknown

_MACROS, _BOUND = "Code of the macros", "Buttons and ribbon"
_ASK = "If nobody knows it, do not enable macros: make a workbook with `new` and copy your raw sheets into it."
_LOOK = f"Look at it in Excel (Alt+F11). {_ASK}"
_OWN = {f"[0]!{macro.name}" for macro in MACROS} | {RIBBON + macro.name for macro in MACROS}
_SAYS = {
    "connection": "It gets data for the connection {}",
    "link": "It refers to {}",
    "picture": "It shows a picture from {}",
    "program": "It contains {}",
    "formula": "A formula uses {}, which can fetch something from outside",
    "name": "It has the name {}, which starts a macro",
}
_FIXES = {
    "connection": "Data, Queries & Connections, Properties: take off Refresh data when opening the file and Refresh "
    "every; or delete it.",
    "link": "Data, Workbook Links (or Edit Links): break the link.",
    "picture": "Delete the picture, or paste a copy of it.",
    "program": "Delete it, if nobody knows it.",
    "formula": "Replace the formula by its value.",
    "name": "Formulas, Name Manager: delete it.",
}


def examine_foreign(book: FileBook, *, formulas: bool = True) -> Iterator[Finding]:
    """One finding for each thing; one that all is well where there is none.

    `formulas`: whether the sheets are searched for formulas that fetch something, which takes longest.
    """
    yield from _modules(book)
    found = [*_bound(book), *_code_sheets(book)]
    outside = book.outside(formulas=formulas)
    yield from found
    yield from map(_of, outside)
    if not found and not outside:
        yield Finding("From outside", State.GOOD, "It starts no other program and fetches nothing.")


def _modules(book: FileBook) -> Iterator[Finding]:
    try:
        if (project := book.macros) is None:
            return
        read = read_project(project)
    except (UnreadableError, Refusal):
        yield Finding(_MACROS, State.UNSAFE, "It cannot be read, so we do not know what they do.", _ASK)
        return
    found = [*_strangers(read), *_projects(read)]
    yield from found
    if not found:
        saved = " Excel also keeps it compiled; that form is not compared." if read.compiled else ""
        yield Finding(_MACROS, State.GOOD, f"It is that of the package and of xlwings.{saved}")


def _strangers(read: Read) -> Iterator[Finding]:
    for name in unknown(read):
        lines = len(code_of(read.modules[name]))
        said = f"The module {name} ({lines} lines) is not one that a known version of the package wrote."
        yield Finding(_MACROS, State.UNSAFE, said, _LOOK)


def _projects(read: Read) -> Iterator[Finding]:
    for file in read.projects:
        if file != ADDIN:
            said = f"They refer to the macros of {file}, which Excel opens with the workbook."
            yield Finding(_MACROS, State.UNSAFE, said, f"Alt+F11, Tools, References: take it off. {_ASK}")


def _bound(book: FileBook) -> Iterator[Finding]:
    for macro in sorted(book.macros_called - _OWN):
        said = f"A button, a picture or the ribbon starts {macro.removeprefix('[0]!')}, which the package does not."
        yield Finding(_BOUND, State.UNSAFE, said, _LOOK)


def _code_sheets(book: FileBook) -> Iterator[Finding]:
    for name in book.sheet_names:
        if name.lower().endswith(".py"):
            said = f"xlwings takes the sheet {name} for Python code."
            yield Finding("Sheets", State.UNSAFE, said, "Give it a name that does not end in .py, or delete it.")


def _of(outside: Outside) -> Finding:
    when = " when it is opened, or asks whether it should." if outside.opens else ", if you ask for it."
    said = _SAYS[outside.kind].format(outside.what) + (when if outside.kind in ("connection", "link") else ".")
    return Finding("From outside", State.UNSAFE if outside.opens else State.NOTE, said, _FIXES[outside.kind])
