"""A workbook in memory with every raw sheet and no rows; what stands on one by its headings."""

from scorecard_xl.imports.record import HEADINGS, SHEET
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.memory import MemoryBook


def empty_book() -> MemoryBook:
    sheets = {name: [list(table.headings)] for name, table in TABLES.items()}
    return MemoryBook({**sheets, SHEET: [list(HEADINGS)]})


def records(book: MemoryBook, name: str) -> list[dict[object, object]]:
    headings, *rows = book.sheets[name]
    return [dict(zip(headings, row, strict=True)) for row in rows]
