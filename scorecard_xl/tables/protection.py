"""Files that Excel has encrypted: whether by a password or by a sensitivity label, and what to do about each.

An encrypted workbook is an OLE2 container, whatever its ending says. Its directory names the streams in it, in UTF-16.
"""

OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
"""The first bytes of a container; an old .xls is one too."""
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_RIGHTS = tuple(name.encode("utf-16-le") for name in ("DRMEncrypted", "DRMContent", "DRMTransform"))
"""Names of [MS-OFFCRYPTO] for information rights management, which labels use to encrypt."""
_FILE_PASS, _BIFF8 = b"\x2f\x00", b"\x09\x08"
_RECORDS = 16  # of an old .xls: that of its password comes within the first few


def protection(raw: bytes, name: str) -> str | None:
    """Why the file cannot be read, and what to do, in one sentence; None where it is not encrypted."""
    if not raw.startswith(OLE2):
        return None
    if any(mark in raw for mark in _RIGHTS):
        return (
            f"{name} is encrypted by a sensitivity label: open it in Excel, choose a label that does not encrypt "
            "(Home, Sensitivity), and save it; if you may not, ask IT."
        )
    if _PACKAGE in raw or _has_file_pass(raw):
        return f"{name} is protected by a password: open it in Excel, take the password off, and save it."
    return None


def _has_file_pass(raw: bytes) -> bool:
    """Whether the stream of an old .xls begins with the record that every encrypted one has."""
    at = raw.find(_BIFF8, len(OLE2))
    while at >= 0 and (at % 512 or raw[at + 2 : at + 4] not in (b"\x10\x00", b"\x08\x00")):
        at = raw.find(_BIFF8, at + 1)
    for _ in range(_RECORDS if at > 0 else 0):
        if raw[at : at + 2] == _FILE_PASS:
            return True
        at += 4 + int.from_bytes(raw[at + 2 : at + 4], "little")
    return False
