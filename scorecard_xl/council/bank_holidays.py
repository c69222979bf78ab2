"""England's bank holidays: a library's list, and the days that the council's own table adds or takes away."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np

from scorecard_xl.council.settings import Cell, SettingsError
from scorecard_xl.tables.by_heading import Headings, cell_in
from scorecard_xl.tables.cells import is_empty

TABLE = "BankHolidays"
DATE, HOLIDAY, NOTE = "Date", "Bank holiday", "Note"
HEADINGS = (DATE, HOLIDAY, NOTE)
YES, NO = "yes", "no"


@dataclass(frozen=True)
class BankHolidays:
    """England's bank holidays. `own`: days that are one (True) or are none (False), whatever the library says."""

    own: Mapping[dt.date, bool] = field(default_factory=dict)

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[Any]], cell: Cell) -> "BankHolidays":
        """From the table, headings first; of two rows for a day the last counts. Raises SettingsError."""
        columns = _columns(rows[0], cell) if rows else {}
        filled = {down: row for down, row in enumerate(rows) if down and not _is_blank(row, columns)}
        given = [{heading: cell_in(row, at) for heading, at in columns.items()} for row in filled.values()]
        if not given:
            return ENGLAND
        from scorecard_xl.council.bank_holiday_rows import days_of

        downs = list(filled)
        return cls(days_of(given, lambda place: cell(downs[int(place[0])], columns[str(place[1])])))

    def between(self, first: int, last: int) -> np.ndarray:
        """The bank holidays of these years as datetime64[D], in order; own days of other years may be among them.

        The library holds the days proclaimed up to its release and works out the other years, future ones too, by the
        rules of today: from 1872 to 2100, and none outside. A day proclaimed later has to come from the council's own
        table, or from a newer release.
        """
        added, taken = (
            np.array([day for day, is_one in self.own.items() if is_one is kind], dtype="M8[D]")
            for kind in (True, False)
        )
        return np.union1d(np.setdiff1d(_in_library(first, last), taken), added)


ENGLAND = BankHolidays()
"""As the library has them."""


def _columns(headings: Sequence[Any], cell: Cell) -> dict[str, int]:
    """Where the columns that are read stand, wherever an officer moved them."""
    there = Headings(headings)
    for heading in there.missing((DATE, HOLIDAY)):
        raise SettingsError(
            f"The table {TABLE} at {cell(0, 0)} has no column {heading}: put the heading back, then try again."
        )
    return there.places((DATE, HOLIDAY))


def _is_blank(row: Sequence[Any], columns: Mapping[str, int]) -> bool:
    return all(is_empty(cell_in(row, at)) for at in columns.values())


@cache
def _in_library(first: int, last: int) -> np.ndarray:
    return np.array(sorted(_country()(subdiv="ENG", years=range(first, last + 1))), dtype="M8[D]")


def _country() -> Any:
    """The library's class of this country from its own file: the library would load every country beside it."""
    import holidays  # takes long enough to be loaded only where a working day is asked for

    file = Path(holidays.__file__).with_name("countries") / "united_kingdom.py"
    spec = spec_from_file_location("united_kingdom", file) if file.exists() else None
    if spec is None or spec.loader is None:
        return holidays.GB  # type: ignore[attr-defined]  # which the library makes as it loads
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.UnitedKingdom
