"""The entries of a zip archive, looked at before any is unpacked: what no honest workbook holds is refused."""

import zlib
from collections.abc import Sequence
from posixpath import normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from .archive import still_compressed
from .book import BookError
from .markup import damaged

LARGEST = 4 * 1024**3
"""Bytes that the parts may have together; more is no workbook, but a trap for the reader's memory."""
_LARGE, _DENSEST = 64 * 1024**2, 300
"""A part this large that shrinks this many times is a trap too: rows by the million shrink to a fortieth."""
_ENCRYPTED = 0x1


def check(entries: Sequence[ZipInfo], packed: int, name: str) -> None:
    """Raises BookError where the archive is a trap; `packed`: its bytes, `name`: that of the workbook."""
    if sum(info.file_size for info in entries) > LARGEST:
        raise BookError(f"{name} unpacks to more than 4 GiB: that is no scorecard, so it was not opened.")
    if any(info.file_size > max(_LARGE, _DENSEST * info.compress_size) for info in entries):
        raise BookError(f"{name} unpacks to hundreds of times its size: that is no scorecard, so it was not opened.")
    if sum(info.compress_size for info in entries) > packed:
        raise BookError(f"{name} holds parts that lie over one another: no program saves that, so it was not opened.")
    _check_names([info.filename for info in entries], name)


def _check_names(parts: Sequence[str], name: str) -> None:
    seen: set[str] = set()
    for part in parts:
        if part.startswith(("/", "\\")) or ".." in part.replace("\\", "/").split("/"):
            raise BookError(f"{name} holds a part that leads out of it ({part[:60]}), so it was not opened.")
        same = normpath(part).lower()
        if same in seen:
            raise BookError(f"{name} holds the part {part[:60]} twice: open it in Excel and save it, then try again.")
        seen.add(same)


def unpacked(source: bytes, info: ZipInfo) -> bytes:
    """The content of an entry, never more than its declared size. Raises BookError where it is not that."""
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (ZIP_DEFLATED, ZIP_STORED):
        raise damaged(info.filename)
    packed = still_compressed(source, info)
    content = _inflated(packed, info) if info.compress_type == ZIP_DEFLATED else bytes(packed)
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise damaged(info.filename)
    return content


def _inflated(packed: memoryview, info: ZipInfo) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
    except zlib.error:
        raise damaged(info.filename) from None
