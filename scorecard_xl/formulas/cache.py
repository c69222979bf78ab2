"""Tables that worksheet functions are given again and again: each content is typed once, each Dataset derived once."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar

import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import ONE_DAY, Day, year_end
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.figures.narrow import Everyone, NarrowedCalculator, Wanted
from scorecard_xl.formulas.criteria import Pair, wanted_by
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

_AHEAD = 62 * ONE_DAY
_CONTENTS, _DATASETS = 4, 24  # kept, of each table and in all: an officer's sheet has few
_ERRORS = frozenset({-2146826281, -2146826246, -2146826259, -2146826288, -2146826252, -2146826265, -2146826273})
"""#DIV/0! and the like, as Excel delivers them."""
Made = TypeVar("Made")
Range = Sequence[Sequence[Any]]
"""The cells of a range, headings included."""
CellTuples = tuple[tuple[Any, ...], ...]
"""The cells of a small range, as something that can be looked up."""


class RangeCache(Generic[Made]):
    """What is made of the last few contents of a range. Comparing cells costs less than a hash of them.

    `make` gets the cells as Python has them.
    """

    def __init__(self, make: Callable[[Range], Made]) -> None:
        self._make = make
        self._known: deque[tuple[Range, Made]] = deque(maxlen=_CONTENTS)

    def __call__(self, rows: Range) -> Made:
        given = rows if isinstance(rows, tuple) else tuple(map(tuple, rows))
        for content, made in self._known:
            if len(content) == len(given) and content == given:
                return made
        made = self._make([list(map(plain_cell, row)) for row in given])
        self._known.appendleft((given, made))
        return made


def plain_cell(cell: Any) -> Any:
    """A cell that Excel delivers as Python has it: None for a blank or an error, a float, a day without a zone."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, dt.datetime):
        return dt.datetime(cell.year, cell.month, cell.day, cell.hour, cell.minute, cell.second, cell.microsecond)
    if isinstance(cell, Decimal):
        return float(cell)
    return None if cell in _ERRORS else cell


@dataclass(frozen=True, eq=False)
class TypedRange:
    """A table that was given: its cells, and what they come to."""

    name: str
    cells: Range
    frame: pd.DataFrame


def typed_range(name: str, rows: Range) -> TypedRange:
    """The typed table of these cells."""
    return _contents[name](rows)


def _typed(name: str, rows: Range) -> TypedRange:
    return TypedRange(name, rows, typed(TABLES[name], rows).frame)


def _memories() -> dict[str, RangeCache[TypedRange]]:
    return {name: RangeCache(partial(_typed, name)) for name in TABLES}


_contents = _memories()


def clear_cache() -> None:
    """Remember nothing."""
    _contents.update(_memories())
    _known.cache_clear()


@dataclass(frozen=True, eq=False)
class CachedData:
    """The data behind a formula, with what was calculated from them before."""

    data: Dataset
    everyone: Everyone
    calculator: Calculator

    def narrowed(self, children: TypedRange, pairs: tuple[Pair, ...]) -> Calculator:
        """The calculator of the children who meet the pairs. Raises Refusal."""
        return NarrowedCalculator(self.data, _wanted(children, pairs), everyone=self.everyone)


def cached_data(contents: Sequence[TypedRange], as_at: Day, settings: Range, bank_holidays: Range) -> CachedData:
    """The data of these tables; days of one financial year share them. Raises SettingsError."""
    return _known(tuple(contents), year_end(as_at), _cells(settings), _cells(bank_holidays))


def _cells(rows: Range) -> CellTuples:
    """No rows where the workbook has no such range."""
    is_filled = any(cell not in (None, "") for row in rows for cell in row)
    return tuple(map(tuple, rows)) if is_filled else ()


@lru_cache(maxsize=_DATASETS)
def _known(contents: tuple[TypedRange, ...], year: Day, settings: CellTuples, bank_holidays: CellTuples) -> CachedData:
    frames = {each.name: each.frame for each in contents}
    closed = BankHolidays.from_rows(bank_holidays, _in("the bank holidays"))
    data = Dataset.of(frames, Settings.from_rows(settings, _in("Settings")), year + _AHEAD, closed)
    return CachedData(data, {}, Calculator(data))


@lru_cache(maxsize=_DATASETS)
def _wanted(children: TypedRange, pairs: tuple[Pair, ...]) -> Wanted:
    return wanted_by(children.cells, pairs)


def _in(where: str) -> Any:
    return lambda down, right: f"{where}, row {down + 1}"
