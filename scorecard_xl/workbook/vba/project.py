"""A project of VBA as vbaProject.bin: modules, references, and the streams that describe them ([MS-OVBA] 2.3)."""

import hashlib
import re
import struct
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import olefile

from scorecard_xl.workbook.vba.compound import compound_file
from scorecard_xl.workbook.vba.compression import compress, expand
from scorecard_xl.workbook.vba.directory import directory_stream
from scorecard_xl.workbook.vba.module import ENCODING, Kind, Module

_SOURCE_ONLY = bytes.fromhex("CC61FFFF000100")  # of _VBA_PROJECT: no compiled code, so Excel compiles the source
_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), bytes(1), b"\xff"
_LISTED = {Kind.PLAIN: "Module={}", Kind.CLASS: "Class={}"}
_EDITOR = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"


@dataclass(frozen=True)
class Project:
    """`refers_to`: other projects, by the name of the project and its file (xlwings, xlwings.xlam)."""

    modules: tuple[Module, ...]
    refers_to: tuple[tuple[str, str], ...] = ()
    name: str = "VBAProject"

    def binary(self) -> bytes:
        """vbaProject.bin; the same bytes for the same modules and references. Raises ValueError for a module's text."""
        streams = {module.name: compress(module.stored()) for module in self.modules}
        directory = compress(directory_stream(self.name, self.modules, self.refers_to))
        return compound_file(
            {
                "PROJECT": _lines(*self._description(self._identifier())),
                "PROJECTwm": b"".join(map(_both_names, self.modules)) + b"\0\0",
                "VBA": {"_VBA_PROJECT": _SOURCE_ONLY, "dir": directory} | streams,
            }
        )

    def _identifier(self) -> str:
        content = b"\0".join(module.stored() for module in self.modules) + repr(self.refers_to).encode()
        return f"{{{str(uuid.UUID(bytes=hashlib.sha256(content).digest()[:16], version=4)).upper()}}}"

    def _description(self, identifier: str) -> Iterator[str]:
        seeds = hashlib.sha256(identifier.encode()).digest()
        yield f'ID="{identifier}"'
        for module in self.modules:
            yield _LISTED.get(module.kind, "Document={}/&H00000000").format(module.name)
        yield from (f'Name="{self.name}"', 'HelpContextID="0"', 'VersionCompatible32="393222000"')
        secrets = {"CMG": _NOT_PROTECTED, "DPB": _NO_PASSWORD, "GC": _VISIBLE}
        for (key, data), seed in zip(secrets.items(), seeds[: len(secrets)], strict=True):
            yield f'{key}="{scrambled(data, identifier, seed)}"'
        yield from ("", "[Host Extender Info]", _EDITOR, "", "[Workspace]")
        for module in self.modules:
            yield f"{module.name}=0, 0, 0, 0, C"


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode(ENCODING)


def _both_names(module: Module) -> bytes:
    return module.name.encode(ENCODING) + b"\0" + module.name.encode("utf-16-le") + b"\0\0"


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


_STREAM = "VBA/xlwings"
# Excel puts compiled code before the source; every source starts with this word, of which the first eight letters
# cannot be compressed.
_START = b"\x00Attribut"
_HEAD = 3  # bytes of the container before it
_LIBRARY = re.compile(r"xlwings64-([\w.]+)\.dll")


def xlwings_version(project: bytes) -> str | None:
    """The version of the xlwings modules in vbaProject.bin; None where there are none, or nothing can be read."""
    try:
        with olefile.OleFileIO(BytesIO(project)) as file:
            stream = file.openstream(_STREAM).read() if file.exists(_STREAM) else b""
            found = _LIBRARY.search(expand(stream[max(stream.find(_START) - _HEAD, 0) :]).decode("cp1252", "replace"))
    except (OSError, ValueError, IndexError):
        return None
    return found[1] if found else None
