"""What was published and shared, and where a published figure has since changed."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from scorecard_xl.council.period import Day, Window
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import DatedKey, Figure, Key, as_words, shown
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.tables.cells import as_text, is_empty, read_number
from scorecard_xl.tables.dates import read_date, read_moment
from scorecard_xl.tables.sheet_reader import Record, Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.tables.values import Value, in_cell

SHEET = "History"
HEADINGS = SHEETS[SHEET].headings
_OF_A_FIGURE = ("indicator", "window", "group", "start", "end", "numerator", "denominator", "value", "unit")


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
    """One row of History. A row without an indicator records the event itself: `file`, `sha256` and `options`.

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
        """The row of one figure of this event."""
        own = {name: getattr(figure, name) for name in _OF_A_FIGURE}
        return Entry(self.action, self.at, self.month, **own, visible=visible)

    @property
    def key(self) -> Key:
        return Key(self.indicator, self.window, self.group)

    @property
    def dated_key(self) -> DatedKey:
        return DatedKey(*self.key, self.end or self.month)

    @property
    def is_event(self) -> bool:
        return not self.indicator

    @property
    def exact_value(self) -> Fraction | None:
        """The value before it was a float: of a share from its parts."""
        if self.value is None:
            return None
        if self.unit == Unit.SHARE and self.numerator is not None and self.denominator:
            return Fraction(int(self.numerator), int(self.denominator))
        return Fraction(self.value).limit_denominator(1_000_000)

    def cells(self) -> dict[str, Value]:
        """What is under each heading."""
        return {name: in_cell(getattr(self, name)) for name in HEADINGS}


@dataclass(frozen=True)
class Restated:
    """A published figure that is displayed otherwise now; `now`: None where it is no longer there."""

    published: Entry
    now: Figure | None


@dataclass(frozen=True)
class History:
    """Everything that was published and shared."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[Any]], first_row: int = 1) -> "History":
        """The history of a sheet's rows, headings first, in the row `first_row`. Raises HistoryError."""
        return cls.from_records(Records(SHEETS[SHEET], rows, first_row))

    @classmethod
    def from_records(cls, records: Records) -> "History":
        """The history of a sheet's records. Raises HistoryError."""
        return cls(entries_of(records))

    def events(self, action: Action, month: Day | None = None) -> list[Entry]:
        """The record rows of a kind, those of one month where it is given; the oldest first."""
        own = [entry for entry in self.entries if entry.is_event and entry.action is action]
        return sorted((entry for entry in own if month in (None, entry.month)), key=lambda entry: entry.at)

    def published(self, month: Day) -> dict[Key, Entry]:
        """The figures of the month as they were published last; none where it never was."""
        own = [entry for entry in self._published if entry.month == month]
        latest = max((entry.at for entry in own), default=None)
        return {entry.key: entry for entry in own if entry.at == latest}

    def restated(self, figures: Iterable[Figure], month: Day) -> Iterator[Restated]:
        """The figures published for the month that are displayed otherwise now, of days that the figures reach."""
        return self._restated(_by_key(figures), month)

    def restated_in_all(self, figures: Sequence[Figure]) -> list[Restated]:
        """The same for every month of the figures, the latest first.

        Of what is known of today only (care leavers) the last month alone: earlier ones cannot be found again.
        """
        ends = {figure.end for figure in figures}
        last, months = max(ends, default=None), sorted(ends & {entry.month for entry in self._published}, reverse=True)
        now = _by_key(figures)
        found = [each for month in months for each in self._restated(now, month)]
        return [each for each in found if each.published.month == last or not _is_current_only(each.published)]

    def _restated(self, now: Mapping[DatedKey, Figure], month: Day) -> Iterator[Restated]:
        ends = {key.end for key in now}
        for entry in self.published(month).values():
            found = now.get(entry.dated_key)
            if entry.end in ends and displayed(entry) != (None if found is None else displayed(found)):
                yield Restated(entry, found)

    @property
    def published_days(self) -> set[Day]:
        """The last days of the figures that were published, and of the months that they were published for."""
        return {day for entry in self._published for day in (entry.month, entry.end) if day is not None}

    @cached_property
    def last_published(self) -> dict[DatedKey, Entry]:
        """What was published last of each month, of its own last day."""
        return _of_their_month(self._published)

    @cached_property
    def _published(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.action is Action.PUBLISHED and not entry.is_event]


def _by_key(figures: Iterable[Figure]) -> dict[DatedKey, Figure]:
    return {each.dated_key: each for each in figures}


def _of_their_month(entries: Iterable[Entry]) -> dict[DatedKey, Entry]:
    own = [entry for entry in entries if entry.end == entry.month]
    return {entry.dated_key: entry for entry in sorted(own, key=lambda entry: entry.at)}


def _is_current_only(entry: Entry) -> bool:
    return entry.indicator in INDICATORS and INDICATORS[entry.indicator].current_only


def displayed(figure: Figure | Entry) -> tuple[object, ...]:
    """What is seen of a figure: its rounded value, and of a share what it is made of."""
    value = shown(figure.value, Unit(figure.unit))
    made_of = value is not None and figure.unit == Unit.SHARE
    return (value, figure.numerator, figure.denominator) if made_of else (value,)


def changed_in_words(published: Entry, now: Figure | None) -> str:
    """published 97.1%, now 96.8%; a share that rounds alike: published 245 of 245, now 246 of 246."""
    unit = Unit(published.unit)
    values = [None if each is None else each.value for each in (published, now)]
    then, today = ("no figure" if value is None else as_words(value, unit) for value in values)
    if then == today and now is not None:
        then, today = _made_of(published), _made_of(now)
    return f"published {then}, now {today}"


def _made_of(figure: Figure | Entry) -> str:
    n, d = (as_words(number, Unit.COUNT) for number in (figure.numerator, figure.denominator))
    return f"{n} of {d}"


def entries_of(records: Records) -> tuple[Entry, ...]:
    """The entries of the sheet's rows. Raises HistoryError with every cell that cannot be read."""
    found = [(record, _entry(record)) for record in _complete(records)]
    records.check(HistoryError)
    kept = [(record, entry) for record, entry in found if entry is not None]
    records.say_repeated(((record, (entry.action, entry.at, *entry.dated_key)) for record, entry in kept), "at")
    return tuple(entry for _, entry in kept)


def _complete(records: Records) -> list[Record]:
    """All rows. Raises HistoryError where a heading is missing, without which a row would say something else."""
    found = list(records)
    if records.missing and (found or records.has_other_rows):
        raise HistoryError(
            f"The sheet {SHEET} lacks the headings {', '.join(records.missing)}: put them back, then try again."
        )
    return found


def _entry(record: Record) -> Entry | None:
    read = {name: record.read(name, reader) for name, reader in _READERS.items()}
    return None if read["action"] is None or read["at"] is None or read["month"] is None else Entry(**read)


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
