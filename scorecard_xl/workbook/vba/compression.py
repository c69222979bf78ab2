"""The compression of VBA's streams ([MS-OVBA] 2.4.1): runs that stood before in the same 4,096 bytes are pointed at."""

import struct
from collections.abc import Iterator

CHUNK = 4096
_TOKENS = 8  # that share a byte of flags
_SHORTEST = 3  # bytes that are worth pointing at
_COMPRESSED, _RAW = 0xB000, 0x3000
_FLAG = 0x8000  # in the head of a chunk that is compressed
_FEWEST_BITS = 4  # of an offset


def compress(data: bytes) -> bytes:
    """The compressed container of these bytes."""
    return b"\x01" + b"".join(_chunk(data[at : at + CHUNK]) for at in range(0, len(data), CHUNK))


def _chunk(data: bytes) -> bytes:
    packed = b"".join(_groups(data))
    if len(packed) < CHUNK:
        return struct.pack("<H", _COMPRESSED | (len(packed) - 1)) + packed
    return struct.pack("<H", _RAW | (CHUNK - 1)) + data.ljust(CHUNK, b"\0")


def _groups(data: bytes) -> Iterator[bytes]:
    """Eight tokens at a time under a byte that says which of them point back."""
    at = 0
    while at < len(data):
        flags, tokens = 0, b""
        for bit in range(_TOKENS):
            token, length = _token(data, at)
            flags |= (len(token) - 1) << bit
            tokens += token
            at += length
            if at >= len(data):
                break
        yield bytes([flags]) + tokens


def _token(data: bytes, at: int) -> tuple[bytes, int]:
    """One byte as it is, or two that point back; and how many bytes they replace."""
    bits = max(_FEWEST_BITS, (at - 1).bit_length()) if at else _FEWEST_BITS
    offset, length = _longest(data, at, (0xFFFF >> bits) + _SHORTEST)
    if not length:
        return data[at : at + 1], 1
    return struct.pack("<H", (offset - 1) << (16 - bits) | (length - _SHORTEST)), length


def _longest(data: bytes, at: int, most: int) -> tuple[int, int]:
    """How far back the longest equal run starts, and its length; 0, 0 where there is none."""
    offset = length = 0
    probe = _SHORTEST
    while probe <= min(most, len(data) - at):
        found = data.rfind(data[at : at + probe], 0, at + probe - 1)
        if found < 0:
            break
        offset, length = at - found, probe
        probe += 1
    return offset, length


def expand(container: bytes) -> bytes:
    """The bytes that were compressed. Raises ValueError where this is no compressed container."""
    if container[:1] != b"\x01":
        raise ValueError("not compressed as VBA compresses")
    out, at = b"", 1
    while at + 2 <= len(container):
        (header,) = struct.unpack_from("<H", container, at)
        end = at + (header & 0xFFF) + 3
        out += _expanded(container[at + 2 : end]) if header & _FLAG else container[at + 2 : end]
        at = end
    return out


def _expanded(packed: bytes) -> bytes:
    out, at = bytearray(), 0
    while at < len(packed):
        flags, at = packed[at], at + 1
        for bit in range(_TOKENS):
            if at >= len(packed):
                break
            if flags >> bit & 1:
                _point_back(out, int.from_bytes(packed[at : at + 2], "little"))
                at += 2
            else:
                out.append(packed[at])
                at += 1
    return bytes(out)


def _point_back(out: bytearray, token: int) -> None:
    bits = max(_FEWEST_BITS, (len(out) - 1).bit_length())
    offset, length = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + _SHORTEST
    for _ in range(length):
        out.append(out[-offset])
