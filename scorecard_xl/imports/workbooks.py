"""The rows in any file, and workbooks that officers bring: .xlsx, .xlsm, .xlsb, .xls and .ods."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from scorecard_xl.imports.csv_files import csv_rows, ends_a_line
from scorecard_xl.imports.entries import Entry
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.tables.dates import Since1904
from scorecard_xl.tables.values import Value
from scorecard_xl.tables.workbook_bytes import OLE2, protection, readable

_PARTS = {
    "workbook.xml": re.compile(rb"""\sdate1904\s*=\s*["'](?:1|true)["']"""),
    "content.xml": re.compile(rb"""<table:null-date\s[^>]*table:date-value\s*=\s*["']1904-"""),
}
"""By the part of an .xlsx, .xlsm and .ods that says so, how it does."""
_BEGIN, _DATE_MODE, _END = 0x0809, 0x0022, 0x000A  # records of an old .xls
_PROPERTIES = 0x99  # a record of an .xlsb
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_MOST = 1 << 30  # bytes that the parts of a workbook may unpack to
TEXT = (".csv", ".tsv", ".txt")
_ZIP = b"PK\3\4"  # what a workbook begins with, also one that was given the name of a CSV file


def is_since_1904(raw: bytes) -> bool:
    """Raises BadZipFile."""
    if raw.startswith(OLE2):
        return _is_old_since_1904(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = [(part, part.rpartition("/")[2].lower()) for part in packed.namelist()]
        if any(_PARTS[name].search(packed.read(part)) for part, name in parts if name in _PARTS):
            return True
        return any(_is_binary_since_1904(packed.read(part)) for part, name in parts if name == "workbook.bin")


def _is_binary_since_1904(part: bytes) -> bool:
    """By the record with the properties of a workbook in an .xlsb: seven bits a byte of its kind and its length."""
    at = 0
    while at < len(part):
        kind, at = _seven_bits(part, at)
        length, start = _seven_bits(part, at)
        if kind == _PROPERTIES:
            return bool(part[start : start + 1] and part[start] & 1)
        at = start + length
    return False


def _seven_bits(part: bytes, at: int) -> tuple[int, int]:
    """A number whose bytes go on while their highest bit is set, and where it ends."""
    number, shift = 0, 0
    for byte in part[at : at + 4]:
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            break
    return number, at


def _is_old_since_1904(raw: bytes) -> bool:
    """By the records at the start of its stream, which begins with a sector of the container."""
    at = next((at for at in range(512, len(raw) - 4, 512) if _record(raw, at)[0] == _BEGIN), None)
    while at is not None and at + 4 <= len(raw):
        kind, length = _record(raw, at)
        if kind == _DATE_MODE:
            return raw[at + 4 : at + 6] == b"\1\0"
        at = None if kind == _END else at + 4 + length
    return False


def _record(raw: bytes, at: int) -> tuple[int, int]:
    return int.from_bytes(raw[at : at + 2], "little"), int.from_bytes(raw[at + 2 : at + 4], "little")


def read_workbook(name: str, raw: bytes) -> dict[str, list[list[Value]]]:
    """The rows of each sheet, as they stand; formulas by the values they had when the workbook was saved.

    `name`: of the file, for the message of SourceError.
    """
    if why := protection(raw, name):
        raise SourceError(why)
    with _readable(name):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(_with_texts(name, raw)))
        sheets = {sheet: workbook.get_sheet_by_name(sheet) for sheet in workbook.sheet_names}
        since_1904 = is_since_1904(raw)
        return {sheet: _rows(held.to_python(skip_empty_area=False), since_1904) for sheet, held in sheets.items()}


def hidden_sheets(name: str, raw: bytes) -> set[str]:
    """The names of the sheets that nobody sees who opens the workbook."""
    with _readable(name):
        sheets = CalamineWorkbook.from_filelike(io.BytesIO(raw)).sheets_metadata
        return {sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible}


def _rows(rows: Iterable[Iterable[object]], since_1904: bool) -> list[list[Value]]:
    return [[_value(cell, since_1904) for cell in row] for row in rows]


def _value(cell: object, since_1904: bool) -> Value:
    if since_1904 and type(cell) in (int, float):
        return Since1904(cell)  # type: ignore[arg-type]
    return cell if isinstance(cell, (str, float, int, dt.date)) else str(cell)


def _is_zipped_xml(name: str, raw: bytes) -> bool:
    return raw.startswith(b"PK") and not name.lower().endswith((".xlsb", ".ods"))


def _with_texts(name: str, raw: bytes) -> bytes:
    """The workbook with its error values and formulas without a result as texts: the reader would drop them."""
    if not _is_zipped_xml(name, raw):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST:
            raise SourceError(f"{name} unpacks to more than 1 GB: export a smaller file.")
        parts = {part: packed.read(part) for part in packed.namelist() if "worksheets/" in part}
        changed = {part: with_texts for part, held in parts.items() if (with_texts := readable(held)) != held}
        if not changed:
            return raw
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as written:
            for part in packed.namelist():
                written.writestr(part, changed.get(part) or packed.read(part))
    return copy.getvalue()


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turns what the reader raises into SourceError; where its Rust code gives up, that is no Exception."""
    try:
        yield
    except BaseException as error:
        broken = (CalamineError, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError)
        if isinstance(error, SourceError) or not (
            isinstance(error, broken) or type(error).__name__ == "PanicException"
        ):
            raise
        raise SourceError(f"{name} is not a workbook that can be read: open it in Excel and save it again.") from None


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
