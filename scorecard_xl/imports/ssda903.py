"""An SSDA903 return: which raw table each of its files fills, how its cells are read, and the year it belongs to."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from scorecard_xl.council.period import financial_year as financial_year
from scorecard_xl.errors import Refusal
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import FLAGS, Unreadable, as_text, bare, clean_id, is_empty, read_id, read_text
from scorecard_xl.tables.codes import code_of, flag_of, is_yes_or_no
from scorecard_xl.tables.dates import (
    MONTH_FIRST,
    as_was_written,
    day_orders,
    has_strokes,
    month_first_in,
    read_date,
)
from scorecard_xl.tables.schema import TABLES, Column, Kind, Table
from scorecard_xl.tables.typed import READERS
from scorecard_xl.tables.values import Value


class SourceError(Refusal):
    """A source that cannot be imported; the message is one plain sentence that names it."""


@dataclass(frozen=True)
class File:
    """One file of the return.

    `table`: the raw table it fills, None where the scorecard has no use for it. `names`: a pattern for its name.
    `telling`: a heading that no other file of the return has.
    """

    table: str | None
    names: str
    telling: str


FILES = (
    File(None, "prev(ious)?_?perm(anence)?|permanence", "PREV_PERM"),
    File("SWEpisodes", "sw_?episodes?", "SW_ID"),
    File("DoLo", "dolo", "DOLO_START"),
    File("Missing", "a?missing", "MIS_START"),
    File("Episodes", "episodes?", "DECOM"),
    File("Reviews", "a?reviews?", "REVIEW"),
    File("UASC", "uasc", "DUC"),
    File("OC2", "oc2", "SDQ_SCORE"),
    File("CareLeavers", "oc3", "IN_TOUCH"),
    File("AD1", "ad1", "DATE_MATCH"),
    File("PlacedAdoption", "placed_?(for_?)?adoption|ad_?placed", "DATE_PLACED"),
    File("Children", "header", "ETHNIC"),
)
"""In the order in which they are tried: sw_episodes and missing episodes before episodes."""

_SAME = {"childid": "CHILD", "pl": "PLACE"}
_DATED = (("Reviews", "REVIEW"), ("Missing", "MIS_START"), ("PlacedAdoption", "DATE_PLACED"), ("AD1", "DATE_MATCH"))
_TO_MAPPINGS = "correct it, or say on the sheet Mappings which code it is"
_AS_VALUES = (Kind.DATE, Kind.YEAR, Kind.NUMBER)


@dataclass(frozen=True)
class Unread:
    """Cells of one column of a file that cannot be read: how many, one of them, and why (decisions H5).

    `is_decisive`: their rows are left out too (decisions A10).
    """

    table: str
    column: str
    count: int
    example: str
    why: str
    is_decisive: bool = False

    def sentence(self) -> str:
        """What to say of them, without the name of the file."""
        if self.why == MONTH_FIRST:
            return f"{self.table}.{self.column} {self.why} (for example {self.example})."
        cells = "1 cell cannot be read" if self.count == 1 else f"{self.count:,} cells cannot be read"
        return f"{self.table}.{self.column}: {cells}, for example {self.example}, which {self.why}."

    def note(self) -> str:
        """The sentence, and that the rows are left out too."""
        rows = "The row is" if self.count == 1 else "These rows are"
        return f"{self.sentence()} {rows} left out until this is put right." if self.is_decisive else self.sentence()


@dataclass(frozen=True)
class Extract:
    """What a return holds of one raw table; every row is as long as `headings`.

    `file`: its name, for messages. `places`: of each row, its number in the file, the first being 1. `day_orders`: by
    heading, what comes first in its days.
    """

    headings: tuple[str, ...]
    rows: list[tuple[Value, ...]]
    file: str = field(default="", compare=False)
    places: tuple[int, ...] = field(default=(), compare=False)
    unread: tuple[Unread, ...] = field(default=(), compare=False)
    day_orders: Mapping[str, str] = field(default_factory=dict, compare=False)

    def lacks(self, headings: Iterable[str]) -> bool:
        """Whether one of these headings is not there."""
        return bool(Headings(self.headings).missing(headings))

    def dates(self, heading: str) -> list[dt.date]:
        """The days that stand under a heading; none where there is no such heading."""
        return [cell for cell in self.cells(heading) if isinstance(cell, dt.date)]

    def children(self) -> set[object]:
        """The IDs under the heading CHILD, as they are compared; those that cannot be read are left out."""
        return {read for cell in set(self.cells("CHILD")) if (read := _id(cell)) is not None}

    def stamped(self, heading: str, year: Value) -> "Extract":
        """The same with a column that says which return the rows are of, unless the file has one itself."""
        if heading in Headings(self.headings):
            return self
        return replace(self, headings=(*self.headings, heading), rows=[(*row, year) for row in self.rows])

    def chosen(self, which: Iterable[int]) -> "Extract":
        """Some of the rows, by their positions from 0."""
        own = list(which)
        places = tuple(self.places[at] for at in own) if self.places else ()
        return replace(self, rows=[self.rows[at] for at in own], places=places)

    def without(self, heading: str) -> "Extract":
        """The same without a column."""
        at = Headings(self.headings).place(heading)
        if at is None:
            return self
        rows = [row[:at] + row[at + 1 :] for row in self.rows]
        return replace(self, headings=self.headings[:at] + self.headings[at + 1 :], rows=rows)

    def cells(self, heading: str) -> list[Value]:
        """The cells under a heading; none where there is no such heading."""
        at = Headings(self.headings).place(heading)
        return [] if at is None else [row[at] for row in self.rows]


def _id(cell: Value) -> str | None:
    try:
        return None if is_empty(cell) else read_id(cell)
    except Unreadable:
        return None


NOTHING = Extract((), [])


def heading_of(text: str) -> str:
    """A heading or an XML element's name as the raw tables call it."""
    return _SAME.get(plain(text), bare(text))


def named(name: str) -> File | None:
    """The file of the return with this name (of a file, without its ending, or of an XML element)."""
    words = re.sub(r"[^a-z0-9]+", "_", name.lower())
    return next((file for file in FILES if re.search(rf"(?<![a-z])(?:{file.names})(?![a-z0-9])", words)), None)


def headed(headings: Collection[str]) -> File | None:
    """The file of the return with these headings."""
    own = Headings(headings)
    return next((file for file in FILES if not own.missing(("CHILD", file.telling))), None)


def recognised(name: str, headings: Collection[str]) -> File | None:
    """The file by its name, if it has the headings that tell its rows apart, else by its headings; None: neither."""
    file = named(name)
    return file if file and _has_key(file, headings) else headed(headings)


def _has_key(file: File, headings: Collection[str]) -> bool:
    if file.table is None:
        return True
    needed = set(TABLES[file.table].key) - {"YEAR"}
    return not Headings(headings).missing(needed)


def extract(
    table: Table,
    headings: Sequence[str],
    rows: Sequence[Sequence[Value]],
    file: str = "",
    places: Sequence[int] = (),
) -> Extract:
    """The rows of a file as they go onto the sheet: a short one filled up, a long one cut off, a blank one dropped."""
    known = {plain(column.heading): column for column in table.columns}
    columns: dict[str, list[Value]] = {}
    unread: list[Unread] = []
    names: Iterable[tuple[Any, ...]] = zip_longest(headings, *rows, fillvalue="")
    for heading, *cells in names:
        if heading and plain(heading) not in map(plain, columns):
            columns[heading] = cells
    dates = {name: set(cells) for name, cells in columns.items() if _is_date(known.get(plain(name)))}
    orders = day_orders(dates)
    month_first = month_first_in(orders)
    for heading, cells in columns.items():
        written = as_was_written(cells) if heading in month_first else cells
        columns[heading] = _read(table.name, known.get(plain(heading)), written, unread, heading in month_first)
    made = list(zip(*columns.values(), strict=True))
    kept = [at for at, row in enumerate(made) if row.count(None) < len(row)]
    own = tuple(places[at] for at in kept) if places else ()
    return Extract(tuple(columns), [made[at] for at in kept], file, own, tuple(unread), orders)


def _is_date(column: Column | None) -> bool:
    return column is not None and column.kind is Kind.DATE


def _read(
    table: str, column: Column | None, cells: list[Value], unread: list[Unread], month_first: bool
) -> list[Value]:
    """The cells of a column, each distinct one read once; what cannot be read stays and is added to `unread`."""
    reading = _Reading(table, column, month_first)
    kinds = set(map(type, cells))
    if len(kinds) == 1:
        kind = kinds.pop()
        read = {cell: reading[kind, cell] for cell in set(cells)}
        found = [read[cell] for cell in cells]
    else:
        found = [reading[type(cell), cell] for cell in cells]
    if reading.unread:
        bad = [cell for cell in cells if (type(cell), cell) in reading.unread]
        example, why = as_text(bad[0]), reading.unread[type(bad[0]), bad[0]]
        name, is_decisive = (column.heading, column.decisive or column.kind is Kind.CHILD) if column else ("", False)
        unread.append(Unread(table, name, len(bad), example, why, is_decisive))
    return found


class _Reading(dict[tuple[type, Value], Value]):
    """Each cell of a column as it goes onto the sheet. `unread`: those that cannot be read, and why."""

    def __init__(self, table: str, column: Column | None, month_first: bool) -> None:
        super().__init__()
        self.unread: dict[tuple[type, Value], str] = {}
        self._kind = column.kind if column else None
        self._is_yes_or_no = column is not None and is_yes_or_no(table, column.heading)
        self._table, self._heading = table, column.heading if column else ""
        self._month_first = month_first

    def __missing__(self, key: tuple[type, Value]) -> Value:
        cell = key[1]
        try:
            self[key] = value = None if is_empty(cell) else self._value(cell)
        except Unreadable as why:
            self.unread[key] = str(why)
            self[key] = value = cell
        return value

    def _value(self, cell: Value) -> Value:
        if self._month_first and has_strokes(cell):
            raise Unreadable(MONTH_FIRST)
        if self._kind in _AS_VALUES:
            value: Value = READERS[self._kind](cell)
            return value.year if self._kind is Kind.YEAR and isinstance(value, dt.date) else value
        if self._kind in (Kind.CODE, Kind.FLAG):
            return self._code(cell)
        if self._kind is Kind.CHILD:
            read_id(cell)
            return clean_id(as_text(cell))
        if self._kind in (Kind.TEXT, Kind.NAME):
            return read_text(cell)
        if self._kind is Kind.MONTH and isinstance(cell, float):
            return read_date(cell)
        return _whole(cell.strip() if isinstance(cell, str) else cell)

    def _code(self, cell: Value) -> Value:
        """As it is written where it is the code alone; a flag as 1 or 0."""
        code = flag_of(cell) if self._kind is Kind.FLAG else code_of(self._table, self._heading, cell)
        if code is None and (self._kind is Kind.FLAG or self._is_yes_or_no):
            raise Unreadable("is neither yes nor no")
        if code is None:
            raise Unreadable(f"is not a code of {self._heading}: {_TO_MAPPINGS}")
        if self._is_yes_or_no and len(code) == 1:
            return {"1": "Y", "0": "N"}[FLAGS[code]]
        text = as_text(cell)
        return text if text.upper() == code else code


def _whole(cell: Value) -> Value:
    """A number without decimals as a whole one, as files of text give it."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def year_of(tables: Mapping[str, Extract]) -> int | None:
    """The financial year (as in `financial_year`) that a return holds; None where no date tells it.

    That in which most DEC fall; a tie, or none: that of the latest DECOM; no episodes: of the latest other date.
    """
    episodes = tables.get("Episodes", NOTHING)
    years = Counter(map(financial_year, episodes.dates("DEC")))
    most = [year for year, count in years.items() if count == max(years.values())]
    if len(most) == 1:
        return most[0]
    days = episodes.dates("DECOM") or [d for name, on in _DATED if name in tables for d in tables[name].dates(on)]
    return financial_year(max(days)) if days else None
