"""What is known of each case behind a figure; a column is looked up when a reason first asks for it."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from scorecard_xl.indicators import Indicator
from scorecard_xl.period import Day
from scorecard_xl.raw.columns import Column, values_of
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.raw.lookups import last_of
from scorecard_xl.raw.rows import Rows

_OF_CHILDREN = ("team", "worker")


class Cases:
    """The cases of one figure in the order of the children, by column.

    `given`: columns that the answers bring, which go before those of the rows.
    """

    def __init__(self, data: Dataset, indicator: Indicator, day: Day, rows: Rows, given: Mapping[str, Column]) -> None:
        self._data, self._indicator, self._rows, self._given = data, indicator, rows, given
        self._order = np.argsort(rows.child, kind="stable")
        nothing = [None] * len(rows)
        self._known: dict[str, list[Any]] = {
            "met": nothing, "group": nothing, "value": nothing, "day": [day] * len(rows),
            "row": rows.index[self._order].tolist(),
        }  # fmt: skip
        self._known |= {name: self._list(column) for name, column in given.items()}

    def __iter__(self) -> Iterator["OneCase"]:
        return (OneCase(self, at) for at in range(len(self._order)))

    def __contains__(self, name: object) -> bool:
        return name in self._known or name in self._indicator.dates or self._rows.has(str(name))

    def column(self, name: str) -> list[Any]:
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> list[Any]:
        if name in self._indicator.dates:
            return self.column(self._indicator.dates[name])
        if name in _OF_CHILDREN:
            return self._list(last_of(self._data.children, name, self._rows))
        return self._list(self._rows[name]) if self._rows.has(name) else [None] * len(self._rows)

    def _list(self, column: Column) -> list[Any]:
        return values_of(column[self._order])


class OneCase:
    """What is known of one case, by name."""

    __slots__ = ("_at", "_cases")

    def __init__(self, cases: Cases, at: int) -> None:
        self._cases, self._at = cases, at

    def __getitem__(self, name: str) -> Any:
        return self._cases.column(name)[self._at]

    def __contains__(self, name: object) -> bool:
        return name in self._cases
