import zipfile
from pathlib import Path

import pytest

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

OLD_EXCEL = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(None, "There is no workbook at", id="missing file"),
        pytest.param(b"", "is empty .0 bytes.", id="empty file"),
        pytest.param(b"CHILD,DECOM\n", "damaged or is not an Excel workbook", id="not a workbook"),
        pytest.param(OLD_EXCEL, "save it as .xlsx or .xlsm", id="legacy .xls"),
        pytest.param(OLD_EXCEL + "EncryptedPackage".encode("utf-16-le"), "take the password off", id="password"),
    ],
)
def test_what_cannot_be_opened(tmp_path, content, sentence):
    path = tmp_path / "b.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BookError, match=sentence):
        FileBook.open(path)


def test_a_folder_is_no_workbook(tmp_path):
    with pytest.raises(BookError, match="is a folder: give the workbook in it"):
        FileBook.open(tmp_path)


def test_a_truncated_workbook_is_damaged(rich):
    rich.write_bytes(rich.read_bytes()[:-500])
    with pytest.raises(BookError, match="damaged"):
        FileBook.open(rich)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/tables/table1.xml", "xl/workbook.xml"])
def test_a_part_that_does_not_unpack_is_damaged(rich, part):
    source = bytearray(rich.read_bytes())
    with zipfile.ZipFile(rich) as archive:
        start = archive.getinfo(part).header_offset + 30 + len(part)
    source[start + 20 : start + 60] = bytes(40)
    rich.write_bytes(source)
    with pytest.raises(BookError, match="damaged"):
        FileBook.open(rich).put({}, {"Episodes": [["A"]]})


def test_a_zip_that_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(BookError, match=r"is not an .xlsx or .xlsm workbook"):
        FileBook.open(tmp_path / "b.xlsx")


def test_a_zip_bomb_is_not_unpacked(rich, monkeypatch):
    monkeypatch.setattr("scorecard_xl.workbook.file.archive.LARGEST", 1000)
    with pytest.raises(BookError, match="unpacks to more than 4 GiB"):
        FileBook.open(rich)


def test_entities_are_refused(rich, rewritten, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    entity = f'<!DOCTYPE workbook [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    rewritten(
        rich,
        "xl/workbook.xml",
        lambda text: text.replace("<workbook ", entity + "<workbook ").replace(
            "</definedNames>", '<definedName name="z">&x;</definedName></definedNames>'
        ),
    )
    with pytest.raises(BookError, match=r"xl/workbook.xml in it declares a document type"):
        FileBook.open(rich)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/tables/table1.xml"])
def test_a_part_that_is_no_xml_is_damaged(rich, rewritten, part):
    rewritten(rich, part, lambda text: text[:-20])
    with pytest.raises(BookError, match=f"damaged .{part} in it cannot be read.: open it in Excel"):
        FileBook.open(rich).read("Episodes")


def test_a_sheet_that_is_no_xml_cannot_be_read(rich, rewritten):
    rewritten(rich, "xl/worksheets/sheet2.xml", lambda text: text[:1500])
    with pytest.raises(BookError, match="Sheet Episodes cannot be read"):
        FileBook.open(rich).read("Episodes")


@pytest.mark.parametrize("name", ["a.docx", "b.ods"])
def test_other_documents_are_no_workbooks(tmp_path, name):
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("mimetype", "another kind of document")
    with pytest.raises(BookError, match=f"{name} is damaged or is not an Excel workbook"):
        FileBook.open(tmp_path / name)


def test_a_file_that_may_not_be_read(rich, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BookError, match=r"cannot be read \(Permission denied\)"):
        FileBook.open(rich)
