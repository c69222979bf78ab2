"""The XML of a sheet that is unpacked piece by piece: what is before its rows, some rows at a time, what follows."""

import re
from collections.abc import Iterable, Iterator

from scorecard_xl.workbook.file.plaincells import NotPlain

_START, _END, _END_OF_ROW = b"<sheetData>", b"</sheetData>", b"</row>"
_DECLARED = rb'<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="yes")?\s*\?>'
_UTF8 = re.compile(rb"(?:\xef\xbb\xbf)?(?:" + _DECLARED + rb")?\s*<\w")
_LONGEST = 16 * 1024**2
"""Bytes in which an end must come: pieces are not put together without one."""


class SheetPieces:
    """`head`: the XML up to its rows; `tail`: that from their end, once all rows were taken. Raises NotPlain."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        found = self._next(b"")
        while (start := found.find(_START)) < 0:
            found = self._next(found)
        self.head, self._found, self.tail = found[: start + len(_START)], found[start + len(_START) :], b""
        if not _UTF8.match(self.head) or b"<!" in self.head or self.head.count(b"<sheetData") != 1:
            raise NotPlain

    def rows(self) -> Iterator[bytes]:
        """All rows, some of them at a time."""
        found = self._found
        while (end := found.find(_END)) < 0:
            cut = found.rfind(_END_OF_ROW) + len(_END_OF_ROW)
            if cut >= len(_END_OF_ROW):
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
        if piece is None or len(found) > _LONGEST:
            raise NotPlain
        return found + piece
