"""Writing the zip archive that a workbook is: unchanged entries are copied still compressed."""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipInfo

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import damaged

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LARGEST = 0xFFFFFFFF
_MOST_ENTRIES = 0xFFFF
_UTF8 = 0x800
_LEVEL = 1  # of compression: half the time of the usual 6, for parts that are a tenth larger
# Whether the data is followed by its sizes is no longer true of a copy that knows them beforehand.
_SIZES_FOLLOW = 0x8


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
        """Of a content that comes piece by piece, and never stands in memory as a whole."""
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
    if size >= _LARGEST or entries >= _MOST_ENTRIES:
        raise BookError("The workbook would be larger than 4 GiB: take old rows out of its raw sheets, then try again.")
