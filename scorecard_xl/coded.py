"""Cells by their distinct values: of the thousands of cells of a column few hold something that no other holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, overload

import numpy as np

from scorecard_xl.values import Value


@dataclass(frozen=True)
class Distinct:
    """The cells of a column: `values` that occur in it, and for each row the `place` of its own among them."""

    place: np.ndarray
    values: Sequence[object]

    @classmethod
    def of(cls, cells: Sequence[object]) -> "Distinct":
        """Of cells one by one. TRUE and 1 are equal to Python, and are told apart here."""
        apart = bool in set(map(type, cells))
        keys: Sequence[Any] = list(zip(cells, map(type, cells), strict=True)) if apart else cells
        places = {key: at for at, key in enumerate(dict.fromkeys(keys))}
        place = np.fromiter(map(places.__getitem__, keys), dtype=np.intp, count=len(cells))
        return cls(place, [key[0] for key in places] if apart else list(places))

    @classmethod
    def nothing(cls, count: int) -> "Distinct":
        """A column of this many empty cells."""
        return cls(np.zeros(count, dtype=np.intp), [None])


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
        return lambda at: rows.column(at) if at < rows.width else Distinct.nothing(len(rows))
    columns = list(zip_longest(*rows, fillvalue=""))
    return lambda at: Distinct.of(columns[at]) if at < len(columns) else Distinct.nothing(len(rows))
