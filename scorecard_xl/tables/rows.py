"""Some rows of a table, without copying them: a column is read when it is asked for, as few of them are."""

from collections.abc import Callable, Collection, Sequence
from itertools import count
from typing import Any, overload

import numpy as np

from scorecard_xl.council.period import Period
from scorecard_xl.tables.columns import A_DAY, Column, Labels, known

_ODD = 0x4F1BBCDCBFA53E0B  # times different odd numbers, different keys rarely have the same sum


class _Table(dict[str, Column]):
    """The columns of a table, each made ready when it is first asked for. `index`: as of `Rows`."""

    def __init__(self, names: Collection[str], make: Callable[[str], Column], index: np.ndarray) -> None:
        super().__init__()
        self.names, self._make, self.index = names, make, index

    def __missing__(self, name: str) -> Column:
        self[name] = self._make(name)
        return self[name]


class Rows:
    """The rows of a table at some positions.

    `rows["due"]` is a column (an array of days or numbers, or `Labels`); `rows[mask]` are the
    rows where it is true, `rows[places]` those at these places among them.
    """

    def __init__(self, table: _Table, at: np.ndarray | None = None) -> None:
        """`at`: the positions; None for all rows, whose columns are those of the table themselves."""
        self._table, self._at = table, at
        self._taken: dict[str, Column] = {}

    @classmethod
    def made(cls, index: np.ndarray, **columns: Column) -> "Rows":
        """Rows of these columns."""
        return cls(_Table(columns, columns.__getitem__, index))

    @overload
    def __getitem__(self, which: str) -> Any: ...
    @overload
    def __getitem__(self, which: np.ndarray) -> "Rows": ...
    def __getitem__(self, which: str | np.ndarray) -> Any:
        if not isinstance(which, str):
            return Rows(self._table, self._places[which])
        if self._at is None:
            return self._table[which]
        if which not in self._taken:
            self._taken[which] = self._table[which][self._at]
        return self._taken[which]

    @property
    def _places(self) -> np.ndarray:
        return np.arange(len(self)) if self._at is None else self._at

    def with_columns(self, **columns: Column) -> "Rows":
        """These rows with other columns beside theirs, or in place of theirs."""
        table = _Table(dict.fromkeys((*self._table.names, *columns)), self.__getitem__, self.index)
        table.update(columns)
        return Rows(table)

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self._table.names)

    def has(self, column: str) -> bool:
        """Whether there is such a column."""
        return column in self._table.names

    def __len__(self) -> int:
        return len(self._table.index if self._at is None else self._at)

    @property
    def index(self) -> np.ndarray:
        """The row of the raw table that each of them is, as the sheet shows it."""
        return self._table.index if self._at is None else self._table.index[self._at]

    @property
    def child(self) -> np.ndarray:
        """The number of each child, which is the same in every table."""
        child: Labels = self["child"]
        return child.number

    @property
    def child_count(self) -> int:
        """How many children there are in all tables together."""
        child: Labels = self["child"]
        return len(child.names)

    def are_in(self, others: "Rows") -> np.ndarray:
        """Whether each one's child is among those of the others."""
        there = np.zeros(self.child_count, dtype=bool)
        there[others.child] = True
        return there[self.child]

    def within(self, column: str, period: Period) -> "Rows":
        """The rows whose day in a column lies in the period, of rows that are in the order of that column."""
        first, last = np.searchsorted(self[column], _ends(period))
        return Rows(self._table, self._places[first:last])

    def in_order_of(self, *columns: str) -> "Rows":
        """Sorted by the first column, then the second and so on; blanks last, equals as they stand."""
        return self[np.lexsort([_numbers(self[name]) for name in reversed(columns)])]

    def one_each(self, keep: str = "last") -> "Rows":
        """One row a child, the last or the first of each."""
        return self[~self.repeated("child", keep=keep)]

    def repeated(self, *columns: str, keep: str = "first") -> np.ndarray:
        """Whether a row holds in these columns (or in all) what another holds: one before it, or with `keep` after it.

        `keep`: "first" or "last", the one that is not called repeated.
        """
        keys = [_numbers(self[name]) for name in columns or self._table.names]
        alike = _perhaps_alike(keys)
        order = alike[np.lexsort([key[alike] for key in keys])]
        same = np.logical_and.reduce([key[order[1:]] == key[order[:-1]] for key in keys])
        found = np.zeros(len(self), dtype=bool)
        found[(order[1:] if keep == "first" else order[:-1])[same]] = True
        return found


def any_known(rows: Rows, columns: Collection[str]) -> np.ndarray:
    """Whether each row holds something in one of the columns."""
    return np.logical_or.reduce([known(rows[name]) for name in columns])


def all_known(rows: Rows, columns: Collection[str]) -> np.ndarray:
    """Whether each row holds something in all of the columns."""
    return np.logical_and.reduce([known(rows[name]) for name in columns])


def joined(names: Collection[str], *parts: Rows) -> Rows:
    """The rows of all parts, one after the other; of their columns those named."""
    index = np.concatenate([part.index for part in parts])
    return Rows.made(index, **{name: _one_after_the_other([part[name] for part in parts]) for name in names})


def _one_after_the_other(columns: Sequence[Any]) -> Column:
    if isinstance(columns[0], Labels):
        return Labels(np.concatenate([column.number for column in columns]), columns[0].names)
    return np.concatenate(columns)


def _ends(period: Period) -> np.ndarray:
    return np.array([period.start, period.end], dtype="M8[s]") + np.array([0, 1]) * A_DAY


def _perhaps_alike(keys: Sequence[np.ndarray]) -> np.ndarray:
    """The places of rows whose keys may be equal to others': few, as a rule. Where sums differ, keys do."""
    mixed = np.add.reduce([key * factor for key, factor in zip(keys, count(_ODD, 2), strict=False)])
    ordered = np.sort(mixed)
    return np.flatnonzero(np.isin(mixed, ordered[1:][ordered[1:] == ordered[:-1]]))


def _numbers(column: Column) -> np.ndarray:
    """Whole numbers that are equal and in order where the values are; blanks are equal and last."""
    if isinstance(column, Labels):
        return np.where(column.number < 0, np.int64(len(column.names)), column.number)
    if column.dtype.kind == "M":
        return np.where(np.isnat(column), np.iinfo(np.int64).max, column.astype(np.int64))
    return np.unique(column, return_inverse=True)[1]
