"""Tables that worksheet functions are given again and again: each content is typed once, each Dataset derived once."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from scorecard_xl.bank_holidays import BankHolidays
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.figures.criteria import Pair, wanted_by
from scorecard_xl.figures.narrow import Everyone, NarrowedCalculator, Wanted
from scorecard_xl.period import ONE_DAY, Day, year_end
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.raw.rows import Rows
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.raw.typed import typed
from scorecard_xl.settings import Settings

_AHEAD = 62 * ONE_DAY
_TABLES, _DATASETS = 32, 24  # contents kept: an officer's sheet has few

Cells = tuple[tuple[Any, ...], ...]
"""The cells of a range, headings included: what a content is known by."""


def cells(rows: Sequence[Sequence[object]]) -> Cells:
    """The rows as something that can be looked up."""
    return tuple(map(tuple, rows))


@dataclass(frozen=True, eq=False)
class Content:
    """A typed table, known by what was in its cells."""

    name: str
    rows: Rows


@lru_cache(maxsize=_TABLES)
def content(name: str, rows: Cells) -> Content:
    """The typed table of these cells."""
    plain = [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in rows]
    return Content(name, typed(TABLES[name], plain).rows)


@dataclass(frozen=True, eq=False)
class Known:
    """The data behind a formula, with what was calculated from them before."""

    data: Dataset
    everyone: Everyone
    calculator: Calculator

    def narrowed(self, children: Cells, pairs: tuple[Pair, ...]) -> Calculator:
        """The calculator of the children who meet the pairs. Raises Refusal."""
        return NarrowedCalculator(self.data, _wanted(children, pairs), everyone=self.everyone)


def known(contents: Sequence[Content], as_at: Day, settings: Cells, bank_holidays: Cells) -> Known:
    """The data of these tables; days of one financial year share them. Raises SettingsError."""
    return _known(tuple(contents), year_end(as_at), settings, bank_holidays)


@lru_cache(maxsize=_DATASETS)
def _known(contents: tuple[Content, ...], year: Day, settings: Cells, bank_holidays: Cells) -> Known:
    rows = {each.name: each.rows for each in contents}
    closed = BankHolidays.from_rows(_filled(bank_holidays), _in("the bank holidays"))
    data = Dataset.of(rows, Settings.from_rows(_filled(settings), _in("Settings")), year + _AHEAD, closed)
    return Known(data, {}, Calculator(data))


@lru_cache(maxsize=_DATASETS)
def _wanted(children: Cells, pairs: tuple[Pair, ...]) -> Wanted:
    return wanted_by(children, pairs)


def _filled(rows: Cells) -> Cells:
    """No rows where the workbook has no such range."""
    return rows if any(cell not in (None, "") for row in rows for cell in row) else ()


def _in(where: str) -> Any:
    return lambda down, right: f"{where}, row {down + 1}"
