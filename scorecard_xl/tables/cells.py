"""One cell as a host hands it over -> one typed value: the same reading for a file, for Excel and for a CSV."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from scorecard_xl.tables.schema import Kind

EMPTY = frozenset(
    {
        "", "-", "--", "\u2013", "\u2014", ".", "..", "#N/A", "N/A", "NOT APPLICABLE", "NULL", "(NULL)", "[NULL]",
        "\\N", "NONE", "NAN", "NAT", "<NA>", "(BLANK)",
    }
)  # fmt: skip
"""Texts that mean "nothing here" (in any case)."""
ERRORS = frozenset(
    {
        "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
        "#GETTING_DATA", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#EXTERNAL!", "#PYTHON!",
    }
)  # fmt: skip
"""What a spreadsheet shows where a formula failed."""

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
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
_WRAPPED = re.compile(r'=?\s*"+([^"]*)"+|=\s*(\d+(?:\.\d+)?)')
_APOSTROPHES = "'\u2019\u2018`"
_WRAPS = ("=", '"', *_APOSTROPHES)
_WHOLE, _THOUSANDS = re.compile(r"(\d+)\.0+"), re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL_COMMA = re.compile(r"-?\d+,(?:\d{1,2}|\d{4,})")
_BLANKS = " \t\r\n"
_INVISIBLE = {ord(sign): None for sign in "\ufeff\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202c"}
_SPACES = {ord(sign): " " for sign in "\u00a0\u2007\u202f"}
_NOT_SEEN = str.maketrans(_INVISIBLE | _SPACES)
"""Marks that a reader does not see, as that at the start of a file, and spaces that do not break."""
_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_LETTER = re.compile(r"^[A-Z]{1,2}\)\s*")
_DESCRIBED = re.compile(r"([A-Z0-9]{1,6})(?:\s*[:\u2013\u2014]|\s+-|-\s)\s*\S.*", re.DOTALL)
_EPOCH = dt.date(1899, 12, 30)
_LAST_SERIAL = 2_958_465
_FROM_1904 = 1462
_IDS = 1 << 16  # of a large council, its children many times over
_TOO_LARGE = 1e15  # whole numbers beyond it are no longer exact, and sums of them may have no end
_ROUNDED = "is an ID that a spreadsheet has turned into a rounded number: export the IDs as text"


class Since1904(float):
    """A number of a workbook that counts its days from 1904: it differs from others only if it is read as a day."""


class Unreadable(ValueError):
    """The cell holds something that its column cannot take; the message says what it should hold."""


def is_empty(value: object) -> bool:
    """True for None, blanks and the texts that mean nothing."""
    if not isinstance(value, str):
        return value is None
    text = value.strip()
    if text.upper() in EMPTY:
        return True
    return (text.startswith(_WRAPS) or not text.isascii()) and bare(text).upper() in EMPTY


def as_text(value: object) -> str:
    """The text of a cell: stripped, and a whole number without its `.0`."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%d/%m/%Y")
    return value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value).strip()


def check_no_error(value: object) -> None:
    """Raises Unreadable for what a spreadsheet shows where a formula failed."""
    if isinstance(value, str) and value.strip().upper() in ERRORS:
        raise Unreadable("is the error of a formula: fix the formula, or type the value")


def bare(text: str) -> str:
    """A text without what a spreadsheet put around it: ="C1", "C1", a leading apostrophe, a byte-order mark."""
    text = text.strip(_BLANKS) if text.isascii() else text.translate(_NOT_SEEN).strip(_BLANKS)
    if text.startswith(_WRAPS):
        found = _WRAPPED.fullmatch(text)
        text = (found[1] if found[2] is None else found[2]) if found else text
        if text[:1] in (*_APOSTROPHES,):
            text = (text[1:-1] if text[-1:] in (*_APOSTROPHES,) else text[1:]).strip(_BLANKS)
    return text


def read_text(value: object) -> str:
    """The text of a cell, without what a spreadsheet put around it and .0 behind digits.

    Raises Unreadable for an error value.
    """
    check_no_error(value)
    text = bare(as_text(value))
    found = _WHOLE.fullmatch(text)
    return found[1] if found else text


def read_id(value: object) -> str:
    """An ID by its value, whatever its case or type: 1.0, 1 and "1" are the same, and so are ="C1", 'C1 and C1.

    So are 1,234 and 1234. Leading zeros count. Raises Unreadable for an error value, and for an ID that was rounded.
    """
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (int, float)) and abs(value) >= _TOO_LARGE:
        raise Unreadable(_ROUNDED)
    return _id_of(value if isinstance(value, str) else as_text(value))


@lru_cache(_IDS)
def _id_of(cell: str) -> str:
    """The ID in a text, read once however often it is in the tables."""
    text = clean_id(read_text(cell)).upper()
    if _LOST_DIGITS.fullmatch(text):
        raise Unreadable(_ROUNDED)
    return text


def clean_id(text: str) -> str:
    """An ID without what a spreadsheet put around it, .0 behind digits and commas between thousands too."""
    text = bare(text)
    found = _WHOLE.fullmatch(text)
    text = found[1] if found else text
    return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text


def read_code(value: object) -> str:
    """A code likewise, without its description and the letter of its list: "a) E11: Adopted" is E11, "a) Yes" YES.

    Raises Unreadable for an error value.
    """
    if isinstance(value, bool):
        return str(int(value))
    text = _LETTER.sub("", clean_id(read_text(value)).upper(), count=1)
    found = _DESCRIBED.fullmatch(text)
    return found[1] if found else text


FLAGS = {"1": "1", "Y": "1", "YES": "1", "TRUE": "1", "T": "1", "0": "0", "N": "0", "NO": "0", "FALSE": "0", "F": "0"}
"""The ways to write yes (1) and no (0)."""


def read_flag(value: object) -> str:
    """1 for yes and 0 for no, however it is written; anything else stays as it is, so that it counts as neither."""
    code = read_code(value)
    return FLAGS.get(code, code)


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
    return _order(values) == "month"


def month_first_of(columns: Mapping[str, Iterable[object]]) -> set[str]:
    """The columns of a table that have the month first.

    Where one has, and none has the day first, so have those of which no day tells.
    """
    orders = {name: _order(values) for name, values in columns.items()}
    wanted = {"month"} if "day" in orders.values() else {"month", "either"}
    return {name for name, order in orders.items() if order in wanted} if "month" in orders.values() else set()


def _order(values: Iterable[object]) -> str:
    """What comes first in the days as text of a column: month, day, or either; "" where there are none."""
    texts = (bare(value) for value in values if isinstance(value, str))
    parts = [(int(found[1]), int(found[2])) for text in texts if (found := _DAY_FIRST.fullmatch(text))]
    if any(first > 12 for first, _ in parts):
        return "day"
    return "month" if any(second > 12 for _, second in parts) else "either" if parts else ""


def as_was_written(values: Sequence[Any]) -> list[Any]:
    """The days of a column that is month first: those that a spreadsheet took for day first are texts again.

    It does so with those that can be either; where a later day is among them, nothing was taken so.
    """
    days = [value for value in values if isinstance(value, dt.date)]
    if any(day.day > 12 for day in days):
        return list(values)
    return [f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value for value in values]


MONTH_FIRST = "has the month first (month/day/year), so none of these days is read: export them as dd/mm/yyyy"
"""What is wrong with a column that `is_month_first`."""


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
    elif (found := _NAMED.fullmatch(text)) and found[2][:3].lower() in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[found[2][:3].lower()], int(found[3])
    elif (found := _MONTH_NAMED.fullmatch(text)) and found[1][:3].lower() in _MONTHS:
        month, day, year = _MONTHS[found[1][:3].lower()], int(found[2]), int(found[3])
    elif _SERIAL.fullmatch(text):
        return _from_serial(float(text))
    else:
        raise Unreadable("is not a date: write it as dd/mm/yyyy")
    return _day(_full_year(year), month, day)


def _full_year(year: int) -> int:
    """Two digits as Excel reads them: 00 to 29 are this century."""
    return year if year > 99 else year + (2000 if year < 30 else 1900)


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Unreadable("is a day that does not exist: dates are read as dd/mm/yyyy") from None


def read_number(value: object) -> float:
    """A number, with commas between thousands or one in place of the point. Raises Unreadable."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    plain = value if is_number else _with_point(read_text(value))
    try:
        number = float(plain)  # type: ignore[arg-type]
    except ValueError:
        raise Unreadable("is not a number") from None
    if not abs(number) < _TOO_LARGE:
        raise Unreadable("is too large a number" if number - number == 0 else "is not a number")
    return number


def _with_point(text: str) -> str:
    """12,4 is a number with a decimal comma; 1,234 and 1,234.5 are none."""
    return text.replace(",", "." if _DECIMAL_COMMA.fullmatch(text) else "")


def read_year(value: object) -> dt.date:
    """The 31 March that a year means: a year number, 2025/26, or a date, of which the calendar year counts."""
    text = read_text(value).removesuffix(".0")
    if found := _YEAR.fullmatch(text):
        return dt.date(int(found[1]), 3, 31)
    found = _TWO_YEARS.fullmatch(text)
    if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
        return dt.date(2001 + int(found[1]) % 100, 3, 31)
    try:
        return dt.date(read_date(value).year, 3, 31)
    except Unreadable:
        raise Unreadable("is not a year: write it as 2025/26, or as the 31 March that ends it") from None


def read_month(value: object) -> dt.date:
    """The first day of the month: any date in it, YYYY-MM, or a month and a year in words. Raises Unreadable."""
    text = read_text(value)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})", text):
        return _day(int(found[1]), int(found[2]), 1)
    if (found := re.fullmatch(r"([A-Za-z]{3,9})[ -](\d{4}|\d{2})", text)) and found[1][:3].lower() in _MONTHS:
        return _day(_full_year(int(found[2])), _MONTHS[found[1][:3].lower()], 1)
    return read_date(value).replace(day=1)


READERS: dict[Kind, Callable[[object], Any]] = {
    Kind.CHILD: read_id,
    Kind.CODE: read_code,
    Kind.FLAG: read_flag,
    Kind.TEXT: read_text,
    Kind.NAME: read_text,
    Kind.DATE: read_date,
    Kind.NUMBER: read_number,
    Kind.YEAR: read_year,
    Kind.MONTH: read_month,
}
