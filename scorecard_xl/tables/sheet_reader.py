"""The one reader of the sheets that officers fill in: rows of cells -> records, and what is wrong with them."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scorecard_xl.errors import Refusal
from scorecard_xl.tables.by_heading import Headings, cell_in, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_flag, read_number, read_words
from scorecard_xl.tables.dates import YEARS_TYPED, read_date, read_moment, read_month, read_year
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.sheets import NO, YES, Bad, Holds, SheetColumn, SheetTable

Cell = Callable[[int, int], str]
"""The name of a cell ("Settings!B7") a number of rows down and columns right of the first heading."""

_MOST_NAMED = 5


@dataclass(frozen=True)
class Record:
    """One row of a sheet: its number, and its cells by heading."""

    row: int
    cells: Mapping[str, Any]
    of: "Records" = field(repr=False, compare=False)

    def read(self, heading: str, reader: Callable[[Any], Any] | None = None) -> Any:
        """The value of a cell, read as its column is declared, or by `reader`; None if blank or not readable.

        A cell that cannot be read is said as the declaration has it; `reader` raises ValueError with what is wrong.
        """
        value = self.cells.get(heading)
        column = self.of.table.column(heading)
        try:
            return reader(value) if reader else None if is_empty(value) else _value(column, value)
        except ValueError as error:
            self.say(heading, str(error))
            return None

    def say(self, heading: str, what: str, **rules: Any) -> None:
        """Say what is wrong with the cell under this heading, as its column is declared."""
        if self.of.table.column(heading).bad is Bad.REFUSE and not rules:
            self.of.refuse(self, heading, what)
        else:
            self.of.problem(self, heading, what, **rules)


def _value(column: SheetColumn, value: Any) -> Any:
    if column.choices:
        found = meant(value, column.choices)
        if found is None:
            otherwise = f", so it counts as {column.otherwise}" if column.otherwise else ""
            raise ValueError(f"is neither {' nor '.join(column.choices)}{otherwise}")
        return found
    return _READERS[column.kind](value)


def meant(value: object, choices: Sequence[str]) -> str | None:
    """The choice that a cell names, in any case and spaces; yes and no also as Y, N, 1, 0, TRUE and FALSE."""
    flags = {"1": YES, "0": NO} if set(choices) == {YES, NO} else {}
    named = flags.get(read_flag(value), plain(value))
    return next((choice for choice in choices if plain(choice) == named), None)


_READERS: dict[Holds, Callable[[Any], Any]] = {
    Holds.ANY: lambda value: value,
    Holds.TEXT: read_words,
    Holds.DAY: lambda value: read_day(value, read_date, "is not a date: write it as dd/mm/yyyy"),
    Holds.MOMENT: read_moment,
    Holds.MONTH: read_month,
    Holds.YEAR: read_year,
    Holds.NUMBER: read_number,
}


class Records:
    """The rows of a table that officers filled in, and what is wrong with them.

    `problems`: what was said so far. `is_readable`: its headings are there. Iterating gives each row that is not blank.
    """

    def __init__(self, table: SheetTable, rows: Sequence[Sequence[Any]], first_row: int = 1, cell: Cell | None = None):
        self.table, self._rows, self._first_row = table, rows, first_row
        self._cell = cell or (lambda down, right: f"{table.name}!R{first_row + down}C{right + 1}")
        self._headings = Headings(rows[0] if rows else ())
        self._refused: list[str] = []
        self.problems: list[Problem] = []
        self.missing = self._headings.missing(self._expected()) if rows else []
        self.is_readable = bool(rows) and any(heading in self._headings for heading in table.required)

    @property
    def has_other_rows(self) -> bool:
        """Whether the sheet holds something, but not the headings."""
        return not self.is_readable and not all(is_empty(value) for row in self._rows for value in row)

    def _expected(self) -> Iterator[str]:
        return (each.heading for each in self.table.columns if not each.label and not each.added)

    def __iter__(self) -> Iterator[Record]:
        places = self._headings.places(self.table.headings) if self.is_readable else {}
        for down, row in enumerate(self._rows[1:], 1):
            cells = {heading: cell_in(row, at) for heading, at in places.items()}
            if not all(map(is_empty, cells.values())):
                yield Record(self._first_row + down, cells, self)

    def say_missing(self) -> list[str]:
        """Say each heading that is missing, or that no row can be read for want of all of them."""
        if not self.is_readable:
            what = f"no row is read, so {self.table.without}: put the headings {', '.join(self.table.required)} back"
            self._say(None, "", "", what, Severity.ERROR)
            return []
        for heading in self.missing:
            self._say(None, heading, "", f"the heading {heading} is missing: every cell of it counts as blank")
        self._say_renamed()
        self._say_twice()
        return self.missing

    def _say_renamed(self) -> None:
        """Say each filled column that is none of ours, if a heading that older workbooks lack is missing beside others.

        Without any of these headings it is an older workbook, and the column is the officer's own.
        """
        added = [column.heading for column in self.table.columns if column.added]
        lacking = self._headings.missing(added)
        if lacking and len(lacking) < len(added):
            names = " or ".join(lacking)
            for name in self._filled(lambda name, is_again: not is_again and plain(name) not in self._own):
                what = f"the column {name} is not read: if it is {names}, put that heading over it"
                self._say(None, lacking[0], "", what)

    def _say_twice(self) -> None:
        """Say each filled column whose heading is further left already."""
        for name in self._filled(lambda name, is_again: is_again and plain(name) in self._own):
            what = f"the heading {name} is there twice, and the second column is not read: delete one of the two"
            self._say(None, name, "", what)

    @property
    def _own(self) -> set[str]:
        return set(map(plain, self.table.headings))

    def _filled(self, is_meant: Callable[[str, bool], bool]) -> Iterator[str]:
        """The headings of columns with cells that are meant, by the heading and whether it is further left already."""
        for at, heading in enumerate(self._rows[0]):
            is_filled = not all(is_empty(cell_in(row, at)) for row in self._rows[1:])
            if is_filled and not is_empty(heading) and is_meant(as_text(heading), self._headings[heading] != at):
                yield as_text(heading)

    def say_repeated(self, keyed: Iterable[tuple[Record, Hashable]], heading: str) -> None:
        """Say each record that a later one with the same key replaces."""
        last: dict[Hashable, Record] = {}
        for record, key in keyed:
            if key in last:
                what = f"is there again in row {record.row}, which counts: delete one of the two rows"
                self.problem(last[key], heading, what)
            last[key] = record

    def problem(
        self, record: Record, heading: str, what: str, severity: Severity = Severity.WARNING,
        indicators: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Add a problem about a cell."""
        self._say(record.row, heading, shown(record.cells.get(heading)), what, severity, indicators)

    def _say(
        self, row: int | None, heading: str, value: str, what: str, severity: Severity = Severity.WARNING,
        indicators: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.problems.append(Problem(self.table.name, row, heading, value, what, self.table.rule, severity, indicators))

    def refuse(self, record: Record, heading: str, what: str) -> None:
        """Keep what is wrong with a cell for `check`."""
        value = record.cells.get(heading)
        cell = self._cell(record.row - self._first_row, self._headings.place(heading) or 0)
        text = "blank" if is_empty(value) and "not {value}" in self.table.refusal else repr(shown(value))
        self._refused.append(
            self.table.refusal.format(cell=cell, row=record.row, column=heading, value=text, what=what)
        )

    def check(self, error: type[Refusal]) -> None:
        """Raises the error with all cells that were refused."""
        if self._refused:
            raise error(all_wrong(self._refused) + self.table.ending)

    def first_cell(self) -> str:
        """The name of the first heading's cell."""
        return self._cell(0, 0)


def all_wrong(wrong: Sequence[str]) -> str:
    """The first five, and how many more."""
    more = f"; and {len(wrong) - _MOST_NAMED} more" if len(wrong) > _MOST_NAMED else ""
    return "; ".join(wrong[:_MOST_NAMED]) + more


def shown(value: object) -> str:
    """A cell in words; nothing for a blank one."""
    return "" if is_empty(value) else as_text(value)


def missing_sheet(table: SheetTable) -> Problem:
    """The problem of a sheet that is not in the workbook."""
    what = f"the sheet is missing, so {table.without}: put a sheet {table.home} with its headings back"
    return Problem(table.name, None, "", "", what, table.rule, Severity.WARNING, ())


def read_day(value: object, reader: Callable[[object], dt.date], may_be: str) -> dt.date:
    """The day that `reader` finds. Raises ValueError with what the cell may hold."""
    try:
        day = reader(value)
    except Unreadable:
        raise ValueError(may_be) from None
    if day.year not in YEARS_TYPED:
        raise ValueError(may_be)
    return day


def read_whole_number(value: object, least: int, most: int, or_else: str = "") -> int:
    """The whole number, neither under the least nor over the most. Raises ValueError with what the cell may hold."""
    may_be = f"a whole number from {least} to {most}{or_else}"
    try:
        number = read_number(value)
    except Unreadable:
        raise ValueError(may_be) from None
    if number not in range(least, most + 1):
        raise ValueError(may_be)
    return int(number)


def read_choice(value: object, choices: Sequence[str]) -> str:
    """The one of the choices that is meant, whatever its case and spaces. Raises ValueError with the choices."""
    found = meant(value, choices)
    if found is None:
        raise ValueError(" or ".join(filter(None, [", ".join(choices[:-1]), choices[-1]])))
    return found
