"""One cell as a host hands it over -> one typed value: the same reading for a file, for Excel and for a CSV."""

import datetime as dt
import re
from functools import lru_cache

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
NOT_CALCULATED = "#NOT CALCULATED!"
"""What a formula is read as that was never calculated, as programs write it that cannot calculate."""

_WRAPPED = re.compile(r'=?\s*"+([^"]*)"+|=\s*(\d+(?:\.\d+)?)')
_APOSTROPHES = "'\u2019\u2018`"
_WRAPS = ("=", '"', *_APOSTROPHES)
_WHOLE, _THOUSANDS = re.compile(r"(\d+)\.0+"), re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL_COMMA = re.compile(r"-?\d+,(?:\d{1,2}|\d{4,})")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_BLANKS = " \t\r\n"
_INVISIBLE = {ord(sign): None for sign in "\ufeff\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202c"}
_SPACES = {ord(sign): " " for sign in "\u00a0\u2007\u202f"}
_NOT_SEEN = str.maketrans(_INVISIBLE | _SPACES)
"""Marks that a reader does not see, as that at the start of a file, and spaces that do not break."""
_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_LETTER = re.compile(r"^[A-Z]{1,2}\)\s*")
_DESCRIBED = re.compile(r"([A-Z0-9]{1,6})(?:\s*[:\u2013\u2014]|\s+-|-\s)\s*\S.*", re.DOTALL)
_IDS = 1 << 16  # of a large council, its children many times over
_TOO_LARGE = 1e15  # whole numbers beyond it are no longer exact, and sums of them may have no end
_ROUNDED = "is an ID that a spreadsheet has turned into a rounded number: export the IDs as text"


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


def is_error(value: object) -> bool:
    """Whether it is what a spreadsheet shows where a formula failed, or a formula that was never calculated."""
    return isinstance(value, str) and (value.strip().upper() in ERRORS or value == NOT_CALCULATED)


def check_no_error(value: object) -> None:
    """Raises Unreadable for what a spreadsheet shows where a formula failed, and for one never calculated."""
    if value == NOT_CALCULATED:
        raise Unreadable("is a formula without a result: open the workbook in Excel and save it, or type the value")
    if is_error(value):
        raise Unreadable("is the error of a formula: fix the formula, or type the value")


def read_words(value: object) -> str:
    """The text of a cell as it is shown, "" for a blank. Raises Unreadable for an error value."""
    check_no_error(value)
    return "" if is_empty(value) else as_text(value)


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
    """12,4 has a decimal comma; 1,234 and 1,234.5 have one between thousands; 1.200,5 and 12,34 5 are no number."""
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    if ("," in text and not _GROUPED.fullmatch(text)) or "_" in text:
        raise Unreadable("is not a number")
    return text.replace(",", "")
