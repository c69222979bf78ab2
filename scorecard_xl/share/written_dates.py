"""Full dates in a typed text, in any of the ways in which people write them."""

import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_BETWEEN, _GAP, _NTH = r"\s*[/.\-_|\\ ]\s*", r"[\s\-/.,_()]*", r"(?:st|nd|rd|th)?"
_YEAR = r"(\d{4}|\d{2})(?!\d|\s?%|[.,]\d)"

_NUMBERS = re.compile(rf"(?<!\d)(\d{{1,4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,4}})(?!\d)")
_CLOSE = re.compile(r"(?<!\d)(?:\d{8}|\d{6})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}}){_NTH}{_GAP}(?:day{_GAP})?(?:of{_GAP}(?:the\s)?)?{_MONTH}{_GAP}'?{_YEAR}", re.I
)
_MONTH_FIRST = re.compile(
    rf"(?<![a-z]){_MONTH}{_GAP}(?:the\s+)?(\d{{1,2}})(?!\d){_NTH}{_GAP}'?(\d{{4}}|(?<=')\d{{2}})(?!\d)", re.I
)
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}}){_GAP}{_MONTH}{_GAP}(?:the\s+)?(\d{{1,2}})(?!\d){_NTH}", re.I)
_OF_BIRTH = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born(?: on)?|birthday|turn(?:s|ed|ing)? \d{1,2} on)[^\w\n]*"
    rf"(?:is |was |on |the )*\d{{1,2}}{_NTH}\s*(?:[/.\-]|of\b|{_MONTH})\s*\w*",
    re.I,
)

_MEETING = re.compile(
    r"\b(?:panel|meeting|board|committee|cabinet|scrutiny|inspection|ofsted|training|conference|workshop|agenda|minutes"
    r"|opens|opened|launch|report|return|deadline)s?\b",
    re.I,
)
_BEFORE, _AFTER = 30, 15
"""How many letters before and after a date are looked at."""

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_TWENTIES = ("twentieth", *(f"twenty-{each}" for each in _ONES), "thirtieth", "thirty-first")
_ORDINALS = {name: at for at, name in enumerate((*_ONES, *_TEENS, *_TWENTIES), 1)}
_ORDINAL = re.compile(rf"\b({'|'.join(sorted(_ORDINALS, key=len, reverse=True)).replace('-', '[- ]')})\b", re.I)


def days_in(said: str) -> Iterator[tuple[dt.date, str]]:
    """Every full date in the text, as it may be meant, with its words."""
    for match in _NUMBERS.finditer(said):
        yield from ((day, match[0]) for day in _of_numbers(*match.groups()))
    for match in _CLOSE.finditer(said):
        yield from ((day, match[0]) for day in _of_digits(match[0]))
    counted = _ORDINAL.sub(lambda found: str(_ORDINALS[found[0].lower().replace(" ", "-")]), said)
    for pattern, (day, month, year) in ((_DAY_FIRST, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3)), (_YEAR_FIRST, (3, 2, 1))):
        for match in pattern.finditer(counted):
            yield from ((found, match[0]) for found in _day(match[year], _number(match[month]), match[day]))


def is_of_council(day: dt.date, words: str, said: str) -> bool:
    """Whether it is the end or start of a financial year, or these words are beside a meeting or the like."""
    if (day.month, day.day) in ((3, 31), (4, 1)):
        return True
    at = said.find(words)
    return at >= 0 and _MEETING.search(said[max(at - _BEFORE, 0) : at + len(words) + _AFTER]) is not None


def births_in(said: str) -> Iterator[str]:
    """The words that give a day or month of birth, though not in full."""
    return (match[0].strip() for match in _OF_BIRTH.finditer(said))


def _of_numbers(first: str, second: str, third: str) -> Iterator[dt.date]:
    if len(first) == 4:
        yield from _day(first, second, third)
    elif len(third) in (2, 4):
        yield from (*_day(third, second, first), *_day(third, first, second))


def _of_digits(digits: str) -> Iterator[dt.date]:
    """04032012, 20120304, 040312."""
    if len(digits) == 8:
        yield from _day(digits[:4], digits[4:6], digits[6:])
    yield from _day(digits[4:], digits[2:4], digits[:2])


def _number(month: str) -> str:
    return str(_MONTHS.index(month[:3].lower()) + 1)


def _day(year: str, month: str, day: str) -> list[dt.date]:
    number = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return [dt.date(number, int(month), int(day))]
    except ValueError:
        return []
