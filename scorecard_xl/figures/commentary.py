"""The officers' words: comments on the month's figures, and what is being done, by whom and by when."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from scorecard_xl.council.period import Day, month_end
from scorecard_xl.figures import naming
from scorecard_xl.indicators import INDICATORS, Declared
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import Unreadable, is_empty
from scorecard_xl.tables.dates import read_month
from scorecard_xl.tables.sheet_reader import Record, Records
from scorecard_xl.tables.sheets import SHEETS

SHEET = "Commentary"
HEADINGS = SHEETS[SHEET].headings
OPEN, DONE = "open", "done"
_OPEN = frozenset(map(plain, ("", OPEN, "in progress", "not started", "started", "ongoing", "planned", "overdue")))
_DONE = frozenset(
    map(plain, (DONE, "closed", "complete", "completed", "finished", "cancelled", "stopped", "dropped", "not needed"))
)
_NOT_SHOWN = "so the row is not shown"
_NOT_READ = "is neither open nor done, so the action counts as open: write open or done"


@dataclass(frozen=True)
class Remark:
    """One row: what officers say of an indicator in a month, and what they do. `due`: None where no day is set."""

    indicator: str
    month: Day
    comment: str = ""
    action: str = ""
    owner: str = ""
    due: dt.date | None = None
    is_done: bool = False

    @property
    def is_open(self) -> bool:
        return bool(self.action) and not self.is_done

    def is_overdue(self, today: dt.date) -> bool:
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True)
class Commentary:
    """`remarks`: those of the month, by indicator. `actions`: those open at its end, the one due first first."""

    remarks: Mapping[str, Remark] = field(default_factory=dict)
    actions: Sequence[Remark] = ()

    @property
    def comments(self) -> dict[str, str]:
        """The comments of the month by indicator."""
        return {name: remark.comment for name, remark in self.remarks.items() if remark.comment}

    def action_on(self, indicator: str) -> Remark | None:
        """The action to be shown with an indicator: that of the month, else the one due first."""
        own = self.remarks.get(indicator)
        if own is not None and own.action:
            return own
        return next((each for each in self.actions if each.indicator == indicator), None)


def commentary_of(records: Records, last: Day, indicators: Declared = INDICATORS) -> Commentary:
    """What holds in the month that ends on `last`; rows that are not shown are problems.

    If two rows are for one indicator and month, the last is shown, but the actions of both are open.
    """
    found = [(record, each) for record in records if (each := _remark(record, indicators)) is not None]
    shown: dict[str, tuple[Record, Remark]] = {}
    for record, each in found:
        if each.month == month_end(last):
            if each.indicator in shown:
                _say_replaced(shown[each.indicator][0], record.row)
            shown[each.indicator] = record, each
    return Commentary({name: each for name, (_, each) in shown.items()}, _open([each for _, each in found], last))


def _open(remarks: Sequence[Remark], last: Day) -> list[Remark]:
    """Of an action that is carried on from month to month in the same words, the latest row counts."""
    latest: dict[tuple[str, str], Remark] = {}
    for each in sorted((each for each in remarks if each.action and each.month <= last), key=lambda each: each.month):
        latest[each.indicator, plain(each.action)] = each
    return sorted((each for each in latest.values() if each.is_open), key=lambda each: each.due or dt.date.max)


def _remark(record: Record, indicators: Declared) -> Remark | None:
    """None for a row that says nothing, or of which it is not known what it is about."""
    comment, action, owner = (_text(record, heading) for heading in ("Comment", "Action", "Owner"))
    if not comment and not action:
        _say_without_words(record, indicators)
        return None
    name, month = record.read("Indicator", partial(_indicator, indicators)), record.read("Month", _month)
    if not (name and month):
        return None
    if not action:
        _say_without_action(record)
    return replace(
        Remark(name, month, comment, action, owner),
        due=record.read("Due"),
        is_done=bool(record.read("Status", _is_done)),
    )


def _text(record: Record, heading: str) -> str:
    return record.read(heading) or ""


def _indicator(indicators: Declared, value: object) -> str:
    found = None if is_empty(value) else naming.on_sheet(value, indicators)
    if found is None:
        raise ValueError(f"is not an indicator, {_NOT_SHOWN}: {naming.what_to_write(value or '', indicators)}")
    return found.name


def _month(value: object) -> Day:
    try:
        return month_end(Day(read_month(value)))
    except Unreadable:
        raise ValueError(f"is not a month, {_NOT_SHOWN}: write 2026-05 or a day of it") from None


def _is_done(value: object) -> bool:
    words = "" if is_empty(value) else plain(value)
    if words not in _OPEN | _DONE:
        raise ValueError(_NOT_READ)
    return words in _DONE


def _say_without_words(record: Record, indicators: Declared) -> None:
    """A row for something that is no indicator is a mistake even before its comment is written."""
    if not is_empty(record.cells.get("Indicator")):
        record.read("Indicator", partial(_indicator, indicators))
    if any(not is_empty(record.cells.get(heading)) for heading in ("Owner", "Due", "Status")):
        record.say("Comment", f"is blank and so is Action, {_NOT_SHOWN}: write one of the two, or clear the row")


def _say_without_action(record: Record) -> None:
    filled = [heading for heading in ("Owner", "Due", "Status") if not is_empty(record.cells.get(heading))]
    if filled:
        record.say(filled[0], "is not shown, as Action is blank: write what is being done, or clear the cell")


def _say_replaced(record: Record, by: int) -> None:
    record.say("Indicator", f"has another row of the month, row {by}, {_NOT_SHOWN}: put the two into one row")
