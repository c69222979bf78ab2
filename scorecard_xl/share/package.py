"""Taking a workbook apart: its parts, decompressed, and nothing beside them."""

import io
import zipfile

from scorecard_xl.errors import Refusal

NOT_FROM_PAGE = "something that the page did not produce"


class Leak(Refusal):
    """Something in the copy that must not leave the building; the message says where, and of a text which words."""

    def __init__(self, where: str, what: str, words: str = "") -> None:
        holds = what if words else f"holds {what}"
        allow = f', or share with --allow "{words}" if it says nobody' if words else ""
        super().__init__(f"Nothing was shared: {where} {holds}. Take it out of the workbook, then try again{allow}.")


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
