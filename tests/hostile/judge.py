"""Runs a case and says what came of it: nothing may be left behind, changed by halves or told by a traceback."""

import contextlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from hostile.case import BOOK, Case
from hostile.workshop import Workshop
from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound
from workbook.both_ways import differing

from scorecard_xl.__main__ import run
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

_NOT_PLAIN = ("Traceback", "should have (", "Exception", "NoneType", "object", "0x", "Errno", "\n", "None")
_LONGEST = 1200


@dataclass(frozen=True)
class Outcome:
    """What a command did: its status, and what it printed on standard output and standard error."""

    status: int
    out: str
    err: str

    def sentence(self, case: Case, folder: Path) -> str:
        """The line for the document: the problem that `check` names, else the last line that was printed."""
        lines = self.err.strip().splitlines() or self.out.strip().splitlines()
        text = next((line for line in lines if case.says in line), lines[-1] if lines else "")
        if case.where is not None:
            text = " ".join(_problem(self, case)["shown"].split())
        for path in (folder.resolve(), folder):
            text = text.replace(f"{path}/", "").replace(str(path), "FOLDER")
        return text


def outcome(case: Case, folder: Path) -> Outcome:
    command = [word.format(book=folder / BOOK, folder=folder) for word in case.command]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(command)
    return Outcome(status, out.getvalue(), err.getvalue())


def judged(case: Case, folder: Path, good: Workshop) -> Outcome:
    """Lay the case, run it, and check all that holds for every case. Raises AssertionError."""
    case.lay(folder, good)
    before = files(folder)
    _read_alike(folder / BOOK)
    done = outcome(case, folder)
    assert done.status == case.status, done
    if case.status == 2:
        _refused(case, done, before, folder)
    elif case.where is not None:
        _named(case, done)
        assert files(folder) == before
        if case.then_refresh:
            _refreshes(case, folder)
    else:
        assert case.says in done.out + done.err, done
        _only_the_book_changed(before, folder)
    return done


def _read_alike(book: Path) -> None:
    """The sheets say the same whether they are read together, by their distinct cells, or one by one."""
    with contextlib.suppress(BookError):
        assert differing(FileBook.open(book), TABLES) == {}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _refused(case: Case, done: Outcome, before: dict[str, bytes], folder: Path) -> None:
    sentence = done.err.strip()
    assert case.says in sentence, done
    assert not done.out, done
    assert not [word for word in _NOT_PLAIN if word in sentence], sentence
    assert sentence.endswith((".", "?", ")")) and len(sentence) < _LONGEST, sentence
    assert files(folder) == before


def _named(case: Case, done: Outcome) -> None:
    assert case.says in _problem(done, case)["what"], done.out
    assert "Traceback" not in done.err, done.err


def _problem(done: Outcome, case: Case) -> dict[str, str]:
    problems = [each for each in json.loads(done.out) if (each["table"], each["row"], each["column"]) == case.where]
    assert problems, done.out
    best = next((each for each in problems if case.says in each["what"]), problems[0])
    row = "" if best["row"] is None else f", row {best['row']}"
    return best | {"shown": f"{best['table']}{row}, {best['column']}: {best['value'][:60]!r} {best['what']}"}


def _refreshes(case: Case, folder: Path) -> None:
    """A refresh of a book with problems works, and the book is whole after it."""
    before = files(folder)
    done = outcome(Case(case.name, case.lay, ("refresh", "{book}"), 0, ""), folder)
    assert done.status == 0, done
    _only_the_book_changed(before, folder)


def _only_the_book_changed(before: dict[str, bytes], folder: Path) -> None:
    after = files(folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert set(before) <= set(after)
    assert all(name.endswith(".xlsx") for name in changed), changed
    for name in changed:
        whole(after[name], before.get(name))


def whole(book: bytes, before: bytes | None) -> None:
    """Every part that a refresh wrote unpacks and is XML, and another program reads the workbook, if it could before."""
    old = {} if before is None else _stored(before)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        for info in archive.infolist():
            if old.get(info.filename) != info.CRC and info.filename.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(info), etree.XMLParser(huge_tree=True))
    if before is None or _results(before) is not None:
        assert _results(book)


def _results(book: bytes) -> list[object] | None:
    """The rows of Results as calamine reads them; None where it cannot, as under unusual names of parts."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("Results").to_python()
    except (CalamineError, WorksheetNotFound):
        return None


def _stored(book: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {info.filename: info.CRC for info in archive.infolist()}
