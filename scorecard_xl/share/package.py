"""Taking a workbook apart: its parts, decompressed, and nothing beside them."""

import io
import zipfile

from scorecard_xl.share.leak import NOT_FROM_PAGE, Leak

_FIXED_DAY = (1980, 1, 1, 0, 0, 0)


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name. Raises Leak where the package holds anything else, such as a comment."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        infos = package.infolist()
        names = [info.filename for info in infos]
        if package.comment or len(set(names)) != len(names) or min(info.header_offset for info in infos):
            raise Leak("the package of the workbook", NOT_FROM_PAGE)
        for info in infos:
            _check(info)
        return {info.filename: package.read(info) for info in infos}


def _check(info: zipfile.ZipInfo) -> None:
    if info.comment or info.extra or info.is_dir() or info.date_time != _FIXED_DAY:
        raise Leak(f"the entry {info.filename} of the package", NOT_FROM_PAGE)
