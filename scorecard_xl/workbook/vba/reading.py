"""The modules in a vbaProject.bin of any author, and by their fingerprints which of them a known version wrote."""

import csv
import hashlib
import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import olefile

from scorecard_xl import __version__
from scorecard_xl.workbook.vba.compression import expand
from scorecard_xl.workbook.vba.flavours import standalone
from scorecard_xl.workbook.vba.module import ENCODING, Module
from scorecard_xl.workbook.vba.stubs import own_modules

_NAME, _STREAM, _OFFSET = 0x19, 0x1A, 0x31
_PROJECT_VERSION, _OTHER_PROJECT = 0x09, 0x0E
_SOURCE_ONLY = b"\xff\xff"  # the version of compiled code that no Excel has
_LIBRARY = re.compile(r"xlwings64-([\w.]+)\.dll")
_ATTRIBUTE = re.compile(r"attribute \w+\.vb_\w+ = ").match
TABLE = Path(__file__).with_name("known.csv")
_HEADINGS = ("written by", "module", "sha256")
KnownModule = tuple[str, str, str]
"""Who wrote the module (scorecard-xl or xlwings, with the version), its name, its fingerprint."""


class UnreadableError(Exception):
    """What is no project of VBA, or a damaged one."""


@dataclass(frozen=True)
class Read:
    """`modules`: the source by name. `projects`: the files of other projects, which Excel opens with this one.
    `compiled`: whether there is compiled code that an Excel may run instead of the source.
    """

    modules: Mapping[str, str]
    projects: Sequence[str]
    compiled: bool


def read_project(project: bytes) -> Read:
    """Raises UnreadableError."""
    try:
        with olefile.OleFileIO(BytesIO(project)) as file:
            directory = expand(file.openstream("VBA/dir").read())
            modules = dict(_modules(file, directory))
            head = file.openstream("VBA/_VBA_PROJECT").read(4)
            projects = [_file_of(data) for kind, data in _records(directory) if kind == _OTHER_PROJECT]
    except (OSError, ValueError, IndexError, struct.error, UnicodeDecodeError) as error:
        raise UnreadableError(str(error)) from error
    return Read(modules, projects, compiled=head[2:4] != _SOURCE_ONLY)


def _modules(file: olefile.OleFileIO, directory: bytes) -> Iterator[tuple[str, str]]:
    name = stream = ""
    for kind, data in _records(directory):
        if kind == _NAME:
            name = stream = data.decode(ENCODING)
        elif kind == _STREAM:
            stream = data.decode(ENCODING)
        elif kind == _OFFSET:
            (offset,) = struct.unpack("<I", data)
            yield name, expand(file.openstream(["VBA", stream]).read()[offset:]).decode(ENCODING, "replace")


def _records(directory: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 6 <= len(directory):
        kind, size = struct.unpack_from("<HI", directory, at)
        size += 2 * (kind == _PROJECT_VERSION)  # its size leaves out the minor version ([MS-OVBA] 2.3.4.2.1.11)
        yield kind, directory[at + 6 : at + 6 + size]
        at += 6 + size


def _file_of(reference: bytes) -> str:
    (size,) = struct.unpack_from("<I", reference)
    return reference[4 : 4 + size].decode(ENCODING, "replace").partition("*\\C")[2]


def xlwings_version(project: bytes) -> str | None:
    """The version of the xlwings modules in vbaProject.bin; None where there are none, or nothing can be read."""
    try:
        return xlwings_version_in(read_project(project).modules)
    except UnreadableError:
        return None


def xlwings_version_in(modules: Mapping[str, str]) -> str | None:
    """The version that the module xlwings names, of these modules by name; None where there is none."""
    found = _LIBRARY.search(modules.get("xlwings", ""))
    return found[1] if found else None


def code_of(source: str) -> list[str]:
    """The lines that do something, as Excel's editor may rewrite them: letters in lower case, spaces made one.

    Attributes and comments are left out: they run nothing, and Excel changes some of them when it saves.
    """
    lines = (" ".join(line.split()).lower() for line in source.splitlines())
    return [line for line in lines if line and not line.startswith(("'", "attribute vb_")) and not _ATTRIBUTE(line)]


def fingerprint(source: str) -> str:
    """SHA-256 of what the source does; empty for a module without code."""
    code = [line for line in code_of(source) if line != "option explicit"]
    return hashlib.sha256("\n".join(code).encode()).hexdigest() if code else ""


def table_with_present(table: str) -> str:
    """The table with the rows of this version and of the xlwings that is installed; rows of other versions stay."""
    present = list(_present())
    written = {row[0] for row in present}
    kept = [row for row in _rows(table) if row[0] not in written]
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([_HEADINGS, *kept, *present])
    return out.getvalue()


def unknown(read: Read) -> list[str]:
    """The names of the modules with code that no version known here wrote."""
    known = _known()
    return [name for name, source in read.modules.items() if fingerprint(source) not in ("", *known.get(name, ()))]


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """By module its fingerprints: those of the table, and those of this installation, whose plug-ins add functions."""
    found: dict[str, tuple[str, ...]] = {}
    for _, module, code in [*_rows(TABLE.read_text(encoding="utf-8")), *_present()]:
        found[module] = (*found.get(module, ()), code)
    return found


def _rows(table: str) -> Iterator[KnownModule]:
    for row in list(csv.reader(StringIO(table)))[1:]:
        yield row[0], row[1], row[2]


def _present() -> Iterator[KnownModule]:
    others = standalone().modules
    yield from _of(f"scorecard-xl {__version__}", own_modules())
    yield from _of(f"xlwings {xlwings_version_in({each.name: each.text for each in others})}", others)


def _of(written_by: str, modules: Iterable[Module]) -> Iterator[KnownModule]:
    for module in modules:
        if code := fingerprint(module.stored().decode("cp1252")):
            yield written_by, module.name, code
