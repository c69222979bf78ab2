"""The PDF: who draws it, and what can be read in it."""

import io
import os
import resource
import signal
import tempfile
import time
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from scorecard_xl.share import files, pdf
from scorecard_xl.share.gate import Leak
from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.share.personal_details import PersonalDetails
from scorecard_xl.share.workbook import compose


def saying(text, beside=lambda writer: None):
    """A PDF of one page with this text."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 100)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 50 Td ({text}) Tj ET".encode())
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Contents")] = stream
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    beside(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_the_pages_own_words_pass(passed):
    files.check_pdf(passed.gate, saying("Children in care 97.1% 1,234"))


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param(None, id="text"),
        pytest.param(lambda writer, text: writer.add_metadata({"/Author": text}), id="property"),
        pytest.param(lambda writer, text: writer.add_outline_item(title=text, page_number=0), id="bookmark"),
        pytest.param(lambda writer, text: writer.add_annotation(0, FreeText(text=text, rect=(1, 1, 9, 9))), id="note"),
        pytest.param(lambda writer, text: writer.add_attachment("a.txt", text.encode()), id="attachment"),
    ],
)
def test_a_childs_id_is_refused_wherever_it_stands(beside, passed, child):
    content = saying(child) if beside is None else saying("Page", lambda writer: beside(writer, child))
    with pytest.raises(Leak, match=r"the PDF holds (a child's ID|a file)"):
        files.check_pdf(passed.gate, content)


def test_without_a_program_there_is_none_and_the_sentence_says_so(passed, monkeypatch):
    monkeypatch.setattr(pdf, "program", lambda: None)
    assert pdf.drawn(passed.workbook, "name") == (None, pdf.NO_PROGRAM)


def test_a_program_that_fails(passed, monkeypatch):
    def fails(book, page):
        raise OSError("no display")

    monkeypatch.setattr(pdf, "program", lambda: ("LibreOffice", fails))
    assert pdf.drawn(passed.workbook, "name") == (None, pdf.FAILED.format(program="LibreOffice"))


@pytest.fixture
def program(tmp_path, monkeypatch):
    """LibreOffice as a script that does this; temporary files go into a folder of their own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def office(script):
        made = tmp_path / "soffice"
        made.write_text(f"#!/bin/sh\n{script}\n")
        made.chmod(0o755)
        monkeypatch.setattr(pdf, "program", lambda: ("LibreOffice", lambda *paths: pdf._by_office(str(made), *paths)))
        return tmp_path

    return office


def is_running(pid):
    """A process that ended and that nobody has asked after counts as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_program_that_hangs_is_stopped_with_all_that_it_started(program, monkeypatch):
    folder = program('cd "$(dirname "$0")"; sleep 600 & echo $! > child; wait')
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    began = time.monotonic()
    content, note = pdf.drawn(b"book", "name")
    assert content is None
    assert note == "No PDF was made: LibreOffice had not drawn it after 0 seconds, and was stopped."
    assert time.monotonic() - began < 10
    assert not is_running(int((folder / "child").read_text()))
    assert sorted(path.name for path in folder.iterdir()) == ["child", "soffice"]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("exit 1", id="it ends with an error"),
        pytest.param("exit 0", id="it says nothing and draws nothing"),
        pytest.param('printf "%%PDF-1.7 half" > "$6/name.pdf"', id="the PDF is cut off, as by a full disk"),
        pytest.param(': > "$6/name.pdf"', id="the PDF is empty"),
    ],
)
def test_a_program_that_draws_no_whole_pdf(program, script):
    folder = program(script)
    assert pdf.drawn(b"book", "name") == (None, pdf.FAILED.format(program="LibreOffice"))
    assert [path.name for path in folder.iterdir()] == ["soffice"]


def test_no_room_in_the_temporary_folder(program):
    folder = program("exit 0")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        found = pdf.drawn(bytes(5000), "name")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert found == (None, pdf.NO_ROOM.format(why="File too large"))
    assert [path.name for path in folder.iterdir()] == ["soffice"]


def test_no_folder_for_temporary_files(program, tmp_path, monkeypatch):
    program("exit 0")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert pdf.drawn(b"book", "name") == (None, pdf.NO_ROOM.format(why="No such file or directory"))


def test_a_folder_that_a_kill_left_behind_is_cleared_after_an_hour(program):
    folder = program("exit 0")
    for name, hours in (("scorecard-pdf-old", 2), ("scorecard-pdf-now", 0), ("others", 2)):
        (folder / name / "profile").mkdir(parents=True)
        (folder / name / "name.xlsx").write_bytes(b"copy")
        os.utime(folder / name, (then := time.time() - hours * 3600, then))
    pdf.drawn(b"book", "name")
    assert sorted(path.name for path in folder.iterdir()) == ["others", "scorecard-pdf-now", "soffice"]


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy_and_draws_its_pages_on_two_to_five_sheets_of_paper(passed):
    content, note = pdf.drawn(compose(passed.copy, for_paper=True), "name")
    assert note == ""
    files.check_pdf(passed.gate, content)
    reader = PdfReader(io.BytesIO(content))
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    pages = reader.pages
    assert 2 <= len(pages) <= 5
    said = "\n".join(page.extract_text() for page in pages)
    assert "Corporate Parenting Scorecard" in said and passed.copy.page.headline.split(". ")[0] in said
    assert "indicator" not in said  # the tables behind the pages are not printed


@pytest.mark.slow
def test_without_a_pdf_the_web_page_is_what_to_print(passed, monkeypatch):
    monkeypatch.setattr(pdf, "program", lambda: None)
    found = files.made(passed.copy, PersonalDetails.of(Identifiers({}), []))
    name = "Ouseford-Bridge-scorecard-2026-05"
    assert found.notes == [f"{pdf.NO_PROGRAM} Print {name}.html instead."]
    assert f"{name}.pdf" not in found.content and f"{name}.html" in found.content
