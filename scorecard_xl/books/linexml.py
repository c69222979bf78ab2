"""The XML of many new rows of a sheet, made column by column and some rows at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from lxml import etree

from .area import Area, column_letters, reference
from .book import Link, Value
from .cellxml import CellTexts, hyperlink
from .sheetxml import SheetXml

Row = Sequence[Value]
_KEPT_OF_ROW = ("s", "customFormat", "ht", "customHeight")
_AT_A_TIME = 1_000
_BLANK = "/>"


class LineMaker:
    """Makes rows of a sheet at a place: row and cells get the styles of the first row that was there."""

    def __init__(self, sheet: SheetXml, place: Area) -> None:
        self.left = place.left
        self._prefix, self._namespace = sheet.data.prefix, etree.QName(sheet.data).namespace
        tag = f"{self._prefix}:" if self._prefix else ""
        self._texts = CellTexts(tag, sheet.date_shift)
        self._styles = [sheet.style(place.top, column) for column in range(place.left, place.right + 1)]
        first = sheet.rows.get(place.top)
        kept = {} if first is None else {key: first.get(key) for key in _KEPT_OF_ROW if first.get(key)}
        opening = f'<{tag}row r="%d"' + "".join(f' {key}="{_doubled(value)}"' for key, value in kept.items())
        self._openings = [f'<{tag}c r="{column_letters(place.left + at)}' for at in range(len(self._styles))]
        cells = zip(self._openings, self._styles, strict=True)
        self._form = f"{opening}>{''.join(_form(*cell) for cell in cells)}</{tag}row>"

    def text(self, start: int, rows: Sequence[Row]) -> str:
        """The rows, the first of which has this number. A blank cell without a style is left out."""
        numbers = range(start, start + len(rows))
        columns: list[Sequence[Value]] = list(zip_longest(*rows))
        columns += [(None,) * len(rows)] * (len(self._styles) - len(columns))
        known = [part for at, column in enumerate(columns) for part in self._parts(at, column, numbers)]
        return "".join(map(self._form.__mod__, zip(numbers, *known, strict=True)))

    def _parts(self, at: int, column: Sequence[Value], numbers: range) -> Iterator[Sequence[object]]:
        """What the form of a row asks for, of one column."""
        texts = list(map(self._texts.__getitem__, zip(map(type, column), column, strict=True)))
        if self._styles[at]:
            yield from (numbers, texts)
        else:
            cells = zip(numbers, texts, strict=True)
            yield [f'{self._openings[at]}{number}"{text}' if text != _BLANK else "" for number, text in cells]

    def elements(self, number: int, row: Row) -> list[etree._Element]:
        """The cells of one row."""
        declared = f"xmlns:{self._prefix}" if self._prefix else "xmlns"
        return list(etree.fromstring(f'<block {declared}="{self._namespace}">{self.text(number, [row])}</block>')[0])


def _form(opening: str, style: str) -> str:
    return f'{opening}%d" s="{_doubled(style)}"%s' if style else "%s"


def _doubled(text: Any) -> str:
    return str(text).replace("%", "%%")


@dataclass(frozen=True)
class BlockLines:
    """Some rows of a block. `start`: the number of the first."""

    maker: LineMaker
    start: int
    rows: Sequence[Row]

    def text(self) -> Iterator[bytes]:
        """As `Lines.text`."""
        for done in range(0, len(self.rows), _AT_A_TIME):
            yield self.maker.text(self.start + done, self.rows[done : done + _AT_A_TIME]).encode()

    def formulas(self) -> Iterator[str]:
        """As `Lines.formulas`."""
        for number, row in enumerate(self.rows, self.start):
            for column, value in enumerate(row, self.maker.left):
                if isinstance(value, Link) and hyperlink(value) is not None:
                    yield reference(number, column)
