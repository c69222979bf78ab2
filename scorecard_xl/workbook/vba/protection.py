"""What PROJECT says of protection, in the scrambled form that it needs ([MS-OVBA] 2.4.3)."""

import struct

_VERSION = 2
_FILLER = 7


def scrambled(data: bytes, project: str, seed: int) -> str:
    """The bytes as hexadecimal digits. `project`: the identifier of the project; `seed`: any byte."""
    key = sum(project.encode("ascii")) & 0xFF
    out = [seed, seed ^ _VERSION, seed ^ key]
    last = key
    for byte in bytes([_FILLER]) * ((seed & 6) // 2) + struct.pack("<I", len(data)) + data:
        out.append(byte ^ ((out[-2] + last) & 0xFF))
        last = byte
    return bytes(out).hex().upper()
