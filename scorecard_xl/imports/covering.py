"""What a return covers: the rows that it lists, those that it supersedes, and how both are undone (decisions H2)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scorecard_xl.imports.merge import ONE_OF_SEVERAL, Change, Counts, Key, Line, Merging, Taken
from scorecard_xl.imports.record import CLOSED, TAKEN_OFF, Record, TableRecord
from scorecard_xl.imports.ssda903 import NOTHING, Extract
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.schema import TABLES

SPANS = {"Episodes": ("DECOM", "DEC", "REC"), "SWEpisodes": ("SW_DECOM", "SW_DEC", "SW_REASON")}
_DATED = {"Reviews": "REVIEW", "Missing": "MIS_START"}
_ENDS = {plain(name) for names in SPANS.values() for name in names} | {plain("REASON_PLACE_CHANGE")}
"""Columns that an episode which is open again has blank."""
_OF_CHILDREN = ("Children", "UASC", "AD1", "PlacedAdoption")

Sheets = Mapping[str, Merging]


@dataclass(frozen=True)
class Coming:
    """A return to be taken: its tables, and from which day to which it covers everything (`is_whole`).

    `complete_to`: the day to which the officer says that it is complete. `is_list`: it is made of lists of Annex A.
    """

    day: dt.datetime
    name: str
    year: int | None
    reach: dt.date | None
    is_whole: bool
    tables: Mapping[str, Extract]
    is_again: bool = False
    complete_to: dt.date | None = None
    is_list: bool = False

    @property
    def start(self) -> dt.date:
        """1 April of its year."""
        return dt.date((self.year or 1) - 1, 4, 1) if self.year else dt.date.max

    @property
    def children(self) -> set[object]:
        """The children who have an episode in it."""
        return self.tables.get("Episodes", NOTHING).children()

    @property
    def order(self) -> tuple[dt.date, dt.datetime]:
        return self.reach or dt.date.max, self.day


@dataclass
class Done:
    """What taking a return did: by table the counts; `gone`: children whose episodes were taken off or closed.

    `listed`: by table, the keys in it; `newer`: what newer returns did when they were taken again after it. `emptied`:
    by table and column, the cells that were filled and are blank in it. `lost`: what to say of columns that it lacks.
    """

    record: Record
    counts: dict[str, Counts] = field(default_factory=dict)
    closed: set[object] = field(default_factory=set)
    taken_off: dict[str, list[Key]] = field(default_factory=dict)
    were_open: set[object] = field(default_factory=set)
    listed: dict[str, set[Key]] = field(default_factory=dict)
    newer: list["Done"] = field(default_factory=list)
    emptied: dict[str, dict[str, int]] = field(default_factory=dict)
    lost: Sequence[str] = ()

    @property
    def gone(self) -> set[object]:
        """Children with an episode open at the start who have one taken off or closed."""
        return (self.closed | {key[0] for key in self.taken_off.get("Episodes", [])}) & self.were_open

    @property
    def changes(self) -> bool:
        return any(table.changes for table in self.record.tables.values()) or any(
            counts.added or counts.replaced for counts in self.counts.values()
        )


def in_order(names: Iterable[str]) -> list[str]:
    """Tables in the order in which they are taken: Episodes first, as it says which children a return has."""
    order = list(TABLES)
    return sorted(names, key=lambda name: (name != "Episodes", order.index(name)))


def take(sheets: Sheets, one: Coming, reach_before: dt.date | None) -> Done:
    """Lay a return over the sheets. `reach_before`: of the return before it in order."""
    done = Done(Record(one.day, one.name, one.year, one.reach, one.is_whole, complete_to=one.complete_to))
    known = sheets["Episodes"].children if "Episodes" in sheets else set()
    children = one.children
    if "Episodes" in one.tables and "Episodes" in sheets:
        done.were_open = _open_at(sheets["Episodes"], one.start)
    for name in in_order(name for name in one.tables if name in sheets):
        sheet, extract = sheets[name], one.tables[name]
        taken = sheet.take(extract)
        done.counts[name], done.listed[name] = taken.counts, taken.listed
        if emptied := {column: count for column, count in taken.emptied.items() if plain(column) not in _ENDS}:
            done.emptied[name] = emptied
        span = _Span(name, one, children)
        changes = [*taken.changes, *span.supersede(sheet, taken.listed)]
        columns = tuple(heading for heading in extract.headings if not sheet.lacks([heading]))
        record = TableRecord(columns, changes=changes)
        span.note_listed(sheet, taken, record)
        _note_new(name, one, taken, record, reach_before, known)
        done.record.tables[name] = record
        if name == "Episodes":
            done.closed = {change.key[0] for change in changes if change.what == CLOSED}
        if off := [change.key for change in changes if change.what == TAKEN_OFF]:
            done.taken_off[name] = off
    return done


def undo(sheets: Sheets, record: Record, reach_before: dt.date | None) -> Coming:
    """Put the sheets back to what they were before a return, which is given back, to be taken again."""
    tables: dict[str, Extract] = {}
    children: set[object] = set()
    one = Coming(record.day, record.file, record.year, record.reach, record.is_whole, tables, True, record.complete_to)
    for name in in_order(name for name in record.tables if name in sheets and name in TABLES):
        sheet, own = sheets[name], record.tables[name]
        listed = list(_Span(name, one, children).listed(sheet, own))
        columns = [heading for heading in own.columns if not sheet.lacks([heading])]
        tables[name] = sheet.extract(listed, columns)
        if name == "Episodes":
            children = tables[name].children()
            _undo_table(name, one, sheet, own, listed, reach_before, set())
            known = sheet.children
        else:
            known = sheets["Episodes"].children if "Episodes" in sheets else set()
            _undo_table(name, one, sheet, own, listed, reach_before, known)
    return one


def _undo_table(
    name: str,
    one: Coming,
    sheet: Merging,
    own: TableRecord,
    listed: list[Line],
    before: dt.date | None,
    known: set[object],
) -> None:
    lines: dict[Key, list[Line]] = {}
    for line in sheet.lines:
        if line.key is not None:
            lines.setdefault(line.key, []).append(line)
    several: dict[Key, list[Change]] = {}
    for line in listed:
        if line.key is not None and _is_new(name, one, line.key, own, before, known):
            sheet.take_off(line, keeps_all=True)
    for change in own.changes:
        at = lines.get(change.key, [])
        if change.what == TAKEN_OFF:
            sheet.put_back(change.before)
        elif change.what == ONE_OF_SEVERAL:
            several.setdefault(change.key, []).append(change)
        elif at:
            sheet.set(at[-1], change.before)
    for key, changes in several.items():
        for line in lines.get(key, []):
            sheet.take_off(line)
        for change in changes:
            sheet.put_back(change.before)


def _is_new(name: str, one: Coming, key: Key, own: TableRecord, before: dt.date | None, known: set[object]) -> bool:
    """Whether a row that a return lists was not on the sheet before it."""
    if key in own.new or key in own.not_new:
        return key in own.new
    return own.all_new or _seems_new(name, one, key, before, known)


def _seems_new(name: str, one: Coming, key: Key, before: dt.date | None, known: set[object]) -> bool:
    """Whether it can be taken for that: later than the return before it, or of a child unknown until then."""
    if name in _OF_CHILDREN:
        return key[0] not in known
    if name == "OC2":
        return before is None or before < one.start
    days = [part for part in key[1:] if isinstance(part, dt.date)]
    return bool(days) and before is not None and days[0] > before


def _note_new(
    name: str, one: Coming, taken: Taken, own: TableRecord, before: dt.date | None, known: set[object]
) -> None:
    there = taken.listed - taken.added
    seem = {key for key in taken.listed if _seems_new(name, one, key, before, known)}
    own.all_new = len(there) < len(seem ^ taken.added)
    if own.all_new:
        own.not_new = there
    else:
        own.new, own.not_new = taken.added - seem, seem - taken.added


class _Span:
    """The rows of one table that a return covers. `children`: those with an episode in it."""

    def __init__(self, name: str, one: Coming, children: set[object]) -> None:
        self._name, self._one, self._children = name, one, children
        self._reach = one.reach if one.is_whole else None

    def covered(self, sheet: Merging) -> Iterator[tuple[Line, bool]]:
        """Each row with a key, and whether the return, were it complete, would list it."""
        name, one = self._name, self._one
        if name in SPANS:
            start, end, _ = SPANS[name]
            for line, first, last in sheet.with_meanings(start, end):
                yield line, self._is_covered(first, last)
        elif name in _DATED:
            for line, day, _ in sheet.with_meanings(_DATED[name], _DATED[name]):
                yield line, self._reach is not None and isinstance(day, dt.date) and one.start <= day <= self._reach
        elif name == "OC2":
            for line, year, _ in sheet.with_meanings("YEAR", "YEAR"):
                yield line, one.year is not None and isinstance(year, dt.date) and year.year == one.year
        else:
            for line, child, _ in sheet.with_meanings("CHILD", "CHILD"):
                yield line, name in _OF_CHILDREN and child in self._children

    def _is_covered(self, first: object, last: object) -> bool:
        if self._reach is None or not isinstance(first, dt.date) or first > self._reach:
            return False
        return last is None or (isinstance(last, dt.date) and last >= self._one.start)

    def supersede(self, sheet: Merging, listed: set[Key]) -> list[Change]:
        """Take off or close the rows that the return covers and does not list."""
        if not self._one.is_whole or (self._name not in SPANS and self._name not in _DATED and self._name != "OC2"):
            return []
        if self._name == "SWEpisodes" and "Episodes" not in self._one.tables:
            return []
        gone = [line for line, is_covered in self.covered(sheet) if is_covered and line.key not in listed]
        return [change for line in gone if (change := self._superseded(sheet, line))]

    def _superseded(self, sheet: Merging, line: Line) -> Change | None:
        key = line.key
        assert key is not None
        if self._name in SPANS:
            start, end, reason = SPANS[self._name]
            opening = self._one.start
            if key[0] not in self._children and sheet.meaning(line, start) < opening:  # type: ignore[operator]
                last = sheet.meaning(line, end)
                if isinstance(last, dt.date) and last <= opening:
                    return None
                return Change(key, CLOSED, sheet.set(line, {end: opening, reason: None}))
        return Change(key, TAKEN_OFF, sheet.take_off(line))

    def note_listed(self, sheet: Merging, taken: Taken, own: TableRecord) -> None:
        """Where what the return lists differs from what it covers."""
        others: tuple[set[Key], set[Key]] = (set(), set())
        closed = {change.key for change in own.changes if change.what == CLOSED}
        for line, is_covered in self.covered(sheet):
            key = line.key
            is_listed = key in taken.listed
            if (is_covered and is_listed) or key is None or key in closed:
                continue
            if is_covered:
                own.unlisted.add(key)
            else:
                others[is_listed].add(key)
        own.others = len(others[True]) > len(others[False])
        (own.unlisted if own.others else own.listed).update(others[not own.others])

    def listed(self, sheet: Merging, own: TableRecord) -> Iterator[Line]:
        """The rows on the sheet that the return lists, by its record."""
        closed = {change.key for change in own.changes if change.what == CLOSED}
        for line, is_covered in self.covered(sheet):
            key = line.key
            if key is None or key in closed or key in own.unlisted:
                continue
            if is_covered or own.others or key in own.listed:
                yield line


def _open_at(sheet: Merging, day: dt.date) -> set[object]:
    """The children with an episode open at the start of the day or ended on it."""
    return {
        line.key[0]
        for line, first, last in sheet.with_meanings("DECOM", "DEC")
        if line.key
        and isinstance(first, dt.date)
        and first <= day
        and (last is None or (isinstance(last, dt.date) and last >= day))
    }
