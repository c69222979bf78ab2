"""England's bank holidays: a library's list, and the days that the council's own table adds or takes away."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np

from scorecard_xl.council.settings import SettingsError
from scorecard_xl.tables.cells import is_empty
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.sheet_reader import Cell, Record, Records, read_choice, read_day
from scorecard_xl.tables.sheets import NO, SHEETS, YES

TABLE = "BankHolidays"
HEADINGS = SHEETS[TABLE].headings
DATE, HOLIDAY = HEADINGS[:2]


@dataclass(frozen=True)
class BankHolidays:
    """England's bank holidays. `own`: days that are one (True) or none (False), which override the library."""

    own: Mapping[dt.date, bool] = field(default_factory=dict)

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[Any]], cell: Cell) -> "BankHolidays":
        """From the table, headings first. Raises SettingsError."""
        return cls.from_records(Records(SHEETS[TABLE], rows, cell=cell))

    @classmethod
    def from_records(cls, records: Records) -> "BankHolidays":
        """From the table's rows; of two rows for a day the last counts, and the first is a problem.

        Raises SettingsError with every cell that cannot be read.
        """
        filled = [record for record in records if not (is_empty(record.cells.get(DATE)) and _is_note(record))]
        for heading in records.missing:
            raise SettingsError(
                f"The table {TABLE} at {records.first_cell()} has no column {heading}: put the heading back, then try "
                "again."
            )
        read = [(record, record.read(DATE, _day), record.read(HOLIDAY, _answer)) for record in filled]
        records.check(SettingsError)
        records.say_repeated(((record, day) for record, day, _ in read), DATE)
        return cls({day: answer == YES for _, day, answer in read}) if read else ENGLAND

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


def _is_note(record: Record) -> bool:
    return is_empty(record.cells.get(HOLIDAY))


def _day(value: object) -> dt.date:
    return read_day(value, read_date, "a date such as 31/03/2024")


def _answer(value: object) -> str:
    return read_choice(value, (YES, NO))


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
