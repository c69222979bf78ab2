"""Rows of a sheet held by column, of which each distinct value is held once."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import overload

from scorecard_xl.tables.coded import Distinct
from scorecard_xl.tables.values import Value


class Block(Sequence[Sequence[Value]]):
    """Rows of a sheet, all as wide as the widest. `columns`: at least one."""

    def __init__(self, columns: Sequence[Distinct]) -> None:
        self.columns = columns

    @classmethod
    def of(cls, rows: Sequence[Sequence[Value]]) -> "Block":
        """Of rows one by one, of which there is one at least; what a shorter one lacks is blank."""
        if isinstance(rows, cls):
            return rows
        return cls([Distinct.of(column) for column in zip_longest(*rows)] or [Distinct.always(None, len(rows))])

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
