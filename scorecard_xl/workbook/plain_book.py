"""A workbook of plain tables: texts and numbers only, without formulas, names and macros."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.looks import FONT
from scorecard_xl.tables.values import Value, printable

_WIDEST, _NARROWEST = 80, 8
_HEAD = {"font_name": FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "text_wrap": True,
         "valign": "top"}  # fmt: skip
_LOOK = {"font_name": FONT, "valign": "top", "text_wrap": True}
_LINE, _ON_A_PAGE = 15, 22


@dataclass(frozen=True)
class PlainSheet:
    """A table on a sheet of this name. `fixed`: columns on the left that stay in view. `filters`: it has filters."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    fixed: int = 1
    filters: bool = True


def plain_book(sheets: Sequence[PlainSheet]) -> bytes:
    """The .xlsx file."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        head, text = workbook.add_format(_HEAD), workbook.add_format(_LOOK)
        day = workbook.add_format({**_LOOK, "num_format": "dd/mm/yyyy"})
        for each in sheets:
            sheet = workbook.add_worksheet(each.name)
            for at, heading in enumerate(each.headings):
                sheet.write_string(0, at, heading, head)
            for down, row in enumerate(each.rows, 1):
                _write_row(sheet, down, row, text, day)
            _set_out(sheet, each)
    return out.getvalue()


def _write_row(sheet: Worksheet, down: int, row: Sequence[Value], text: Format, day: Format) -> None:
    """The row is as high as its longest text, in lines of the widest column."""
    lines = max((-(-len(str(value)) // _WIDEST) for value in row if value is not None), default=1)
    if lines > 1:
        sheet.set_row(down, _LINE * lines)
    for at, value in enumerate(row):
        _write(sheet, down, at, value, day if isinstance(value, dt.date) else text)


def _write(sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    """Text is text, even where it starts with = or looks like an address."""
    if isinstance(value, dt.date):
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    elif value is not None and value != "":
        sheet.write_string(row, column, printable(str(value)), look)


def _set_out(sheet: Worksheet, each: PlainSheet) -> None:
    """Widths by what the columns hold, headings that stay in view and are printed on each page."""
    for at, heading in enumerate(each.headings):
        longest = max((len(str(row[at])) for row in each.rows if row[at] is not None), default=0)
        longest = max(longest, *map(len, heading.split()), _NARROWEST)
        sheet.set_column(at, at, min(longest, _WIDEST) + 2)
    sheet.freeze_panes(1, each.fixed)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    if len(each.headings) <= _ON_A_PAGE:
        sheet.fit_to_pages(1, 0)
    if each.filters and each.rows:
        sheet.autofilter(0, 0, len(each.rows), len(each.headings) - 1)
