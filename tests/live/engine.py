"""A compact xlwings engine over LibreOffice: what books/live.py calls, and nothing else; other members raise.

It behaves as Excel does where the two differ: a value is read as if it were typed, an apostrophe keeps it text; a
protected sheet refuses to be written; a copied row fills its destination.
"""

from typing import Any

import xlwings as xw
from live.ranges import ErrorValue, Range
from live.sheets import Book, Sheet
from live.touched import Refused, Touched
from xlwings import base_classes


class Engine:
    name, type = "libreoffice", "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        return "" if value is None else value

    @staticmethod
    def clean_value_data(data: Any, build_date: Any, empty: Any, build_number: Any, errors_as_text: Any) -> Any:
        def is_left_out(cell: Any) -> bool:
            return cell in ("", None) or (isinstance(cell, ErrorValue) and not errors_as_text)

        return [[empty if is_left_out(cell) else cell for cell in row] for row in data]


class Apps(base_classes.Apps):
    def __init__(self) -> None:
        self._apps: list[App] = []

    def add_app(self, app: "App") -> None:
        self._apps = [app]

    def keys(self) -> list[int]:
        return [app.pid for app in self._apps]

    def __iter__(self) -> Any:
        return iter(self._apps)

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> "App":
        return next(app for app in self._apps if app.pid == pid)


class App(Touched, base_classes.App):
    """One document is one application here."""

    engine, pid = None, 1
    enable_events = display_alerts = True
    status_bar: Any = False

    def __init__(self, document: Any, engine: Any = None) -> None:
        self._document, self.engine = document, engine
        self._alerts: list[str] = []

    @property
    def screen_updating(self) -> bool:
        return not self._document.hasControllersLocked()

    @screen_updating.setter
    def screen_updating(self, on: bool) -> None:
        while on and self._document.hasControllersLocked():
            self._document.unlockControllers()
        if not on:
            self._document.lockControllers()

    @property
    def calculation(self) -> str:
        return "automatic" if self._document.isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, mode: str) -> None:
        self._document.enableAutomaticCalculation(mode == "automatic")

    @property
    def selection(self) -> "Range | None":
        chosen = self._document.getCurrentSelection()
        if not chosen.supportsService("com.sun.star.sheet.SheetCellRange"):
            raise Refused("the selection is no range")
        return Range.at(Sheet(Book(self._document, self), chosen.RangeAddress.Sheet), chosen.RangeAddress)

    def calculate(self) -> None:
        self._document.calculate()

    def activate(self, steal_focus: bool = False) -> None:
        """There is no window."""

    def alert(self, prompt: str, title: Any, buttons: Any, mode: Any, callback: Any) -> str:
        self._alerts.append(prompt)
        return "ok"


def opened(document: Any) -> xw.Book:
    """The document as an xlwings book, which `Book.caller()` gives too."""
    if "libreoffice" not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=Engine()))
    engine = xw.engines.engines_by_name["libreoffice"]
    engine.activate()
    app = App(document, engine.impl)
    engine.impl.apps.add_app(app)
    book = xw.Book(impl=Book(document, app))
    book.set_mock_caller()
    return book
