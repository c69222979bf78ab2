"""What a workbook's project says of the xlwings in it, whoever saved it last."""

import re
from io import BytesIO

import olefile

from scorecard_xl.workbook.vba.compression import expand

_STREAM = "VBA/xlwings"
# Excel puts compiled code before the source; every source starts with this word, of which the first eight letters
# cannot be compressed.
_START = b"\x00Attribut"
_HEAD = 3  # bytes of the container before it
_LIBRARY = re.compile(r"xlwings64-([\w.]+)\.dll")


def xlwings_version(project: bytes) -> str | None:
    """The version of the xlwings modules in vbaProject.bin; None where there are none, or nothing can be read."""
    try:
        with olefile.OleFileIO(BytesIO(project)) as file:
            stream = file.openstream(_STREAM).read() if file.exists(_STREAM) else b""
            found = _LIBRARY.search(expand(stream[max(stream.find(_START) - _HEAD, 0) :]).decode("cp1252", "replace"))
    except (OSError, ValueError, IndexError):
        return None
    return found[1] if found else None
