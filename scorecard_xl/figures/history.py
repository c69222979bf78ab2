"""What was published and shared, and where a published figure has since changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scorecard_xl.council.period import Day
from scorecard_xl.figures.acts import Action, Entry, Visible, entries_from_rows
from scorecard_xl.figures.display import as_words, shown
from scorecard_xl.figures.figure import DatedKey, Figure, Key
from scorecard_xl.indicators import INDICATORS, Unit


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
        """The history of a sheet's rows (as acts.HEADINGS), the first of which has this number. Raises HistoryError."""
        return cls(tuple(entries_from_rows(rows, first_row)))

    def acts(self, action: Action, month: Day | None = None) -> list[Entry]:
        """The record rows of a kind, those of one month where it is given; the oldest first."""
        own = [entry for entry in self.entries if entry.is_act and entry.action is action]
        return sorted((entry for entry in own if month in (None, entry.month)), key=lambda entry: entry.at)

    def published(self, month: Day) -> dict[Key, Entry]:
        """The figures of the month as they were published last; none where it never was."""
        own = [entry for entry in self._published if entry.month == month]
        latest = max((entry.at for entry in own), default=None)
        return {entry.key: entry for entry in own if entry.at == latest}

    def restated(self, figures: Iterable[Figure], last: Day) -> dict[Key, Entry]:
        """By indicator, window and group the figures published for the month that are displayed otherwise now."""
        return {each.published.key: each.published for each in self.changed(figures, last)}

    def restatements(self, figures: Sequence[Figure]) -> list[Restated]:
        """The same for every month of the figures, the latest first.

        Of what is known of today only (care leavers) the last month alone: earlier ones cannot be found again.
        """
        ends = {figure.end for figure in figures}
        last, months = max(ends, default=None), sorted(ends & {entry.month for entry in self._published}, reverse=True)
        found = [each for month in months for each in self.changed(figures, month)]
        return [each for each in found if each.published.month == last or not _is_known_today(each.published)]

    def changed(self, figures: Iterable[Figure], month: Day) -> Iterator[Restated]:
        """Those published for the month that are displayed otherwise now, of days that the figures reach."""
        published = self.published(month)
        now = {each.dated_key: each for each in figures} if published else {}
        ends = {each.end for each in now}
        for entry in published.values():
            found = now.get(entry.dated_key)
            if entry.end in ends and displayed(entry) != (None if found is None else displayed(found)):
                yield Restated(entry, found)

    @cached_property
    def told_by_publishing(self) -> dict[DatedKey, Entry]:
        """What was published last of each month, of its own last day."""
        return _of_their_month(self._published)

    @cached_property
    def told_by_sharing(self) -> dict[DatedKey, Entry]:
        """What the copies of each month showed of its own last day."""
        return _of_their_month([entry for entry in self.entries if entry.visible is Visible.SHOWN])

    @cached_property
    def _published(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.action is Action.PUBLISHED and not entry.is_act]


def _of_their_month(entries: Iterable[Entry]) -> dict[DatedKey, Entry]:
    own = [entry for entry in entries if entry.end == entry.month]
    return {entry.dated_key: entry for entry in sorted(own, key=lambda entry: entry.at)}


def _is_known_today(entry: Entry) -> bool:
    return entry.indicator in INDICATORS and INDICATORS[entry.indicator].known_today


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
