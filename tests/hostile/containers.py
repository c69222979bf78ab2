"""OLE2 containers, as old Excel and encrypted workbooks are: made by hand, sector by sector."""

import struct

_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_excel() -> bytes:
    return _container({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(4088)})


def encrypted() -> bytes:
    return _container(
        {"EncryptionInfo": b"\4\0\4\0\x40\0\0\0<encryption/>".ljust(4096, b"\0"), "EncryptedPackage": bytes(8192)}
    )


def labelled() -> bytes:
    """Encrypted by a sensitivity label: rights management, not a password."""
    return _container({"DRMEncryptedDataSpace": bytes(4096), "EncryptedPackage": bytes(8192)})


def labelled_old_excel() -> bytes:
    return _container({"\tDRMContent": bytes(4096), "Workbook": b"\x09\x08\x10\x00" + bytes(4092)})


def old_excel_with_password() -> bytes:
    start = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x36\x00" + bytes(54)
    return _container({"Workbook": start.ljust(4096, b"\0")})


def _container(streams: dict[str, bytes]) -> bytes:
    """A header, one sector of allocations, one of directory entries (root and up to three streams), then the data."""
    data = b"".join(content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0") for content in streams.values())
    allocations, entries, sector = [_FAT, _END], [_entry("Root Entry", 5, 1, _END, 0)], 2
    for at, (name, content) in enumerate(streams.items(), 1):
        count = -(-len(content) // _SECTOR)
        allocations += [*range(sector + 1, sector + count), _END]
        entries.append(_entry(name, 2, _FREE, sector, len(content), at + 1 if at < len(streams) else _FREE))
        sector += count
    table = struct.pack(f"<{len(allocations)}I", *allocations).ljust(_SECTOR, b"\xff")
    return _header() + table + b"".join(entries).ljust(_SECTOR, b"\0") + data


def _header() -> bytes:
    fields = struct.pack("<16s5H6x9I", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return (bytes.fromhex("D0CF11E0A1B11AE1") + fields + struct.pack("<I", 0)).ljust(_SECTOR, b"\xff")


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    text = name.encode("utf-16-le")
    about = struct.pack("<HBB3I", len(text) + 2, kind, 1, _FREE, right, child)
    return text.ljust(64, b"\0") + about + bytes(36) + struct.pack("<IQ", start, size)
