"""A sheet with every cell that is written alike kept once: of 100,000 cells that is as a rule every tenth.

What a cell holds depends on nothing but how it is written, so that a reader of XML need look at no more than these.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np

from scorecard_xl.tables.coded import CodedRows
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.file.plaincells import Cells, NotPlain, PlainRows
from scorecard_xl.workbook.file.sheetpieces import SheetPieces

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


@dataclass(frozen=True)
class Condensed:
    """Which cells of a sheet are written alike.

    `cells`: of each row and column the number, from 1, of the writing of its cell; 0 for none. `count`: how many
    writings there are.
    """

    cells: np.ndarray
    count: int

    def coded(self, values: list[list[Value]]) -> CodedRows | None:
        """The rows of the sheet; `values`: rows of one value, what each writing says, or fewer if the last are empty.

        None where they are not that.
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


def condensed(pieces: Iterable[bytes]) -> tuple[Condensed, bytes] | None:
    """The sheet that the pieces are the XML of, and the XML of one that has each writing in a row of its own.

    None where it is not written plainly enough. Raises what the pieces raise.
    """
    try:
        return _Writings().condensed(SheetPieces(pieces))
    except NotPlain:
        return None


class _Writings:
    """The cells of a sheet by how they are written."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}
        self._heads: dict[bytes, int] = {}

    def condensed(self, sheet: SheetPieces) -> tuple[Condensed, bytes]:
        parts, last = [(_NONE, _NONE, _NONE)], 0
        for rows in map(PlainRows, sheet.rows()):
            cells, last = rows.cells(last)
            parts.append((cells.row, cells.column, self._look_up(rows, cells)))
        row, column, place = map(np.concatenate, zip(*parts, strict=True))
        cells_of_rows = np.zeros((last, column.max(initial=-1) + 1), dtype=np.int32)
        cells_of_rows[row - 1, column] = place + 1
        return Condensed(cells_of_rows, len(self._known)), sheet.head + self._written() + sheet.tail

    def _look_up(self, rows: PlainRows, cells: Cells) -> np.ndarray:
        _places(rows, self._heads, *cells.heads)
        return _places(rows, self._known, *cells.written)

    def _written(self) -> bytes:
        written = _ROW + _NEXT.join(self._known) + _LAST if self._known else b""
        if not (_PLAIN.fullmatch(written) and all(map(_HEAD.fullmatch, self._heads))):
            raise NotPlain
        return written


def _places(rows: PlainRows, known: dict[bytes, int], start: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The place of each writing among those known, which new ones join."""
    places, short = np.empty(len(start), dtype=np.int32), size <= _LONGEST
    places[~short] = _numbered(rows.content, known, start[~short], size[~short])
    start, size = start[short], size[short]
    first, own = _alike(rows, start, size)
    places[short] = _numbered(rows.content, known, start[first], size[first])[own]
    return places


def _numbered(content: bytes, known: dict[bytes, int], start: np.ndarray, size: np.ndarray) -> np.ndarray:
    ends = zip(start.tolist(), (start + size).tolist(), strict=True)
    return np.array([known.setdefault(content[a:b], len(known)) for a, b in ends], dtype=np.int32)


def _alike(rows: PlainRows, start: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of the first of those written alike, and for each the place of its own first among them."""
    words = [rows.words(start + skip, size - skip) for skip in range(0, int(size.max(initial=0)), 8)]
    key = np.zeros(len(start), dtype=np.uint64)
    for word, odd in zip(words, count(_ODD, 2), strict=False):
        key += word * np.uint64(odd)
        key ^= key >> _SHIFT
    _, first, own = np.unique(key, return_index=True, return_inverse=True)
    if not all(np.array_equal(word, word[first][own]) for word in words):
        raise NotPlain  # two texts with one key
    return first, own
