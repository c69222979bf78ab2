"""The rows in one file, by its sheets, whatever kind of file it is."""

from scorecard_xl.imports.csv_files import csv_rows, ends_a_line
from scorecard_xl.imports.entries import Entry
from scorecard_xl.imports.workbooks import WORKBOOKS, read_workbook
from scorecard_xl.tables.protection import OLE2
from scorecard_xl.tables.values import Value

TEXT = (".csv", ".tsv", ".txt")
_ZIP = b"PK\3\4"  # what a workbook begins with, also one that was given the name of a CSV file


def tables_in(entry: Entry) -> list[tuple[str, list[list[Value]]]]:
    """The rows of the file, by its sheets; a file of text has one, without a name. None that can be read: []."""
    if entry.kind not in (*TEXT, *WORKBOOKS):
        return []
    raw = entry.read()
    if entry.kind in WORKBOOKS or raw.startswith((_ZIP, OLE2)):
        return list(read_workbook(entry.name, raw).items())
    return [("", [list(row) for row in csv_rows(entry.name, raw)])]


def is_cut(entry: Entry) -> bool:
    """Whether a file of text has no end of a line behind its last row."""
    return entry.kind in TEXT and not (raw := entry.read()).startswith((_ZIP, OLE2)) and not ends_a_line(raw)
