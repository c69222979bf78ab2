"""Files, folders of any depth and .zip files -> what belongs together: returns, lists, and files of no return."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scorecard_xl.imports.annex_a import AnnexA, lists_in
from scorecard_xl.imports.body import read_body
from scorecard_xl.imports.csv_files import csv_rows, ends_a_line
from scorecard_xl.imports.entries import LOCK, Entry, entries_of
from scorecard_xl.imports.joining import joined
from scorecard_xl.imports.mappings import MappingRow, given_headings, with_codes
from scorecard_xl.imports.recognition import Known, is_exact, recognised, resolved
from scorecard_xl.imports.ssda903 import Extract, SourceError
from scorecard_xl.imports.workbooks import WORKBOOKS, hidden_sheets, read_workbook
from scorecard_xl.imports.xml_files import read_xml
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import Unreadable, is_empty, read_year
from scorecard_xl.tables.values import Value

_TEXT = (".csv", ".tsv", ".txt")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:[-_ /]?(20\d\d|\d\d))?(?:[-_ ]?(\d\d))?(?!\d)")
TAKEN = "Import takes SSDA903 files, Annex A lists and files with the headings of a raw sheet: CSV, XML, Excel or .zip"


@dataclass(frozen=True)
class Bundle:
    """Files that belong together: one return, or files of no return.

    `year`: that of the 31 March that ends it, where a file's name, its folder or a column YEAR says so.
    `lists`: lists 8, 9 and 10 of Ofsted's Annex A, where these are what it holds.
    """

    name: str
    year: int | None
    tables: dict[str, Extract]
    lists: AnnexA | None = None


@dataclass
class Sources:
    """What was found, in the order given, and the names of the files that brought nothing."""

    bundles: list[Bundle] = field(default_factory=list)
    not_used: list[str] = field(default_factory=list)
    not_recognised: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Part:
    """The rows of one table in one file. `token`: what in the file's name is a year or day."""

    entry: Entry
    table: str
    extract: Extract
    is_exact: bool
    token: str
    year: int | None
    sheet: str = ""

    @property
    def label(self) -> str:
        return f"{self.entry.label} (sheet {self.sheet})" if self.sheet else self.entry.label


def read_sources(paths: Sequence[Path], mappings: Sequence[MappingRow] = ()) -> Sources:
    """Everything in these files and folders that can be imported. Raises SourceError, with nothing read.

    The files of one folder belong together, except where their names or a column YEAR tell several years.
    """
    own = _existing(paths)
    reading = _Reading(mappings)
    for path in own:
        if path.is_dir() or path.suffix.lower() == ".zip":
            reading.folder(path)
    reading.files(sorted({path for path in own if path.is_file() and path.suffix.lower() != ".zip"}))
    return reading.found


def tables_in(entry: Entry) -> list[tuple[str, list[list[Value]]]]:
    """The rows of the file, by its sheets; a file of text has one, without a name. None that can be read: []."""
    if entry.kind in _TEXT:
        return [("", [list(row) for row in csv_rows(entry.name, entry.read())])]
    return list(read_workbook(entry.name, entry.read()).items()) if entry.kind in WORKBOOKS else []


def is_cut(entry: Entry) -> bool:
    """Whether a file of text has no end of a line behind its last row."""
    return entry.kind in _TEXT and not ends_a_line(entry.read())


class _Reading:
    """Reads one source after the other into `found`."""

    def __init__(self, mappings: Sequence[MappingRow]) -> None:
        self.found, self._mappings = Sources(), mappings
        self._folders: tuple[str, ...] = ()

    def folder(self, path: Path) -> None:
        entries = entries_of(path)
        self._say_open(path.rglob(f"{LOCK}*") if path.is_dir() else ())
        before = len(self.found.bundles)
        for folders in dict.fromkeys(entry.folders for entry in entries):
            own = [entry for entry in entries if entry.folders == folders]
            self.found.bundles += self._grouped(folders, self._parts(own))
        if len(self.found.bundles) == before:
            what = "folder" if path.is_dir() else "file"
            raise SourceError(f"The {what} {path.name} holds no SSDA903 file that the scorecard uses. {TAKEN}.")

    def _say_open(self, locks: Iterable[Path]) -> None:
        for lock in sorted(locks):
            name = lock.name.removeprefix(LOCK)
            if lock.with_name(name).exists():
                self.found.notes.append(f"{name} is open in Excel: what was not saved yet is not in it.")

    def files(self, paths: Sequence[Path]) -> None:
        """Files that were named singly: those of one folder are one return, unless two are of the same table."""
        self._say_open(lock for path in paths if (lock := path.with_name(f"{LOCK}{path.name}")).exists())
        for folder in dict.fromkeys(path.parent for path in paths):
            entries = [entry for path in paths if path.parent == folder for entry in entries_of(path)]
            before = len(self.found.bundles)
            parts = self._parts(entries)
            if not parts and len(self.found.bundles) == before:
                raise SourceError(of_no_use(entries[0]))
            tables = [part.table for part in parts]
            if len(parts) == 1 or len(set(tables)) < len(tables):
                self.found.bundles += [_bundle(part.entry.name, [part]) for part in parts]
            elif parts:
                self.found.bundles.append(_bundle(folder.name, parts))

    def _parts(self, entries: Sequence[Entry]) -> list[_Part]:
        """The tables in these files; an XML file and the lists of Annex A are bundles of their own."""
        found: list[_Part] = []
        for entry in entries:
            if entry.kind == ".xml":
                self._xml(entry)
            elif entry.kind in (*_TEXT, *WORKBOOKS):
                found += self._sheets(entry)
            else:
                self.found.not_recognised.append(entry.label)
        return found

    def _xml(self, entry: Entry) -> None:
        tables = read_xml(entry.name, entry.read())
        if not tables:
            self.found.not_recognised.append(entry.label)
            return
        tables = {name: replace(held, file=entry.label) for name, held in tables.items()}
        for held in tables.values():
            self._say_unread(held)
        self.found.bundles.append(Bundle(entry.name, _told_year(entry), tables))

    def _sheets(self, entry: Entry) -> list[_Part]:
        sheets = tables_in(entry)
        if lists := lists_in(entry.label, entry.stem, sheets):
            self._lists(entry, lists)
            return []
        known = [
            (sheet, rows, recognised([sheet, entry.stem] if sheet else [entry.stem], rows)) for sheet, rows in sheets
        ]
        parts = [part for sheet, rows, one in known if one and one.table for part in self._one(entry, sheet, rows, one)]
        if len(sheets) > 1:
            hidden = hidden_sheets(entry.name, entry.read()) & {part.sheet for part in parts}
            self.found.notes += [f"{entry.label}: the sheet {name} is hidden, and was read." for name in sorted(hidden)]
        if not parts:
            unused = any(one is not None for _, _, one in known)
            (self.found.not_used if unused else self.found.not_recognised).append(entry.label)
        return parts

    def _lists(self, entry: Entry, lists: AnnexA) -> None:
        """Lists in files of one folder are one bundle, as those of a workbook are."""
        before = self.found.bundles[-1] if self.found.bundles else None
        if (
            before
            and before.lists
            and self._folders == entry.folders
            and lists.lists.keys().isdisjoint(before.lists.lists)
        ):
            both = AnnexA(f"{before.lists.file}, {lists.file}", {**before.lists.lists, **lists.lists})
            self.found.bundles[-1] = Bundle(entry.folders[-1], None, {}, both)
        else:
            self.found.bundles.append(Bundle(entry.name, None, {}, lists))
        self._folders = entry.folders

    def _one(self, entry: Entry, sheet: str, rows: list[list[Value]], known: Known) -> list[_Part]:
        table = known.table
        if table is None:
            return []
        mappings = [row for row in self._mappings if plain(row.table) == plain(table.name)]
        headings = resolved(table, known.headings, given_headings(mappings))
        body = rows[known.at + 1 :]
        if mappings:
            body = [with_codes(table, headings, row, mappings) for row in body]
        held, said = read_body(table, headings, rows[known.at], body, entry.label, known.at + 2, is_cut(entry))
        self.found.notes += [f"{entry.label}: {each}" for each in said]
        self._say_unread(held)
        exact = is_exact(table.name, entry.stem) or bool(sheet and is_exact(table.name, sheet))
        part = _Part(entry, table.name, held, exact, _token(entry.stem), _told_year(entry), sheet)
        return _by_year(part)

    def _say_unread(self, held: Extract) -> None:
        self.found.notes += [f"{held.file}: {each.sentence()}" for each in held.unread]

    def _grouped(self, folders: tuple[str, ...], parts: Sequence[_Part]) -> Iterator[Bundle]:
        """The parts of a folder by the years that their names tell; those that tell none are with the only year."""
        tokens = list(dict.fromkeys(part.token for part in parts if part.token))
        several = len(tokens) > 1
        for token in [*tokens, ""] if several else [""]:
            own = self._once_each(folders[-1], [part for part in parts if not several or part.token == token])
            if own:
                yield _bundle(f"{folders[-1]} {token}".strip(), own)

    def _once_each(self, folder: str, parts: Sequence[_Part]) -> list[_Part]:
        """Of several files of one table the one with its very name; the others are named."""
        chosen: dict[str, _Part] = {}
        for table in dict.fromkeys(part.table for part in parts):
            own = [part for part in parts if part.table == table]
            exact = [part for part in own if part.is_exact]
            if len(own) > 1 and len(exact) != 1:
                raise SourceError(_two(folder, own))
            chosen[table] = exact[0] if len(own) > 1 else own[0]
            others = [part for part in own if part is not chosen[table]]
            self.found.notes += [f"{other.label} is not used: {chosen[table].label} holds {table}." for other in others]
        return list(chosen.values())


def _two(folder: str, parts: Sequence[_Part]) -> str:
    table, entry = parts[0].table, parts[0].entry
    if all(part.entry is entry for part in parts):
        sheets = " and ".join(part.sheet for part in parts)
        return f"{entry.label} holds {table} on the sheets {sheets}: save a copy with one of them, and import that."
    return f"The folder {folder} holds two files of {table}: put each year in a folder of its own."


def _bundle(name: str, parts: Sequence[_Part]) -> Bundle:
    years = {part.year for part in parts} - {None}
    tables = joined({part.table: part.extract for part in parts})
    return Bundle(name, years.pop() if len(years) == 1 else None, tables)


def _by_year(part: _Part) -> list[_Part]:
    """The part once for each year in a column YEAR; OC2 keeps its column, in other tables it goes."""
    held = part.extract
    if "YEAR" not in Headings(held.headings):
        return [part]
    years = [_year(cell) for cell in held.cells("YEAR")]
    without = held if part.table == "OC2" else held.without("YEAR")
    if len(set(years)) <= 1:
        return [replace(part, extract=without)]
    if part.table == "OC2":
        return [part]
    return [_of_year(part, without, years, year) for year in dict.fromkeys(years)]


def _of_year(part: _Part, held: Extract, years: Sequence[str], year: str) -> _Part:
    chosen = held.chosen(at for at, each in enumerate(years) if each == year)
    return replace(part, extract=chosen, token=year, year=_spanned(year) or part.year)


def _year(cell: Value) -> str:
    try:
        return "" if is_empty(cell) else _as_written(cell)
    except Unreadable:
        return ""


def _as_written(cell: Value) -> str:
    text = str(cell).strip().removesuffix(".0")
    return text if _YEAR.fullmatch(text) else str(read_year(cell).year)


def _token(name: str) -> str:
    found = _YEAR.search(name)
    return found[0] if found else ""


def _told_year(entry: Entry) -> int | None:
    """The year that the name of the file, or of the nearest folder, tells as 2022-23; 2022 alone may be either."""
    names = (entry.stem, *reversed(entry.folders))
    return next((year for name in names if (year := _spanned(name)) is not None), None)


def _spanned(name: str) -> int | None:
    for first, second, third in _YEAR.findall(name):
        if second and not third and int(second) % 100 == (int(first) + 1) % 100:
            return int(first) + 1
    return None


def of_no_use(entry: Entry) -> str:
    """Why a file that was named brings nothing, and what to do with it instead."""
    if entry.kind not in (*_TEXT, *WORKBOOKS, ".xml"):
        return f"{entry.name} is no file that can be imported: export what it holds as CSV. {TAKEN}."
    instead = "say which with --as (for example --as Visits), or give its columns the headings of a raw sheet"
    return (
        f"{entry.name} is no SSDA903 file that the scorecard uses, and has not the headings of a raw sheet: {instead}."
    )


def _existing(paths: Sequence[Path]) -> list[Path]:
    for path in paths:
        if not path.exists():
            raise SourceError(f"There is no file or folder {path}: check the spelling.")
    return list(dict.fromkeys(path.resolve() for path in paths))
