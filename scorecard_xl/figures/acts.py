"""One row of History: a figure that was published or shared, or the act itself; and its cells."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from scorecard_xl.council.period import Day, Window
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import DatedKey, Figure, Key
from scorecard_xl.indicators import Unit
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_date, read_moment, read_number
from scorecard_xl.tables.values import Value, in_cell

SHEET = "History"


class HistoryError(Refusal):
    """A row of History that cannot be read; the message names the cell and what to do."""


class Action(StrEnum):
    PUBLISHED = "published"
    SHARED = "shared"


class Visible(StrEnum):
    """Whether a figure of a shared copy could be seen."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Entry:
    """One row of History. A row without an indicator records the act itself: `file`, `sha256` and `options`.

    `at`: when, to the second; `month`: its last day; `visible`: of a figure that was shared.
    """

    action: Action
    at: dt.datetime
    month: Day
    indicator: str = ""
    window: str = ""
    group: str | None = None
    start: Day | None = None
    end: Day | None = None
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    unit: str = ""
    visible: Visible | None = None
    file: str = ""
    sha256: str = ""
    options: str = ""

    def with_figure(self, figure: Figure, visible: Visible | None = None) -> "Entry":
        """The row of one figure of this act."""
        own = {name: getattr(figure, name) for name in _OF_A_FIGURE}
        return Entry(self.action, self.at, self.month, **own, visible=visible)

    @property
    def key(self) -> Key:
        return Key(self.indicator, self.window, self.group)

    @property
    def dated_key(self) -> DatedKey:
        return DatedKey(*self.key, self.end or self.month)

    @property
    def is_act(self) -> bool:
        return not self.indicator

    def cells(self) -> dict[str, Value]:
        """What stands under each heading."""
        return {name: in_cell(getattr(self, name)) for name in HEADINGS}


_OF_A_FIGURE = ("indicator", "window", "group", "start", "end", "numerator", "denominator", "value", "unit")
HEADINGS = tuple(field.name for field in fields(Entry))


def entries_from_rows(rows: Sequence[Sequence[Any]], first_row: int) -> Iterator[Entry]:
    """The entries of a sheet's rows (as HEADINGS); blank rows are passed over. Raises HistoryError.

    `first_row`: the number of the first of them on the sheet.
    """
    for number, row in enumerate(rows, first_row):
        if not all(map(is_empty, row)):
            yield _entry(dict(zip(HEADINGS, row, strict=False)), number)


def _entry(row: Mapping[str, Any], number: int) -> Entry:
    read: dict[str, Any] = {}
    for name, reader in _READERS.items():
        try:
            read[name] = reader(row.get(name))
        except (Unreadable, ValueError):
            raise HistoryError(
                f"{SHEET}, row {number}, column {name}: {as_text(row.get(name))!r} cannot be read. Put back what stood "
                "there, or delete the row, then try again."
            ) from None
    return Entry(**read)


def _or_none(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if is_empty(value) else reader(value)


def _word(value: Any) -> str:
    return "" if is_empty(value) else as_text(value)


def _day(value: Any) -> Day:
    return Day(read_date(value))


def _one_of(known: Callable[[str], object]) -> Callable[[Any], str]:
    """A word of a list, or blank."""

    def reader(value: Any) -> str:
        if _word(value):
            known(_word(value))
        return _word(value)

    return reader


_READERS: dict[str, Callable[[Any], Any]] = {
    "action": lambda value: Action(_word(value)),
    "at": read_moment,
    "month": _day,
    "indicator": _word,
    "window": _one_of(Window),
    "group": _or_none(as_text),
    "start": _or_none(_day),
    "end": _or_none(_day),
    "numerator": _or_none(read_number),
    "denominator": _or_none(read_number),
    "value": _or_none(read_number),
    "unit": _one_of(Unit),
    "visible": _or_none(lambda value: Visible(as_text(value))),
    "file": _word,
    "sha256": _word,
    "options": _word,
}
