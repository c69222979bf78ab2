"""A real spreadsheet: LibreOffice, with a small council's workbook open in it."""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from live import host as hosts
from live import windows

from scorecard_xl.app.refresh import refresh
from scorecard_xl.app.workbooks import opened_or_new
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.live.book import LiveBook
from scorecard_xl.workbook.vba.configuration import INTERPRETER, PYTHON_PATH, folder_of

LAST = Day(2026, 5, 31)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[hosts.Host]:
    """LibreOffice without a window; in CI it has to be there."""
    if not hosts.can_be_driven():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(hosts.NEEDS)
    hosts.make_uno_importable(tmp_path_factory.mktemp("uno"))
    windows.install()
    started = hosts.Host(tmp_path_factory.mktemp("libreoffice"))
    yield started
    started.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of a small council, as `demo` writes that of a large one."""
    path = tmp_path_factory.mktemp("small") / "Scorecard.xlsm"
    with opened_or_new(path) as book:
        # The stubs run no Python that the workbook does not name.
        book.put({INTERPRETER: sys.executable, PYTHON_PATH: folder_of(sys.executable)}, {})
        book.put({"CPS.setting.council": "Ouseford"}, {name: rows[1:] for name, rows in council(children=40).items()})
        refresh(book, LAST, sets_month=True)
        book.save(path)
    return path


@dataclass
class Opened:
    """A workbook open in LibreOffice. `file`: the same workbook on disk, as it was when it was opened."""

    host: hosts.Host
    document: Any
    xlwings: xw.Book
    book: LiveBook
    file: FileBook

    @property
    def said(self) -> list[str]:
        """What was shown to the officer."""
        return self.xlwings.app.impl._alerts

    @property
    def state(self) -> dict[str, Any]:
        """Of the application, what a macro must leave as it was."""
        app = self.xlwings.app.impl
        return {each: getattr(app, each) for each in ("screen_updating", "calculation", "enable_events", "status_bar")}

    def cell(self, sheet: str, address: str) -> Any:
        return self.document.Sheets.getByName(sheet).getCellRangeByName(address)

    def select(self, sheet: str, address: str) -> None:
        controller = self.document.CurrentController
        controller.setActiveSheet(self.document.Sheets.getByName(sheet))
        controller.select(self.cell(sheet, address))


def shapes_of(document: Any) -> list[Any]:
    """Every shape. While they are held, LibreOffice hands out these: it may hand out one that it is about to drop,
    which has no name and forgets what it is told."""
    held = []
    for page in (sheet.DrawPage for sheet in document.Sheets):
        for at in range(page.Count):
            while (shape := page.getByIndex(at)).Description is None:
                time.sleep(0.05)
            held.append(shape)
    return held


@pytest.fixture(scope="module")
def opened(host: hosts.Host, small: Path) -> Iterator[Opened]:
    """The small council's workbook; the tests of a module share it."""
    from live import engine

    document = host.open(small)
    book = engine.opened(document)
    held = shapes_of(document)
    yield Opened(host, document, book, LiveBook.caller(), FileBook.open(small))
    del held
    document.close(True)
