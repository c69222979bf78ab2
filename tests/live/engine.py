"""A compact xlwings engine over LibreOffice: what books/live.py calls, and nothing else; other members raise.

It behaves as Excel does where the two differ: a value is read as if it were typed, an apostrophe keeps it text; a
protected sheet refuses to be written; a copied row fills its destination.
"""

import datetime as dt
from typing import Any

import xlwings as xw
from xlwings import base_classes

from scorecard_xl.books.area import reference

_EPOCH = dt.datetime(1899, 12, 30)
_DATES, _CONTENT = 2, 1 | 2 | 4 | 16


class Refused(Exception):
    """What Excel says as 0x800A03EC."""


class Touched:
    """Counts what is asked of the host: every public member."""

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name not in ("options", "api", "max_cells_per_read", "max_cells_per_write"):
            touch(f"{type(self).__name__}.{name}")
        return super().__getattribute__(name)


def touch(member: str) -> None:
    """Called for every member that reaches the host; tests spy on it."""


class Engine:
    name, type = "libreoffice", "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        return "" if value is None else value

    @staticmethod
    def clean_value_data(data: Any, build_date: Any, empty: Any, build_number: Any, errors_as_text: Any) -> Any:
        return [[empty if cell in ("", None) else cell for cell in row] for row in data]


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
        return Range.of(Book(self._document, self), chosen.RangeAddress)

    def calculate(self) -> None:
        self._document.calculate()

    def activate(self, steal_focus: bool = False) -> None:
        """There is no window."""

    def alert(self, prompt: str, title: Any, buttons: Any, mode: Any, callback: Any) -> str:
        self._alerts.append(prompt)
        return "ok"


class Book(Touched, base_classes.Book):
    app = None

    def __init__(self, document: Any, app: App) -> None:
        self._document, self.app = document, app

    @property
    def name(self) -> str:
        return str(self._document.Title)

    def save(self, path: Any = None, password: Any = None) -> None:
        """As an .xlsx beside it: LibreOffice writes no workbook with macros."""
        self._document.storeToURL(f"{self._document.URL}.xlsx", (property_("FilterName", "Calc MS Excel 2007 XML"),))

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    @property
    def names(self) -> "Names":
        return Names(self)

    def activate(self) -> None:
        """There is no window."""


class Sheets(Touched, base_classes.Sheets):
    def __init__(self, book: Book) -> None:
        self._book = book

    def __iter__(self) -> Any:
        return (Sheet(self._book, at) for at in range(self._book._document.Sheets.Count))

    def __len__(self) -> int:
        return int(self._book._document.Sheets.Count)


class Sheet(Touched, base_classes.Sheet):
    def __init__(self, book: Book, index: int) -> None:
        self._in, self._index = book, index
        self._sheet = book._document.Sheets.getByIndex(index)

    @property
    def book(self) -> Book:
        return self._in

    @property
    def name(self) -> str:
        return str(self._sheet.Name)

    @property
    def tables(self) -> "Tables":
        return Tables(self)

    @property
    def used_range(self) -> "Range":
        cursor = self._sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        return Range(self, 0, 0, cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn)

    def range(self, first: Any, last: Any = None) -> "Range":
        if isinstance(first, Range):
            last = first if last is None else last
            return Range(self, first._top, first._left, last._bottom, last._right)
        bottom, right = first if last is None else last
        return Range(self, first[0] - 1, first[1] - 1, bottom - 1, right - 1)

    def activate(self) -> None:
        self._book_controller().setActiveSheet(self._sheet)

    def _book_controller(self) -> Any:
        return self._in._document.CurrentController


class Range(Touched, base_classes.Range):
    api = True

    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
        self._on, self._top, self._left, self._bottom, self._right = sheet, top, left, bottom, right

    @classmethod
    def of(cls, book: Book, place: Any) -> "Range":
        return cls(Sheet(book, place.Sheet), place.StartRow, place.StartColumn, place.EndRow, place.EndColumn)

    @property
    def sheet(self) -> Sheet:
        return self._on

    @property
    def _cells(self) -> Any:
        return self._on._sheet.getCellRangeByPosition(self._left, self._top, self._right, self._bottom)

    def __len__(self) -> int:
        return (self._bottom - self._top + 1) * (self._right - self._left + 1)

    @property
    def row(self) -> int:
        return self._top + 1

    @property
    def column(self) -> int:
        return self._left + 1

    @property
    def shape(self) -> tuple[int, int]:
        return self._bottom - self._top + 1, self._right - self._left + 1

    def __call__(self, row: int, column: int) -> "Range":
        top, left = self._top + row - 1, self._left + column - 1
        return Range(self._on, top, left, top, left)

    @property
    def address(self) -> str:
        return f"{reference(self._top + 1, self._left + 1)}:{reference(self._bottom + 1, self._right + 1)}"

    @property
    def raw_value(self) -> list[list[Any]]:
        rows = [list(row) for row in self._cells.getDataArray()]
        for place in self._cells.queryContentCells(_DATES).RangeAddresses:
            for row in rows[place.StartRow - self._top : place.EndRow - self._top + 1]:
                for at in range(place.StartColumn - self._left, place.EndColumn - self._left + 1):
                    row[at] = _EPOCH + dt.timedelta(days=row[at])
        return rows

    @raw_value.setter
    def raw_value(self, rows: Any) -> None:
        self._check_writable()
        height, width = self._bottom - self._top + 1, self._right - self._left + 1
        grid = rows if isinstance(rows, list | tuple) else [[rows] * width] * height
        self._cells.setFormulaArray(tuple(tuple(map(_typed, row)) for row in grid))

    @property
    def formula(self) -> Any:
        """As Excel gives it: of a cell without a formula its content, without the apostrophe that keeps it text."""
        return tuple(tuple(map(_as_in_excel, row)) for row in self._cells.getFormulaArray())

    def clear_contents(self) -> None:
        self._check_writable()
        self._cells.clearContents(_CONTENT)

    def copy(self, destination: xw.Range) -> None:
        target = destination.impl
        target._check_writable()
        source, top = self, target._top
        while top <= target._bottom:
            bottom = min(target._bottom, top + source._bottom - source._top)
            some = Range(source._on, source._top, source._left, source._top + bottom - top, source._right)
            cell = target._on._sheet.getCellByPosition(target._left, top)
            target._on._sheet.copyRange(cell.CellAddress, some._cells.RangeAddress)
            source, top = Range(target._on, target._top, target._left, bottom, target._right), bottom + 1

    def _check_writable(self) -> None:
        if self._on._sheet.isProtected():
            raise Refused("the sheet is protected")


def _as_in_excel(text: str) -> str:
    return _separated(text, ";", ",") if text.startswith("=") else text.removeprefix("'")


def _typed(value: Any) -> str:
    """What a person would type."""
    if isinstance(value, dt.datetime):
        value = (value - _EPOCH) / dt.timedelta(days=1)
    if not isinstance(value, str):
        return repr(value)
    return _separated(value, ",", ";") if value.startswith("=") else value


def _separated(formula: str, before: str, after: str) -> str:
    """The formula with other separators between arguments: what stands in quotes stays."""
    parts = formula.split('"')
    return '"'.join(part if at % 2 else part.replace(before, after) for at, part in enumerate(parts))


class Tables(Touched, base_classes.Tables):
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def _own(self) -> list["Table"]:
        ranges = self._sheet._in._document.DatabaseRanges
        every = (ranges.getByName(name) for name in ranges.ElementNames)
        return [Table(self._sheet, each) for each in every if each.DataArea.Sheet == self._sheet._index]

    def __iter__(self) -> Any:
        return iter(self._own())

    def __len__(self) -> int:
        return len(self._own())


class Table(Touched, base_classes.Table):
    def __init__(self, sheet: Sheet, area: Any) -> None:
        self._sheet, self._area = sheet, area

    @property
    def name(self) -> str:
        return str(self._area.Name)

    @property
    def range(self) -> Range:
        return Range.of(self._sheet._in, self._area.DataArea)

    @property
    def show_headers(self) -> bool:
        return bool(self._area.ContainsHeader)

    @property
    def show_totals(self) -> bool:
        return bool(self._area.TotalsRow)

    @property
    def show_autofilter(self) -> bool:
        return bool(self._area.AutoFilter)

    @property
    def autofilter(self) -> "AutoFilter":
        return AutoFilter(self)

    def resize(self, range: xw.Range) -> None:
        self._area.DataArea = range.impl._cells.RangeAddress


class AutoFilter(Touched, base_classes.AutoFilter):
    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def _cells(self) -> Any:
        return self._table.range._cells

    def clear(self, field: int | None) -> None:
        self._apply(())

    def apply_values(self, field: int, values: list[str]) -> None:
        fields = [each for each in self._cells.createFilterDescriptor(False).FilterFields if each.Field != field - 1]
        self._apply((*fields, *(_shows(field - 1, value) for value in values)))

    def _apply(self, fields: Any) -> None:
        descriptor = self._cells.createFilterDescriptor(True)
        descriptor.ContainsHeader = True
        descriptor.setFilterFields(tuple(fields))
        self._cells.filter(descriptor)


def _shows(field: int, text: str) -> Any:
    from com.sun.star.sheet import TableFilterField
    from com.sun.star.sheet.FilterConnection import AND
    from com.sun.star.sheet.FilterOperator import EQUAL

    return TableFilterField(AND, field, EQUAL, False, 0.0, text)


class Names(Touched, base_classes.Names):
    def __init__(self, book: Book) -> None:
        self._ranges = book._document.NamedRanges

    def snapshot(self) -> list[tuple[str, "Name"]]:
        return [(name, Name(self._ranges, name)) for name in self._ranges.ElementNames]


class Name(Touched, base_classes.Name):
    def __init__(self, ranges: Any, name: str) -> None:
        self._ranges, self._name = ranges, name

    @property
    def name(self) -> str:
        return self._name

    @property
    def refers_to(self) -> str:
        """In Excel's notation: $Scorecard.$B$2 is Scorecard!$B$2."""
        content = self._ranges.getByName(self._name).Content
        sheet, _, cells = content.removeprefix("$").rpartition(".$")
        return f"={sheet}!${cells}"


def property_(name: str, value: Any) -> Any:
    from com.sun.star.beans import PropertyValue

    return PropertyValue(Name=name, Value=value)


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
