"""A workbook whose sheets of ours are drawn again, ready to be filled; and what of it cannot be kept."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scorecard_xl.council.settings import Settings
from scorecard_xl.page.sheets import SCORECARD, TABLE_SHEETS, TRENDS
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook import build
from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.sheetxml import SheetXml
from scorecard_xl.workbook.file.workbookxml import WorkbookXml, named_cells
from scorecard_xl.workbook.upgrade.combine import code_names, combine, put_macros, strip_titles
from scorecard_xl.workbook.upgrade.formulas import give_tables
from scorecard_xl.workbook.upgrade.lost import PAGES, Losses, cells_in_words
from scorecard_xl.workbook.upgrade.own import OwnColumns, own_columns
from scorecard_xl.workbook.vba.configuration import CONFIGURATION
from scorecard_xl.workbook.vba.flavours import Macros, standalone
from scorecard_xl.workbook.vba.module import Module, ModuleKind
from scorecard_xl.workbook.vba.reading import UnreadableError, read_project

_HEADER = 4  # the row of the headings of a list without a summary
_FIRST_LISTS = frozenset(TABLE_SHEETS) - {"Page"}
"""Lists that the first workbooks had, or that no officer has a sheet of the name of."""
_FORMER_MODULES = {"CpsMacros", "CpsRibbon", "CpsFunctions", "CpsHost", "xlwings", "Dictionary"}


@dataclass
class Redrawn:
    """`content`: the workbook. `own`: officers' own columns and formulas, by our name of the
    sheet. `not_kept`, `rewritten`: sentences, the latter of formulas that are others now."""

    content: bytes
    own: dict[str, OwnColumns] = field(default_factory=dict)
    not_kept: list[str] = field(default_factory=list)
    rewritten: list[str] = field(default_factory=list)


def redraw(path: Path, settings: Settings, areas: Mapping[str, Area]) -> Redrawn:
    """Raises BookError where the workbook cannot be read, or has sheets of its own with the names of ours.

    `areas`: where each table that officers fill in is, though it is no Excel table any more.
    """
    old = Package(path)
    book = WorkbookXml(old, path.name)
    rewritten = [_of_formulas(*each) for each in give_tables(old, book)]
    macros = standalone() if _project(old, book) is not None else None
    new = _new(settings, macros)
    fresh = WorkbookXml(new, path.name)
    replaced = _replaced(book, fresh, frozenset(areas))
    there = {sheet: own for sheet, own in replaced.items() if own}
    found = Redrawn(b"", _own(old, book, there), rewritten=rewritten)
    names = frozenset(named_cells(fresh.root)) | {"cps.settings", "cps.bank_holidays"}
    found.not_kept += Losses(old, book, there, names, _by_sheet(areas)).sentences()
    project = _project(old, book)
    combine(old, new, replaced, path.name)
    strip_titles(old)
    if macros is not None and project is not None:
        found.not_kept += _modules_lost(project, macros)
        put_macros(old, new, _joined(macros, old, path.name), path.name)
    found.content = old.pack()
    return found


def _of_formulas(sheet: str, cells: Sequence[str]) -> str:
    names = (
        "1 CPS_ formula now names all its" if len(cells) == 1 else f"{len(cells):,} CPS_ formulas now name all their"
    )
    return f"{sheet}: {names} tables: {cells_in_words(cells)}."


def _new(settings: Settings, macros: Macros | None) -> Package:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.xlsm" if macros else "new.xlsx")
        path.write_bytes(build.content(settings, macros))
        return Package(path)


def _project(old: Package, book: WorkbookXml) -> bytes | None:
    part = next((link.target for link in old.relationships(book.part) if link.kind == "vbaProject"), None)
    return None if part is None else old.read(part)


def _by_sheet(areas: Mapping[str, Area]) -> dict[str, list[Area]]:
    found: dict[str, list[Area]] = {}
    for name, area in areas.items():
        found.setdefault(SHEETS[name].home, []).append(area)
    return found


def _replaced(book: WorkbookXml, fresh: WorkbookXml, known: frozenset[str]) -> dict[str, str]:
    """By each sheet of the new workbook that is taken, that of the old one in whose place it comes. Raw ones stay."""
    page = {sheet.lower() for name, (sheet, _, _) in named_cells(book.root).items() if name.startswith("cps.page.")}
    found = {}
    for part in fresh.sheets.values():
        if part.name in TABLES:
            if book.find(part.name) is None:
                found[part.name] = ""
        else:
            found[part.name] = _old_name(part.name, book, page, known)
    return found


def _old_name(name: str, book: WorkbookXml, page: set[str], known: frozenset[str]) -> str:
    there = book.sheets.get(name.lower())
    if name == SCORECARD and page:
        return book.sheets[min(page)].name
    if name in PAGES:
        named = {sheet.lower() for each, (sheet, _, _) in named_cells(book.root).items() if each.startswith("cps.")}
        if there is not None and name.lower() not in named:
            raise _taken(there.name)
        return "" if there is None else there.name
    if name == CONFIGURATION:
        return "" if there is None else there.name
    place = book.find(name)
    if place is None:
        return ""
    if place[1] is None and there is not None and name not in _FIRST_LISTS | known:
        raise _taken(there.name)
    return place[0].name


def _taken(name: str) -> BookError:
    return BookError(f"Your own sheet {name} has the name of a sheet that comes new: rename it, then upgrade.")


def _own(old: Package, book: WorkbookXml, replaced: Mapping[str, str]) -> dict[str, OwnColumns]:
    found = {}
    for name in replaced:
        place = book.find(name) if name in TABLE_SHEETS and name != TRENDS else None
        if place is not None and place[1] is not None:
            sheet = SheetXml(old.read(place[0].part), place[0].part, 0)
            own = own_columns(sheet, place[1], TABLE_SHEETS[name].headings, _HEADER + TABLE_SHEETS[name].lines + 1)
            if own.headings or own.formulas:
                found[name] = own
    return found


def _modules_lost(project: bytes, macros: Macros) -> list[str]:
    """The officer's own modules with code, those of sheets too."""
    ours = {each.name for each in macros.project([]).modules} | _FORMER_MODULES
    try:
        read = read_project(project).modules
    except UnreadableError:
        return ["Macros: those of the old workbook cannot be read, so any of your own are not kept."]
    own = [name for name, text in read.items() if name not in ours and _has_code(text)]
    if not own:
        return []
    return [f"Macros: {cells_in_words(own)} not kept: export them from the old workbook in the VBA editor (Alt F11)."]


def _has_code(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    return any(line and not line.startswith(("Attribute ", "Option ", "'")) for line in lines)


def _joined(macros: Macros, package: Package, name: str) -> bytes:
    """The project for all sheets, the officer's own too."""
    project = macros.project([])
    own: Sequence[Module] = [Module(each, kind=ModuleKind.SHEET) for each in dict.fromkeys(code_names(package, name))]
    first, *rest = project.modules
    return type(project)((first, *own, *rest), project.refers_to).binary()
