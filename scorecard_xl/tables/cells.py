"""One cell as a host hands it over -> one typed value: the same reading for a file, for Excel and for a CSV."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
import pandas as pd

from scorecard_xl.tables.schema import Kind

EMPTY = frozenset({"", "-", "#N/A", "NULL"})
"""Texts that mean "nothing here" (in any case)."""

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_TIME = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}|\d{{2}}){_TIME}")
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_TIME}")
_NAMED = re.compile(rf"(\d{{1,2}})[ /-]([A-Za-z]{{3,9}})[ /-](\d{{4}}|\d{{2}}){_TIME}")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_EPOCH = dt.date(1899, 12, 30)
_LAST_SERIAL = 2_958_465
_NUMBERS = {bool, int, float}
_TOO_LARGE = 1e15  # whole numbers beyond it are no longer exact, and sums of them may have no end


class Unreadable(ValueError):
    """The cell holds something that its column cannot take; the message says what it should hold."""


def is_empty(value: object) -> bool:
    """True for None, blanks and the texts that stand for nothing."""
    return value is None or (isinstance(value, str) and value.strip().upper() in EMPTY)


def as_text(value: object) -> str:
    """The text of a cell: stripped, and a whole number without its `.0`."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%d/%m/%Y")
    return value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else str(value).strip()


def read_id(value: object) -> str:
    """An ID by its value, whatever its case or type: 1.0, 1 and "1" are the same."""
    if isinstance(value, bool):
        return str(int(value))
    return as_text(value).upper()


def read_code(value: object) -> str:
    """A code likewise; a number that a CSV file has made a decimal, "1.0", is the number."""
    return read_id(value).removesuffix(".0")


def read_lettered(value: object) -> str:
    """A code that may stand after the letter it has in the list of Ofsted's Annex A: "a) Yes" is YES."""
    return re.sub(r"^[A-Z]{1,2}\)\s*", "", read_code(value))


def read_date(value: object) -> dt.date:
    """The day. Takes dates, Excel's serial numbers, dd/mm/yyyy, ISO and dd-mmm-yy. Raises Unreadable."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_serial(float(value))
    return _from_text(as_text(value))


def read_moment(value: object) -> dt.datetime:
    """A date and time to the second, as `read_date` takes them; a date alone is its midnight. Raises Unreadable."""
    if isinstance(value, dt.datetime):
        return _to_the_second(value.replace(tzinfo=None))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _to_the_second(dt.datetime.combine(_from_serial(float(value)), dt.time()) + dt.timedelta(days=value % 1))
    hours = re.search(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", value) if isinstance(value, str) else None
    time = dt.timedelta() if hours is None else _time(*(int(part or 0) for part in hours.groups()))
    return dt.datetime.combine(read_date(value), dt.time()) + time


def _time(hours: int, minutes: int, seconds: int) -> dt.timedelta:
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _to_the_second(moment: dt.datetime) -> dt.datetime:
    """Excel keeps a time as a fraction of a day, which is a little off."""
    return (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)


def _from_serial(serial: float) -> dt.date:
    if not 1 <= serial <= _LAST_SERIAL:
        raise Unreadable("is not a date: write it as dd/mm/yyyy")
    return _EPOCH + dt.timedelta(days=int(serial))


def _from_text(text: str) -> dt.date:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif (found := _NAMED.fullmatch(text)) and found[2][:3].lower() in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[found[2][:3].lower()], int(found[3])
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
    """A number. Raises Unreadable."""
    plain = (
        value if isinstance(value, (int, float)) and not isinstance(value, bool) else as_text(value).replace(",", "")
    )
    try:
        number = float(plain)
    except ValueError:
        raise Unreadable("is not a number") from None
    if not abs(number) < _TOO_LARGE:
        raise Unreadable("is too large a number" if number - number == 0 else "is not a number")
    return number


def read_year(value: object) -> dt.date:
    """The 31 March that a year stands for: a year number, 2025/26, or a date, of which the calendar year counts."""
    text = as_text(value).removesuffix(".0")
    if re.fullmatch(r"(19|20)\d\d", text):
        return dt.date(int(text), 3, 31)
    if found := re.fullmatch(r"(20\d\d)[/-](\d\d)", text):
        return dt.date(int(found[1]) + 1, 3, 31)
    return dt.date(read_date(value).year, 3, 31)


def read_month(value: object) -> dt.date:
    """The first day of the month: any date in it, YYYY-MM, or a month and a year in words. Raises Unreadable."""
    text = as_text(value)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})", text):
        return _day(int(found[1]), int(found[2]), 1)
    if (found := re.fullmatch(r"([A-Za-z]{3,9})[ -](\d{4}|\d{2})", text)) and found[1][:3].lower() in _MONTHS:
        return _day(_full_year(int(found[2])), _MONTHS[found[1][:3].lower()], 1)
    return read_date(value).replace(day=1)


READERS: dict[Kind, Callable[[object], Any]] = {
    Kind.CHILD: read_id,
    Kind.CODE: read_code,
    Kind.LETTERED: read_lettered,
    Kind.TEXT: as_text,
    Kind.NAME: as_text,
    Kind.DATE: read_date,
    Kind.NUMBER: read_number,
    Kind.YEAR: read_year,
    Kind.MONTH: read_month,
}


def cells_frame(rows: "Sequence[Sequence[object]] | pd.DataFrame") -> pd.DataFrame:
    """The cells as they are, in columns numbered from 0; where a row is short they are empty."""
    if isinstance(rows, pd.DataFrame):
        return rows.set_axis(range(rows.shape[1]), axis=1)
    columns = [objects(column) for column in zip_longest(*rows, fillvalue="")]
    return pd.DataFrame(dict(enumerate(columns)), index=range(len(rows)), dtype=object)


def objects(values: Sequence[object]) -> np.ndarray:
    """An array of the values as they are."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def distinct(cells: np.ndarray) -> tuple[np.ndarray, Sequence[Any]]:
    """The place of each cell's value among the distinct ones, -1 for none; TRUE, 1 and 1.0 are kept apart."""
    if len(_NUMBERS & set(map(type, cells))) < 2:
        return pd.factorize(cells)
    place, values = pd.factorize(objects([*zip(cells, map(type, cells), strict=True)]))
    return place, [value for value, _ in values]
