"""Rows of a sheet -> typed rows and the problems found on the way; nothing here raises for what a cell holds."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import (
    Unreadable,
    as_text,
    is_empty,
    read_code,
    read_flag,
    read_id,
    read_number,
    read_text,
)
from scorecard_xl.tables.codes import code_of, flag_of
from scorecard_xl.tables.dates import (
    MONTH_FIRST,
    Since1904,
    as_was_written,
    has_strokes,
    is_month_first,
    month_first_of,
    read_date,
    read_month,
    read_year,
)
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.schema import Column, Kind, Table

READERS: dict[Kind, Callable[[object], Any]] = {
    Kind.CHILD: read_id,
    Kind.CODE: read_code,
    Kind.FLAG: read_flag,
    Kind.TEXT: read_text,
    Kind.NAME: read_text,
    Kind.DATE: read_date,
    Kind.NUMBER: read_number,
    Kind.YEAR: read_year,
    Kind.MONTH: read_month,
}
"""How the cells of each kind of column are read."""

_NUMBERS = {bool, int, float, Since1904}
_DATES = (Kind.DATE, Kind.YEAR, Kind.MONTH)
_FIRST_DAY, _NOT_A_DAY = dt.date(1970, 1, 1).toordinal(), np.iinfo(np.int64).min
_LEFT_OUT = "; the row is left out until this is put right"
_ALL_BLANK = ": every cell of it counts as blank"
_NO_ROW = ", so none of the rows can be read: type it over its column again"

Cells: TypeAlias = Sequence[Sequence[object]] | pd.DataFrame


@dataclass(frozen=True)
class Typed:
    """A typed table: `frame` has a column per heading, its index is the row as the sheet shows it.

    Texts and codes are categoricals of str, dates datetime64[s], numbers float64; blank is NaN or NaT.
    `places`: the position in its row, from 0, of each heading that is there.
    """

    table: Table
    frame: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    places: Mapping[str, int] = field(default_factory=dict)


def heading_row(table: Table, rows: Cells) -> int | None:
    """The position of the first row that holds the table's headings, or None."""
    known = {plain(heading) for heading in table.headings}
    first = plain(table.headings[0])
    for at, row in enumerate(_one_by_one(rows)):
        found = {plain(cell) for cell in row if isinstance(cell, str)} & known
        if first in found and len(found) > 1:
            return at
    return None


def typed(table: Table, rows: Cells, first_row: int = 1) -> Typed:
    """Type one table. `rows`: cells as a host hands them over; `first_row`: the sheet's number of the first row."""
    at = heading_row(table, rows)
    if at is None:
        return _without_headings(table, rows, first_row)
    places = Headings(next(islice(_one_by_one(rows), at, None))).places(table.headings)
    cells = _cells_frame(rows[at + 1 :])
    columns = {heading: cells[place].to_numpy() for heading, place in places.items() if place in cells}
    found = {heading: columns.get(heading, np.full(len(cells), None)) for heading in places}
    return replace(_Reading(table, first_row + at, len(cells)).read(found), places=places)


def _one_by_one(rows: Cells) -> Iterable[Sequence[object]]:
    return rows.itertuples(index=False, name=None) if isinstance(rows, pd.DataFrame) else rows


def _without_headings(table: Table, rows: Cells, first_row: int) -> Typed:
    empty = _Reading(table, first_row, 0).read({heading: np.array([]) for heading in table.headings})
    if all(is_empty(cell) for row in _one_by_one(rows) for cell in row):
        return empty
    needed = ", ".join(column.heading for column in table.columns if not column.optional)
    what = f"no row of this sheet holds the headings: put {needed} in the first row"
    return Typed(table, empty.frame, [Problem(table.name, None, "", "", what)])


class _Reading:
    """One pass over the columns of one table."""

    def __init__(self, table: Table, headings_at: int, count: int) -> None:
        self.table, self.first, self.count = table, headings_at + 1, count
        self.problems: list[Problem] = []
        self.kept = np.ones(count, dtype=bool)
        self.hidden = np.zeros(count, dtype=bool)
        self.month_first = False

    def read(self, cells: Mapping[str, np.ndarray]) -> Typed:
        self._say_missing(cells)
        nothing = np.full(self.count, None)
        data = {each.heading: self._column(each, cells.get(each.heading, nothing)) for each in self.table.columns}
        for column in self._in_doubt(cells) if self.month_first else ():
            self.problems = [problem for problem in self.problems if problem.column != column.heading]
            data[column.heading] = self._column(column, cells[column.heading], month_first=True)
        index = pd.RangeIndex(self.first, self.first + self.count, name="row")
        frame = pd.DataFrame(data, index=index, copy=False)
        self.kept &= frame.notna().any(axis=1).to_numpy() | self._troubled()
        self._need(frame, ("CHILD",), "has no child: give the child's ID, or clear the row")
        self._need(frame, self.table.means, f"has no {' or '.join(self.table.means)}: fill it in, or clear the row")
        self._in_order(frame)
        kept = frame if self.kept.all() else frame[self.kept]
        return Typed(self.table, kept, sorted(self.problems, key=_by_row))

    def _say_missing(self, cells: Collection[str]) -> None:
        dated = any(heading in cells for heading in self.table.means)
        for column in self.table.columns:
            if not column.optional and column.heading not in cells:
                needed = column.heading in self.table.means and not dated
                what = f"the heading {column.heading} is missing{_NO_ROW if needed else _ALL_BLANK}"
                self.problems.append(Problem(self.table.name, None, column.heading, "", what))

    def _in_doubt(self, cells: Mapping[str, np.ndarray]) -> list[Column]:
        """The columns of which no day tells whether they have the month first, as another column has."""
        dates = [column for column in self.table.columns if column.kind is Kind.DATE and column.heading in cells]
        found = month_first_of({column.heading: set(cells[column.heading]) for column in dates})
        return [column for column in dates if column.heading in found and not is_month_first(cells[column.heading])]

    def _column(self, column: Column, cells: np.ndarray, month_first: bool = False) -> Any:
        """Each distinct value is read once: a column of 30,000 cells holds few of them."""
        place, values = _distinct(cells)
        read: list[Any] = [None] * len(values)
        unread: dict[int, str] = {}
        reader = _reader(self.table, column)
        month_first = column.kind is Kind.DATE and (month_first or is_month_first(values))
        self.month_first |= month_first
        values = as_was_written(values) if month_first else values
        hidden = {at for at, value in enumerate(values) if month_first and has_strokes(value)}
        self._hide(column, place, values, hidden)
        for at, value in enumerate(values):
            if at in hidden:
                continue
            try:
                read[at] = None if is_empty(value) else reader(value)
            except Unreadable as sentence:
                unread[at] = str(sentence)
        if unread:
            self._report(column, place, values, unread)
        return _array(column.kind, place, read)

    def _hide(self, column: Column, place: np.ndarray, values: Sequence[Any], hidden: Collection[int]) -> None:
        """Days of which the month may be the day: one problem for the whole column."""
        if not hidden:
            return
        example = next(as_text(values[at]) for at in sorted(hidden))
        self.problems.append(Problem(self.table.name, None, column.heading, example, MONTH_FIRST))
        unread = np.isin(place, list(hidden))
        self.hidden |= unread
        self.kept &= ~(unread & column.decisive)

    def _report(self, column: Column, place: np.ndarray, values: Sequence[Any], unread: Mapping[int, str]) -> None:
        decisive = column.decisive or column.kind is Kind.CHILD
        ending = _LEFT_OUT if decisive else "; it counts as blank"
        for at in np.flatnonzero(np.isin(place, list(unread))).tolist():
            self._say(at, column.heading, as_text(values[place[at]]), unread[place[at]] + ending)
            self.kept[at] &= not decisive

    def _say(self, at: int, heading: str, value: str, what: str) -> None:
        self.problems.append(Problem(self.table.name, self.first + at, heading, value, what))

    def _troubled(self) -> np.ndarray:
        """Rows that hold something unreadable: they are not blank, though their typed cells are."""
        troubled = self.hidden.copy()
        troubled[[p.row - self.first for p in self.problems if p.row is not None]] = True
        return troubled

    def _need(self, frame: pd.DataFrame, headings: Sequence[str], what: str) -> None:
        present = [heading for heading in headings if heading in frame]
        if not present:
            return
        lacking = frame[present].isna().all(axis=1).to_numpy() & self.kept
        for at in np.flatnonzero(lacking).tolist():
            self._say(at, present[0], "", "the row " + what + _LEFT_OUT)
        self.kept &= ~lacking

    def _in_order(self, frame: pd.DataFrame) -> None:
        if self.table.span is None:
            return
        start, end = self.table.span
        backwards = (frame[end] < frame[start]).to_numpy() & self.kept
        for at in np.flatnonzero(backwards).tolist():
            what = f"is before {start} ({frame[start].iloc[at]:%d/%m/%Y})"
            self._say(at, end, f"{frame[end].iloc[at]:%d/%m/%Y}", what + _LEFT_OUT)
        self.kept &= ~backwards


def _reader(table: Table, column: Column) -> Callable[[object], Any]:
    """Reads one cell of the column; of a code also its description and the words that mean it."""
    if column.kind is Kind.FLAG:
        return lambda cell: flag_of(cell) or read_flag(cell)
    if column.kind is Kind.CODE:
        return lambda cell: code_of(table.name, column.heading, cell) or read_code(cell)
    return READERS[column.kind]


def _array(kind: Kind, at: np.ndarray, values: list[Any]) -> Any:
    """The typed values of cells; `at`: the place of each among `values`, -1 for nothing; None is nothing too."""
    values = [*values, None]
    if kind is Kind.NUMBER:
        return np.array(values, dtype=float)[at]
    if kind in _DATES:
        return _days(values)[at]
    return _category(_as_first_written(values, at) if kind is Kind.NAME else values, at)


def _as_first_written(names: list[str | None], at: np.ndarray) -> list[str | None]:
    """The names; where some differ in case and spaces alone, as the first of them is written."""
    in_order = [names[place] for place in dict.fromkeys(at.tolist())]
    first = {plain(name): name for name in reversed(in_order) if name is not None}
    return [None if name is None else first.get(plain(name), name) for name in names]


def _days(dates: list[dt.date | None]) -> np.ndarray:
    """By their ordinals, which numpy takes in ten times faster than dates."""
    since_1970 = [_NOT_A_DAY if date is None else date.toordinal() - _FIRST_DAY for date in dates]
    return np.array(since_1970, dtype=np.int64).view("M8[D]").astype("M8[s]")


def _category(texts: list[str | None], at: np.ndarray) -> pd.Categorical:
    names = pd.Index(sorted({text for text in texts if text is not None}), dtype=object)
    return pd.Categorical.from_codes(names.get_indexer(texts)[at], dtype=pd.CategoricalDtype(names))


def _by_row(problem: Problem) -> int:
    return problem.row or 0


def _cells_frame(rows: Cells) -> pd.DataFrame:
    """The cells as they are, in columns numbered from 0; where a row is short they are empty."""
    if isinstance(rows, pd.DataFrame):
        return rows.set_axis(range(rows.shape[1]), axis=1)
    columns = [_objects(column) for column in zip_longest(*rows, fillvalue="")]
    return pd.DataFrame(dict(enumerate(columns)), index=range(len(rows)), dtype=object)


def _objects(values: Sequence[object]) -> np.ndarray:
    """An array of the values as they are."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _distinct(cells: np.ndarray) -> tuple[np.ndarray, Sequence[Any]]:
    """The place of each cell's value among the distinct ones, -1 for none; TRUE, 1 and 1.0 are kept apart."""
    if len(_NUMBERS & set(map(type, cells))) < 2:
        return pd.factorize(cells)
    place, values = pd.factorize(_objects([*zip(cells, map(type, cells), strict=True)]))
    return place, [value for value, _ in values]
