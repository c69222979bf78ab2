"""The rows of a sheet while returns are laid over them: which row replaces which, and what every change was before."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from scorecard_xl.imports.body import Readings
from scorecard_xl.imports.ssda903 import Extract
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import is_empty
from scorecard_xl.tables.schema import Table
from scorecard_xl.tables.values import Value

Row = list[Value]
Key = tuple[object, ...]
_Cells = tuple[Value, ...]


@dataclass(slots=True)
class Line:
    """One row of the sheet.

    `key`: what identifies the row, None where a part of it is blank or cannot be read. `is_listed`: one of the files of
    this import has the row. `is_off`: the row is not on the sheet now, but its place is kept in case it comes back;
    `keeps_all`: it then comes back with every cell that the file lacks.
    """

    cells: Row
    key: Key | None
    is_listed: bool = False
    is_off: bool = False
    keeps_all: bool = False


@dataclass(frozen=True)
class Change:
    """A row that was replaced, closed or taken off. `before`: its cells; if `is_part`, only those that changed."""

    key: Key
    what: str
    before: dict[str, Value]
    is_part: bool = False


@dataclass(frozen=True)
class Counts:
    """What became of the rows of one file: `read` is the sum of the others.

    `replaced`: took the place of an earlier row that differed; `unchanged`: the earlier row says the same.
    """

    read: int
    added: int
    replaced: int
    unchanged: int


@dataclass
class Taken:
    """What laying one file over a sheet did. `listed`: the keys in the file; `added`: those that were new.

    `emptied`: by column, the cells that were filled and are blank in the file.
    """

    counts: Counts
    emptied: Counter[str] = field(default_factory=Counter)
    listed: set[Key] = field(default_factory=set)
    added: set[Key] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)


REPLACED, ONE_OF_SEVERAL = "replaced", "replaced, one of several"


class Merging:
    """The rows of one sheet while returns are laid over them in order; blank rows are dropped."""

    def __init__(self, table: Table, headings: Sequence[Value], rows: Iterable[Sequence[Value]]) -> None:
        kinds = {plain(column.heading): column.kind for column in table.columns}
        self.table = table
        self.titles = [str(heading) for heading in headings]
        self._readings = [Readings(kinds.get(plain(heading))) for heading in headings]
        self._headings = Headings(headings)
        self._key = [self._headings[name] for name in table.key if name in self._headings]
        filled = (list(row) for row in rows if not all(map(is_empty, row)))
        self._before = [row + [None] * (len(headings) - len(row)) for row in filled]
        self._lines = [Line(row, key) for row, key in zip(self._before, self._keys(self._before), strict=True)]
        self._was_off = 0
        self.brought: set[str] = set()

    def _keys(self, rows: list[Row]) -> list[Key | None]:
        parts = [[self._readings[at][row[at]] for row in rows] for at in self._key]
        return [fit(key) for key in zip(*parts, strict=True)] if parts else [None] * len(rows)

    @property
    def lines(self) -> Iterator[Line]:
        """The rows that are on the sheet now."""
        return (line for line in self._lines if not line.is_off)

    @property
    def is_empty(self) -> bool:
        return next(self.lines, None) is None

    def lacks(self, headings: Iterable[str]) -> list[str]:
        """Those of these headings that the sheet does not have."""
        return self._headings.missing(headings)

    @property
    def children(self) -> set[object]:
        """The IDs under the heading CHILD now, as they are compared; a sheet without it has none."""
        at = self._headings.place("CHILD")
        return set() if at is None else {self._readings[at][line.cells[at]] for line in self.lines} - {None}

    def dates(self, heading: str) -> list[dt.date]:
        """The days under this heading now; none where there is no such heading."""
        return [day for line in self.lines if isinstance(day := self.meaning(line, heading), dt.date)]

    def meaning(self, line: Line, heading: str) -> object:
        """What the cell under a heading means: None for a blank, a tuple for what cannot be read."""
        at = self._headings.place(heading)
        return None if at is None else self._readings[at][line.cells[at]]

    def with_meanings(self, first: str, second: str) -> Iterator[tuple[Line, object, object]]:
        """Each row that has a key, with what its cells under two headings mean."""
        places = [self._headings.place(first), self._headings.place(second)]
        one, two = ((at, self._readings[at]) if at is not None else (0, _NOTHING) for at in places)
        (first_at, first_of), (second_at, second_of) = one, two
        for line in self._lines:
            if not line.is_off and line.key is not None:
                cells = line.cells
                yield line, first_of[cells[first_at]], second_of[cells[second_at]]

    def take(self, extract: Extract) -> Taken:
        """Lay the rows of one file over the sheet; both have the headings of the table's key.

        Where several rows have one key, the last of those that come replace the last of those there, each
        with the columns that its file lacks; the rest of those there go, the rest of those that come are added.
        """
        headings = self._headings
        shared = {at: own for at, each in enumerate(extract.headings) if (own := headings.place(each)) is not None}
        planned = self.table.planned
        if extract.lacks(planned) or self.lacks(planned):
            planned = ()
        rows = list(map(_picker(list(shared)), extract.rows))
        return _Over(self, list(shared.values()), [headings[name] for name in planned]).lay(rows)

    def set(self, line: Line, cells: dict[str, Value]) -> dict[str, Value]:
        """Change cells of a row, by heading; what they were before."""
        at = {self._headings[heading]: value for heading, value in cells.items() if heading in self._headings}
        before = {self.titles[place]: line.cells[place] for place in at}
        line.cells = [at.get(place, cell) for place, cell in enumerate(line.cells)]
        (line.key,) = self._keys([line.cells])
        return before

    def take_off(self, line: Line, *, keeps_all: bool = False) -> dict[str, Value]:
        """Take a row off the sheet; its cells."""
        line.is_off, line.keeps_all = True, keeps_all
        return self.cells(line)

    def cells(self, line: Line) -> dict[str, Value]:
        """The cells of a row that are not blank, by heading."""
        return {title: cell for title, cell in zip(self.titles, line.cells, strict=True) if not is_empty(cell)}

    def put_back(self, cells: dict[str, Value]) -> Line:
        """Put a row on the sheet again."""
        row = self._headings.row(cells)
        (key,) = self._keys([row])
        self._lines.append(Line(row, key))
        return self._lines[-1]

    def extract(self, lines: Iterable[Line], headings: Sequence[str]) -> Extract:
        """These rows as a file with these headings."""
        pick = _picker([self._headings[heading] for heading in headings])
        return Extract(tuple(headings), [pick(line.cells) for line in lines])

    def stamp(self, heading: str, day: dt.date, children: Collection[object]) -> None:
        """Put the day under a heading in the rows of these children, where there is none as late."""
        if self.lacks([heading]):
            return
        child, at = self._headings["CHILD"], self._headings[heading]
        for line in self.lines:
            own = self._readings[at][line.cells[at]]
            is_older = not isinstance(own, dt.date) or own < day
            if is_older and self._readings[child][line.cells[child]] in children:
                line.cells = [*line.cells[:at], day, *line.cells[at + 1 :]]

    def result(self) -> list[Row]:
        """The rows that the sheet should have."""
        return [line.cells for line in self.lines]

    def left_unread(self) -> int:
        """How many rows that no file of this import has lack a child, or have a day or ID that cannot be read."""
        child = self._headings.place("CHILD")
        return sum(
            line.key is None and not line.is_listed and self._is_unread(line.cells, child) for line in self.lines
        )

    def _is_unread(self, cells: Row, child: int | None) -> bool:
        parts = [self._readings[at][cells[at]] for at in self._key]
        is_without = child is not None and self._readings[child][cells[child]] is None
        return is_without or any(isinstance(part, tuple) for part in parts)

    def drop_unlisted(self) -> int:
        """Take off the rows that no file of this import has; how many."""
        gone = [line for line in self.lines if not line.is_listed]
        for line in gone:
            self.take_off(line)
        return len(gone)

    def changed(self, result: list[Row]) -> bool:
        """True where these rows are not those that the sheet came with."""
        return result != self._before


class _Nothing(Readings):
    """Of a column that is not on the sheet every cell is blank."""

    def __missing__(self, value: Value) -> object:
        return None


_NOTHING = _Nothing(None)


def fit(key: Key) -> Key | None:
    """The key, if every part of it is there and can be read."""
    return key if all(isinstance(part, (str, dt.date)) for part in key) else None


class _Over:
    """The rows of one file over the rows of a sheet. `places`: on the sheet, of the columns that both have."""

    def __init__(self, sheet: Merging, places: list[int], planned: list[int]) -> None:
        self._sheet, self._places, self._pick = sheet, places, _picker(places)
        readings = sheet._readings
        self._readings = [readings[at] for at in places]
        self._key, self._planned = ([(places.index(at), readings[at]) for at in each] for each in (sheet._key, planned))
        own = {at: here for here, at in enumerate(places)}
        self._spread = _picker([own.get(at, len(places)) for at in range(len(readings))])
        self._taken = Taken(Counts(0, 0, 0, 0))

    def lay(self, rows: list[_Cells]) -> Taken:
        """Put the rows in the places of those on the sheet, or after them."""
        keys = self._keys(rows)
        coming = Counter(keys)
        there, off = self._there(self._done(rows, keys), coming)
        several = {
            key: [self._sheet.cells(line) for line in own]
            for key, own in there.items()
            if self._is_several(own, coming[key])
        }
        waiting = {key: iter(own[-coming[key] :]) for key, own in there.items()}
        for key, own in there.items():
            for line in own[: -coming[key]]:
                line.is_off, line.keeps_all = True, False
        outcomes: Counter[str] = Counter()
        after: dict[Key, list[Line]] = {}
        for row, key in zip(rows, keys, strict=True):
            found = next(waiting[key], None) if key in waiting else None
            if found is not None:
                line = found
                outcomes[self._replace(line, row, is_several=key in several)] += 1
            else:
                line = self._append(row, key, there.get(key), off.get(key))
                outcomes["added"] += 1
            line.is_listed = True
            if key in several:
                after.setdefault(key, []).append(line)
        self._say_several(several, after)
        taken = self._taken
        taken.listed = {key for key in coming if key[0] is not None}
        taken.added = {key for key in taken.listed if key not in there}
        taken.counts = Counts(len(rows), *(outcomes[name] for name in ("added", REPLACED, "unchanged")))
        return taken

    @staticmethod
    def _is_several(own: list[Line], coming: int) -> bool:
        return len(own) > 1 or coming > 1

    def _say_several(self, several: dict[Key, list[dict[str, Value]]], after: dict[Key, list[Line]]) -> None:
        """Of rows of one key that changed, all rows before."""
        for key, before in several.items():
            if key[0] is not None and [self._sheet.cells(line) for line in after[key]] != before:
                self._taken.changes += [Change(key, ONE_OF_SEVERAL, cells) for cells in before]

    def _append(self, row: _Cells, key: Key, there: list[Line] | None, off: list[Line] | None) -> Line:
        own = _fit(key)
        if off and own is not None and not there:
            line = off.pop(0)
            line.cells, line.is_off = self._laid(self._kept(line), row), False
            line.key = own
            return line
        line = Line(self._laid(there[-1].cells, row) if there else list(self._spread((*row, None))), own)
        self._sheet._lines.append(line)
        return line

    def _kept(self, line: Line) -> Row:
        """What a row that comes back has in the columns that its file lacks."""
        if line.keeps_all:
            return line.cells
        titles = map(plain, self._sheet.titles)
        return [None if title in self._sheet.brought else cell for title, cell in zip(titles, line.cells, strict=True)]

    def _keys(self, rows: list[_Cells]) -> list[Key]:
        """What identifies each row: its key, or where that is blank or cannot be read, all that the row says."""
        parts = [[reading[row[at]] for row in rows] for at, reading in self._key]
        unfit = {part for _, reading in self._key for part in reading.values() if not isinstance(part, (str, dt.date))}
        keys = list(zip(*parts, strict=True))
        if not unfit:
            return keys
        return [key if unfit.isdisjoint(key) else self._whole(row) for key, row in zip(keys, rows, strict=True)]

    def _whole(self, row: _Cells) -> Key:
        return (None, *(reading[cell] for reading, cell in zip(self._readings, row, strict=True)))

    def _done(self, rows: list[_Cells], keys: list[Key]) -> dict[Key, Key]:
        """By what identifies a planned row, the key of the row that says that it was done."""
        pairs = ((self._plan(row), key) for row, key in zip(rows, keys, strict=True) if self._planned)
        return {plan: key for plan, key in pairs if key[0] is not None and None not in plan}

    def _plan(self, row: _Cells) -> Key:
        return tuple(reading[row[at]] for at, reading in self._planned)

    def _there(self, done: dict[Key, Key], coming: Counter[Key]) -> tuple[dict[Key, list[Line]], dict[Key, list[Line]]]:
        """By key, the rows that are on the sheet, and those that were."""
        there: dict[Key, list[Line]] = {}
        off: dict[Key, list[Line]] = {}
        for line in self._sheet._lines:
            key = line.key
            if key is None:
                if line.is_off:
                    continue
                cells = self._pick(line.cells)
                key = self._whole(cells)
                if done:
                    key = done.get(self._plan(cells), key)
            if key in coming:
                (off if line.is_off else there).setdefault(key, []).append(line)
        return there, off

    def _replace(self, line: Line, row: _Cells, *, is_several: bool) -> str:
        before = self._pick(line.cells)
        if before == row:
            return "unchanged"
        titles, places = self._sheet.titles, self._places
        changed = [
            (titles[at], old, reading[new] is None)
            for at, reading, old, new in zip(places, self._readings, before, row, strict=True)
            if old != new and reading[old] != reading[new]
        ]
        if not changed:
            return "unchanged"
        self._taken.emptied.update(title for title, _, is_blank in changed if is_blank)
        differs = {title: old for title, old, _ in changed}
        line.cells = self._laid(line.cells, row)
        (line.key,) = self._sheet._keys([line.cells])
        if not is_several and line.key is not None:
            self._taken.changes.append(Change(line.key, REPLACED, differs, is_part=True))
        return REPLACED

    def _laid(self, below: Row, row: _Cells) -> Row:
        laid = list(below)
        for at, cell in zip(self._places, row, strict=True):
            laid[at] = cell
        return laid


def _fit(key: Key) -> Key | None:
    return None if key[0] is None else key


def _picker(places: list[int]) -> Callable[[Sequence[Value]], _Cells]:
    """The cells at these places of a row."""
    return itemgetter(*places) if len(places) > 1 else lambda row: tuple(row[at] for at in places)
