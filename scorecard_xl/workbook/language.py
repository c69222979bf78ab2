"""The language of a workbook, which screen readers speak: XlsxWriter leaves it out, or says American."""

import zipfile
from io import BytesIO

from scorecard_xl.workbook.file import archive
from scorecard_xl.workbook.file.archive import Packed

_PROPERTIES = "docProps/core.xml"
_AFTER = b"</cp:coreProperties>"
_SPOKEN = b"<dc:language>en-GB</dc:language>"


def in_english(workbook: bytes) -> bytes:
    """The workbook as British English, its charts too."""
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        entries = package.infolist()
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        replaced = {name: package.read(name).replace(b'"en-US"', b'"en-GB"') for name in charts}
        replaced[_PROPERTIES] = package.read(_PROPERTIES).replace(_AFTER, _SPOKEN + _AFTER)
    return archive.pack(workbook, entries, {name: Packed.of(content) for name, content in replaced.items()})
