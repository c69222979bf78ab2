"""A sheet with every cell that is written alike kept once: of 100,000 cells that is as a rule every tenth.

What a cell holds depends on nothing but how it is written, so that a reader of XML need look at no more than these.
"""

import re
from dataclasses import dataclass
from itertools import count

import numpy as np

from scorecard_xl.coded import CodedRows
from scorecard_xl.values import Value

from .plaincells import Cells, NotPlain, PlainXml

_ODD, _SHIFT = 0x9E3779B97F4A7C15, np.uint64(29)
_NONE = np.zeros(0, dtype=np.int32)
_LONGEST = 256
"""Bytes of a cell that are compared with others': a longer one is a text of its own."""
_ROW, _NEXT, _LAST = b"<row><c", b"</row><row><c", b"</row>"
# The last of the elements may be missing: a cell that is only coloured is empty.
_CELL = (
    rb'(?: (?:s|t|cm|vm)="[^"<>&]*")*+(?:/>|>'
    rb"(?:<f(?: [^<>]*)?/>|<f(?: [^<>]*)?>[^<]*+</f>)?"
    rb"(?:<v/>|<v>[^<]*+</v>|<is><t/></is>|<is><t(?: [^<>]*)?>[^<]*+</t></is>)?</c>)"
)
_HEAD = re.compile(rb'(?: [\w:.]+="[^"<>&]*")*/?>')
_PLAIN = re.compile(rb"(?:<row><c" + _CELL + rb"</row>)*+")
_DECLARED = rb'<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="yes")?\s*\?>'
_UTF8 = re.compile(rb"(?:\xef\xbb\xbf)?(?:" + _DECLARED + rb")?\s*<\w")


@dataclass(frozen=True)
class Condensed:
    """`content`: XML of a sheet with one cell a row, in the first column: each that is written differently.

    `cells`: of each row and column of the whole sheet the row of `content`, from 1, that is written as it; 0 for none.
    """

    content: bytes
    cells: np.ndarray
    count: int

    def coded(self, values: list[list[Value]]) -> CodedRows | None:
        """The rows of the whole sheet; `values`: those of `content`, of which the last may lack where they are empty.

        None where the values are not one a row.
        """
        if len(values) > self.count or any(len(row) != 1 for row in values):
            return None
        distinct = ["", *(row[0] for row in values)] + [""] * (self.count - len(values))
        places = np.arange(len(distinct), dtype=np.int32)
        places[[value == "" for value in distinct]] = 0
        return CodedRows(_trimmed(places[self.cells]), distinct)


def _trimmed(cells: np.ndarray) -> np.ndarray:
    """The cells up to the last row and the last column that hold anything."""
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    return cells[: rows.max(initial=-1) + 1, : columns.max(initial=-1) + 1]


def condensed(content: bytes) -> Condensed | None:
    """The sheet that `content` is the XML of; None where it is not written plainly enough."""
    try:
        start, end = _rows(content)
        return _Writings(PlainXml(content, start, end), content).condensed()
    except NotPlain:
        return None


def _rows(content: bytes) -> tuple[int, int]:
    start = content.find(b"<sheetData>") + len(b"<sheetData>")
    end = content.find(b"</sheetData>", start)
    head = content[:start]
    if end < 0 or not _UTF8.match(head) or b"<!" in head or head.count(b"<sheetData") != 1:
        raise NotPlain
    if content.find(b"<sheetData", end) >= 0:
        raise NotPlain
    return start, end


class _Writings:
    """The cells of a sheet by how they are written."""

    def __init__(self, xml: PlainXml, content: bytes) -> None:
        self._xml, self._content = xml, content
        self._known: dict[bytes, int] = {}
        self._heads: dict[bytes, int] = {}

    def condensed(self) -> Condensed:
        parts = [(each.row, each.column, self._look_up(each)) for each in self._xml.cells()]
        row, column, place = map(np.concatenate, zip(*parts, strict=True)) if parts else (_NONE, _NONE, _NONE)
        cells = np.zeros((row.max(initial=0), column.max(initial=-1) + 1), dtype=np.int32)
        cells[row - 1, column] = place + 1
        content = self._content[: self._xml.start] + self._written() + self._content[self._xml.end :]
        return Condensed(content, cells, len(self._known))

    def _look_up(self, cells: Cells) -> np.ndarray:
        self._places(self._heads, *cells.heads)
        return self._places(self._known, *cells.written)

    def _written(self) -> bytes:
        written = _ROW + _NEXT.join(self._known) + _LAST if self._known else b""
        if not (_PLAIN.fullmatch(written) and all(map(_HEAD.fullmatch, self._heads))):
            raise NotPlain
        return written

    def _places(self, known: dict[bytes, int], start: np.ndarray, size: np.ndarray) -> np.ndarray:
        """The place of each writing among those known."""
        places, short = np.empty(len(start), dtype=np.int32), size <= _LONGEST
        places[~short] = self._numbered(known, start[~short], size[~short])
        start, size = start[short], size[short]
        first, own = _alike(self._xml, start, size)
        places[short] = self._numbered(known, start[first], size[first])[own]
        return places

    def _numbered(self, known: dict[bytes, int], start: np.ndarray, size: np.ndarray) -> np.ndarray:
        ends = zip(start.tolist(), (start + size).tolist(), strict=True)
        return np.array([known.setdefault(self._content[a:b], len(known)) for a, b in ends], dtype=np.int32)


def _alike(xml: PlainXml, start: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of the first of those written alike, and for each the place of its own first among them."""
    words = [xml.words(start + skip, size - skip) for skip in range(0, int(size.max(initial=0)), 8)]
    key = np.zeros(len(start), dtype=np.uint64)
    for word, odd in zip(words, count(_ODD, 2), strict=False):
        key += word * np.uint64(odd)
        key ^= key >> _SHIFT
    _, first, own = np.unique(key, return_index=True, return_inverse=True)
    if not all(np.array_equal(word, word[first][own]) for word in words):
        raise NotPlain  # two texts with one key
    return first, own
