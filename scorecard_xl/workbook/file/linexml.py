"""The XML of many new rows of a sheet, made column by column and some rows at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat, zip_longest
from typing import Any

import numpy as np
import pandas as pd
from lxml import etree

from scorecard_xl.workbook.area import Area, column_letters, reference
from scorecard_xl.workbook.book import Block, Value
from scorecard_xl.workbook.file.cellxml import CellTexts, formula_of
from scorecard_xl.workbook.file.sheetxml import SheetXml

_KEPT_OF_ROW = ("s", "customFormat", "ht", "customHeight")
_AT_A_TIME = 1_000
_BLANK = "/>"


_NUMBERS = {bool, int, float}


@dataclass(frozen=True, eq=False)
class Column:
    """A column to write: its distinct `values`, and for each row the `place` of its own among them, -1 for blank."""

    place: np.ndarray
    values: Sequence[Any]

    @classmethod
    def of(cls, cells: Sequence[Any]) -> "Column":
        """The cells one by one; TRUE, 1 and 1.0 are equal to Python and are kept apart here."""
        apart = len(_NUMBERS & set(map(type, cells))) > 1
        keys: Sequence[Any] = list(zip(cells, map(type, cells), strict=True)) if apart else cells
        places = {key: at for at, key in enumerate(dict.fromkeys(keys))}
        place = np.fromiter(map(places.__getitem__, keys), dtype=np.intp, count=len(cells))
        return cls(place, [key[0] for key in places] if apart else list(places))


class Columns:
    """A block by column, each distinct value once; all rows are as wide as the widest. There is at least one column."""

    def __init__(self, block: Block) -> None:
        self.columns = _of_frame(block) if isinstance(block, pd.DataFrame) else _of_rows(block)

    def __len__(self) -> int:
        return len(self.columns[0].place)

    @property
    def width(self) -> int:
        return len(self.columns)

    def value(self, row: int, column: int) -> Value:
        """The value of a cell, both from 0; None if it is blank or outside."""
        if row >= len(self) or column >= self.width:
            return None
        place = self.columns[column].place[row]
        return None if place < 0 else self.columns[column].values[place]


def _of_frame(frame: pd.DataFrame) -> list[Column]:
    if not len(frame) or not len(frame.columns):
        return [Column(np.full(max(len(frame), 1), -1), [])]
    return [_distinct_of(column) for _, column in frame.items()]


def _distinct_of(column: pd.Series) -> Column:
    if column.dtype == object and len(_NUMBERS & set(map(type, column))) > 1:
        return Column.of(column.where(column.notna(), None).tolist())
    place, values = pd.factorize(column)
    return Column(place, values.tolist())


def _of_rows(rows: Sequence[Sequence[Value]]) -> list[Column]:
    rows = rows if len(rows) else [()]
    return [Column.of(column) for column in zip_longest(*rows)] or [Column(np.full(len(rows), -1), [])]


def _objects(values: Sequence[object]) -> np.ndarray:
    """An array of the values as they are."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


@dataclass(frozen=True)
class _Cells:
    """A column of cells. `before`, `texts`: the text before the number of their row, and behind it.

    `texts`: of each distinct value, last of a blank one; empty for a cell that is left out, as `some` may be.
    """

    before: str
    texts: np.ndarray
    place: np.ndarray
    some: bool

    def parts(self, rows: slice, numbers: Sequence[str]) -> Iterator[Iterable[str]]:
        """The XML of these rows in parts, which belong one after the other."""
        texts = self.texts[self.place[rows]].tolist()
        if self.some:
            yield [f"{self.before}{row}{text}" if text else "" for row, text in zip(numbers, texts, strict=True)]
        else:
            yield from (repeat(self.before), numbers, texts)


class LineMaker:
    """Makes the rows of a block at a place: row and cells get the styles of the first row that was there."""

    def __init__(self, sheet: SheetXml, place: Area, block: Columns) -> None:
        self._place, self._block = place, block
        self._prefix, self._namespace = sheet.data.prefix, etree.QName(sheet.data).namespace
        tag = f"{self._prefix}:" if self._prefix else ""
        first = sheet.rows.get(place.top)
        kept = {} if first is None else {key: first.get(key) for key in _KEPT_OF_ROW if first.get(key)}
        attributes = "".join(f' {key}="{value}"' for key, value in kept.items())
        self._row = f'<{tag}row r="', f'"{attributes}>', f"</{tag}row>"
        self._cells = list(_columns(sheet, place, block, tag))

    def text(self, rows: slice) -> str:
        """These rows of the block. A blank cell without a style is left out."""
        opening, behind, closing = self._row
        numbers = [str(self._place.top + at) for at in range(rows.start, rows.stop)]
        parts = [part for column in self._cells for part in column.parts(rows, numbers)]
        lines = zip(repeat(opening), numbers, repeat(behind), *parts, repeat(closing), strict=False)
        return "".join(map("".join, lines))

    def elements(self, row: int) -> list[etree._Element]:
        """The cells of one row of the block."""
        declared = f"xmlns:{self._prefix}" if self._prefix else "xmlns"
        text = self.text(slice(row, row + 1))
        return list(etree.fromstring(f'<block {declared}="{self._namespace}">{text}</block>')[0])

    def formulas(self, rows: slice) -> Iterator[str]:
        """The references of the cells in these rows that hold a formula."""
        for column, number in zip(self._block.columns, range(self._place.left, self._place.right + 1), strict=False):
            made = np.array([formula_of(value) is not None for value in (*column.values, None)])
            for at in np.flatnonzero(made[column.place[rows]]).tolist() if made.any() else ():
                yield reference(self._place.top + rows.start + at, number)


def _columns(sheet: SheetXml, place: Area, block: Columns, tag: str) -> Iterator[_Cells]:
    """The cells of the block, a column for each that the place has."""
    texts, nothing = CellTexts(tag, sheet.date_shift), repeat(Column(np.full(len(block), -1), []))
    for at, column in zip(range(place.left, place.right + 1), chain(block.columns, nothing), strict=False):
        style = sheet.style(place.top, at)
        styled = f'" s="{style}"' if style else '"'
        known = [texts[type(value), value] for value in (*column.values, None)]
        some = not style and _BLANK in known
        shown = ["" if some and text == _BLANK else styled + text for text in known]
        yield _Cells(f'<{tag}c r="{column_letters(at)}', _objects(shown), column.place, some)


@dataclass(frozen=True)
class BlockLines:
    """Some rows of a block."""

    maker: LineMaker
    first: int
    end: int

    def text(self) -> Iterator[bytes]:
        """As `Lines.text`."""
        for start in range(self.first, self.end, _AT_A_TIME):
            yield self.maker.text(slice(start, min(start + _AT_A_TIME, self.end))).encode()

    def formulas(self) -> Iterator[str]:
        """As `Lines.formulas`."""
        return self.maker.formulas(slice(self.first, self.end))
