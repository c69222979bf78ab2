"""A workbook as the package of parts that it is: read whole, changed part by part."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard_xl.tables.workbook_bytes import OLE2, protection
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file import archive
from scorecard_xl.workbook.file.archive import Packed
from scorecard_xl.workbook.file.markup import damaged, parse

CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relationship:
    """`kind`: the last word of its type, such as `worksheet`; `target`: the part, from the root of the package."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of the workbook at `path`, held in memory: no file stays open.

    Raises BookError where `path` is not a workbook that can be read.
    """

    def __init__(self, path: Path) -> None:
        self.source = _read(path)
        self._parts = {info.filename: info for info in _listed(self.source, path.name)}
        self._named = {archive.plainly(name): name for name in self._parts}
        self.replaced: dict[str, Packed | None] = {}
        self._added: list[str] = []
        if CONTENT_TYPES not in self:
            raise _not_a_workbook(path.name)
        parse(self.read(CONTENT_TYPES), CONTENT_TYPES)

    def name_of(self, part: str) -> str:
        """The name in the archive of a part that may be named in another case, percent-encoded or by a detour."""
        return self._named.get(archive.plainly(part), part)

    def __contains__(self, part: str) -> bool:
        part = self.name_of(part)
        known = part in self._parts or part in self._added
        return known and not (part in self.replaced and self.replaced[part] is None)

    @property
    def parts(self) -> list[str]:
        """The names of all parts, in the order of the archive."""
        return [part for part in (*self._parts, *self._added) if part in self]

    @property
    def changed(self) -> set[str]:
        """The parts that differ from the source, those taken out included."""
        return set(self.replaced)

    def read(self, part: str) -> bytes:
        """The content of this part as it is now. Raises BookError where it is missing or damaged."""
        if part not in self:
            raise damaged(part)
        part = self.name_of(part)
        new = self.replaced.get(part)
        return self._original(part) if new is None else new.unpacked()

    def pieces(self, part: str) -> Iterator[bytes]:
        """As `read`, piece by piece: BookError may come after any of them."""
        part = self.name_of(part)
        new = self.replaced.get(part)
        return iter([self.read(part)]) if new or part not in self else archive.pieces(self.source, self._parts[part])

    def replace(self, part: str, content: bytes | Packed | None) -> None:
        """Give this part another content; None takes it out. The content of the source makes it unchanged again."""
        part = self.name_of(part)
        self.replaced.pop(part, None)
        if content is None and part in self._added:
            self._added.remove(part)
            return
        new = Packed.of(content) if isinstance(content, bytes) else content
        if new is None or self._differs(part, new):
            self.replaced[part] = new

    def add(self, part: str, content: bytes) -> None:
        """A new part, at the end of the archive. Its name is free."""
        self._added.append(part)
        self.replaced[part] = Packed.of(content)

    def _differs(self, part: str, new: Packed) -> bool:
        if part in self._added:
            return True
        old = self._parts[part]
        return (new.size, new.checksum) != (old.file_size, old.CRC) or new.unpacked() != self._original(part)

    def relationships(self, part: str) -> list[Relationship]:
        """What this part points to inside the package; the package's own for an empty name."""
        rels = relationships_part(part)
        if rels not in self:
            return []
        folder = posixpath.dirname(part.replace("\\", "/"))
        listed = (item for item in parse(self.read(rels), rels).iterchildren("{*}Relationship") if item.get("Target"))
        inside = [item for item in listed if item.get("TargetMode") != "External"]
        return [
            Relationship(
                str(item.get("Id")),
                str(item.get("Type")).rpartition("/")[2],
                self.name_of(_target(folder, str(item.get("Target")))),
            )
            for item in inside
        ]

    def pack(self) -> bytes:
        """The whole archive as it is now: the very bytes of the source where nothing has changed."""
        if not self.replaced:
            return self.source
        return archive.pack(self.source, self._parts.values(), self.replaced, self._added)

    def _original(self, part: str) -> bytes:
        return archive.unpacked(self.source, self._parts[part])


def _target(folder: str, written: str) -> str:
    """The part that a relationship of a part in this folder points to."""
    return posixpath.normpath(posixpath.join("/", folder, written.replace("\\", "/"))).lstrip("/")


def relationships_part(part: str) -> str:
    """Where a package keeps the links of a part: xl/_rels/workbook.xml.rels, of xl/workbook.xml."""
    folder, name = posixpath.split(part.replace("\\", "/"))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _read(path: Path) -> bytes:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise BookError(f"{path} is not a file: give the workbook itself.")
    try:
        return path.read_bytes()
    except OSError as error:
        if path.is_dir():
            raise BookError(f"{path} is a folder: give the workbook in it.") from None
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            raise BookError(
                f"{path} cannot be read ({error.strerror}): check that you may open it, then try again."
            ) from None
        raise BookError(f"There is no workbook at {path}: check the folder and the name.") from None


def _listed(source: bytes, name: str) -> list[zipfile.ZipInfo]:
    if not source:
        raise BookError(f"{name} is empty (0 bytes): take a good copy of the workbook from a backup.")
    if source.startswith(OLE2):
        raise _ole2(source, name)
    try:
        found = zipfile.ZipFile(io.BytesIO(source)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        raise _not_a_workbook(name) from None
    archive.check(found, len(source), name)
    return found


def _ole2(source: bytes, name: str) -> BookError:
    return BookError(
        protection(source, name)
        or f"{name} is not in a present Excel format: open it in Excel and save it as .xlsx or .xlsm."
    )


def _not_a_workbook(name: str) -> BookError:
    return BookError(f"{name} is damaged or is not an Excel workbook: open it in Excel and save it as .xlsx or .xlsm.")
