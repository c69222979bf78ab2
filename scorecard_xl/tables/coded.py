"""Cells by their distinct values: of the thousands of cells of a column few hold something that no other holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, overload

import numpy as np

from scorecard_xl.tables.values import Value

_NUMBERS = {bool, int, float}


@dataclass(frozen=True, eq=False)
class Distinct:
    """The cells of a column: `values` that occur in it, and for each row the `place` of its own, -1 for nothing."""

    place: np.ndarray
    values: Sequence[Any]

    @classmethod
    def of(cls, cells: Sequence[object]) -> "Distinct":
        """Of cells one by one. TRUE, 1 and 1.0 are equal to Python, and are told apart here."""
        apart = len(_NUMBERS & set(map(type, cells))) > 1
        keys: Sequence[Any] = list(zip(cells, map(type, cells), strict=True)) if apart else cells
        places = {key: at for at, key in enumerate(dict.fromkeys(keys))}
        place = np.fromiter(map(places.__getitem__, keys), dtype=np.intp, count=len(cells))
        return cls(place, [key[0] for key in places] if apart else list(places))

    @classmethod
    def always(cls, value: object, rows: int) -> "Distinct":
        """The same value in so many rows."""
        return cls(np.zeros(rows, dtype=np.intp), (value,))

    def __len__(self) -> int:
        return len(self.place)

    def __getitem__(self, which: np.ndarray | slice) -> "Distinct":
        return Distinct(self.place[which], self.values)

    def each(self) -> np.ndarray:
        """The value of each row, None where there is nothing."""
        found: np.ndarray = objects([*self.values, None])[self.place]
        return found

    def changed(self, change: Callable[[Any], Any]) -> "Distinct":
        """With every value changed, each distinct one once."""
        return Distinct(self.place, [change(value) for value in self.values])


def objects(values: Sequence[object]) -> np.ndarray:
    """An array of the values as they are."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def one_after_the_other(columns: Sequence[Distinct]) -> Distinct:
    """The rows of all columns in one; the values of which several are made are in it once."""
    filled = [column for column in columns if len(column)] or columns[:1]
    if all(column.values is filled[0].values for column in filled):
        return Distinct(np.concatenate([column.place for column in filled]), filled[0].values)
    starts: dict[int, int] = {}
    values: list[Any] = []
    for column in filled:
        if starts.setdefault(id(column.values), len(values)) == len(values):
            values += column.values
    moved = [np.where(each.place < 0, -1, each.place + starts[id(each.values)]) for each in filled]
    return Distinct(np.concatenate(moved), values)


class CodedRows(Sequence[Sequence[Value]]):
    """Rows whose cells are places among values: `cells` has a row a row and a column a column, `values[0]` is "".

    A row is made when it is asked for; `column` hands over a whole column without making any.
    """

    def __init__(self, cells: np.ndarray, values: Sequence[Value]) -> None:
        self._cells, self._values = cells, values

    def __len__(self) -> int:
        return len(self._cells)

    @overload
    def __getitem__(self, at: int) -> list[Value]: ...
    @overload
    def __getitem__(self, at: slice) -> "CodedRows": ...
    def __getitem__(self, at: int | slice) -> "list[Value] | CodedRows":
        if isinstance(at, slice):
            return CodedRows(self._cells[at], self._values)
        return [self._values[place] for place in self._cells[at]]

    def __iter__(self) -> Iterator[list[Value]]:
        columns = [map(self._values.__getitem__, column.tolist()) for column in self._cells.T]
        return map(list, zip(*columns, strict=True))

    @property
    def filled(self) -> np.ndarray:
        """The places of the rows that hold anything."""
        return np.flatnonzero(self._cells.any(axis=1))

    @property
    def width(self) -> int:
        return int(self._cells.shape[1])

    def between(self, left: int, right: int) -> "CodedRows":
        """The same rows from one column to another, both from 1; a column that is not there is empty."""
        missing = max(right - self.width, 0)
        return CodedRows(np.pad(self._cells, ((0, 0), (0, missing)))[:, left - 1 : right], self._values)

    def column(self, at: int) -> Distinct:
        """The cells of a column, with the values that occur in it and no others."""
        cells = self._cells[:, at]
        occurs = np.bincount(cells, minlength=len(self._values)) > 0
        place = np.cumsum(occurs) - 1
        return Distinct(place[cells], [self._values[each] for each in np.flatnonzero(occurs).tolist()])


def by_column(rows: Sequence[Sequence[object]]) -> Callable[[int], Distinct]:
    """The columns of rows by their places from 0; where a row is short, and beyond the last, cells are empty."""
    if isinstance(rows, CodedRows):
        return lambda at: rows.column(at) if at < rows.width else Distinct.always(None, len(rows))
    columns = list(zip_longest(*rows, fillvalue=""))
    return lambda at: Distinct.of(columns[at]) if at < len(columns) else Distinct.always(None, len(rows))
