"""The stream that lists a project's references and modules ([MS-OVBA] 2.3.4.2), before it is compressed."""

import struct
from collections.abc import Iterator, Sequence

from scorecard_xl.workbook.vba.module import ENCODING, Kind, Module

_CODE_PAGE, _ENGLISH, _WINDOWS_64 = 1252, 0x409, 3
# The libraries of VBA and of Excel are understood, and must not be named.
_LIBRARIES = {
    "stdole": r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    "Office": r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
    r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
}


def directory_stream(name: str, modules: Sequence[Module], refers_to: Sequence[tuple[str, str]]) -> bytes:
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
        yield _record(0x21 if module.kind is Kind.PLAIN else 0x22, b"") + _record(0x2B, b"")


def _record(identifier: int, data: bytes) -> bytes:
    return struct.pack("<HI", identifier, len(data)) + data


def _number(value: int) -> bytes:
    return struct.pack("<I", value)


def _in_both(identifier: int, in_unicode: int, text: str) -> bytes:
    return _record(identifier, text.encode(ENCODING)) + _record(in_unicode, text.encode("utf-16-le"))


def _sized(text: str) -> bytes:
    data = text.encode(ENCODING)
    return _number(len(data)) + data
