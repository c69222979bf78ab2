"""Files that are no workbook, or only half of one."""

import io
import os
import random
import struct
import zipfile
from pathlib import Path

from hostile import containers
from hostile.case import BOOK, Case, refused, works
from hostile.workshop import Workshop, zipped


def _file(content: bytes):
    return lambda good: content


def _cut(part: float):
    return lambda good: (whole := good.pack())[: int(len(whole) * part)]


def _zeroed(good: Workshop) -> bytes:
    """A stretch of the Episodes sheet is lost, as on a bad disk."""
    content = bytearray(good.pack())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo(good.part_of("Episodes"))
    start = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    content[start : start + 40] = bytes(40)
    return bytes(content)


def _in_headers(at_local: int, at_central: int, value: int, part: str = "xl/workbook.xml"):
    """Overwrite two bytes of both headers of an entry."""

    def breaks(good: Workshop) -> bytes:
        content, name = bytearray(good.pack()), part.encode()
        for mark, at, skip in ((b"PK\3\4", at_local, 30), (b"PK\1\2", at_central, 46)):
            start = content.find(name)
            while content[start - skip : start - skip + 4] != mark:
                start = content.find(name, start + 1)
            struct.pack_into("<H", content, start - skip + at, value)
        return bytes(content)

    return breaks


def _bad_sum(good: Workshop) -> bytes:
    return _in_headers(14, 16, 0xBEEF, good.part_of("Episodes"))(good)


def _zip(**parts: bytes):
    return _file(zipped({name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}))


def _without(*parts: str):
    def breaks(good: Workshop) -> None:
        for part in parts:
            del good.parts[part]

    return breaks


def _no_file(folder: Path, good: Workshop) -> None:
    good.save(folder / "Another.xlsx")


def _folder(folder: Path, good: Workshop) -> None:
    (folder / BOOK).mkdir()
    (folder / BOOK / "inside.txt").write_text("kept")


def _link_to_itself(folder: Path, good: Workshop) -> None:
    os.symlink(folder / BOOK, folder / BOOK)


def _two_names(folder: Path, good: Workshop) -> None:
    good.save(folder / BOOK)
    os.link(folder / BOOK, folder / "Same.xlsx")


def _pipe(folder: Path, good: Workshop) -> None:
    os.mkfifo(folder / BOOK)


_DAMAGED, _NO_BOOK = "open it in Excel", "is damaged or is not an Excel workbook"

CASES = [
    Case("there is no file of that name", _no_file, ("refresh", "{book}"), 2, "There is no workbook at"),
    Case("the folder is not there", _no_file, ("refresh", "{folder}/no/such/book.xlsx"), 2, "There is no workbook at"),
    Case("a folder has the workbook's name", _folder, ("refresh", "{book}"), 2, "is a folder: give the workbook in it"),
    Case("a link leads to itself", _link_to_itself, ("check", "{book}"), 2, "cannot be read"),
    Case("a pipe has the workbook's name", _pipe, ("refresh", "{book}"), 2, "is not a file"),
    refused("0 bytes", _file(b""), "is empty (0 bytes)"),
    refused("1 byte", _file(b"P"), _NO_BOOK),
    refused("random bytes", _file(random.Random(1).randbytes(5000)), _NO_BOOK),
    refused("a zip's first bytes and nothing else", _file(b"PK\3\4" + bytes(40)), _NO_BOOK),
    refused("an empty zip", _file(b"PK\5\6" + bytes(18)), _NO_BOOK),
    refused("a CSV file with the wrong ending", _file(b"CHILD,DECOM\nA1,01/01/2020\n"), _NO_BOOK),
    refused("a web page with the wrong ending, as some systems export", _file(b"<html><table><tr><td>A1</td></tr></table></html>"), _NO_BOOK),
    refused("an XML spreadsheet of 2003", _file(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), _NO_BOOK),
    refused("a PDF", _file(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), _NO_BOOK),
    refused("an old .xls", _file(containers.old_excel()), "is not in a present Excel format"),
    refused("protected by a password", _file(containers.encrypted()), "take the password off"),
    refused("protected by a password, and cut off", _file(containers.encrypted()[:700]), "Excel"),
    refused("encrypted by a sensitivity label", _file(containers.labelled()), "is encrypted by a sensitivity label"),
    refused("encrypted by a sensitivity label, and cut off", _file(containers.labelled()[:1536]), "is encrypted by a sensitivity label"),
    refused("an old .xls encrypted by a sensitivity label", _file(containers.labelled_old_excel()), "is encrypted by a sensitivity label"),
    refused("an old .xls with a password", _file(containers.old_excel_with_password()), "take the password off"),
    Case("the workbook has two names on the disk", _two_names, ("refresh", "{book}"), 2, "has 2 names on this disk (hard links)"),
    refused("a Word document", _zip(word__document_xml=b"<document/>"), _NO_BOOK),
    refused("an OpenDocument spreadsheet", _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<x/>"), _NO_BOOK),
    refused("a binary workbook (.xlsb)", lambda good: good.change("_rels/.rels", "xl/workbook.xml", "xl/workbook.bin"), "is not an .xlsx or .xlsm workbook"),
    refused("cut off in the middle", _cut(0.5), _NO_BOOK),
    refused("cut off at the very end", _cut(0.9995), _NO_BOOK),
    refused("the beginning is lost", lambda good: good.pack()[1000:], _DAMAGED),
    refused("a stretch of a sheet is lost", _zeroed, _DAMAGED),
    refused("a checksum is wrong", _bad_sum, _DAMAGED),
    refused("a part is marked as encrypted", _in_headers(6, 8, 1), _DAMAGED),
    refused("a part is packed in an unknown way", _in_headers(8, 10, 99), _DAMAGED),
    refused("a part's name is another in its own header", lambda good: good.pack().replace(b"xl/workbook.xml", b"xl/workbxxk.xml", 1), _DAMAGED),
    refused("the list of parts points beyond the file", _in_headers(26, 42, 0xFFFF), _DAMAGED),
    refused("the list of content types is missing", _without("[Content_Types].xml"), _NO_BOOK),
    refused("the way to the workbook part is missing", _without("_rels/.rels"), "is not an .xlsx or .xlsm workbook"),
    refused("the workbook part is missing", _without("xl/workbook.xml"), "is not an .xlsx or .xlsm workbook"),
    refused("the list of sheet parts is missing", _without("xl/_rels/workbook.xml.rels"), "Scorecard"),
    works("something stands before the archive", lambda good: b"#!/bin/sh\n" * 10 + good.pack()),
    works("a comment stands after the archive", lambda good: _commented(good.pack())),
]  # fmt: skip


def _commented(content: bytes) -> bytes:
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = b"kept by a document system " * 50
    return file.getvalue()
