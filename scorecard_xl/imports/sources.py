"""Files, folders of any depth and .zip files -> what belongs together: returns, lists, and files of no return."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scorecard_xl.imports.annex_a import AnnexA, lists_in
from scorecard_xl.imports.body import not_taken, read_body, without_needed
from scorecard_xl.imports.bundles import (
    Bundle,
    Part,
    bundle_of,
    by_year,
    check_day_order,
    completed,
    dated_by,
    token_in,
    told_year,
    with_year,
)
from scorecard_xl.imports.entries import ARCHIVES, LOCK, Entry, entries_of
from scorecard_xl.imports.mappings import MappingRow, given_headings, not_there, with_codes
from scorecard_xl.imports.recognition import Known, is_exact, nearly, recognised, resolved
from scorecard_xl.imports.ssda903 import Extract, SourceError
from scorecard_xl.imports.workbooks import TEXT, WORKBOOKS, hidden_sheets, is_cut, tables_in
from scorecard_xl.imports.xml_files import read_xml
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.values import Value

_NAMED = 5
_PACKED = " (unpack it, and import what is in it)"
TAKEN = "Import takes SSDA903 files, Annex A lists and files with the headings of a raw sheet: CSV, XML, Excel or .zip"


@dataclass
class Sources:
    """What was found, in the order given, and the names of the files that brought nothing."""

    bundles: list[Bundle] = field(default_factory=list)
    not_used: list[str] = field(default_factory=list)
    not_recognised: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_sources(paths: Sequence[Path], mappings: Sequence[MappingRow] = ()) -> Sources:
    """Everything in these files and folders that can be imported. Raises SourceError, with nothing read.

    The files of one folder belong together, except where their names or a column YEAR tell several years. So do those
    of several folders where only one has episodes, and the others what it lacks.
    """
    own = _existing(paths)
    reading = _Reading(mappings)
    for path in own:
        if path.is_dir() or path.suffix.lower() == ".zip":
            reading.folder(path)
    reading.files(sorted({path for path in own if path.is_file() and path.suffix.lower() != ".zip"}))
    reading.found.bundles = completed(reading.found.bundles)
    for one in reading.found.bundles:
        check_day_order(one)
    return reading.found


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
            found = [*self.found.not_recognised, *self.found.not_used]
            more = " …" if len(found) > _NAMED else ""
            named = f" Not recognised or not used: {', '.join(found[:_NAMED])}{more}." if found else ""
            said = ["holds no SSDA903 file that the scorecard uses.", *self.found.notes[:_NAMED]]
            raise SourceError(f"The {what} {path.name} {' '.join(said)}{named} {TAKEN}.")

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
            before, noted = len(self.found.bundles), len(self.found.notes)
            parts = self._parts(entries)
            if not parts and len(self.found.bundles) == before:
                raise SourceError(" ".join(self.found.notes[noted:]) or of_no_use(entries[0]))
            tables = [part.table for part in parts]
            if len(parts) == 1 or len(set(tables)) < len(tables):
                self.found.bundles += [bundle_of(part.entry.name, [part]) for part in parts]
            elif parts:
                self.found.bundles.append(bundle_of(folder.name, parts))

    def _parts(self, entries: Sequence[Entry]) -> list[Part]:
        """The tables in these files; an XML file and the lists of Annex A are bundles of their own."""
        found: list[Part] = []
        for entry in entries:
            if entry.kind == ".xml":
                self._xml(entry)
            elif entry.kind in (*TEXT, *WORKBOOKS):
                found += self._sheets(entry)
            else:
                self.found.not_recognised.append(f"{entry.label}{_PACKED if entry.kind in ARCHIVES else ''}")
        return found

    def _xml(self, entry: Entry) -> None:
        tables = read_xml(entry.name, entry.read())
        if not tables:
            self.found.not_recognised.append(entry.label)
            return
        tables = {name: replace(held, file=entry.label) for name, held in tables.items()}
        for name, held in tables.items():
            self.found.notes += [f"{entry.label}: {each}" for each in without_needed(TABLES[name], held)]
            self._say_unread(held)
        self.found.bundles.append(Bundle(entry.name, told_year(entry), tables, dated=dated_by([entry])))

    def _sheets(self, entry: Entry) -> list[Part]:
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
        if parts:
            self.found.notes += _unread_sheets(entry, [(sheet, rows) for sheet, rows, one in known if one is None])
        elif any(one is not None for _, _, one in known):
            self.found.not_used.append(entry.label)
        else:
            self.found.not_recognised.append(f"{entry.label}{_near(entry, sheets)}")
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

    def _one(self, entry: Entry, sheet: str, rows: list[list[Value]], known: Known) -> list[Part]:
        table = known.table
        if table is None:
            return []
        mappings = [row for row in self._mappings if plain(row.table) == plain(table.name)]
        headings = with_year(table, resolved(table, known.headings, given_headings(mappings)))
        body = rows[known.at + 1 :]
        if mappings:
            body = [with_codes(table, headings, row, mappings) for row in body]
        held, said = read_body(table, headings, rows[known.at], body, entry.label, known.at + 2, is_cut(entry))
        guessed = [
            f"{theirs} is read as {ours} of {table.name}, by the name of the file." for theirs, ours in known.by_name
        ]
        said += not_there(table, headings, mappings)
        self.found.notes += [f"{entry.label}: {each}" for each in (*guessed, *said)]
        self._say_unread(held)
        if none := not_taken(table, held):
            self.found.notes += [f"{entry.label}: {each}" for each in none]
            return []
        if table.name == "Episodes" and not held.rows:
            self.found.notes.append(f"{entry.label}: it has headings and no episodes, so nothing is taken from it.")
            return []
        exact = is_exact(table.name, entry.stem) or bool(sheet and is_exact(table.name, sheet))
        part = Part(entry, table.name, held, exact, token_in(entry.stem), told_year(entry), sheet)
        return by_year(part)

    def _say_unread(self, held: Extract) -> None:
        self.found.notes += [f"{held.file}: {each.note()}" for each in held.unread]

    def _grouped(self, folders: tuple[str, ...], parts: Sequence[Part]) -> Iterator[Bundle]:
        """The parts of a folder by the years that their names tell; those that tell none are with the only year."""
        tokens = list(dict.fromkeys(part.token for part in parts if part.token))
        several = len(tokens) > 1
        for token in [*tokens, ""] if several else [""]:
            own = self._once_each(folders[-1], [part for part in parts if not several or part.token == token])
            if own:
                yield bundle_of(f"{folders[-1]} {token}".strip(), own)

    def _once_each(self, folder: str, parts: Sequence[Part]) -> list[Part]:
        """Of several files of one table the one with its very name; the others are named."""
        chosen: dict[str, Part] = {}
        for table in dict.fromkeys(part.table for part in parts):
            own = [part for part in parts if part.table == table]
            exact = [part for part in own if part.is_exact]
            if len(own) > 1 and len(exact) != 1:
                raise SourceError(_two(folder, own))
            chosen[table] = exact[0] if len(own) > 1 else own[0]
            others = [part for part in own if part is not chosen[table]]
            self.found.notes += [f"{other.label} is not used: {chosen[table].label} holds {table}." for other in others]
        return list(chosen.values())


def _two(folder: str, parts: Sequence[Part]) -> str:
    table, entry = parts[0].table, parts[0].entry
    if all(part.entry is entry for part in parts):
        sheets = " and ".join(part.sheet for part in parts)
        return f"{entry.label} holds {table} on the sheets {sheets}: save a copy with one of them, and import that."
    names = " and ".join(part.entry.name for part in parts)
    several = "two" if len(parts) == 2 else f"{len(parts)}"
    return (
        f"The folder {folder} holds {several} files of {table}, {names}: keep the one that counts, or put each year in "
        "a folder of its own."
    )


def _unread_sheets(entry: Entry, sheets: Iterable[tuple[str, list[list[Value]]]]) -> list[str]:
    """What to say of the sheets of a workbook that hold rows of several cells, and no raw table."""
    filled = [(sheet, rows) for sheet, rows in sheets if sheet and sum(sum(map(bool, row)) > 1 for row in rows) > 1]
    names = [f"{sheet}{_near(replace(entry, name=sheet), [(sheet, rows)])}" for sheet, rows in filled]
    if not names:
        return []
    each = f"the sheet {names[0]} is" if len(names) == 1 else f"the sheets {', '.join(names)} are"
    return [f"{entry.label}: {each} not read: no raw table has {'its' if len(names) == 1 else 'their'} headings."]


def _near(entry: Entry, sheets: Sequence[tuple[str, list[list[Value]]]]) -> str:
    """In brackets what a file that was not recognised lacks of the table that its name tells, if it tells one."""
    if not any(any(row) for _, rows in sheets for row in rows):
        return " (it is empty)"
    near = next((near for sheet, rows in sheets if (near := nearly([sheet, entry.stem], rows))), "")
    return f" ({near})" if near else ""


def of_no_use(entry: Entry) -> str:
    """Why a file that was named brings nothing, and what to do with it instead."""
    if entry.kind in ARCHIVES:
        return f"{entry.name} is packed in a way that is not read here: unpack it, and import what is in it."
    if entry.kind not in (*TEXT, *WORKBOOKS, ".xml"):
        return f"{entry.name} is no file that can be imported: export what it holds as CSV. {TAKEN}."
    near = _near(entry, tables_in(entry))
    why = f"and has not the headings of a raw sheet{near}"
    instead = "say which with --as (for example --as Visits), or give its columns the headings of a raw sheet"
    return f"{entry.name} is no SSDA903 file that the scorecard uses, {why}: {instead}."


def _existing(paths: Sequence[Path]) -> list[Path]:
    for path in paths:
        if not path.exists():
            raise SourceError(f"There is no file or folder {path}: check the spelling.")
    return list(dict.fromkeys(path.resolve() for path in paths))
