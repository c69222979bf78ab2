"""Books, sheets and defined names."""

from typing import Any

from live.paper import PageSetup, Shapes
from live.ranges import Range
from live.tables import Tables
from live.touched import Touched
from xlwings import base_classes


class Book(Touched, base_classes.Book):
    app = None

    def __init__(self, document: Any, app: Any) -> None:
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

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self._sheet)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self._sheet.DrawPage)

    def _book_controller(self) -> Any:
        return self._in._document.CurrentController


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
