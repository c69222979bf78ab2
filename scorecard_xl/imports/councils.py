"""Councils by their names and codes, as published files write them: the same one, however it is written."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_OF_A_COUNCIL = frozenset(["council", "corporation", "authority", "the", "mbc", "cc"])
_OF_A_NAME = frozenset(["city", "county", "borough", "metropolitan", "district", "unitary", "london", "royal", "of"])
"""Words that a council has in its name or has not; City of London has no others."""
_MOST_NEAR, _NEAR = 3, 0.6


def as_name(text: str) -> str:
    """A council's name as it is compared: Peterborough City Council is peterborough."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("&", " and ").replace("'", "").replace(".", ""))
    words = [word for word in words if word not in _OF_A_COUNCIL] or words
    return " ".join([word for word in words if word not in _OF_A_NAME] or words)


@dataclass
class Area:
    """One council: every code and name under which a file has it. `name`: as the first file writes it."""

    name: str
    codes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


class Councils:
    """All councils of the published files, each known by its place in `areas`."""

    def __init__(self) -> None:
        self.areas: list[Area] = []
        self._by_code: dict[str, int] = {}
        self._by_name: dict[str, set[int]] = {}

    def add(self, old: str, new: str, name: str) -> tuple[int, ...]:
        """The council with these codes and this name, added if new; blank: not known.

        Two that report together (940 / 941) are one row of two councils.
        """
        parts = [[part.strip() for part in re.split(r"\s+/\s+", text)] for text in (old, new, name)]
        several = max(map(len, parts))
        each = [part if len(part) == several else [""] * several for part in parts]
        return tuple(self._one(*one) for one in zip(*each, strict=True))

    def _one(self, old: str, new: str, name: str) -> int:
        codes = [code.upper() for code in (old, new) if code]
        known = next((self._by_code[code] for code in codes if code in self._by_code), None)
        if known is None:
            named = self._by_name.get(as_name(name), set()) if name else set()
            known = next(iter(named)) if len(named) == 1 and not (codes and self._has_like(named, codes)) else None
        if known is None:
            self.areas.append(Area(name))
            known = len(self.areas) - 1
        self._learn(known, codes, name)
        return known

    def _has_like(self, named: Iterable[int], codes: Sequence[str]) -> bool:
        """Whether one of these councils has other codes of the same kind: another council of the same name."""
        lengths = {len(code) for code in codes}
        return any(len(code) in lengths for at in named for code in self.areas[at].codes)

    def _learn(self, at: int, codes: Sequence[str], name: str) -> None:
        area = self.areas[at]
        area.codes.update(codes)
        area.name = area.name or name
        self._by_code.update({code: at for code in codes if code not in self._by_code})
        if name:
            area.names.add(as_name(name))
            self._by_name.setdefault(as_name(name), set()).add(at)

    def find(self, text: str) -> int | None:
        """The council with this name or code; None where there is none, or two of that name."""
        code = text.strip().upper().removesuffix(".0")
        if code in self._by_code:
            return self._by_code[code]
        named = self._by_name.get(as_name(text), set())
        return next(iter(named)) if len(named) == 1 else None

    def near(self, text: str) -> list[str]:
        """Names that look like this one: those that have it or are in it, then the most alike."""
        wanted = as_name(text)
        parts = [name for name in sorted(self._by_name) if wanted and (wanted in name or name in wanted)]
        alike = difflib.get_close_matches(wanted, self._by_name, _MOST_NEAR, _NEAR)
        found = dict.fromkeys(at for name in [*parts, *alike] for at in sorted(self._by_name[name]))
        return [self.areas[at].name for at in found][:_MOST_NEAR]
