"""A workbook's bytes before a reader opens them: whether they are encrypted, and cells that it would read as blank.

An encrypted workbook is an OLE2 container, whatever its ending says. Its directory names the streams in it, in UTF-16.
"""

import re

from scorecard_xl.tables.cells import NOT_CALCULATED

OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
"""The first bytes of a container; an old .xls is one too."""
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_RIGHTS = tuple(name.encode("utf-16-le") for name in ("DRMEncrypted", "DRMContent", "DRMTransform"))
"""Names of [MS-OFFCRYPTO] for information rights management, which labels use to encrypt."""
_FILE_PASS, _BIFF8 = b"\x2f\x00", b"\x09\x08"
_RECORDS = 16  # of an old .xls: that of its password comes within the first few
_ERROR = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(?:"e"|'e')""")
_NO_RESULT = rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
_FORMULA_END = re.compile(rb"""(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)""" + _NO_RESULT)
_FORMULA = rb"""\s*<((?:\w+:)?)f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"""
_NOT_CALCULATED = re.compile(rb"""(<(?:\w+:)?c\b(?:(?!\st\s*=)[^<>])*)>(""" + _FORMULA + rb""")""" + _NO_RESULT)
_BEGINS = (b"<f>", b"<f ", b":f>", b":f ")
"""How a formula begins. Looking for these first spares most sheets the slow search."""
_AS_TEXT = rb'\1 t="str">\2<\3v>' + NOT_CALCULATED.encode() + rb"</\3v></\3c>"


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


def readable(content: bytes) -> bytes:
    """The XML of a sheet with error values and formulas without a result as texts, which calamine reads as blank.

    Programs that cannot calculate write such formulas. The result of a formula may be an empty text, which stays one.
    """
    with_texts = _ERROR.sub(rb'\1"str"', content) if b'"e"' in content or b"'e'" in content else content
    has_formulas = any(each in with_texts for each in _BEGINS)
    return _NOT_CALCULATED.sub(_AS_TEXT, with_texts) if has_formulas and _FORMULA_END.search(with_texts) else with_texts
