"""The sheet Imports: what each return did to the raw sheets, and enough to undo it when an older one arrives later.

A return has one row for each of its tables (`taken`), and a row for everything that it replaced, closed or took off,
with the old values. Which rows of the sheet it lists follows from what it covers; each row for which that is wrong has
a row here too.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scorecard_xl.imports.merge import ONE_OF_SEVERAL, REPLACED, Change, Key
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_id, read_number
from scorecard_xl.tables.dates import read_date, read_moment
from scorecard_xl.tables.schema import TABLES, Kind
from scorecard_xl.tables.values import Value

SHEET = "Imports"
HEADINGS = ("DAY", "FILE", "YEAR", "REACH", "TABLE", "CHILD", "KEY", "WHAT", "BEFORE")

TAKEN, TAKEN_PART = "taken", "taken in part"
CLOSED, TAKEN_OFF = "closed", "taken off"
_CHANGES = (REPLACED, CLOSED, TAKEN_OFF, ONE_OF_SEVERAL)
_COMPLETE_TO = "complete to"
_KEYS = {"listed": "listed", "not listed": "unlisted", "new": "new", "not new": "not_new"}


@dataclass
class TableRecord:
    """What a return did to one table.

    `others`: it lists the rows too that it does not cover; `all_new`: the sheet had no rows before. `listed`,
    `unlisted`, `new`, `not_new`: the keys of which the opposite would follow from what the return covers.
    """

    columns: tuple[str, ...]
    others: bool = False
    all_new: bool = False
    changes: list[Change] = field(default_factory=list)
    listed: set[Key] = field(default_factory=set)
    unlisted: set[Key] = field(default_factory=set)
    new: set[Key] = field(default_factory=set)
    not_new: set[Key] = field(default_factory=set)


@dataclass
class Record:
    """One return that was taken. `day`: when, to the second, which no two share; `is_whole`: it is no partial one.

    `complete_to`: the day to which the officer says that it is complete (--as-at).
    """

    day: dt.datetime
    file: str
    year: int | None
    reach: dt.date | None
    is_whole: bool
    tables: dict[str, TableRecord] = field(default_factory=dict)
    complete_to: dt.date | None = None

    @property
    def order(self) -> tuple[dt.date, dt.datetime]:
        return self.reach or dt.date.max, self.day

    def rows(self) -> Iterator[list[Value]]:
        """The rows of the sheet, in the order of HEADINGS."""
        head: list[Value] = [self.day, self.file, self.year, self.reach]
        for name, table in self.tables.items():
            said: dict[str, Value] = {
                "columns": ", ".join(table.columns),
                "others": table.others,
                "all new": table.all_new,
                **({_COMPLETE_TO: self.complete_to} if self.complete_to else {}),
            }
            yield [*head, name, None, None, TAKEN if self.is_whole else TAKEN_PART, _in_words(said)]
            for change in table.changes:
                yield [*head, name, *_key_cells(change.key), change.what, _in_words(change.before)]
            for what, attribute in _KEYS.items():
                for key in sorted(getattr(table, attribute), key=repr):
                    yield [*head, name, *_key_cells(key), what, None]


def rows_of(records: Iterable[Record]) -> list[list[Value]]:
    """The rows of the sheet for these returns."""
    return [row for record in records for row in record.rows()]


def records_of(rows: Sequence[Sequence[Value]]) -> list[Record]:
    """The returns in the rows of the sheet, headings first; a row that cannot be read is passed over."""
    found: dict[dt.datetime, Record] = {}
    cells = Headings(rows[0]).in_order(HEADINGS, rows[1:]) if rows else []
    for own in cells:
        try:
            _add(found, own)
        except (Unreadable, ValueError, KeyError):
            continue
    return list(found.values())


def _add(found: dict[dt.datetime, Record], row: Sequence[Value]) -> None:
    day, file, year, reach, name, child, key, what, before = row
    moment = read_moment(day)
    if is_empty(name):
        return
    record = found.setdefault(moment, Record(moment, as_text(file or ""), _year(year), _day(reach), is_whole=True))
    said = _values(str(name), before)
    table = record.tables.setdefault(str(name), TableRecord(()))
    if what in (TAKEN, TAKEN_PART):
        record.is_whole, record.complete_to = what == TAKEN, _day(said.get(_COMPLETE_TO))
        table.columns = tuple(filter(None, str(said["columns"]).split(", ")))
        table.others, table.all_new = bool(said["others"]), bool(said["all new"])
    elif what in _CHANGES:
        table.changes.append(Change(_key(str(name), child, key), str(what), said, what == REPLACED))
    elif what in _KEYS:
        getattr(table, _KEYS[str(what)]).add(_key(str(name), child, key))


def _year(value: Value) -> int | None:
    return None if is_empty(value) else int(read_number(value))


def _day(value: Value) -> dt.date | None:
    return None if is_empty(value) else read_date(value)


def _key_cells(key: Key) -> list[Value]:
    first, *rest = map(_text, key)
    return [first, " / ".join(rest) or None]


def _text(part: object) -> str:
    return f"{part:%Y-%m-%d}" if isinstance(part, dt.date) else str(part)


def _key(name: str, child: Value, rest: Value) -> Key:
    texts = [read_id(child), *("" if is_empty(rest) else as_text(rest)).split(" / ")]
    kinds = [TABLES[name].column(each).kind for each in TABLES[name].key]
    return tuple(
        read_date(text) if kind in (Kind.DATE, Kind.YEAR, Kind.MONTH) else text
        for kind, text in zip(kinds, texts, strict=False)
    )


def _in_words(cells: dict[str, Value]) -> str:
    """`"DEC": null, "REC": "X1"`: JSON without its braces, days as 2024-03-31."""
    return json.dumps(cells, ensure_ascii=False, default=_text)[1:-1]


def _values(name: str, text: Value) -> dict[str, Value]:
    """The cells of a row; those of a column of days are days again."""
    cells: dict[str, Value] = {} if is_empty(text) else json.loads(f"{{{text}}}")
    return {heading: _cell(plain(heading) in _DAYS[name], value) for heading, value in cells.items()}


def _cell(is_day: bool, value: Value) -> Value:
    found = is_day and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return dt.date.fromisoformat(found[0]) if found else value


_DAYS = {
    name: {plain(column.heading) for column in table.columns if column.kind is Kind.DATE}
    for name, table in TABLES.items()
}


RULE = "not_in_return"


def complete_to(rows: Sequence[Sequence[Value]]) -> dt.date | None:
    """The day to which the latest return is said to be complete (--as-at), by the rows of the sheet Imports.

    None where nobody said it of that return, so that its episodes tell (decisions H5).
    """
    said: dict[tuple[dt.date, dt.datetime], dt.date | None] = {}
    taken = [row for row in rows[1:] if TAKEN in row or TAKEN_PART in row]
    for record in records_of([*rows[:1], *taken]):
        own = record.complete_to
        if own or (record.is_whole and record.reach and "Episodes" in record.tables):
            said[own or record.order[0], record.day] = own
    return said[max(said)] if said else None


def last_imports_in_words(rows: Sequence[Sequence[Value]]) -> str:
    """How many children the imports of the latest day closed or took off, by the rows of the sheet Imports.

    Empty where they did neither.
    """
    cells = Headings(rows[0]).in_order(HEADINGS, rows[1:]) if rows else []
    days = [(_import_day(row[0]), row) for row in cells]
    latest = max((day for day, _ in days if day is not None), default=None)
    own = [row for day, row in days if day == latest and row[4] == "Episodes"]
    closed, off = ({as_text(row[5] or "") for row in own if row[7] == what} for what in (CLOSED, TAKEN_OFF))
    did = in_words(len(closed), len(off)) if latest else ""
    return did and f"The last imports {did}"


def in_words(closed: int, off: int) -> str:
    """Closed 3 children and took episodes of 1 child off; empty where both are none."""
    done = [f"closed {children(closed)}"] if closed else []
    done += [f"took episodes of {children(off)} off"] if off else []
    return " and ".join(done)


def children(count: int) -> str:
    """1 child, 3 children, 1,204 children."""
    return "1 child" if count == 1 else f"{count:,} children"


def _import_day(cell: Value) -> dt.date | None:
    try:
        return None if is_empty(cell) else read_moment(cell).date()
    except (Unreadable, ValueError):
        return None


@dataclass(frozen=True)
class Closed:
    """An episode of a child whom a return lacked. `day`: its DEC since; `last`: the last day in care."""

    file: str
    day: dt.date

    @property
    def last(self) -> dt.date:
        return self.day - dt.timedelta(days=1)


def closed_in(rows: Sequence[Sequence[Value]]) -> dict[tuple[str, dt.date], Closed]:
    """By child and DECOM, the episodes that returns closed, by the rows of the sheet Imports."""
    cells = Headings(rows[0]).in_order(HEADINGS, rows[1:]) if rows else []
    found: dict[tuple[str, dt.date], Closed] = {}
    for _, file, year, _, name, child, key, what, _ in cells:
        if what == CLOSED and name == "Episodes":
            own, start = _key(name, child, key)
            ended = dt.date((_year(year) or 1) - 1, 4, 1)
            found[str(own), dt.date.fromisoformat(f"{start}")] = Closed(as_text(file or ""), ended)
    return found
