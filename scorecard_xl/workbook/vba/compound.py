"""A compound file ([MS-CFB] version 3): the streams of a project in one file, in sectors chained by tables."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Tree = Mapping[str, "bytes | Tree"]
"""The streams by name; a storage holds more of them."""

_SECTOR, _MINI_SECTOR = 512, 64
_MINI_BELOW = 4096  # bytes of a stream that lives in the mini stream
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ENTRIES = _SECTOR // 4  # of a table in a sector
_MOST_TABLES = 109  # that the header names
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENTRY = struct.Struct("<64sHBB3I16sI2QIQ")
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_UNUSED = _ENTRY.pack(b"", 0, 0, 0, _FREE, _FREE, _FREE, b"", 0, 0, 0, 0, 0)


@dataclass
class _Entry:
    """A line of the directory. `left`, `right`, `child`: numbers of other entries."""

    name: str
    kind: int
    data: bytes = b""
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    start: int = 0
    size: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        links = (self.left, self.right, self.child)
        return _ENTRY.pack(name, len(name), self.kind, _BLACK, *links, b"", 0, 0, 0, self.start, self.size)


@dataclass
class _Sectors:
    """Data in sectors of one size, and the table that chains them."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    table: list[int] = field(default_factory=list)

    def add(self, content: bytes, padding: bytes = b"\0") -> int:
        """Add the content; the number of its first sector."""
        count = -(-len(content) // self.size)
        if not count:
            return _END
        first = len(self.table)
        self.table += [*range(first + 1, first + count), _END]
        self.data += content.ljust(count * self.size, padding)
        return first


def compound_file(tree: Tree) -> bytes:
    """The compound file with these streams. Raises ValueError where they are larger than this can write (7 MB)."""
    entries = [_Entry("Root Entry", _ROOT)]
    entries[0].child = _add(entries, tree)
    sectors = _Sectors(_SECTOR)
    minis = _place_streams(entries, sectors)
    entries[0].start, entries[0].size = sectors.add(bytes(minis.data)), len(minis.data)
    mini_table = struct.pack(f"<{len(minis.table)}I", *minis.table)
    mini_start = sectors.add(mini_table, b"\xff")
    directory = sectors.add(_directory(entries))
    tables = _add_tables(sectors)
    mini_count = -(-len(minis.table) // _ENTRIES)
    return _header(tables, directory, mini_start, mini_count) + bytes(sectors.data)


def _add(entries: list[_Entry], tree: Tree) -> int:
    """Add the entries of a storage; the number of the one on top of their search tree."""
    numbers: dict[str, int] = {}
    for name, content in tree.items():
        numbers[name] = len(entries)
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(storage := _Entry(name, _STORAGE))
            storage.child = _add(entries, content)
    return _linked(entries, [numbers[name] for name in sorted(numbers, key=lambda name: (len(name), name.upper()))])


def _linked(entries: list[_Entry], numbers: Sequence[int]) -> int:
    """All entries black is a tree that 2.6.4 allows."""
    if not numbers:
        return _FREE
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left, entry.right = _linked(entries, numbers[:middle]), _linked(entries, numbers[middle + 1 :])
    return numbers[middle]


def _place_streams(entries: Sequence[_Entry], sectors: _Sectors) -> _Sectors:
    """Small streams share the mini stream, which is given back; the others have sectors of their own."""
    minis = _Sectors(_MINI_SECTOR)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.data)
            entry.start = (minis if entry.size < _MINI_BELOW else sectors).add(entry.data)
    return minis


def _directory(entries: Sequence[_Entry]) -> bytes:
    unused = -len(entries) % (_SECTOR // _ENTRY.size)
    return b"".join(entry.packed() for entry in entries) + _UNUSED * unused


def _add_tables(sectors: _Sectors) -> list[int]:
    """Add the table that chains all sectors, its own included; their numbers."""
    count = 1
    while count * _ENTRIES < len(sectors.table) + count:
        count += 1
    if count > _MOST_TABLES:
        raise ValueError("the project is larger than 7 MB")
    numbers = [*range(len(sectors.table), len(sectors.table) + count)]
    table = [*sectors.table, *[_FAT] * count]
    table += [_FREE] * (count * _ENTRIES - len(table))
    sectors.data += struct.pack(f"<{len(table)}I", *table)
    return numbers


def _header(tables: Sequence[int], directory: int, mini_start: int, mini_count: int) -> bytes:
    about = struct.pack("<16s5H6x", b"", 0x3E, 3, 0xFFFE, 9, 6)
    places = (0, len(tables), directory, 0, _MINI_BELOW, mini_start, mini_count, _END, 0)
    named = [*tables, *[_FREE] * (_MOST_TABLES - len(tables))]
    return _SIGNATURE + about + struct.pack("<9I109I", *places, *named)
