"""Fast reading of a sheet that is written as spreadsheet programs write it.

What a cell says depends only on how it is written, and of 100,000 cells about every tenth is written differently.
So the XML is split into cells with numpy, each different writing is kept once, and calamine reads only those.
Anything unusual raises `NotPlain`: the sheet is then read by calamine alone.

`SheetPieces` unpacks the XML some rows at a time, `PlainRows` finds the cells in them, `condensed` joins the rest.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np
import pandas as pd

from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.area import LAST_ROW


class NotPlain(Exception):
    """The sheet is not written in the plain way."""


_DATA, _DATA_CLOSED, _ROW_CLOSED = b"<sheetData>", b"</sheetData>", b"</row>"
_DECLARED = rb'<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="yes")?\s*\?>'
_UTF8 = re.compile(rb"(?:\xef\xbb\xbf)?(?:" + _DECLARED + rb")?\s*<\w")
_LONGEST_ROW = 16 * 1024**2
"""Bytes in which an end must come: pieces are not put together without one."""


class SheetPieces:
    """`head`: the XML up to its rows; `tail`: that from their end, once all rows were taken. Raises NotPlain."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        found = self._next(b"")
        while (start := found.find(_DATA)) < 0:
            found = self._next(found)
        self.head, self._found, self.tail = found[: start + len(_DATA)], found[start + len(_DATA) :], b""
        if not _UTF8.match(self.head) or b"<!" in self.head or self.head.count(b"<sheetData") != 1:
            raise NotPlain

    def rows(self) -> Iterator[bytes]:
        """All rows, some of them at a time."""
        found = self._found
        while (end := found.find(_DATA_CLOSED)) < 0:
            cut = found.rfind(_ROW_CLOSED) + len(_ROW_CLOSED)
            if cut >= len(_ROW_CLOSED):
                yield found[:cut]
                found = found[cut:]
            found = self._next(found)
        if end:
            yield found[:end]
        self.tail = found[end:] + b"".join(self._pieces)
        if b"<sheetData" in self.tail:
            raise NotPlain

    def _next(self, found: bytes) -> bytes:
        piece = next(self._pieces, None)
        if piece is None or len(found) > _LONGEST_ROW:
            raise NotPlain
        return found + piece


_BEYOND = bytes(8)
_ROW_TAG, _CELL_TAG, _ROW_END = b'<row r="', b'<c r="', b"</row>"
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)
_COLUMNS = 26


@dataclass(frozen=True)
class Cells:
    """Cells of a sheet in its order: `row` from 1, `column` from 0.

    `written`: the bytes of each from behind its place, as ` s="4"><v>12</v></c>`; `heads`: the bytes from behind the
    number of each row to its first cell, as ` ht="15">`. Both are places where they start, and how many there are.
    """

    row: np.ndarray
    column: np.ndarray
    written: tuple[np.ndarray, np.ndarray]
    heads: tuple[np.ndarray, np.ndarray]


class PlainRows:
    """Some rows of the XML of a sheet, one after the other."""

    def __init__(self, content: bytes) -> None:
        self.content = content + _BEYOND
        self._end = len(content)
        self._bytes = np.frombuffer(content, dtype=np.uint8)
        self._words = np.ndarray((len(self.content) - 7,), dtype="<u8", buffer=self.content, strides=(1,))

    def words(self, at: np.ndarray, size: np.ndarray) -> np.ndarray:
        """The first eight bytes at each of these places as one number, of which no more than the first `size` count."""
        words: np.ndarray = self._words[np.minimum(at, self._end)] & _MASKS[size.clip(0, 8)]
        return words

    def cells(self, last: int) -> tuple[Cells, int]:
        """All cells, and the number of the last row; `last`: that of the row before. Raises NotPlain."""
        tags = np.flatnonzero(self._bytes == ord("<"))
        words = self._words[tags]
        is_row, is_cell, is_end = (_begin(words, text) for text in (_ROW_TAG, _CELL_TAG, _ROW_END))
        bounds = np.flatnonzero(is_row | is_cell | is_end)
        is_row, is_cell = is_row[bounds], is_cell[bounds]
        at, after = tags[bounds], np.append(tags[bounds][1:], self._end)
        self._check_nesting(after, is_row, is_cell, np.diff(bounds, prepend=0, append=len(tags)))
        return self._placed(at, after, is_row, is_cell, last)

    def _check_nesting(self, after: np.ndarray, is_row: np.ndarray, is_cell: np.ndarray, tags: np.ndarray) -> None:
        """Cells lie within rows, all other tags within cells. `tags`: how many there are before each bound."""
        closed = is_row & (self._bytes[after - 2] == ord("/"))
        inside = np.cumsum(np.where(is_cell | closed, 0, np.where(is_row, 1, -1)))
        right = is_cell | (is_row & ~closed)
        whole = not right[-1:].any() and tags[0] == 0 and (is_cell | (tags[1:] == 1)).all()
        if not (whole and np.array_equal(inside, right) and (self._bytes[after - 1] == ord(">")).all()):
            raise NotPlain

    def _placed(
        self, at: np.ndarray, after: np.ndarray, is_row: np.ndarray, is_cell: np.ndarray, last: int
    ) -> tuple[Cells, int]:
        """The cells with their places, and the number of the last row."""
        own, rows, cells = (np.cumsum(is_row) - 1)[is_cell], at[is_row] + len(_ROW_TAG), at[is_cell] + len(_CELL_TAG)
        number, digits = _numbers(self._words[rows])
        column = self._bytes[cells].astype(np.intp) - ord("A")
        size = digits + 1
        if not (self.words(cells + 1, size[own]) == self.words(rows, size)[own]).all():
            raise NotPlain
        _check_order(np.append(last, number), number[own], column)
        heads, written = rows + size, cells + 1 + size[own]
        found = Cells(
            number[own].astype(np.int32),
            column.astype(np.int16),
            (written, after[is_cell] - written),
            (heads, after[is_row] - heads),
        )
        return found, int(number[-1]) if len(number) else last


def _check_order(rows: np.ndarray, row: np.ndarray, column: np.ndarray) -> None:
    """Rows ascend, and so do the cells in them (`row`, `column`), none beyond Z. Raises NotPlain."""
    fits = (column >= 0) & (column < _COLUMNS)
    if not (fits.all() and (np.diff(rows) > 0).all() and (np.diff(row * _COLUMNS + column) > 0).all()):
        raise NotPlain


def _begin(words: np.ndarray, text: bytes) -> np.ndarray:
    found: np.ndarray = (words & _MASKS[len(text)]) == int.from_bytes(text, "little")
    return found


def _numbers(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers that texts begin with, up to a quotation mark, and how many digits they have. Raises NotPlain."""
    number, digits = np.zeros((2, len(words)), dtype=np.intp)
    for each in range(8):
        digit = ((words >> np.uint64(8 * each)) & _MASKS[1]).astype(np.intp) - ord("0")
        more = (digits == each) & (digit >= 0) & (digit <= 9)
        number, digits = np.where(more, number * 10 + digit, number), digits + more
    quoted = (words >> (8 * np.minimum(digits, 7)).astype(np.uint64)) & _MASKS[1] == ord('"')
    if not (quoted & (number >= 1) & (number <= LAST_ROW)).all():
        raise NotPlain
    return number, digits


_ODD, _SHIFT = 0x9E3779B97F4A7C15, np.uint64(29)
_NONE = np.zeros(0, dtype=np.int32)
_LONGEST = 256
"""Bytes of a cell that are compared with others': a longer one is a text of its own."""
_FIRST, _NEXT, _LAST = b"<row><c", b"</row><row><c", b"</row>"
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

    def frame(self, values: list[list[Value]]) -> pd.DataFrame | None:
        """The cells of the sheet. `values`: rows of one value, what each writing says; the last may lack if empty.

        None if `values` are not that.
        """
        if len(values) > self.count or any(len(row) != 1 for row in values):
            return None
        distinct = ["", *(row[0] for row in values)] + [""] * (self.count - len(values))
        places = np.arange(len(distinct), dtype=np.int32)
        places[[value == "" for value in distinct]] = 0
        cells = np.empty(len(distinct), dtype=object)
        cells[:] = distinct
        return cells_frame(cells[_trimmed(places[self.cells])])


def cells_frame(cells: np.ndarray | list[list[Value]]) -> pd.DataFrame:
    """Cells as Python values: the index is the row number of the sheet, the columns are 0, 1, 2 …"""
    return pd.DataFrame(cells, index=pd.RangeIndex(1, len(cells) + 1), dtype=object)


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
        written = _FIRST + _NEXT.join(self._known) + _LAST if self._known else b""
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
