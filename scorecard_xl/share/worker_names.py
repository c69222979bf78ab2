"""The names of workers in a typed text: surnames, and whole names in any order, spelled out or run together."""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from scorecard_xl.share.identifiers import OF_NOBODY, joined, tokens

_SHORTEST, _SHORTEST_TOGETHER = 3, 5
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\s[-/]\s.*")
_BETWEEN = re.compile(r"[._\-\d]+")  # in an address such as jane.smith2@council.gov.uk
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "revd"})
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SPELLED = re.compile(r"\b(?:[^\W\d_][ .\-]{1,2}){2,}[^\W\d_]\b")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MONTHS = frozenset(name.lower() for name in month_name if name)
_WORDS = frozenset(
    """
    abbot able all an april archer ash august bacon bagg bail baker ball band bank banks barber barker barn batten
    bay beach bean bell bench best bird bishop black blade bloom blunt bold bond book boot both bow bowl box boy
    brand bridge bright brook brooks brown buck bull burden burn bush butcher butler by can carer carpenter carter
    case castle chance change child children childs church clay clear close coats cole cook cooper corn cotton
    court cox crane crisp cross curry dale dark day days deal dean dear dent do dove down draper drew drink earl
    early east english fair farm farmer farrow fear field fields finch fine first fish fisher flood flowers ford
    forest foster fowler fox frame freeman french friday friend frost fry gale garden garner gate gates gather
    gill go going gold good grace grant grave graves gray green grey grove guest hall hammer hand hands harder
    hardy hart hay he head heal health heard heath held helm herd hill hills holder holly home hood hook hope horn
    house how hunt hunter hurt in is joiner jolly joy judge july june keen keep kettle key keys kind king kings
    knight lake lamb land lane large last law lawn lay leach leader lent lever light like lily lime list little
    lively loan lock lodge long lord loud love low ma major man march mark marks marsh mason may me mead mean men
    mercer merry mill miller mills monday monk moon moor more moss mount must my nail neat new nice no noble north
    now nurse of oh old on or orange order page pain palmer parent parents park parks part pass patience peace
    peel pen penny pepper perry pike place plain plant player plumb pond pool poor pope porter potter pound powers
    press price pride prime prince prior proud queen quick rain ram rank read reason record reed reeve rest review
    rice rich ring rivers road robin rock rooms root rose rowe rule rush sadler sage sale sales salmon salt sand
    savage sawyer say school sea seal see self service session sessions settle shade sharp shaw shepherd ship
    shore short shot silver single skinner slack slater sleep small smart smith snow so social south spark sparks
    speed spice spring stable staff staple start steel still stone stones store story stout strange street
    strength strong sugar summer summers sunday swan sweet swift tailor tame tasker taylor teal temple thorn to
    town train tree trick true trust turn turner up us usher vale vice vine virtue visit wade wait walk walker
    wall walls want ward warm wash waters way we weaver webb week weeks weir well wells west wheel wheeler while
    whistle white wick wild will wills win winter winters wisdom wise witness wolf woman wonder wood woods worker
    workman worth wright young younger
    """.split()  # noqa: SIM905
)
"""Surnames that are usual words too: in small letters they are the word."""


def surnames_of(name: str) -> Iterator[str]:
    """The last name, or the first of "Smith, Jane"; of a double one each part. Of one word alone there is none."""
    last, first = _parts(name)
    for part in (last,) if last and first else ():
        parts = (joined(each) for each in (part, *re.split(r"[-'\u2019\u02bc]", part)))
        yield from (own for each in parts if len(each) > 1 for own in (each, *_with_other_mac(each)))


def _with_other_mac(surname: str) -> list[str]:
    """MacDonald of McDonald, and the other way round."""
    start, rest = ("mc", surname[2:]) if surname.startswith("mc") else ("mac", surname[3:])
    is_mac = surname.startswith(start) and len(rest) >= _SHORTEST_TOGETHER
    return [("mac" if start == "mc" else "mc") + rest] if is_mac else []


def together_of(name: str) -> Iterator[str]:
    """The whole name run together, in either order."""
    last, first = _parts(name)
    if last and first:
        own, given = joined(last), joined(first)
        yield from (given + own, own + given)


def initialled_of(name: str) -> Iterator[str]:
    """The first name with the initial of the last."""
    last, first = _parts(name)
    given = joined(first)
    if last and len(given) >= _SHORTEST and given not in _WORDS:
        yield given + joined(last)[:1]


def _parts(name: str) -> tuple[str, str]:
    """The surname, and what comes before it; without titles, and without what only explains."""
    plain = _ASIDE.sub("", _BETWEEN.sub(" ", name.partition("@")[0]) if "@" in name else name)
    if set(tokens(plain)) <= OF_NOBODY:
        return "", ""
    before, comma, after = plain.partition(",")
    if comma and joined(after):
        words = before.split()
        return (words[-1] if words else ""), after
    named = [word for word in before.split() if not any(map(str.isdigit, word))]
    words = [word for word in named if joined(word) not in _TITLES]
    titled = len(words) < len(named)
    if len(words) > 1 and words[0].isupper() and len(joined(words[0])) >= _SHORTEST and not words[-1].isupper():
        words = [*words[1:], words[0]]  # SMITH Jane
    return (words[-1], " ".join(words[:-1]) or ("-" if titled else "")) if words else ("", "")


@dataclass(frozen=True)
class WorkerNames:
    """`surnames`, whole names run `together` and first names with an initial, in small letters without accents."""

    surnames: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    initialled: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> "WorkerNames":
        own = set(names)
        together = frozenset(each for name in own for each in together_of(name) if len(each) >= _SHORTEST_TOGETHER)
        initialled = frozenset(each for name in own for each in initialled_of(name))
        return cls(frozenset(each for name in own for each in surnames_of(name)), together, initialled)

    def found_in(self, said: str) -> Iterator[str]:
        """The words that are one, of a text with plain apostrophes and hyphens."""
        if not self.surnames:
            return
        words = _WORD.findall(said)
        yield from (word for word in words if self._is_name(word))
        yield from (f"{one} {other}" for one, other in pairwise(words) if self._is_pair(one, other))
        yield from (f"{one} {other}" for one, other in pairwise(words) if self._is_initialled(one, other))
        spelled = (match[0] for match in _SPELLED.finditer(said))
        yield from (each for each in spelled if len(joined(each)) > _SHORTEST and joined(each) in self._all)

    @cached_property
    def _all(self) -> frozenset[str]:
        return self.surnames | self.together

    def _is_name(self, word: str) -> bool:
        if joined(word) in self.together - _WORDS:
            return True
        return any(self._is_surname(each) for part in (word, *re.split(r"[-'_]s?|\d+", word)) for each in _humps(part))

    def _is_surname(self, word: str) -> bool:
        own = joined(word)
        if own not in self.surnames or own in _MONTHS:
            return False
        if len(own) < _SHORTEST:
            return word.istitle() and own not in _WORDS
        return word[0].isupper() or own not in _WORDS

    def _is_initialled(self, one: str, other: str) -> bool:
        """Tom G."""
        return one.istitle() and len(other) == 1 and other.isupper() and joined(one + other) in self.initialled

    def _is_pair(self, one: str, other: str) -> bool:
        """A name cut in two: Mc Donald, O Brien."""
        own = joined(one + other)
        return one[0].isupper() and other[0].isupper() and len(own) >= _SHORTEST_TOGETHER and own in self.surnames


def _humps(word: str) -> list[str]:
    """JaneSmith: itself, Jane, Smith."""
    pieces = _HUMP.split(word)
    return [word] if len(pieces) == 1 else [word, *pieces]
