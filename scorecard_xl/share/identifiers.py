"""Who must not be found in a copy: the children, workers and postcodes of the raw sheets."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from scorecard_xl.tables.cells import as_text, is_empty

KINDS = {
    "CHILD": "a child's ID",
    "UPN": "a pupil number (UPN)",
    "WORKER": "the name of a worker",
    "SW_ID": "the number of a worker",
    "HOME_POST": "a postcode",
    "PL_POST": "a postcode",
}
"""The columns of the raw sheets that say who somebody is, and what they contain."""
NOBODY = frozenset({"un1", "un2", "un3", "un4", "un5", "xxxxxxx"})
"""DfE's codes for a child without a UPN, and the mask of a value that was taken out."""
OF_NOBODY = frozenset(
    """
    agency allocated allocation assessment care child children duty head leaving locum manager nobody none officer
    post practitioner qualified senior service social staff tba tbc team unallocated unassigned unknown vacancy
    vacant worker
    """.split()  # noqa: SIM905
)
"""Words that a sheet has in the place of a worker's name: where there is no other, nobody is named."""
_STROKES = str.maketrans("đĐłŁøØħŧı", "dDlLoOhti")
LONG = 7
"""From this many characters on, an identifier is searched anywhere, within other characters too."""

_TOKEN = re.compile(r"[^\W_]+")
_LONG_TOKEN = re.compile(rf"[^\W_]{{{LONG},}}")
_LONG_TOKEN_OF_ASCII = re.compile(rf"[a-z0-9]{{{LONG},}}")
# What belongs together: tokens with one sign between them, as the two halves of a postcode.
_TOGETHER = re.compile(r"[^\W_]+(?:[^\w<>\"=,;:][^\W_]+)+")
# What holds every such run; of ASCII one too short for a long identifier, and the sign within it, is passed over.
_STRETCH = re.compile('[^<>"=,;:]+')
_STRETCH_OF_ASCII = re.compile(f'[^<>"=,;:]{{{LONG + 1},}}')
_MOST_TOKENS = 4
_SHORTEST_OF_SEVERAL = 5


@dataclass(frozen=True)
class Identifiers:
    """`kinds`: what each is (a value of KINDS), by its letters and digits in lower case.

    `allowed`: words that somebody has looked at and lets through.
    """

    kinds: Mapping[str, str]
    allowed: tuple[str, ...] = ()

    @classmethod
    def of(cls, cells: Iterable[tuple[str, object]]) -> "Identifiers":
        """Those of cells of the raw sheets, each given as its heading and its value."""
        named = (each for each in set(cells) if not is_empty(each[1]) and not _is_nobody(*each))
        found = {joined(as_text(value)): KINDS[heading] for heading, value in named}
        return cls({each: kind for each, kind in found.items() if len(each) > 1 and each not in NOBODY})

    def written_in(self, text: str) -> str | None:
        """What kind is a whole word in what a person wrote; None if there is none."""
        return self._whole_in(text, lambda found: len(found) > 2 or not (found.isdigit() or found.isalpha()))

    def generated_in(self, text: str) -> str | None:
        """The same of a sentence made from figures: a mere word is the sentence's own there, and a count no ID.

        Counts are short, or written with commas: 20,345 visits are not the child 20345.
        """
        numbers = _long_numbers(text) & self.kinds.keys()
        alone = next((self.kinds[number] for number in numbers), None)
        return alone or self._whole_in(text, lambda found: not (found.isalpha() or found.isdigit()))

    def drawn_in(self, text: str, explained: Sequence[str]) -> str | None:
        """The same of a drawing of these texts, which has the numbers of axes too: 0 and 10,000 are not 010000."""

        def is_own(found: str) -> bool:
            return any(found in _wholes(tokens(said)) for said in explained)

        numbers = _long_numbers(text) & self.kinds.keys()
        alone = next((self.kinds[number] for number in numbers if not is_own(number)), None)
        return alone or self._whole_in(text, lambda found: not (found.isdigit() or is_own(found)))

    def anywhere_in(self, text: str, known: Set[str] = frozenset()) -> str | None:
        """What kind of at least 7 characters is anywhere in a part of a file.

        `known`: words of the same part drawn without any data.
        """
        for token in long_tokens(text) - known:
            if kind := self._within(token):
                return kind
        stretches = set((_STRETCH_OF_ASCII if text.isascii() else _STRETCH).findall(text))
        runs = {run for stretch in stretches for run in _TOGETHER.findall(stretch)}
        return next((kind for run in runs if (kind := self._whole_in(run, _is_long))), None)

    def _within(self, token: str) -> str | None:
        """Of a number only the whole: parts of measures are numbers too."""
        if token.isdigit():
            return self.kinds.get(token)
        pieces = (token[at : at + length] for length in self._lengths for at in range(len(token) - length + 1))
        return next((self.kinds[piece] for piece in pieces if piece in self.kinds), None)

    def _whole_in(self, text: str, counts: Callable[[str], bool]) -> str | None:
        found = (self.kinds.get(each) for each in _wholes(tokens(text)) if each in self.kinds and counts(each))
        return next(found, None)

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({len(each) for each in self.kinds if len(each) >= LONG})


def _is_nobody(heading: str, value: object) -> bool:
    return heading == "WORKER" and set(tokens(as_text(value))) <= OF_NOBODY


def _is_long(found: str) -> bool:
    return len(found) >= LONG


def _wholes(words: list[str]) -> Iterator[str]:
    """Every token, and up to four that follow each other as one: an identifier may be written with blanks."""
    for at, word in enumerate(words):
        yield word
        for count in range(2, _MOST_TOKENS + 1):
            together = "".join(words[at : at + count])
            if at + count <= len(words) and len(together) >= _SHORTEST_OF_SEVERAL:
                yield together


def _long_numbers(text: str) -> set[str]:
    """Its numbers of at least five digits that nothing parts."""
    return {token for token in tokens(text) if token.isdigit() and len(token) >= _SHORTEST_OF_SEVERAL}


def long_tokens(text: str) -> set[str]:
    """Its runs of at least 7 letters and digits, in lower case."""
    return set((_LONG_TOKEN_OF_ASCII if text.isascii() else _LONG_TOKEN).findall(text.lower()))


def tokens(text: str) -> list[str]:
    """Its runs of letters and digits, without accents and in lower case."""
    return _TOKEN.findall((text if text.isascii() else _without_accents(text)).casefold())


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).translate(_STROKES)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def joined(text: str) -> str:
    """Its letters and digits alone."""
    return "".join(tokens(text))
