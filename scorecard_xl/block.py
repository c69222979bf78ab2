"""Rows of a sheet held by column, and of a column each distinct value once: the same come again and again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, overload

import numpy as np

from scorecard_xl.values import Value


@dataclass(frozen=True, eq=False)
class Repeated:
    """A column. `number`: the place of each row's own among `values`, -1 where there is nothing."""

    number: np.ndarray
    values: Sequence[Any]

    @classmethod
    def of(cls, column: Iterable[Any]) -> "Repeated":
        """Of values one by one; True, 1 and 1.0 are different values."""
        places: dict[tuple[type, object], int] = {}
        number = [places.setdefault((type(value), value), len(places)) for value in column]
        return cls(np.array(number, dtype=np.intp), [value for _, value in places])

    @classmethod
    def always(cls, value: object, rows: int) -> "Repeated":
        """The same value in so many rows."""
        return cls(np.zeros(rows, dtype=np.intp), (value,))

    def __len__(self) -> int:
        return len(self.number)

    def __getitem__(self, which: np.ndarray | slice) -> "Repeated":
        return Repeated(self.number[which], self.values)

    def each(self) -> np.ndarray:
        """The value of each row, None where there is nothing."""
        found: np.ndarray = objects([*self.values, None])[self.number]
        return found

    def changed(self, change: Callable[[Any], Any]) -> "Repeated":
        """With every value changed, each distinct one once."""
        return Repeated(self.number, [change(value) for value in self.values])


def objects(values: Sequence[object]) -> np.ndarray:
    """An array of the values as they are."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def one_after_the_other(columns: Sequence[Repeated]) -> Repeated:
    """The rows of all columns in one; the values of which several are made are in it once."""
    filled = [column for column in columns if len(column)] or columns[:1]
    if all(column.values is filled[0].values for column in filled):
        return Repeated(np.concatenate([column.number for column in filled]), filled[0].values)
    starts: dict[int, int] = {}
    values: list[Any] = []
    for column in filled:
        if starts.setdefault(id(column.values), len(values)) == len(values):
            values += column.values
    moved = [np.where(each.number < 0, -1, each.number + starts[id(each.values)]) for each in filled]
    return Repeated(np.concatenate(moved), values)


class Block(Sequence[Sequence[Value]]):
    """Rows of a sheet, all as wide as the widest. `columns`: at least one."""

    def __init__(self, columns: Sequence[Repeated]) -> None:
        self.columns = columns

    @classmethod
    def of(cls, rows: Sequence[Sequence[Value]]) -> "Block":
        """Of rows one by one, of which there is one at least; what a shorter one lacks is blank."""
        if isinstance(rows, cls):
            return rows
        return cls([Repeated.of(column) for column in zip_longest(*rows)] or [Repeated.always(None, len(rows))])

    def __len__(self) -> int:
        return len(self.columns[0])

    @overload
    def __getitem__(self, which: int) -> Sequence[Value]: ...
    @overload
    def __getitem__(self, which: slice) -> "Block": ...
    def __getitem__(self, which: int | slice) -> "Sequence[Value] | Block":
        if isinstance(which, slice):
            return Block([column[which] for column in self.columns])
        return list(self)[which]

    def __iter__(self) -> Iterator[list[Value]]:
        return map(list, zip(*(column.each().tolist() for column in self.columns), strict=True))
