"""Rows of a sheet -> typed rows and the problems found on the way; nothing here raises for what a cell holds."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from scorecard_xl.council.period import Day
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import MONTH_FIRST, READERS, Unreadable, as_text, has_strokes, is_empty, is_month_first
from scorecard_xl.tables.coded import Distinct, by_column
from scorecard_xl.tables.columns import Labels
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.rows import Rows, any_known
from scorecard_xl.tables.schema import Column, Kind, Table

_DATES = (Kind.DATE, Kind.YEAR, Kind.MONTH)
_FIRST_DAY, _NOT_A_DAY = dt.date(1970, 1, 1).toordinal(), np.iinfo(np.int64).min
_LEFT_OUT = "; the row is left out until this is put right"
_ALL_BLANK = ": every cell of it counts as blank"
_NO_ROW = ", so none of the rows can be read: type it over its column again"

Cells = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Typed:
    """A typed table: `rows` have a column a heading (lower case), their index is the row as the sheet shows it.

    Texts and codes are labels, dates datetime64[s], numbers float64; blank is -1, NaT or NaN.
    `places`: the position in its row, from 0, of each heading that is there.
    """

    table: Table
    rows: Rows
    problems: list[Problem] = field(default_factory=list)
    places: Mapping[str, int] = field(default_factory=dict)


def heading_row(table: Table, rows: Cells) -> int | None:
    """The position of the first row that holds the table's headings, or None."""
    known = {plain(heading) for heading in table.headings}
    first = plain(table.headings[0])
    for at, row in enumerate(rows):
        found = {plain(cell) for cell in row if isinstance(cell, str)} & known
        if first in found and len(found) > 1:
            return at
    return None


def typed(table: Table, rows: Cells, first_row: int = 1) -> Typed:
    """Type one table. `rows`: cells as a host hands them over; `first_row`: the sheet's number of the first row."""
    at = heading_row(table, rows)
    if at is None:
        return _without_headings(table, rows, first_row)
    places, body = Headings(rows[at]).places(table.headings), rows[at + 1 :]
    column = by_column(body)
    cells = {heading: column(place) for heading, place in places.items()}
    return replace(_Reading(table, first_row + at, len(body)).read(cells), places=places)


def _without_headings(table: Table, rows: Cells, first_row: int) -> Typed:
    empty = _Reading(table, first_row, 0).read({heading: Distinct.always(None, 0) for heading in table.headings})
    if all(is_empty(cell) for row in rows for cell in row):
        return empty
    needed = ", ".join(column.heading for column in table.columns if not column.optional)
    what = f"no row of this sheet holds the headings: put {needed} in the first row"
    return Typed(table, empty.rows, [Problem(table.name, None, "", "", what)])


class _Reading:
    """One pass over the columns of one table."""

    def __init__(self, table: Table, headings_at: int, count: int) -> None:
        self.table, self.first, self.count = table, headings_at + 1, count
        self.problems: list[Problem] = []
        self.kept = np.ones(count, dtype=bool)
        self.hidden = np.zeros(count, dtype=bool)

    def read(self, cells: Mapping[str, Distinct]) -> Typed:
        self._say_missing(cells)
        nothing = Distinct.always(None, self.count)
        data = {column.name: self._column(column, cells.get(column.heading, nothing)) for column in self.table.columns}
        rows = Rows.made(np.arange(self.first, self.first + self.count), **data)
        self.kept &= any_known(rows, rows.columns) | self._troubled()
        self._need(rows, ["child"], "has no child: give the child's ID, or clear the row")
        self._need(rows, self.table.means, f"has no {self._means()}: fill it in, or clear the row")
        self._in_order(rows)
        return Typed(self.table, rows[self.kept], sorted(self.problems, key=_by_row))

    def _say_missing(self, cells: Collection[str]) -> None:
        dated = any(self.table.column(name).heading in cells for name in self.table.means)
        for column in self.table.columns:
            if not column.optional and column.heading not in cells:
                needed = column.name in self.table.means and not dated
                what = f"the heading {column.heading} is missing{_NO_ROW if needed else _ALL_BLANK}"
                self.problems.append(Problem(self.table.name, None, column.heading, "", what))

    def _column(self, column: Column, cells: Distinct) -> Any:
        """Each distinct value is read once: a column of 30,000 cells holds few of them."""
        read: list[Any] = [None] * len(cells.values)
        unread: dict[int, str] = {}
        reader = READERS[column.kind]
        month_first = column.kind is Kind.DATE and is_month_first(cells.values)
        hidden = {at for at, value in enumerate(cells.values) if month_first and has_strokes(value)}
        self._hide(column, cells, hidden)
        for at, value in enumerate(cells.values):
            if at in hidden:
                continue
            try:
                read[at] = None if is_empty(value) else reader(value)
            except Unreadable as sentence:
                unread[at] = str(sentence)
        if unread:
            self._report(column, cells, unread)
        return _array(column.kind, cells.place, read)

    def _hide(self, column: Column, cells: Distinct, hidden: Collection[int]) -> None:
        """Days of which the month may be the day: one problem for the whole column."""
        if not hidden:
            return
        example = next(as_text(cells.values[at]) for at in sorted(hidden))
        self.problems.append(Problem(self.table.name, None, column.heading, example, MONTH_FIRST))
        unread = np.isin(cells.place, list(hidden))
        self.hidden |= unread
        self.kept &= ~(unread & column.decisive)

    def _report(self, column: Column, cells: Distinct, unread: Mapping[int, str]) -> None:
        decisive = column.decisive or column.kind is Kind.CHILD
        ending = _LEFT_OUT if decisive else "; it counts as blank"
        for at in np.flatnonzero(np.isin(cells.place, list(unread))).tolist():
            place = cells.place[at]
            self._say(at, column.heading, as_text(cells.values[place]), unread[place] + ending)
            self.kept[at] &= not decisive

    def _say(self, at: int, heading: str, value: str, what: str) -> None:
        self.problems.append(Problem(self.table.name, self.first + at, heading, value, what))

    def _troubled(self) -> np.ndarray:
        """Rows that hold something unreadable: they are not blank, though their typed cells are."""
        troubled = self.hidden.copy()
        troubled[[p.row - self.first for p in self.problems if p.row is not None]] = True
        return troubled

    def _means(self) -> str:
        return " or ".join(self.table.column(name).heading for name in self.table.means)

    def _need(self, rows: Rows, names: Sequence[str], what: str) -> None:
        present = [name for name in names if rows.has(name)]
        if not present:
            return
        lacking = ~any_known(rows, present) & self.kept
        for at in np.flatnonzero(lacking):
            self._say(int(at), self.table.column(present[0]).heading, "", "the row " + what + _LEFT_OUT)
        self.kept &= ~lacking

    def _in_order(self, rows: Rows) -> None:
        if self.table.span is None:
            return
        start, end = self.table.span
        backwards = (rows[end] < rows[start]) & self.kept
        for at in np.flatnonzero(backwards):
            value = f"{Day(rows[end][at]):%d/%m/%Y}"
            what = f"is before {start.upper()} ({Day(rows[start][at]):%d/%m/%Y})"
            self._say(int(at), end.upper(), value, what + _LEFT_OUT)
        self.kept &= ~backwards


def _array(kind: Kind, at: np.ndarray, values: list[Any]) -> np.ndarray | Labels:
    """The typed values of cells; `at`: the place of each among `values`, which are None for nothing."""
    if kind is Kind.NUMBER:
        return np.array(values, dtype=float)[at]
    if kind in _DATES:
        return _days(values)[at]
    return _labels(_as_first_written(values, at) if kind is Kind.NAME else values, at)


def _as_first_written(names: list[str | None], at: np.ndarray) -> list[str | None]:
    """The names, of those that differ in case and spaces alone the first."""
    in_order = [names[place] for place in dict.fromkeys(at.tolist())]
    first = {plain(name): name for name in reversed(in_order) if name is not None}
    return [None if name is None else first.get(plain(name), name) for name in names]


def _days(dates: list[dt.date | None]) -> np.ndarray:
    """By their ordinals, which numpy takes in ten times faster than dates."""
    since_1970 = [_NOT_A_DAY if date is None else date.toordinal() - _FIRST_DAY for date in dates]
    return np.array(since_1970, dtype=np.int64).view("M8[D]").astype("M8[s]")


def _labels(texts: list[str | None], at: np.ndarray) -> Labels:
    names = sorted({text for text in texts if text is not None})
    place = {text: number for number, text in enumerate(names)}
    numbers = np.array([-1 if text is None else place[text] for text in texts], dtype=np.intp)
    return Labels(numbers[at], names)


def _by_row(problem: Problem) -> int:
    return problem.row or 0
