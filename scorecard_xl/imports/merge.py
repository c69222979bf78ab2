"""The rows of a sheet and those of the returns, year by year: a later row takes the place of an earlier one."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from scorecard_xl.imports.readings import Readings
from scorecard_xl.imports.ssda903 import Extract
from scorecard_xl.imports.standing import Line, Standing
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import is_empty
from scorecard_xl.tables.schema import Table
from scorecard_xl.tables.values import Value

_Row = list[Value]
_Cells = tuple[Value, ...]
_Key = tuple[object, ...]


@dataclass(frozen=True)
class Counts:
    """What became of the rows of one file: `read` is the sum of the others.

    `replaced`: took the place of an earlier row that differed; `unchanged`: the earlier row says the same;
    `kept`: the file may only add, and the row that stood there was kept.
    """

    read: int
    added: int
    replaced: int
    unchanged: int
    kept: int


class Merging:
    """The rows of one sheet while returns go over them in order of their years; blank rows are dropped."""

    def __init__(self, table: Table, headings: Sequence[Value], rows: Iterable[Sequence[Value]]) -> None:
        kinds = {plain(column.heading): column.kind for column in table.columns}
        self._readings = [Readings(kinds.get(plain(heading))) for heading in headings]
        self._headings = Headings(headings)
        self._key, self._planned = table.key, table.planned
        filled = (list(row) for row in rows if not all(map(is_empty, row)))
        self._before = [row + [None] * (len(headings) - len(row)) for row in filled]
        self._lines = [Line(row) for row in self._before]
        self._given = 0

    def lacks(self, headings: Iterable[str]) -> list[str]:
        """Those of these headings that the sheet does not have."""
        return self._headings.missing(headings)

    @property
    def children(self) -> set[object]:
        """The IDs that stood under the heading CHILD, as they are compared; a sheet without it has none."""
        at = self._headings.place("CHILD")
        return set() if at is None else {self._readings[at][row[at]] for row in self._before} - {None}

    def dates(self, heading: str) -> list[dt.date]:
        """The days that stood under this heading of the sheet; none where there is no such heading."""
        at = self._headings.place(heading)
        read = [] if at is None else [self._readings[at][row[at]] for row in self._before]
        return [day for day in read if isinstance(day, dt.date)]

    def take(self, extract: Extract, only_add: bool) -> Counts:
        """Go over the sheet with the rows of one return; its headings hold the table's key, and so does the sheet.

        Where several rows have one key, the last of those that come take the places of the last of those there, each
        with the columns that its file lacks; the rest of those there go, the rest of those that come are added.
        """
        headings = self._headings
        shared = {at: own for at, each in enumerate(extract.headings) if (own := headings.place(each)) is not None}
        planned = [] if extract.lacks(self._planned) or self.lacks(self._planned) else self._planned
        keys = [[headings[name] for name in names] for names in (self._key, planned)]
        over = _Over(self._readings, list(shared.values()), *keys)
        outcomes = over.lay(list(map(_picker(list(shared)), extract.rows)), self._lines, only_add)
        self._lines = [line for line in self._lines if not line.gone]
        self._given += outcomes["added"]
        return Counts(len(extract.rows), *(outcomes[name] for name in ("added", "replaced", "unchanged", "kept")))

    def stamp(self, heading: str, day: dt.date, children: Collection[object]) -> None:
        """Put the day under a heading in the rows of these children, where there is none as late."""
        if self.lacks([heading]):
            return
        child, at = self._headings["CHILD"], self._headings[heading]
        for line in self._lines:
            own = self._readings[at][line.cells[at]]
            is_older = not isinstance(own, dt.date) or own < day
            if is_older and self._readings[child][line.cells[child]] in children:
                line.cells = [*line.cells[:at], day, *line.cells[at + 1 :]]

    def result(self, replace: bool) -> list[_Row]:
        """The rows that the sheet is to hold; `replace`: only those that a return holds."""
        return [line.cells for line in self._lines if line.held or not replace]

    def changed(self, result: list[_Row]) -> bool:
        """True where these rows are not those that the sheet came with."""
        return result != self._before

    def dropped(self, result: list[_Row]) -> int:
        """How many of the rows that the sheet came with or was given are not among these."""
        return self._given + len(self._before) - len(result)


class _Over:
    """The rows of one return over the lines of a sheet.

    `places`: on the sheet, of the columns that both have; among them those of the `key` and of what is `planned`.
    """

    def __init__(self, readings: list[Readings], places: list[int], key: list[int], planned: list[int]) -> None:
        self._places, self._pick = places, _picker(places)
        self._readings = [readings[at] for at in places]
        self._key, self._planned = ([(places.index(at), readings[at]) for at in each] for each in (key, planned))
        self._blank: _Row = [None] * len(readings)

    def lay(self, rows: list[_Cells], lines: list[Line], only_add: bool) -> Counter[str]:
        """Put the rows in the places of lines, or after them; how many were added, replaced and so on."""
        keys = self._keys(rows)
        standing = self._standing(lines, self._done(rows, keys), Counter(keys), only_add)
        outcomes: Counter[str] = Counter()
        for row, key in zip(rows, keys, strict=True):
            outcomes[self._one(row, standing.get(key), lines)] += 1
        return outcomes

    def _one(self, row: _Cells, there: Standing | None, lines: list[Line]) -> str:
        if there is None:
            return self._append(lines, self._blank, row)
        if there.stays:
            return "kept"
        line = next(there.waiting, None)
        return self._replace(line, row) if line else self._append(lines, there.last.cells, row)

    def _append(self, lines: list[Line], below: _Row, row: _Cells) -> str:
        lines.append(Line(self._laid(below, row), of_book=False, held=True))
        return "added"

    def _keys(self, rows: list[_Cells]) -> list[_Key]:
        """What tells each row from another: its key, or where that is blank or unreadable, all that the row says."""
        parts = [[reading[row[at]] for row in rows] for at, reading in self._key]
        unfit = {part for _, reading in self._key for part in reading.values() if not isinstance(part, (str, dt.date))}
        keys = list(zip(*parts, strict=True))
        return [key if unfit.isdisjoint(key) else self._whole(row) for key, row in zip(keys, rows, strict=True)]

    def _whole(self, row: _Cells) -> _Key:
        return (None, *(reading[cell] for reading, cell in zip(self._readings, row, strict=True)))

    def _done(self, rows: list[_Cells], keys: list[_Key]) -> dict[_Key, _Key]:
        """By what tells a planned row from another, the key of the row that says that it was done."""
        pairs = ((self._plan(row), key) for row, key in zip(rows, keys, strict=True) if self._planned)
        return {plan: key for plan, key in pairs if key[0] is not None and None not in plan}

    def _plan(self, row: _Cells) -> _Key:
        return tuple(reading[row[at]] for at, reading in self._planned)

    def _standing(
        self, lines: list[Line], done: dict[_Key, _Key], coming: Counter[_Key], only_add: bool
    ) -> dict[_Key, Standing]:
        found: dict[_Key, list[Line]] = {}
        there = [self._pick(line.cells) for line in lines]
        for key, cells, line in zip(self._keys(there), there, lines, strict=True):
            own = done.get(self._plan(cells), key) if key[0] is None else key
            if own in coming:
                found.setdefault(own, []).append(line)
        return {key: Standing(own, coming[key], only_add) for key, own in found.items()}

    def _replace(self, line: Line, row: _Cells) -> str:
        before = self._pick(line.cells)
        if before == row or self._whole(before) == self._whole(row):
            return "unchanged"
        line.cells = self._laid(line.cells, row)
        return "replaced"

    def _laid(self, below: _Row, row: _Cells) -> _Row:
        laid = list(below)
        for at, cell in zip(self._places, row, strict=True):
            laid[at] = cell
        return laid


def _picker(places: list[int]) -> Callable[[Sequence[Value]], _Cells]:
    """The cells at these places of a row."""
    return itemgetter(*places) if len(places) > 1 else lambda row: tuple(row[at] for at in places)
