"""A CSV file as it comes: in any of the encodings and with any of the separators that case systems write."""

import codecs
import csv
import io

from scorecard_xl.imports.ssda903 import SourceError, heading_of
from scorecard_xl.tables.by_heading import Headings

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_TELLING = ("child", "team")
"""Headings by one of which a row is known to be the headings: every table about children has the first."""
_FIRST_LINES = 20
_END = "\0\x1a"  # what old systems and broken copies leave behind the last row


def read_csv(name: str, raw: bytes) -> list[list[str]]:
    """The rows of a CSV file, blank ones left out, from its headings on; [] where no row has a heading CHILD or TEAM.

    `name`: of the file, for the message of SourceError.
    """
    return _from_headings([row for row in csv_rows(name, raw) if any(cell.strip() for cell in row)])


def csv_rows(name: str, raw: bytes) -> list[list[str]]:
    """All rows of a CSV file, blank ones too. Raises SourceError."""
    try:
        return _rows(_decoded(raw).rstrip(_END))
    except csv.Error as error:
        raise SourceError(f"{name} is not a CSV file that can be read ({error}): export it again.") from None


def ends_a_line(raw: bytes) -> bool:
    """Whether there is an end of a line behind the last row, as there is behind the others."""
    return raw.rstrip(_END.encode())[-1:] in (b"\n", b"\r")


def _rows(text: str) -> list[list[str]]:
    """Quotes that are put wrong are read as they come; one that is never closed would swallow rows, and is refused."""
    separator = _separator(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        if "end of data" in str(error):
            raise
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _decoded(raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None) or _without_mark(raw)
    if encoding is not None:
        return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 by the NUL beside its first letter."""
    return {b"\0": "utf-16-be"}.get(raw[:1]) or {b"\0": "utf-16-le"}.get(raw[1:2])


def _separator(text: str) -> str:
    lines = text.lower().splitlines()
    headings = next((line for name in _TELLING for line in lines if name in line), "\n".join(lines[:_FIRST_LINES]))
    return max(",;\t|", key=headings.count)


def _from_headings(rows: list[list[str]]) -> list[list[str]]:
    """A title or a `sep=;` may stand above the headings."""
    for name in _TELLING:
        for at, row in enumerate(rows):
            headings = [heading_of(cell) for cell in row]
            if name in Headings(headings):
                return [headings, *rows[at + 1 :]]
    return []
