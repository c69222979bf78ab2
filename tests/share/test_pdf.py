"""The PDF: who draws it, and what can be read in it."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from scorecard_xl.share import files, pdf
from scorecard_xl.share.gate import Leak
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


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy_and_draws_its_pages_on_two_to_five_sheets_of_paper(passed):
    content, note = pdf.drawn(compose(passed.copy, for_paper=True), "name")
    assert note == ""
    files.check_pdf(passed.gate, content)
    pages = PdfReader(io.BytesIO(content)).pages
    assert 2 <= len(pages) <= 5
    said = "\n".join(page.extract_text() for page in pages)
    assert "Corporate Parenting Scorecard" in said and passed.copy.page.headline.split(". ")[0] in said
    assert "indicator" not in said  # the tables behind the pages are not printed
