"""The officers' words: one row of Commentary for each indicator and month. For now only the comment is shown."""

from scorecard_xl.council.period import Day, month_end
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_month
from scorecard_xl.tables.sheet_reader import Record, Records
from scorecard_xl.tables.sheets import SHEETS

SHEET = "Commentary"
HEADINGS = SHEETS[SHEET].headings
_NOT_SHOWN = "so the comment is not shown"


def comments_of(records: Records, last: Day) -> dict[str, str]:
    """The comments of the month that ends on `last`, by indicator; rows that are not shown are problems.

    If two rows are for one indicator and month, the last counts.
    """
    found: dict[str, Record] = {}
    for record in records:
        if is_empty(record.cells.get("Comment")):
            _say_without_comment(record)
            continue
        name, month = record.read("Indicator", _indicator), record.read("Month", _month)
        if name and month and month == month_end(last):
            if name in found:
                _say_replaced(found[name], record.row)
            found[name] = record
    return {name: as_text(record.cells["Comment"]) for name, record in found.items()}


def _indicator(value: object) -> str:
    name = as_text(value).lower()
    if name not in INDICATORS:
        raise ValueError(f"is no indicator, {_NOT_SHOWN}: choose one of the list")
    return name


def _month(value: object) -> Day:
    try:
        return month_end(Day(read_month(value)))
    except Unreadable:
        raise ValueError(f"is no month, {_NOT_SHOWN}: write 2026-05 or a day of it") from None


def _say_without_comment(record: Record) -> None:
    """A row for something that is no indicator is a mistake even before its comment is written."""
    if not is_empty(record.cells.get("Indicator")):
        record.read("Indicator", _indicator)


def _say_replaced(record: Record, by: int) -> None:
    record.say("Indicator", f"has another comment of the month in row {by}, {_NOT_SHOWN}: put the two into one row")
