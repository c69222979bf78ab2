"""The page as a PDF, drawn by the program that is there: Excel on Windows and Mac, else LibreOffice."""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

NO_PROGRAM = "No PDF was made: neither Excel nor LibreOffice was found on this machine."
FAILED = "No PDF was made: {program} could not draw it."
_OPTIONS = {
    "ExportBookmarks": {"type": "boolean", "value": "false"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
}
_SECONDS = 120
_MAC_OFFICE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS_OFFICE = "LibreOffice/program/soffice.exe"

Draw = Callable[[Path, Path], None]
"""Draws the sheets in sight of a workbook (the first path) as a PDF (the second)."""


def program() -> tuple[str, Draw] | None:
    """The program that draws, with its name; None where there is none."""
    if sys.platform in ("win32", "darwin") and _has_excel():
        return "Excel", _by_excel
    office = _office()
    return None if office is None else ("LibreOffice", lambda book, pdf: _by_office(office, book, pdf))


def drawn(workbook: bytes, name: str) -> tuple[bytes | None, str]:
    """The PDF of a workbook's sheets in sight; without one the sentence that says why. `name`: without its ending."""
    found = program()
    if found is None:
        return None, NO_PROGRAM
    with tempfile.TemporaryDirectory() as folder:
        book, pdf = Path(folder, f"{name}.xlsx"), Path(folder, f"{name}.pdf")
        book.write_bytes(workbook)
        try:
            found[1](book, pdf)
            return pdf.read_bytes(), ""
        except (OSError, RuntimeError, subprocess.SubprocessError):
            return None, FAILED.format(program=found[0])


def _office() -> str | None:
    places = [
        shutil.which("soffice"),
        _MAC_OFFICE,
        *(
            f"{os.environ[each]}/{_WINDOWS_OFFICE}"
            for each in ("ProgramFiles", "ProgramFiles(x86)")
            if each in os.environ
        ),
    ]
    return next((place for place in places if place and Path(place).exists()), None)


def _by_office(office: str, book: Path, pdf: Path) -> None:
    profile = f"-env:UserInstallation={(book.parent / 'profile').as_uri()}"
    form = f"pdf:calc_pdf_Export:{json.dumps(_OPTIONS)}"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(pdf.parent), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)


def _has_excel() -> bool:
    if sys.platform == "darwin":
        return Path("/Applications/Microsoft Excel.app").exists()
    return shutil.which("excel") is not None or _in_registry()


def _in_registry() -> bool:
    """Whether Windows knows the program Excel."""
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Excel.Application"))  # type: ignore[attr-defined]
    except OSError:
        return False
    return True


def _by_excel(book: Path, pdf: Path) -> None:
    """In an Excel of its own, so that nothing of the officer's is touched."""
    import xlwings

    application = xlwings.App(visible=False, add_book=False)
    try:
        opened = application.books.open(book, read_only=True)
        opened.to_pdf(str(pdf))
    except Exception as error:  # xlwings hands on what Excel says, of any class
        raise RuntimeError("Excel could not draw the page") from error
    finally:
        application.quit()


def text_of(pdf: bytes) -> str:
    """All that can be read in it: its pages, and every text beside them. Raises ValueError where a file hangs on it."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    if reader.attachments:
        raise ValueError("a file")
    objects = map(reader.get_object, range(1, int(str(reader.trailer["/Size"]))))
    beside = [text for each in objects for text in _texts(each)]
    return "\n".join([*(page.extract_text() for page in reader.pages), *beside])


def _texts(found: object) -> Iterator[str]:
    """The texts in an object: properties, bookmarks, notes, links, alternative texts; and data about the file."""
    from pypdf.generic import ArrayObject, DictionaryObject, StreamObject, TextStringObject

    if isinstance(found, TextStringObject):
        yield str(found)
    elif isinstance(found, ArrayObject):
        yield from (text for each in list.__iter__(found) for text in _texts(each))
    elif isinstance(found, DictionaryObject):
        if isinstance(found, StreamObject) and found.get("/Type") == "/Metadata":
            yield found.get_data().decode("utf-8", "replace")
        yield from (text for each in dict.values(found) for text in _texts(each))
