"""A project of VBA as vbaProject.bin: modules, references, and the streams that describe them ([MS-OVBA] 2.3)."""

import hashlib
import struct
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard_xl.workbook.vba.compound import compound_file
from scorecard_xl.workbook.vba.compression import compress
from scorecard_xl.workbook.vba.module import ENCODING, Module, ModuleKind

_CODE_PAGE, _ENGLISH, _WINDOWS_64 = 1252, 0x409, 3
# The libraries of VBA and of Excel are understood, and must not be named.
_LIBRARIES = {
    "stdole": r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    "Office": r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
    r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
}
_SOURCE_ONLY = bytes.fromhex("CC61FFFF000100")  # of _VBA_PROJECT: no compiled code, so Excel compiles the source
_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), bytes(1), b"\xff"
_LISTED = {ModuleKind.PLAIN: "Module={}", ModuleKind.CLASS: "Class={}"}
_EDITOR = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
_VERSION = 2
_FILLER = 7


def directory_stream(name: str, modules: Sequence[Module], refers_to: Sequence[tuple[str, str]]) -> bytes:
    """The stream "dir", not yet compressed ([MS-OVBA] 2.3.4.2). `refers_to`: names and paths of other projects."""
    return b"".join((*_information(name), *_references(refers_to), *_modules(modules), _record(0x10, b"")))


def _information(name: str) -> Iterator[bytes]:
    yield _record(0x01, _number(_WINDOWS_64))
    yield _record(0x02, _number(_ENGLISH)) + _record(0x14, _number(_ENGLISH))
    yield _record(0x03, struct.pack("<H", _CODE_PAGE)) + _record(0x04, name.encode(ENCODING))
    yield _in_both(0x05, 0x40, "")  # what it is for
    yield _record(0x06, b"") + _record(0x3D, b"")  # no help file
    yield _record(0x07, _number(0)) + _record(0x08, _number(0))
    yield struct.pack("<HIIH", 0x09, 4, 1, 1)  # its version
    yield _in_both(0x0C, 0x3C, "")  # no constants of the project


def _references(refers_to: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    for name, library in _LIBRARIES.items():
        yield _in_both(0x16, 0x3E, name) + _record(0x0D, _sized(library) + bytes(6))
    for name, path in refers_to:
        version = struct.pack("<IH", 1, 0)
        relative = path.rpartition("\\")[2]
        yield _in_both(0x16, 0x3E, name)
        yield _record(0x0E, _sized(rf"*\C{path}") + _sized(rf"*\C{relative}") + version)


def _modules(modules: Sequence[Module]) -> Iterator[bytes]:
    yield _record(0x0F, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff")
    for module in modules:
        yield _in_both(0x19, 0x47, module.name) + _in_both(0x1A, 0x32, module.name) + _in_both(0x1C, 0x48, "")
        yield _record(0x31, _number(0))  # where its source starts: no compiled code before it
        yield _record(0x1E, _number(0)) + _record(0x2C, b"\xff\xff")
        yield _record(0x21 if module.kind is ModuleKind.PLAIN else 0x22, b"") + _record(0x2B, b"")


def _record(identifier: int, data: bytes) -> bytes:
    return struct.pack("<HI", identifier, len(data)) + data


def _number(value: int) -> bytes:
    return struct.pack("<I", value)


def _in_both(identifier: int, in_unicode: int, text: str) -> bytes:
    return _record(identifier, text.encode(ENCODING)) + _record(in_unicode, text.encode("utf-16-le"))


def _sized(text: str) -> bytes:
    data = text.encode(ENCODING)
    return _number(len(data)) + data


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


def scrambled(data: bytes, project: str, seed: int) -> str:
    """The bytes as hexadecimal digits. `project`: the identifier of the project; `seed`: any byte."""
    key = sum(project.encode("ascii")) & 0xFF
    out = [seed, seed ^ _VERSION, seed ^ key]
    last = key
    for byte in bytes([_FILLER]) * ((seed & 6) // 2) + struct.pack("<I", len(data)) + data:
        out.append(byte ^ ((out[-2] + last) & 0xFF))
        last = byte
    return bytes(out).hex().upper()
