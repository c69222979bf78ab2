"""The entries of a zip archive, looked at before any is unpacked: what no honest workbook holds is refused."""

import zlib
from collections.abc import Iterator, Sequence
from posixpath import normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.archive import still_compressed
from scorecard_xl.workbook.file.markup import damaged

LARGEST = 4 * 1024**3
"""Bytes that the parts may have together; more is no workbook, but a trap for the reader's memory."""
_LARGE, _DENSEST = 64 * 1024**2, 300
"""A part this large that shrinks this many times is a trap too: rows by the million shrink to a fortieth."""
_ENCRYPTED = 0x1
_AT_ONCE = 64 * 1024
"""Compressed bytes that are unpacked together; the rows of a sheet shrink to a tenth."""


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
    return b"".join(pieces(source, info))


def pieces(source: bytes, info: ZipInfo) -> Iterator[bytes]:
    """As `unpacked`, piece by piece: where the content is not what was declared, BookError comes after the last."""
    if info.flag_bits & _ENCRYPTED or info.compress_type not in (ZIP_DEFLATED, ZIP_STORED):
        raise damaged(info.filename)
    packed, size, checksum = still_compressed(source, info), 0, 0
    for piece in _inflated(packed, info) if info.compress_type == ZIP_DEFLATED else [bytes(packed)]:
        size, checksum = size + len(piece), zlib.crc32(piece, checksum)
        if size > info.file_size:
            break
        yield piece
    if size != info.file_size or checksum != info.CRC:
        raise damaged(info.filename)


def _inflated(packed: memoryview, info: ZipInfo) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _AT_ONCE):
            yield inflate.decompress(packed[at : at + _AT_ONCE], info.file_size + 1)
    except zlib.error:
        raise damaged(info.filename) from None
