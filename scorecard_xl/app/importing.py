"""Importing: the yearly returns in some folders and files go into the raw sheets of a workbook."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard_xl.imports.merge import Counts, Merging
from scorecard_xl.imports.returns import Return, read_returns
from scorecard_xl.imports.ssda903 import Extract, SourceError, financial_year
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.schema import TABLES, Table
from scorecard_xl.tables.typed import heading_row
from scorecard_xl.workbook.book import Book

_UNKNOWN = " Paste what they hold into the raw sheets, or give their columns the headings of a raw sheet."
_IN_CHILDREN = {"dob", "sex"}


@dataclass(frozen=True)
class ReturnReport:
    """What became of one return, or of files of no year: `tables` by name, in the order of the workbook's sheets."""

    source: str
    ending: dt.date | None
    tables: Mapping[str, Counts]

    def sentences(self) -> list[str]:
        of = f"{self.source}, year to {self.ending:%d/%m/%Y}" if self.ending else self.source
        return [f"{of}: {name}: {_counted(counts)}." for name, counts in self.tables.items()]


@dataclass(frozen=True)
class Report:
    """What an import did. `dropped`: by table, the rows of the sheet that are no longer there.

    `doubts`: why the files may be none of this workbook's.
    """

    returns: tuple[ReturnReport, ...]
    dropped: Mapping[str, int]
    notes: tuple[str, ...]
    not_used: tuple[str, ...]
    not_recognised: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """The report in plain sentences, for the command line and for a message."""
        return [
            *self.doubts,
            *(sentence for one in self.returns for sentence in one.sentences()),
            *(
                f"{name}: {_rows(count)} dropped, as the files do not hold them."
                for name, count in self.dropped.items()
            ),
            *self.notes,
            *_listed("Not used by the scorecard", self.not_used),
            *_listed("Not recognised, by name or by headings", self.not_recognised, _UNKNOWN),
        ]


def import_sources(book: Book, sources: Sequence[Path], year: int | None = None, replace: bool = False) -> Report:
    """Merge SSDA903 folders, CSV files and XML files into the raw sheets, which are written at once or not at all.

    `year`: that in which the 31 March falls that ends the return (2025 for 2024/25); only with a single return.
    `replace`: rows of the sheets that the sources do not hold are dropped, in the tables that the sources bring.
    Raises SourceError and BookError.
    """
    found = read_returns(sources, year)
    notes = list(found.notes)
    sheets = _sheets(book, found.returns, notes)
    latest, doubts = _latest_day(book), _doubts(book, found.returns)
    reports = tuple(_take(one, sheets, latest, notes) for one in found.returns)
    dropped = _write(book, sheets | _stamped(book, sheets, found.returns), sheets if replace else ())
    return Report(reports, dropped, tuple(notes), tuple(found.not_used), tuple(found.not_recognised), doubts)


def _sheets(book: Book, returns: Sequence[Return], notes: list[str]) -> dict[str, Merging]:
    """By table, the sheets that take the returns' rows; why another cannot is added to the notes."""
    sheets = {}
    for table in TABLES.values():
        if brought := [one.tables[table.name] for one in returns if table.name in one.tables]:
            sheet = _opened(book, table)
            if isinstance(sheet, Merging):
                sheets[table.name] = sheet
                notes += _left_out(table.name, sheet, brought)
            elif book.read(table.name) is not None:
                raise SourceError(f"{sheet}: put the headings right, then import again. Nothing was imported.")
            else:
                notes.append(f"{sheet}: {_rows(sum(len(extract.rows) for extract in brought))} not imported.")
    if not sheets:
        raise SourceError("The workbook has none of the sheets for these files: make one with `scorecard-xl new`.")
    return sheets


def _opened(book: Book, table: Table) -> Merging | str:
    """The rows of the table's sheet, or why it cannot take any."""
    sheet = book.read(table.name)
    if sheet is None:
        return f"The workbook has no sheet {table.name}"
    at = heading_row(table, sheet.rows)
    if at is None:
        return f"The sheet {table.name} has no row with the headings"
    merging = Merging(table, sheet.rows[at], sheet.rows[at + 1 :])
    lacking = ", ".join(merging.lacks(table.key))
    return f"The sheet {table.name} has no heading {lacking}" if lacking else merging


def _left_out(name: str, sheet: Merging, brought: Iterable[Extract]) -> list[str]:
    headings = dict.fromkeys(heading for extract in brought for heading in sheet.lacks(extract.headings))
    said = [heading for heading in headings if plain(heading) not in _IN_CHILDREN]
    return [f"{name}: columns not on the sheet: {', '.join(said)}."] if said else []


def _latest_day(book: Book) -> dt.date:
    episodes = _opened(book, TABLES["Episodes"])
    days = episodes.dates("DECOM") + episodes.dates("DEC") if isinstance(episodes, Merging) else []
    return max(days, default=dt.date.min)


def _take(one: Return, sheets: Mapping[str, Merging], latest: dt.date, notes: list[str]) -> ReturnReport:
    only_add = one.ending is not None and one.ending < latest
    tables = {name: sheet.take(one.tables[name], only_add) for name, sheet in sheets.items() if name in one.tables}
    if only_add:
        notes.append(_only_added(one, latest, sum(counts.kept for counts in tables.values())))
    return ReturnReport(one.name, one.ending, tables)


def _only_added(one: Return, latest: dt.date, kept: int) -> str:
    before = f"ends before the latest date in the workbook's Episodes ({latest:%d/%m/%Y})"
    said = f"{one.name}, year to {one.ending:%d/%m/%Y}, {before}: only rows that were not there are added."
    if not kept:
        return said
    stay = f"{_rows(kept)} {'is' if kept == 1 else 'are'} kept as {'it is' if kept == 1 else 'they are'}"
    year = financial_year(latest)
    taken = f"If it is the extract of the year to 31/03/{year}, give --year {year} to let it replace them."
    return f"{said} Nothing of what is there was changed: {stay}. {taken}"


def _doubts(book: Book, returns: Iterable[Return]) -> tuple[str, ...]:
    """Files of which the workbook, which has children, knows none may be another council's."""
    sheets = [_opened(book, TABLES[name]) for name in ("Children", "Episodes")]
    there = {child for sheet in sheets if isinstance(sheet, Merging) for child in sheet.children}
    coming = {child for one in returns for extract in one.tables.values() for child in extract.children()}
    if not there or not coming or there & coming:
        return ()
    none = "The only child" if len(coming) == 1 else f"None of the {len(coming):,} children"
    is_in = "is not in" if len(coming) == 1 else "is in"
    return (f"WARNING: {none} of these files {is_in} the workbook: is it the same council?",)


def _stamped(book: Book, sheets: Mapping[str, Merging], returns: Iterable[Return]) -> dict[str, Merging]:
    """Children, brought or not, with the last return in which each has an episode (decisions H2)."""
    children = sheets.get("Children") or _opened(book, TABLES["Children"])
    if not isinstance(children, Merging):
        return {}
    for one in returns:
        if one.ending is not None:
            children.stamp("LAST_RETURN", one.ending, one.children)
    return {"Children": children}


def _write(book: Book, sheets: Mapping[str, Merging], replaced: Collection[str]) -> dict[str, int]:
    """Write the sheets that differ; by table, the number of rows gone. `replaced`: the tables that may lose rows."""
    results = {name: sheet.result(name in replaced) for name, sheet in sheets.items()}
    if blocks := {name: rows for name, rows in results.items() if sheets[name].changed(rows)}:
        book.put({}, blocks)
    return {name: gone for name, rows in results.items() if (gone := sheets[name].dropped(rows))}


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


def _counted(counts: Counts) -> str:
    parts = {"added": counts.added, "replaced": counts.replaced, "unchanged": counts.unchanged}
    words = [f"{count:,} {word}" for word, count in parts.items() if count]
    kept = [f"{counts.kept:,} kept as on the sheet"] if counts.kept else []
    return ", ".join([f"{_rows(counts.read)} read", *words, *kept])


def _listed(what: str, files: Sequence[str], hint: str = "") -> list[str]:
    return [f"{what}: {', '.join(files)}.{hint}"] if files else []
