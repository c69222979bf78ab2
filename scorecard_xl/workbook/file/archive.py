"""The zip archive that a workbook is.

Its entries are checked before any is unpacked; unchanged entries are copied still compressed.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import damaged

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_MOST_BYTES = 0xFFFFFFFF
_MOST_ENTRIES = 0xFFFF
_UTF8 = 0x800
_LEVEL = 1  # of compression: half the time of the usual 6, for parts that are a tenth larger
# Whether the data is followed by its sizes is no longer true of a copy that knows them beforehand.
_SIZES_FOLLOW = 0x8
LARGEST = 4 * 1024**3
"""Bytes that the parts may have together; more is no workbook, but a trap for the reader's memory."""
_LARGE, _DENSEST = 64 * 1024**2, 300
"""A part this large that shrinks this many times is a trap too: rows by the million shrink to a fortieth."""
_ENCRYPTED = 0x1
_AT_ONCE = 64 * 1024
"""Compressed bytes that are unpacked together; the rows of a sheet shrink to a tenth."""


@dataclass(frozen=True)
class Packed:
    """The content of a part, compressed. `checksum`, `size`: of what it unpacks to."""

    compressed: bytes
    checksum: int
    size: int

    @classmethod
    def of(cls, content: bytes) -> "Packed":
        return cls.together([content])

    @classmethod
    def together(cls, pieces: Iterable[bytes]) -> "Packed":
        """Of a content that comes piece by piece, and is never in memory as a whole."""
        squeeze, checksum, size = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS), 0, 0
        compressed = bytearray()
        for piece in pieces:
            compressed += squeeze.compress(piece)
            checksum, size = zlib.crc32(piece, checksum), size + len(piece)
        return cls(bytes(compressed + squeeze.flush()), checksum, size)

    def unpacked(self) -> bytes:
        return zlib.decompress(self.compressed, -zlib.MAX_WBITS, self.size)


@dataclass(frozen=True)
class _Entry:
    info: ZipInfo
    packed: bytes | memoryview
    method: int
    flags: int
    checksum: int
    size: int


def pack(
    source: bytes, entries: Iterable[ZipInfo], replaced: Mapping[str, Packed | None], added: Sequence[str] = ()
) -> bytes:
    """The archive `source` with the contents of `replaced` in place of its own; None leaves an entry out.

    `added`: of `replaced`, those that come new, at the end. Order, dates and attributes of the others stay, so the same
    contents give the same bytes. Raises BookError from 4 GiB.
    """
    pieces, size, central = list[bytes | memoryview](), 0, bytearray()
    left_out = {name for name, content in replaced.items() if content is None}
    kept = [info for info in (*entries, *map(ZipInfo, added)) if info.filename not in left_out]
    for info in kept:
        entry = _entry(source, info, replaced.get(info.filename))
        central += _central(entry, size)
        pieces += [_local(entry), entry.packed]
        size += len(pieces[-2]) + len(entry.packed)
        _check_size(size + len(central), len(kept))
    end = _END.pack(b"PK\5\6", 0, 0, len(kept), len(kept), len(central), size, 0)
    return b"".join([*pieces, central, end])


def _entry(source: bytes, info: ZipInfo, new: Packed | None) -> _Entry:
    if new is None:
        flags = info.flag_bits & ~_SIZES_FOLLOW
        return _Entry(info, still_compressed(source, info), info.compress_type, flags, info.CRC, info.file_size)
    return _Entry(info, new.compressed, ZIP_DEFLATED, info.flag_bits & _UTF8, new.checksum, new.size)


def still_compressed(source: bytes, info: ZipInfo) -> memoryview:
    """The bytes of an entry as they lie in the archive. Raises BookError where its header is not there."""
    if not 0 <= info.header_offset <= len(source) - _LOCAL.size:
        raise damaged(info.filename)
    mark, *_, name_length, extra_length = _LOCAL.unpack_from(source, info.header_offset)
    named = info.header_offset + _LOCAL.size
    if mark != b"PK\3\4" or source[named : named + name_length] != _name(info):
        raise damaged(info.filename)
    start = named + name_length + extra_length
    return memoryview(source)[start : start + info.compress_size]


def _local(entry: _Entry) -> bytes:
    name = _name(entry.info)
    return _LOCAL.pack(b"PK\3\4", *_common(entry), len(name), 0) + name


def _central(entry: _Entry, offset: int) -> bytes:
    info, name = entry.info, _name(entry.info)
    made_by = info.create_system << 8 | min(info.create_version, 0xFF)
    about = (len(name), 0, len(info.comment), 0, info.internal_attr, info.external_attr, offset)
    return _CENTRAL.pack(b"PK\1\2", made_by, *_common(entry), *about) + name + info.comment


def _common(entry: _Entry) -> tuple[int, ...]:
    year, month, day, hour, minute, second = entry.info.date_time
    date, time = (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
    return 20, entry.flags, entry.method, time, date, entry.checksum, len(entry.packed), entry.size


def _name(info: ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _check_size(size: int, entries: int) -> None:
    if size >= _MOST_BYTES or entries >= _MOST_ENTRIES:
        raise BookError("The workbook would be larger than 4 GiB: take old rows out of its raw sheets, then try again.")


def check(entries: Sequence[ZipInfo], packed: int, name: str) -> None:
    """Raises BookError where the archive is a trap; `packed`: its bytes, `name`: that of the workbook."""
    if sum(info.file_size for info in entries) > LARGEST:
        raise BookError(f"{name} unpacks to more than 4 GiB: that is not a scorecard, so it was not opened.")
    if any(info.file_size > max(_LARGE, _DENSEST * info.compress_size) for info in entries):
        raise BookError(f"{name} unpacks to hundreds of times its size: that is not a scorecard, so it was not opened.")
    if sum(info.compress_size for info in entries) > packed:
        raise BookError(f"{name} holds parts that lie over one another: no program saves that, so it was not opened.")
    _check_names([info.filename for info in entries], name)


def plainly(part: str) -> str:
    """The name of a part as two names of the same part agree: Open Packaging knows no case, and percent-encodes."""
    return normpath(unquote(part).replace("\\", "/")).lower()


def _check_names(parts: Sequence[str], name: str) -> None:
    seen: set[str] = set()
    for part in parts:
        steps = unquote(part).replace("\\", "/").split("/")
        if not steps[0] or ".." in steps:
            raise BookError(f"{name} holds a part that leads out of it ({part[:60]}), so it was not opened.")
        same = plainly(part)
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
