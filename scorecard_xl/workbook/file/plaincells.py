"""Finding the cells of a sheet's XML where it is written as spreadsheet programs write it, many at a time.

Whatever is written otherwise raises `NotPlain`, and is then read cell by cell by a reader of XML.
"""

from dataclasses import dataclass

import numpy as np

from scorecard_xl.workbook.area import LAST_ROW

_BEYOND = bytes(8)
_ROW, _CELL, _END = b'<row r="', b'<c r="', b"</row>"
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)
_COLUMNS = 26


class NotPlain(Exception):
    """The sheet is not written in the plain way."""


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
        is_row, is_cell, is_end = (_begin(words, text) for text in (_ROW, _CELL, _END))
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
        own, rows, cells = (np.cumsum(is_row) - 1)[is_cell], at[is_row] + len(_ROW), at[is_cell] + len(_CELL)
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
