"""One cell -> a day, a moment, a month or a year, in whatever way case systems and spreadsheets write it."""

import datetime as dt
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from scorecard_xl.tables.cells import Unreadable, bare, read_text

MONTH_FIRST = "has the month first (month/day/year), so none of these days is read: export them as dd/mm/yyyy"
"""What is wrong with a column that `is_month_first`."""
MONTH, EITHER = "month", "either"
Name = TypeVar("Name", bound=Hashable)
YEARS_TYPED = range(1950, 2100)
"""The years in which a month or day that somebody types can lie."""
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? +)?"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.:,]\d+)?)? *(?:[AP]\.?M\.?)?"
_TIME = rf"(?:[T ,]+{_CLOCK} *(?:Z|UTC|GMT|BST)?(?:[+-]\d{{2}}:?\d{{2}})?)?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}}) ?[/.-] ?(\d{{1,2}}) ?[/.-] ?(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_ISO = re.compile(rf"(\d{{4}})([/.-])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.IGNORECASE)
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[ /.-]*([a-z]{{3,9}})[ /.,-]*(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE
)
_MONTH_NAMED = re.compile(rf"{_WEEKDAY}([a-z]{{3,9}}) +(\d{{1,2}}),? +(\d{{4}}){_TIME}", re.IGNORECASE)
_PACKED = re.compile(rf"((?:19|20)\d\d)(\d\d)(\d\d)(?:\.0)?{_TIME}", re.IGNORECASE)
_UTC_MIDNIGHT = re.compile(r"[T ]23:00(?::00(?:[.,]0+)?)? *(?:Z|UTC|\+00:?00)$", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:(?:year|y/?e)(?: (?:ending|ended|to))?:? )?(?:(?:31 )?mar(?:ch)? )?((?:19|20)\d\d)", re.IGNORECASE
)
_TWO_YEARS = re.compile(
    r"(?:F\.?Y\.? ?)?(20\d\d|\d\d(?=[/\u2013-]))(?: ?[/\u2013-] ?| to )?(20\d\d|\d\d)", re.IGNORECASE
)
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_EPOCH = dt.date(1899, 12, 30)
_LAST_SERIAL = 2_958_465
_FROM_1904 = 1462


class Since1904(float):
    """A number of a workbook that counts its days from 1904: it differs from others only if it is read as a day."""


def read_date(value: object) -> dt.date:
    """The day, a time behind it or not. Raises Unreadable.

    Takes dates, Excel's serial numbers, dd/mm/yyyy, yyyy-mm-dd, yyyymmdd, dd-mmm-yy and Apr 01 2023.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(float(value), _FROM_1904 if isinstance(value, Since1904) else 0)
    return _from_text(read_text(value))


def has_strokes(value: object) -> bool:
    """Whether it is a day as text whose day and month are both numbers, as 01/02/2023."""
    return isinstance(value, str) and _DAY_FIRST.fullmatch(bare(value)) is not None


def is_month_first(values: Iterable[object]) -> bool:
    """Whether the days of a column have the month first: the second part exceeds 12 somewhere, the first nowhere."""
    return _order(values) == MONTH


def month_first_of(columns: Mapping[str, Iterable[object]]) -> set[str]:
    """The columns of a table that have the month first.

    Where one has, and none has the day first, so have those of which no day tells.
    """
    return month_first_in(day_orders(columns))


def day_orders(columns: Mapping[Name, Iterable[object]]) -> dict[Name, str]:
    """What comes first in the days of each column: month, day, either, or "" where no day says."""
    return {name: _order(values) for name, values in columns.items()}


def month_first_in(orders: Mapping[Name, str]) -> set[Name]:
    """The columns that have the month first, by what `day_orders` says of them."""
    wanted = {MONTH} if "day" in orders.values() else {MONTH, EITHER}
    return {name for name, order in orders.items() if order in wanted} if MONTH in orders.values() else set()


def _order(values: Iterable[object]) -> str:
    """What comes first in the days as text of a column: month, day, or either; "" where there are none."""
    texts = (bare(value) for value in values if isinstance(value, str))
    parts = [(int(found[1]), int(found[2])) for text in texts if (found := _DAY_FIRST.fullmatch(text))]
    if any(first > 12 for first, _ in parts):
        return "day"
    return MONTH if any(second > 12 for _, second in parts) else EITHER if parts else ""


def as_was_written(values: Sequence[Any]) -> list[Any]:
    """The days of a column that is month first: those that a spreadsheet took for day first are texts again.

    It does so with those that can be either; where a later day is among them, nothing was taken so.
    """
    days = [value for value in values if isinstance(value, dt.date)]
    if any(day.day > 12 for day in days):
        return list(values)
    return [f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value for value in values]


def read_moment(value: object) -> dt.datetime:
    """A date and time to the second, as `read_date` takes them; a date alone is its midnight. Raises Unreadable."""
    if isinstance(value, dt.datetime):
        return _to_the_second(value.replace(tzinfo=None))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _to_the_second(dt.datetime.combine(read_date(value), dt.time()) + dt.timedelta(days=value % 1))
    return dt.datetime.combine(read_date(value), dt.time()) + _time(value)


def _time(value: object) -> dt.timedelta:
    """The time behind a day, 12 hours with AM or PM or 24."""
    found = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.:,]\d+)? *([AP])?", str(value), re.IGNORECASE)
    if found is None or not isinstance(value, str):
        return dt.timedelta()
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    if found[4]:
        hours = hours % 12 + (12 if found[4] in "Pp" else 0)
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _to_the_second(moment: dt.datetime) -> dt.datetime:
    """Excel keeps a time as a fraction of a day, which is a little off."""
    return (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)


def _from_number(number: float, shift: int) -> dt.date:
    """Excel's serial number, `shift` days later, or a day written as 20230401."""
    if number.is_integer() and (found := _PACKED.fullmatch(str(int(number)))):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    return _from_serial(number + shift if number >= 1 else number)


def _from_serial(serial: float) -> dt.date:
    if not 1 <= serial <= _LAST_SERIAL:
        raise Unreadable("is not a date: write it as dd/mm/yyyy")
    return _EPOCH + dt.timedelta(days=int(serial))


def _from_text(text: str) -> dt.date:
    """The day in a text; midnight of British Summer Time, as it is written in UTC, is of the day after."""
    day = _day_in(text)
    if _UTC_MIDNIGHT.search(text) and _is_summer(day):
        return day + dt.timedelta(days=1)
    return day


def _is_summer(day: dt.date) -> bool:
    """Whether British Summer Time holds at the end of the day: from the last Sunday of March to that of October."""
    starts, ends = (dt.date(day.year, month, 31) for month in (3, 10))
    starts, ends = (last - dt.timedelta(days=last.isoweekday() % 7) for last in (starts, ends))
    return starts <= day < ends


def _day_in(text: str) -> dt.date:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := _PACKED.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif (found := _NAMED.fullmatch(text)) and (month := _month_named(found[2])):
        day, year = int(found[1]), int(found[3])
    elif (found := _MONTH_NAMED.fullmatch(text)) and (month := _month_named(found[1])):
        day, year = int(found[2]), int(found[3])
    elif _SERIAL.fullmatch(text):
        return _from_serial(float(text))
    else:
        raise Unreadable("is not a date: write it as dd/mm/yyyy")
    return _day(_full_year(year), month, day)


@lru_cache(256)
def _month_named(text: str) -> int:
    """The number of a month by its name or the beginning of it, of three letters or more; 0 for other words."""
    word = text.lower()
    return next((number for number, name in enumerate(_NAMES, 1) if name.startswith(word)), 0)


def _full_year(year: int) -> int:
    """Two digits as Excel reads them: 00 to 29 are this century."""
    return year if year > 99 else year + (2000 if year < 30 else 1900)


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Unreadable("is a day that does not exist: dates are read as dd/mm/yyyy") from None


def read_year(value: object) -> dt.date:
    """The 31 March that a year means: a year number, 2025/26, or a date, of which the calendar year counts."""
    text = read_text(value).removesuffix(".0")
    if found := _YEAR.fullmatch(text):
        return dt.date(int(found[1]), 3, 31)
    found = _TWO_YEARS.fullmatch(text)
    if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
        return dt.date(2001 + int(found[1]) % 100, 3, 31)
    try:
        year = read_date(value).year
    except Unreadable:
        year = 0
    if year not in YEARS_TYPED:
        raise Unreadable("is not a year: write it as 2025/26, or as the 31 March that ends it")
    return dt.date(year, 3, 31)


def read_month(value: object) -> dt.date:
    """The first day of the month: any date in it, YYYY-MM, or a month and a year in words. Raises Unreadable.

    A number such as 2026 or 202605 would be a day far outside YEARS_TYPED, so it is none either.
    """
    month = _month_in(value)
    if month.year not in YEARS_TYPED:
        raise Unreadable("is not a month: write it as 2026-05")
    return month


def _month_in(value: object) -> dt.date:
    text = read_text(value)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})", text):
        return _day(int(found[1]), int(found[2]), 1)
    if (found := re.fullmatch(r"([A-Za-z]{3,9})[ -](\d{4}|\d{2})", text)) and (number := _month_named(found[1])):
        return _day(_full_year(int(found[2])), number, 1)
    return read_date(value).replace(day=1)
