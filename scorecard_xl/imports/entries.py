"""The files of a source: one that was named, those of a folder of any depth, and those of a .zip."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from scorecard_xl.imports.ssda903 import SourceError

LOCK = "~$"
"""What the name of the file begins with that Excel keeps beside one that it has open."""
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz")
_HIDDEN = (".", LOCK, "__")
_MOST_FILES, _MOST_BYTES = 10_000, 1 << 30


@dataclass(frozen=True)
class Entry:
    """One file, on the disk or in a .zip. `folders`: those that it is in, from the source on."""

    folders: tuple[str, ...]
    name: str
    read: Callable[[], bytes]

    @property
    def label(self) -> str:
        return f"{self.folders[-1]}/{self.name}" if self.folders else self.name

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def kind(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


def entries_of(path: Path) -> list[Entry]:
    """The files of a folder of any depth or of a .zip, those of the folder itself first; or the file."""
    if path.is_dir():
        return sorted(_in_folder(path, (path.name,)), key=lambda entry: entry.folders)
    if path.suffix.lower() == ".zip":
        return sorted(_in_zip(path), key=lambda entry: (entry.folders, entry.name))
    return [Entry((path.parent.name,), path.name, lambda: _bytes(path))]


def _in_folder(folder: Path, folders: tuple[str, ...]) -> Iterator[Entry]:
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith(_HIDDEN))
    except OSError as error:
        raise SourceError(f"The folder {folder.name} cannot be opened ({error.strerror}): ask for access.") from None
    for entry in entries:
        if entry.is_dir():
            yield from _in_folder(entry, (*folders, entry.name))
        elif entry.suffix.lower() == ".zip":
            yield from (replace(one, folders=(*folders, *one.folders)) for one in _in_zip(entry))
        else:
            yield Entry(folders, entry.name, lambda path=entry: _bytes(path))  # type: ignore[misc]


def _in_zip(path: Path) -> Iterator[Entry]:
    raw = _bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = [part for part in packed.infolist() if not part.is_dir()]
    except zipfile.BadZipFile:
        raise SourceError(f"{path.name} is not a .zip file that can be read: make it again.") from None
    if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise SourceError(f"{path.name} holds more than 10,000 files or 1 GB: import what is needed of it.")
    for part in parts:
        inside = PurePosixPath(part.filename.replace("\\", "/"))
        if not any(name.startswith(_HIDDEN) for name in inside.parts):
            read = _Packed(path.name, raw, part)
            yield Entry((path.stem, *inside.parts[:-1]), inside.name, read)


@dataclass(frozen=True)
class _Packed:
    """Unpacks one file of a .zip."""

    name: str
    raw: bytes = field(repr=False)
    part: zipfile.ZipInfo

    def __call__(self) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(self.raw)) as packed:
                return packed.read(self.part)
        except (RuntimeError, zipfile.BadZipFile, NotImplementedError, OSError) as error:
            why = "is protected by a password" if self.part.flag_bits & 1 else f"cannot be unpacked ({error})"
            raise SourceError(f"{self.name} {why}: make it again without.") from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name} cannot be opened ({error.strerror}): close it in other programs.") from None
