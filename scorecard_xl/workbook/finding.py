"""Finding a table in a workbook, one way for a file, for Excel and in memory; and whether its page is an old one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from scorecard_xl.page.plots import PLACE
from scorecard_xl.page.sheets import TRENDS
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheets import SHEETS, headings_at
from scorecard_xl.workbook.book import Book, Sheet, Value

Row = Sequence[Value]
_EXCEL_NAMES = {name.lower(): table.excel_name.lower() for name, table in TABLES.items()}
_ENTRY_TABLES = {name.lower(): table for name, table in SHEETS.items()}
EARLIER_PAGE = (
    "This workbook has the page of an earlier version. Run `scorecard-xl upgrade BOOK`, which keeps your data, "
    "settings, targets, comments and own sheets"
)
"""What is said then, without the full stop: what comes after differs."""


def is_blank(row: Row) -> bool:
    """Whether no cell of the row holds anything."""
    return all(value is None or value == "" for value in row)


def heading_place(rows: Sequence[Row]) -> int | None:
    """The place of the headings, the first row that is not blank; None where all are."""
    return next((place for place, row in enumerate(rows) if not is_blank(row)), None)


class ExcelTable(Protocol):
    """An Excel table, as it is listed."""

    @property
    def name(self) -> str: ...

    @property
    def headings(self) -> Sequence[str]: ...


Listed = TypeVar("Listed", bound=ExcelTable)
FoundTable = tuple[str, Listed | None]
"""The name of a sheet, and which of its tables; None: its cells."""


def find(wanted: str, sheets: Iterable[str], tables: Callable[[str], Sequence[Listed]]) -> FoundTable[Listed] | None:
    """Where the table of this name is: on the sheet of that name, else as an Excel table anywhere.

    The name of a sheet is the very same, else in another case, last with blanks around it. On the sheet the Excel table
    of that name is taken, else the first whose headings fit, else the cells. `tables`: those of a sheet.
    """
    names = list(sheets)
    table = _ENTRY_TABLES.get(wanted.lower())
    own = _on_sheet(wanted, _sheet_called(wanted, names), tables)
    if own is not None and (table is None or own[1] is not None):
        return own
    anywhere = ((name, each) for name in names for each in tables(name) if _is_called(each.name, wanted))
    meant = own or next(anywhere, None) or _on_sheet(wanted, _sheet_meant(wanted, names), tables)
    if table is None:
        return meant
    home = _sheet_called(table.home, names) or _sheet_meant(table.home, names)
    return next(anywhere, None) or meant or _on_sheet(wanted, home, tables)


def _on_sheet(wanted: str, name: str | None, tables: Callable[[str], Sequence[Listed]]) -> FoundTable[Listed] | None:
    if name is None:
        return None
    listed, table = tables(name), _ENTRY_TABLES.get(wanted.lower())
    own = next((each for each in listed if _is_called(each.name, wanted)), None)
    if own is None and table is None:
        own = next(iter(listed), None)
    if own is None and table is not None:
        own = next((each for each in listed if not Headings(each.headings).missing(table.required)), None)
    return name, own


def _is_called(table: str, wanted: str) -> bool:
    """Whether an Excel table of this name is the wanted one, in any case (OC2_ is OC2)."""
    return table.lower() in (wanted.lower(), _EXCEL_NAMES.get(wanted.lower()))


def _sheet_called(wanted: str, sheets: Iterable[str]) -> str | None:
    """The sheet of this name: the same, else in another case, which to Excel is the same."""
    alike = [name for name in sheets if name.lower() == wanted.lower()]
    return wanted if wanted in alike else alike[0] if alike else None


def _sheet_meant(wanted: str, sheets: Iterable[str]) -> str | None:
    """The sheet with this name in any case and blanks around it."""
    return next((name for name in sheets if name.strip().lower() == wanted.lower()), None)


def by_headings(wanted: str, sheet: Sheet) -> Sheet | None:
    """Of the cells of a sheet those of the table, from its headings on; of other tables all cells.

    None where the sheet is another's (bank holidays are on Settings) and does not have the headings.
    """
    table = _ENTRY_TABLES.get(wanted.lower())
    place = None if table is None else headings_at(table, sheet.rows)
    if table is None or place is None:
        is_own = table is None or sheet.name.strip().lower() == table.name.lower() or table.home == table.name
        return sheet if is_own else None
    at, first, last = place
    rows = sheet.rows if place == (0, 0, len(sheet.rows[0]) - 1) else _cut(sheet.rows[at:], first, last)
    return replace(sheet, rows=rows, first_row=sheet.first_row + at, first_column=sheet.first_column + first)


def _cut(rows: Sequence[Sequence[Value]], first: int, last: int) -> list[list[Value]]:
    return [list(row[first : last + 1]) for row in rows]


def heading_row(wanted: str, rows: Sequence[Sequence[Value]]) -> tuple[int, int] | None:
    """The row and first column of the headings, from 0: where the table's own are, else the first row with anything."""
    table = _ENTRY_TABLES.get(wanted.lower())
    place = None if table is None else headings_at(table, rows)
    if place is not None:
        return place[0], place[1]
    first = heading_place(rows)
    return None if first is None else (first, 0)


def has_this_page(book: Book) -> bool:
    """Whether it is a workbook of this version, which has every sheet that officers fill in."""
    drawn = book.read(TRENDS)
    return drawn is not None and len(drawn.rows) > 0 and PLACE in drawn.rows[0]


def has_earlier_page(book: Book) -> bool:
    """The rows of Trends are those of the charts; the earlier ones had no column that says which."""
    drawn = book.read(TRENDS)
    return drawn is not None and len(drawn.rows) > 0 and PLACE not in drawn.rows[0]


def earlier_page_warning(book: Book, name: str) -> list[str]:
    """That the workbook of this name cannot be refreshed as it is, and what to do; nothing for one of this version."""
    return [f"{EARLIER_PAGE.replace('BOOK', name)}: a refresh needs it."] if has_earlier_page(book) else []
