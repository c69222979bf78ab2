"""What a person typed that may say who somebody is: dates, names, postcodes, numbers and addresses, however written."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scorecard_xl.share.identifiers import Identifiers, joined, tokens
from scorecard_xl.tables.cells import Unreadable, as_text, read_date

DATES = frozenset(
    {"DOB", "MC_DOB", "DECOM", "DEC", "REVIEW", "VISIT", "CHECK_DATE", "PEP_DATE", "MIS_START", "MIS_END", "DUC"}
    | {"DATE_INT", "DATE_MATCH", "DATE_PLACED", "DATE_PLACED_CEASED"}
)
"""The columns of dates in a child's life."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ALIKE = str.maketrans("АВЕКМНОРСТУХІЈЅавекмнорстухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJSabekmhopctyxijsABEZHIKMNOPTYXo")
_SURNAME = 3
_SHORTEST_NUMBER = 5
_SHORTEST_CODE = 4
_SPELLED = 14

_FORMS = {
    "an e-mail address": re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63})+"),
    "a pupil number (UPN)": re.compile(r"\b[A-Z](?:[ -]?\d){11}[ -]?[A-Z\d]\b", re.I),
    "a telephone number": re.compile(r"(?<!\w)(?:\+44|0044|\(?0)(?:[ ()-]{0,2}\d){9,10}(?!\d)"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*-?\s*\d[A-Z]{2}\b", re.I),
}
_NHS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_DATE = re.compile(r"(?<!\d)(\d{1,4})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{2,4})(?!\d)")
_IN_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Z]{3})[a-z]*\.?,?\s+(\d{4}|'?\d{2})(?!\d)", re.I
)
_AMERICAN = re.compile(r"\b([A-Z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.I)

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
Found = tuple[str, str]
"""What kind it is, and the words."""


@dataclass(frozen=True)
class Wording:
    """`dates`: of the children; `surnames`: of the workers; `codes`: IDs as they may be shortened."""

    identifiers: Identifiers
    dates: frozenset[dt.date] = frozenset()
    surnames: frozenset[str] = frozenset()

    @classmethod
    def of(cls, identifiers: Identifiers, cells: Iterable[tuple[str, object]]) -> "Wording":
        """Of cells of the raw sheets, each given as its heading and its value."""
        dates, surnames = set[dt.date](), set[str]()
        for heading, value in set(cells):
            if heading in DATES:
                dates.update(_date_of(value))
            elif heading == "WORKER":
                surnames.update(_surnames(as_text(value)) if value is not None else ())
        return cls(identifiers, frozenset(dates), frozenset(surnames))

    def found_in(self, text: str) -> Found | None:
        """The first thing in a typed text that may say who somebody is."""
        said = plainly(text)
        for words in self.identifiers.allowed:
            said = re.sub(re.escape(plainly(words)), " ", said, flags=re.I)
        return next(self._all(said), None)

    def _all(self, said: str) -> Iterator[Found]:
        yield from self._codes(said)
        yield from ((kind, match[0]) for kind, form in _FORMS.items() for match in form.finditer(said))
        yield from (("an NHS number", match[0]) for match in _NHS.finditer(said) if _is_nhs(match[0]))
        yield from (("a date in a child's life", words) for day, words in days_in(said) if day in self.dates)
        yield from (("the name of a worker", word) for word in _WORD.findall(said) if self._is_name(word))

    def _is_name(self, word: str) -> bool:
        parts = (word, *re.split(r"[-'\u2019]s?", word))
        return word[0].isupper() and any(joined(part) in self.surnames for part in parts)

    def _codes(self, said: str) -> Iterator[Found]:
        """An identifier spelled out, shortened by its zeros, or a name the other way round."""
        words, kinds = tokens(said), self.identifiers.kinds
        shortened = self._shortened
        for at in range(len(words)):
            for count in range(1, _SPELLED + 1):
                run = words[at : at + count]
                if len(run) < count or (count > 4 and max(map(len, run)) > 2):
                    break
                word = "".join(run)
                kind = kinds.get(word) or shortened.get(without_zeros(word)) if _is_telling(word) else None
                if kind is None and count == 2:
                    kind = kinds.get("".join(reversed(run)))
                if kind is not None:
                    yield kind, " ".join(run)

    @cached_property
    def _shortened(self) -> dict[str, str]:
        own = ((without_zeros(each), kind) for each, kind in self.identifiers.kinds.items() if kind == "a child's ID")
        return {each: kind for each, kind in own if _is_telling(each)}


def _is_telling(word: str) -> bool:
    """Whether it is no usual number or word."""
    if word.isdigit():
        return len(word) >= _SHORTEST_NUMBER
    return len(word) >= (_SHORTEST_CODE if any(map(str.isdigit, word)) else _SURNAME)


def without_zeros(word: str) -> str:
    """d146 of d00146, 512345 of 0512345."""
    return re.sub(r"(?<![1-9])0+(?=\d)", "", word)


def plainly(text: str) -> str:
    """The text without signs that are not seen, and with Latin letters for those that look like them."""
    said = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    return "".join(sign for sign in said if unicodedata.category(sign) != "Cf")


def days_in(said: str) -> Iterator[tuple[dt.date, str]]:
    """Every full date in the text, as it may be meant, with its words."""
    for match in _DATE.finditer(said):
        first, second, third = match.groups()
        orders = [(first, second, third)] if len(first) == 4 else [(third, second, first), (third, first, second)]
        yield from ((day, match[0]) for order in orders for day in _day(*order))
    for match in _IN_WORDS.finditer(said):
        yield from ((day, match[0]) for day in _of_month(match[3].lstrip("'"), match[2], match[1]))
    for match in _AMERICAN.finditer(said):
        yield from ((day, match[0]) for day in _of_month(match[3], match[1], match[2]))


def _of_month(year: str, month: str, day: str) -> list[dt.date]:
    name = month.lower()
    return _day(year, str(_MONTHS.index(name) + 1), day) if name in _MONTHS else []


def _day(year: str, month: str, day: str) -> list[dt.date]:
    number = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return [dt.date(number, int(month), int(day))]
    except ValueError:
        return []


def _date_of(value: object) -> list[dt.date]:
    try:
        found = read_date(value)
    except (Unreadable, ValueError, TypeError):
        return []
    return [dt.date(found.year, found.month, found.day)]


def _surnames(name: str) -> Iterator[str]:
    """The last name, or the first of "Smith, Jane"."""
    parts = name.split(",")[0].split() if "," in name else name.split()[-1:]
    for part in parts[-1:] if name.count(" ") else ():
        yield from (joined(each) for each in (part, *re.split(r"[-'\u2019]", part)) if len(each) >= _SURNAME)


def _is_nhs(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9]
