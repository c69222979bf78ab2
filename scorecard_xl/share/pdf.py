"""The page as a PDF, drawn by the program that is there: Excel on Windows and Mac, else LibreOffice."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from scorecard_xl.workbook.file.saving import clear

NO_PROGRAM = "No PDF was made: neither Excel nor LibreOffice was found on this machine."
FAILED = "No PDF was made: {program} could not draw it."
TOO_SLOW = "No PDF was made: {program} had not drawn it after {seconds} seconds, and was stopped."
NO_ROOM = "No PDF was made: the folder for temporary files cannot be used ({why})."
_OPTIONS = {
    "ExportBookmarks": {"type": "boolean", "value": "false"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
}
SECONDS = 120
"""How long a program may draw."""
_FOLDER = "scorecard-pdf-"
_END, _TAIL = b"%%EOF", 1024  # a PDF without it was cut off, as by a full disk
_MAC_OFFICE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS_OFFICE = "LibreOffice/program/soffice.exe"

_IN_ENGLISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="DefaultLocale" oor:op="fuse"><value>en-GB</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop></item>
</oor:items>
"""  # noqa: E501
"""What a LibreOffice of its own starts with: the PDF says its language, and screen readers read it so."""

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
    try:
        clear(Path(tempfile.gettempdir()), f"{_FOLDER}*")
        with tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True) as folder:
            book, pdf = Path(folder, f"{name}.xlsx"), Path(folder, f"{name}.pdf")
            book.write_bytes(workbook)
            return _by(*found, book, pdf)
    except OSError as error:
        return None, NO_ROOM.format(why=error.strerror or "it is full")


def _by(name: str, draw: Draw, book: Path, pdf: Path) -> tuple[bytes | None, str]:
    try:
        draw(book, pdf)
        content = pdf.read_bytes()
        return (content, "") if _END in content[-_TAIL:] else (None, FAILED.format(program=name))
    except subprocess.TimeoutExpired as error:
        return None, TOO_SLOW.format(program=name, seconds=f"{error.timeout:.0f}")
    except (OSError, RuntimeError, subprocess.SubprocessError):
        return None, FAILED.format(program=name)


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
    own = book.parent / "profile"
    (own / "user").mkdir(parents=True, exist_ok=True)
    (own / "user" / "registrymodifications.xcu").write_text(_IN_ENGLISH, "utf-8")
    profile = f"-env:UserInstallation={own.as_uri()}"
    form = f"pdf:calc_pdf_Export:{json.dumps(_OPTIONS)}"
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(pdf.parent), str(book)]
    _run(command)


def _run(command: list[str]) -> None:
    """Run a program that starts others, with none of them left behind. Raises SubprocessError."""
    quiet, own_group = subprocess.DEVNULL, sys.platform != "win32"
    started = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=own_group)
    try:
        if status := started.wait(SECONDS):
            raise subprocess.CalledProcessError(status, command)
    except BaseException:
        _stop(started)
        raise


def _stop(started: subprocess.Popen[bytes]) -> None:
    """With all that it started: `soffice` is a script that waits for the program itself."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(started.pid)], check=False, capture_output=True)
    else:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
    started.wait()


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
