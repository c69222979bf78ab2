"""Workbooks that officers bring: the values of their sheets, .xlsx, .xlsm, .xlsb, .xls and .ods."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from scorecard_xl.imports.date_systems import is_since_1904
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.tables.cells import Since1904
from scorecard_xl.tables.protection import protection
from scorecard_xl.tables.values import Value

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_ERROR = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(?:"e"|'e')""")
_MOST = 1 << 30  # bytes that the parts of a workbook may unpack to


def read_workbook(name: str, raw: bytes) -> dict[str, list[list[Value]]]:
    """The rows of each sheet, as they stand; formulas by the values they had when the workbook was saved.

    `name`: of the file, for the message of SourceError.
    """
    if why := protection(raw, name):
        raise SourceError(why)
    with _readable(name):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(_errors_as_text(name, raw)))
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


def _errors_as_text(name: str, raw: bytes) -> bytes:
    """The workbook with its error values as texts: the reader would drop them, and they are problems."""
    if not _is_zipped_xml(name, raw):
        return raw
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST:
            raise SourceError(f"{name} unpacks to more than 1 GB: export a smaller file.")
        parts = {part: packed.read(part) for part in packed.namelist() if "worksheets/" in part}
        changed = {part: _ERROR.sub(rb'\1"str"', held) for part, held in parts.items() if _ERROR.search(held)}
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
