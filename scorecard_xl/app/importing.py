"""Importing: the returns in some folders and files go into the raw sheets of a workbook."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from scorecard_xl.app import import_report
from scorecard_xl.app.import_report import Report, ReturnReport
from scorecard_xl.app.notices import in_rows
from scorecard_xl.imports import annex_a
from scorecard_xl.imports.body import backwards
from scorecard_xl.imports.covering import Coming
from scorecard_xl.imports.doubts import doubts
from scorecard_xl.imports.lost_columns import STAMPED
from scorecard_xl.imports.mappings import MappingRow, check_mappings, read_mappings
from scorecard_xl.imports.merge import Merging
from scorecard_xl.imports.readers import read_map_file, read_report
from scorecard_xl.imports.record import HEADINGS, SHEET, Record, records_of, rows_of
from scorecard_xl.imports.returns import Found, Return, read_returns
from scorecard_xl.imports.ssda903 import NOTHING, Extract, SourceError, extract
from scorecard_xl.imports.statuses import up_to
from scorecard_xl.imports.taking import as_it_was, moments, take_all
from scorecard_xl.page.wording import number_of
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.schema import TABLES, Table
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.tables.typed import heading_row
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.book import Book

_MAPPINGS = "Mappings"
_LISTS = ("Children", "UASC", "Episodes", "Reviews", "Visits", "Health", "AD1", "CareLeavers")
_MAPPING_HEADINGS = ("TABLE", "COLUMN", "YOURS", "OURS")
_IN_CHILDREN = {"dob", "sex"}


@dataclass(frozen=True)
class Options:
    """What the officer says of the sources.

    `year`: that in which the 31 March falls that ends the return (2025 for 2024/25), and `as_at`: the day to which it
    is complete; only with one return. `partial`: it only adds and replaces; `whole`: it is whole though much is gone.
    `replace`: rows of the sheets that the sources lack are dropped, in the tables that the sources have.
    `table`: the raw table that the report fills, its headings by the sheet Mappings and `mappings`.
    """

    year: int | None = None
    as_at: dt.date | None = None
    partial: bool = False
    whole: bool = False
    replace: bool = False
    dry_run: bool = False
    table: str | None = None
    mappings: Path | None = None


@dataclass
class _Opened:
    """The sheets of one import, and what is to be said of it.

    `proposed`: the headings of reports that have a proposal on Mappings.
    """

    sheets: dict[str, Merging] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    blocks: dict[str, list[list[Value]]] = field(default_factory=dict)
    proposed: set[str] = field(default_factory=set)


def import_sources(
    book: Book, sources: Sequence[Path], options: Options = Options(), now: dt.datetime | None = None
) -> Report:
    """Take returns, lists and reports into the raw sheets, which are written at once or not at all.

    Raises SourceError and BookError.
    """
    moment = now or dt.datetime.now()
    if options.as_at is not None and options.as_at > moment.date():
        raise SourceError(f"{options.as_at:%d/%m/%Y} is after today: give the day to which the extract is complete.")
    opened = _Opened()
    found = _found(book, sources, options, opened, moment.date())
    kept = book.read(SHEET)
    records = records_of(kept.rows) if kept else []
    _open_all(book, found.returns, records, opened)
    doubted = doubts(opened.sheets, found.returns)
    if not records:
        records = as_it_was(opened.sheets, moment.replace(microsecond=0), moment.date())
    times = moments(moment, records)
    coming = [_coming(one, next(times), options) for one in found.returns if one.lists is None]
    result = take_all(opened.sheets, records, coming, whole=options.whole, doubts=doubted)
    opened.notes += _not_closed(opened.sheets, found.returns, options)
    lists = [one for each in found.returns if each.lists for one in _of_lists(each, next(times), opened, moment.date())]
    if lists:
        listed = take_all(opened.sheets, result.records, lists)
        result.records, result.done = listed.records, [*result.done, *listed.done]
    brought = {name for one in [*coming, *lists] for name in one.tables if name in opened.sheets}
    dropped = _dropped(opened.sheets, brought) if options.replace else {}
    if options.replace:
        result.records = as_it_was(opened.sheets, next(times), moment.date(), options.as_at)
    opened.notes += _left_unread(opened.sheets, brought)
    _stamp(opened.sheets, found.returns)
    if kept is None:
        opened.notes.append(import_report.NO_RECORD)
    opened.notes += _write(
        book, opened, result.records if kept else None, kept.rows if kept else [], dry_run=options.dry_run
    )
    reports = tuple(ReturnReport.of(done, import_report.why_only_gaps(done, records)) for done in result.done)
    notes, not_used, not_recognised = (*found.notes, *opened.notes), tuple(found.not_used), tuple(found.not_recognised)
    return Report(reports, dropped, notes, not_used, not_recognised, doubted, options.dry_run)


def _found(book: Book, sources: Sequence[Path], options: Options, opened: _Opened, today: dt.date) -> Found:
    sheet = book.read(_MAPPINGS)
    mappings = read_mappings(sheet.rows) if sheet else []
    if sheet is not None:
        rows = Records(SHEETS[_MAPPINGS], sheet.rows, sheet.first_row)
        check_mappings(rows)
        opened.notes += in_rows(rows.problems)
    if options.mappings is not None:
        more, wrong = read_map_file(options.mappings)
        mappings = [*mappings, *more]
        opened.notes += in_rows(wrong)
    if options.table is None:
        found = read_returns(sources, options.year, options.as_at, mappings, today)
    else:
        found = Found([_report(path, options, mappings, book, opened) for path in sources], [], [], [])
    for one in found.returns:
        for name, held in one.tables.items():
            kept = _up_to(today, name, held, opened)
            one.tables[name] = kept if any(kept.cells(STAMPED)) else kept.without(STAMPED)
    return found


def _up_to(today: dt.date, name: str, held: Extract, opened: _Opened) -> Extract:
    kept, said = up_to(today, TABLES[name], held)
    opened.notes += [f"{held.file}: {each}" for each in said]
    return kept


def _report(path: Path, options: Options, mappings: Sequence[MappingRow], book: Book, opened: _Opened) -> Return:
    """A report that fills one table; what is not matched is put on the sheet Mappings, with a proposal."""
    name = options.table or ""
    table = next((table for own, table in TABLES.items() if own.lower() == name.lower()), None)
    if table is None:
        near = get_close_matches(name.lower(), map(str.lower, TABLES), 1)
        meant = next((f"did you mean {each}?" for each in TABLES if [each.lower()] == near), "")
        raise SourceError(f"--as {name} is no raw table: {meant or 'give one of ' + ', '.join(TABLES) + '.'}")
    matched = read_report(path, table, mappings, options.year)
    opened.notes += matched.sentences
    opened.proposed |= {row.yours for row in matched.proposals if row.is_heading}
    sheet = book.read(_MAPPINGS)
    if matched.proposals and sheet is not None:
        before = opened.blocks.setdefault(_MAPPINGS, [list(row) for row in sheet.rows[1:] if any(row)])
        before += [
            Headings(sheet.rows[0]).row(dict(zip(_MAPPING_HEADINGS, row, strict=True))) for row in matched.proposals
        ]
    return Return(path.name, None, {} if matched.extract is None else {table.name: matched.extract})


def _open_all(book: Book, returns: Sequence[Return], records: Sequence[Record], opened: _Opened) -> None:
    """The sheets that take rows or have rows of returns; why another cannot is added to the notes."""
    brought = {name: [one.tables[name] for one in returns if name in one.tables] for name in TABLES}
    needed = {name for record in records for name in record.tables} if records else set(TABLES)
    needed |= {name for one in returns if one.lists for name in _LISTS}
    for table in TABLES.values():
        if not brought[table.name] and table.name not in needed and table.name != "Children":
            continue
        sheet = _opened(book, table)
        if isinstance(sheet, Merging):
            opened.sheets[table.name] = sheet
            opened.notes += _left_out(table.name, sheet, brought[table.name], opened.proposed)
        elif brought[table.name]:
            if book.read(table.name) is not None:
                raise SourceError(f"{sheet}: put the headings right, then import again. Nothing was imported.")
            count = sum(len(extract.rows) for extract in brought[table.name])
            opened.notes.append(f"{sheet}: {number_of(count, 'row')} not imported.")
    if any(brought.values()) and not any(brought[name] for name in opened.sheets):
        raise SourceError("The workbook has none of the sheets for these files: make one with `scorecard-xl new`.")


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


def _left_out(name: str, sheet: Merging, brought: Iterable[Extract], proposed: Collection[str]) -> list[str]:
    headings = dict.fromkeys(heading for extract in brought for heading in sheet.lacks(extract.headings))
    said = [heading for heading in headings if heading.lower() not in _IN_CHILDREN and heading not in proposed]
    return [f"{name}: columns not on the sheet: {', '.join(said)}."] if said else []


def _coming(one: Return, day: dt.datetime, options: Options) -> Coming:
    year = one.ending.year if one.ending else None
    is_whole = one.ending is not None and not options.partial
    complete_to = options.as_at if one.has_episodes else None
    return Coming(day, one.name, year, one.reach, is_whole, one.tables, complete_to=complete_to)


def _of_lists(one: Return, day: dt.datetime, opened: _Opened, today: dt.date) -> Iterable[Coming]:
    """Lists of Annex A as rows of raw tables, which only add and replace (decisions K5)."""
    assert one.lists is not None
    as_at = one.reach or annex_a.day_of(one.lists, today)
    if as_at is None:
        opened.notes.append(f"{one.name}: its lists have no child.")
        return
    there = {name: sheet.extract(sheet.lines, sheet.titles) for name, sheet in opened.sheets.items() if name in _LISTS}
    tables, sentences = annex_a.tables_of(one.lists, as_at, there.get("Episodes", NOTHING), there)
    guessed = "" if one.reach else " This is the latest day in it: if the lists are of a later day, give --as-at."
    opened.notes += [f"{one.name}, as at {as_at:%d/%m/%Y}.{guessed}", *sentences]
    read = {name: extract(TABLES[name], own.headings, own.rows, one.name) for name, own in tables.items() if own.rows}
    opened.notes += [f"{one.name}: {each.note()}" for own in read.values() for each in own.unread]
    opened.notes += [f"{one.name}: {each}" for name, own in read.items() for each in backwards(TABLES[name], own)]
    kept = {name: _up_to(today, name, own, opened) for name, own in read.items()}
    yield Coming(day, one.name, None, None, False, kept, complete_to=one.reach, is_list=True)


def _not_closed(sheets: Mapping[str, Merging], returns: Iterable[Return], options: Options) -> Iterable[str]:
    """What to say of children in care whom files lack that only add and replace."""
    own = [one for one in returns if one.has_episodes]
    is_report = options.table is not None
    if not own or "Episodes" not in sheets or not (is_report or options.partial) or options.replace:
        return
    listed = {child for one in own for child in one.children}
    latest = max((one.ending for one in own if one.ending), default=dt.date.max)
    lines = sheets["Episodes"].with_meanings("DECOM", "DEC")
    known = [line.key[0] for line, start, end in lines if line.key and end is None and _by(start, latest)]
    if lacking := sorted({str(child) for child in known if child not in listed}):
        yield import_report.not_closed(lacking, is_report=is_report)


def _by(day: object, latest: dt.date) -> bool:
    return isinstance(day, dt.date) and day <= latest


def _left_unread(sheets: Mapping[str, Merging], brought: Iterable[str]) -> Iterable[str]:
    """What to say of rows of earlier imports that cannot be read, and that no file replaces, as they have no key."""
    for name in (name for name in TABLES if name in brought):
        if count := sheets[name].left_unread():
            have, them = (
                ("1 row of an earlier import that cannot be read is", "it")
                if count == 1
                else (f"{count:,} rows of earlier imports that cannot be read are", "them")
            )
            yield (
                f"{name}: {have} not in these files: if the files have {them} put right, delete "
                f"{them}; `check` says where."
            )


def _dropped(sheets: Mapping[str, Merging], brought: Iterable[str]) -> dict[str, int]:
    return {name: gone for name in TABLES if name in brought and (gone := sheets[name].drop_unlisted())}


def _stamp(sheets: Mapping[str, Merging], returns: Iterable[Return]) -> None:
    """The last return in which each child has an episode, on a sheet Children that has a column for it."""
    children = sheets.get("Children")
    for one in returns:
        if one.ending is not None and children is not None:
            children.stamp(STAMPED, one.ending, one.children)


def _write(
    book: Book, opened: _Opened, records: Sequence[Record] | None, before: Sequence[Sequence[Value]], *, dry_run: bool
) -> list[str]:
    """Write the sheets that differ; what is not kept of officers' own columns, in sentences."""
    results = {name: sheet.result() for name, sheet in opened.sheets.items()}
    changed = {name: rows for name, rows in results.items() if opened.sheets[name].changed(rows)}
    if records is not None and before:
        headings = Headings(before[0])
        rows = [headings.row(dict(zip(HEADINGS, row, strict=True))) for row in rows_of(records)]
        if len(rows) != len(before) - 1 or changed:
            changed[SHEET] = rows
    blocks = {**changed, **opened.blocks}
    return book.put({}, blocks) if blocks and not dry_run else []
