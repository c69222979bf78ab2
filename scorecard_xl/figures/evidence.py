"""What is known of the cases behind a figure, by column; one is looked up when it is first asked for."""

from collections.abc import Mapping

import numpy as np

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day
from scorecard_xl.indicators import Indicator
from scorecard_xl.indicators.reasons import Reason
from scorecard_xl.tables.coded import Distinct, combinations
from scorecard_xl.tables.columns import Column, repeated
from scorecard_xl.tables.lookups import last_of
from scorecard_xl.tables.rows import Rows

_OF_CHILDREN = ("team", "worker")
_ALWAYS_KNOWN = ("day", "met", "group", "value")


class Cases(dict[str, Distinct]):
    """The cases of one figure in the order of the children: each column by its name.

    `given`: columns that the answers bring, which go before those of the rows.
    """

    def __init__(self, data: Dataset, indicator: Indicator, day: Day, rows: Rows, given: Mapping[str, Column]) -> None:
        super().__init__()
        self._data, self._indicator, self._rows, self._given = data, indicator, rows, given
        self._order = np.argsort(rows.child, kind="stable")
        self["day"] = Distinct.always(day, len(rows))
        self["row"] = _rows_of_the_sheet(rows.index[self._order])

    def said(self, reason: Reason) -> Distinct:
        """Why each counts as it does; of cases of which the same is known, one is asked about."""
        names = [name for name in ("day", *reason.facts) if self._has(name)]
        first, number = combinations([self[name] for name in names])
        known = zip(*(self[name][first].each() for name in names), strict=True)
        return Distinct(number, [reason.say(dict(zip(names, each, strict=True))) for each in known])

    def _has(self, name: str) -> bool:
        return name in _ALWAYS_KNOWN or name in self._given or name in self._indicator.dates or self._rows.has(name)

    def __missing__(self, name: str) -> Distinct:
        self[name] = self._found(name)
        return self[name]

    def _found(self, name: str) -> Distinct:
        if name in self._given:
            return self._column(self._given[name])
        if name in self._indicator.dates:
            return self[self._indicator.dates[name]]
        if name in _OF_CHILDREN:
            return self._column(last_of(self._data.children, name, self._rows))
        known = self._rows.has(name) and name not in _ALWAYS_KNOWN
        return self._column(self._rows[name]) if known else Distinct.always(None, len(self._rows))

    def _column(self, column: Column) -> Distinct:
        return repeated(column[self._order])


def _rows_of_the_sheet(index: np.ndarray) -> Distinct:
    return Distinct(np.where(index > 0, np.arange(len(index)), -1), index.tolist())
