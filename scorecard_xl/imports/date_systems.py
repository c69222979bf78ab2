"""Whether a workbook counts its days from 1904: the reader applies that only to cells with the format of a day."""

import io
import re
import zipfile

from scorecard_xl.tables.protection import OLE2

_PARTS = {
    "workbook.xml": re.compile(rb"""\sdate1904\s*=\s*["'](?:1|true)["']"""),
    "content.xml": re.compile(rb"""<table:null-date\s[^>]*table:date-value\s*=\s*["']1904-"""),
}
"""By the part of an .xlsx, .xlsm and .ods that says so, how it does."""
_BEGIN, _DATE_MODE, _END = 0x0809, 0x0022, 0x000A  # records of an old .xls


def is_since_1904(raw: bytes) -> bool:
    """Raises BadZipFile. Of an .xlsb it is not known: False."""
    if raw.startswith(OLE2):
        return _is_old_since_1904(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = [(part, part.rpartition("/")[2].lower()) for part in packed.namelist()]
        return any(_PARTS[name].search(packed.read(part)) for part, name in parts if name in _PARTS)


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
