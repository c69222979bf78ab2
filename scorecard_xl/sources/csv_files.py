"""A CSV file as it comes: in any of the encodings and with any of the separators that case systems write."""

import codecs
import csv
import io

from scorecard_xl.raw.typed import same_heading
from scorecard_xl.sources.ssda903 import SourceError, heading_of

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(name: str, raw: bytes) -> list[list[str]]:
    """The rows of a CSV file, blank ones left out, from its headings on; [] where no row has the heading CHILD.

    `name`: of the file, for the message of SourceError.
    """
    text = _decoded(raw)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        raise SourceError(f"{name} is not a CSV file that can be read ({error}): export it again.") from None
    return _from_headings([row for row in rows if any(cell.strip() for cell in row)])


def _decoded(raw: bytes) -> str:
    if raw.startswith(_MARKS):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    headings = next((line for line in text.splitlines() if "child" in line.lower()), "")
    return max(",;\t", key=headings.count)


def _from_headings(rows: list[list[str]]) -> list[list[str]]:
    """A title or a `sep=;` may stand above the headings."""
    for at, row in enumerate(rows):
        headings = [heading_of(cell) for cell in row]
        if "child" in map(same_heading, headings):
            return [headings, *rows[at + 1 :]]
    return []
