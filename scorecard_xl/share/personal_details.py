"""What a person typed that may say who somebody is: dates, names, postcodes, numbers and addresses, however written."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from scorecard_xl.share.identifiers import KINDS, Identifiers, tokens
from scorecard_xl.share.worker_names import WorkerNames
from scorecard_xl.share.written_dates import births_in, days_in, is_of_council
from scorecard_xl.tables.cells import Unreadable, as_text
from scorecard_xl.tables.dates import read_date

BIRTHS = frozenset({"DOB", "MC_DOB"})
DATES = BIRTHS | frozenset(
    {"DECOM", "DEC", "REVIEW", "VISIT", "CHECK_DATE", "PEP_DATE", "MIS_START", "MIS_END", "DUC"}
    | {"DATE_INT", "DATE_MATCH", "DATE_PLACED", "DATE_PLACED_CEASED"}
)
"""The columns of dates in a child's life."""
_ALIKE = str.maketrans(
    {
        **dict(zip("АВЕКМНОРСТУХІЈЅЗавекмнорстухіјѕӏһԁԛԝ", "ABEKMHOPCTYXIJS3abekmhopctyxijslhdqw", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ", "ABEZHIKMNOPTYXaeikvoptux", strict=True)),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2044\u2215\u29f8", "/"), **dict.fromkeys("\u2018\u2019\u02bc\u02b9\u00b4`", "'"),
        **dict.fromkeys("\u00b7\u2022\u2027\u30fb", "."),
    }
)  # fmt: skip
"""Letters and signs that look like those of a keyboard."""
_ALIKE_IN_NUMBERS = re.compile(r"(?<=\d)[oOlI]|[oOlI](?=\d)")
_ALIKE_IN_CODES = str.maketrans("oil", "011")
_CHILD, _UPN, _POSTCODE = KINDS["CHILD"], KINDS["UPN"], KINDS["HOME_POST"]
_SHORTEST_NUMBER, _SHORTEST_CODE, _SHORTEST_WORD = 5, 4, 3
_SPELLED = 14
_CALLED = re.compile(r"^(?:child|young|person|case|id|ref|lac|cla|yp|no|nr|number|upn)+(?=.*\d)")

_AT, _DOT = r"(?:[(\[{]\s*at\s*[)\]}]|\bat\b)", r"(?:[(\[{]\s*dot\s*[)\]}]|\bdot\b)"
_FORMS = {
    "an e-mail address": (
        r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63})*",
        r"[\w.+-]{1,64}\s?[(\[{]\s*(?:at|@)\s*[)\]}]\s?[\w-]{1,63}",
        rf"[\w.+-]{{1,64}}\s{_AT}\s[\w-]{{1,63}}(?:\s{_DOT}\s[\w-]{{1,63}})+",
    ),
    "a pupil number (UPN)": (r"\b[A-Z](?:[ -]?\d){11}[ -]?[A-Z\d]\b",),
    "a telephone number": (
        r"(?<!\w)(?:\+\s?44|00\s?44|44(?= ?7)|\(?[0O])(?:[\s()\-/]{0,2}\d){9,10}(?!\d)",
        r"(?<!\w)\+[1-9](?:[\s()-]{0,2}\d){7,14}(?!\d)",
        r"(?<!\w)0\d{2,4}\.\d{3,4}\.\d{3,4}(?!\d)",
        r"\b(?:tel|telephone|phone|mobile|mob|ring|call|text)\b\W{0,3}(?:no|number|on)?\W{0,3}\d(?:[ -]?\d){5,}",
    ),
    "a National Insurance number": (r"\b[A-Z]{2}(?:[ -]?\d\d){3}[ -]?[A-D]\b",),
    "a postcode": (r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s*[-./_]?\s*\d[A-Z]{2}|GIR ?0AA)\b",),
}
_PATTERNS = [(kind, re.compile(each, re.I)) for kind, forms in _FORMS.items() for each in forms]
_NHS = re.compile(r"(?<![\d.])(?:\d{3}[ .\-/_]?\d{3}[ .\-/_]?\d{4}|(?:\d ){9}\d)(?![\d.]\d|\d)")
Detail = tuple[str, str]
"""What kind it is, and the words."""


@dataclass(frozen=True)
class PersonalDetails:
    """`births`, `dates`: of the children; `workers`: their names. `identifiers` are also looked for shortened."""

    identifiers: Identifiers
    dates: frozenset[dt.date] = frozenset()
    workers: WorkerNames = field(default_factory=WorkerNames)
    births: frozenset[dt.date] = frozenset()

    @classmethod
    def of(cls, identifiers: Identifiers, cells: Iterable[tuple[str, object]]) -> "PersonalDetails":
        """Of cells of the raw sheets, each given as its heading and its value."""
        births, dates, workers = set[dt.date](), set[dt.date](), set[str]()
        for heading, value in set(cells):
            if heading in DATES:
                (births if heading in BIRTHS else dates).update(_date_of(value))
            elif heading == "WORKER" and value is not None:
                workers.add(plainly(as_text(value)))
        return cls(identifiers, frozenset(dates), WorkerNames.of(workers), frozenset(births))

    def found_in(self, text: str) -> Detail | None:
        """The first thing in a typed text that may say who somebody is."""
        said = plainly(text)
        for words in self.identifiers.allowed:
            said = re.sub(re.escape(plainly(words)), " ", said, flags=re.I)
        return next(self._all(said), None)

    def _all(self, said: str) -> Iterator[Detail]:
        yield from self._codes(said)
        for text in dict.fromkeys((said, _ALIKE_IN_NUMBERS.sub(_as_digit, said))):
            yield from ((kind, match[0]) for kind, form in _PATTERNS for match in form.finditer(text))
            yield from (("an NHS number", match[0]) for match in _NHS.finditer(text) if _is_nhs(match[0]))
        yield from (
            ("a date in a child's life", words) for day, words in days_in(said) if self._is_in_a_life(day, words, said)
        )
        yield from (("a date of birth", words) for words in births_in(said))
        yield from (("the name of a worker", words) for words in self.workers.found_in(said))

    def _is_in_a_life(self, day: dt.date, words: str, said: str) -> bool:
        return day in self.births or (day in self.dates and not is_of_council(day, words, said))

    def _codes(self, said: str) -> Iterator[Detail]:
        """An identifier spelled out, without its zeros or behind what it is called; a name the other way round."""
        words, kinds = tokens(said), self.identifiers.kinds
        for at, word in enumerate(words):
            for count in range(1, _SPELLED + 1):
                run = words[at : at + count]
                if len(run) < count or (count > 4 and max(map(len, run)) > 2):
                    break
                kind = self._kind_of(run)
                if kind is None and count == 2:
                    kind = kinds.get("".join(reversed(run)))
                if kind is not None:
                    yield kind, " ".join(run)
            for part in {_CALLED.sub("", word), *re.findall(r"\d{5,}", word)} - {word, ""}:
                if kind := self._kind_of([part]):
                    yield kind, word

    def _kind_of(self, run: list[str]) -> str | None:
        word = "".join(run)
        if not _is_telling(word):
            return None
        shortened = self._shortened
        return self.identifiers.kinds.get(word) or (shortened.get(_short(word)) if _has_digit(word) else None)

    @cached_property
    def _shortened(self) -> dict[str, str]:
        """A child's ID without the zeros that people leave out, a pupil number without its letter, any postcode."""
        found = {_short(each[1:]): kind for each, kind in self.identifiers.kinds.items() if kind == _UPN}
        ids = (_short(each) for each, kind in self.identifiers.kinds.items() if kind == _CHILD)
        found |= {_short(each): kind for each, kind in self.identifiers.kinds.items() if kind == _POSTCODE}
        return found | {each: _CHILD for each in ids if _is_telling(each)}


def _is_telling(word: str) -> bool:
    """Whether it is no usual number or word."""
    if word.isdigit():
        return len(word) >= _SHORTEST_NUMBER
    return len(word) >= (_SHORTEST_CODE if _has_digit(word) else _SHORTEST_WORD)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _as_digit(match: re.Match[str]) -> str:
    return match[0].lower().translate(_ALIKE_IN_CODES)


def _short(word: str) -> str:
    """d146 of d00146 and doo146, 512345 of 0512345."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", word.translate(_ALIKE_IN_CODES))


def plainly(text: str) -> str:
    """The text without signs that are not seen, with letters of a keyboard for those that look like them."""
    said = unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_ALIKE)
    seen = (sign for sign in said if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in seen)


def _date_of(value: object) -> list[dt.date]:
    try:
        found = read_date(value)
    except (Unreadable, ValueError, TypeError):
        return []
    return [dt.date(found.year, found.month, found.day)]


def _is_nhs(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9]
