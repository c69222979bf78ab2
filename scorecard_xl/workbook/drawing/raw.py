"""The raw sheets: a table to paste under, with what each heading takes."""

import datetime as dt
from typing import Any

from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.theme import TABS
from scorecard_xl.tables.codes import choices
from scorecard_xl.tables.headings import holds_in_words, input_message
from scorecard_xl.tables.schema import Column, Kind, Table
from scorecard_xl.workbook.area import LAST_ROW
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import add_table, print_across

_ROLES = {Kind.DATE: "date", Kind.MONTH: "month", Kind.NUMBER: "number", Kind.YEAR: "number"}
_WIDTHS = {Kind.DATE: 13.0, Kind.MONTH: 16.0}
_LONGEST_LIST = 255
_DAYS = {"validate": "date", "criteria": "between", "minimum": dt.date(1950, 1, 1), "maximum": dt.date(2099, 12, 31)}
_NUMBERS = {"validate": "decimal", "criteria": ">=", "value": 0}


def draw_raw(canvas: Canvas, table: Table) -> None:
    """A raw sheet: all headings, and one blank row to start from."""
    sheet = canvas.workbook.add_worksheet(table.name)
    sheet.set_tab_color(TABS["raw"])
    for at, column in enumerate(table.columns):
        look = canvas.format(_ROLES.get(column.kind, "text"), **_stands(column))
        sheet.set_column(at, at, _width(column), look)
        sheet.write_blank(1, at, None, look)
        _guide(sheet, at, table, column)
    headings = {column.heading: canvas.format("table heading", **_stands(column)) for column in table.columns}
    add_table(sheet, 0, 1, table.excel_name, headings, True)
    print_across(canvas, sheet, 0, 0)


def _stands(column: Column) -> dict[str, Any]:
    """Numbers to the right, and apart from the text in the next column."""
    return {"align": "right", "indent": 1} if _ROLES.get(column.kind) == "number" else {}


def _width(column: Column) -> float:
    return max(_WIDTHS.get(column.kind, 11.0), len(column.heading) + 4)


def _guide(sheet: Worksheet, at: int, table: Table, column: Column) -> None:
    """What is said on the heading; and below it, down to the last row, what is asked back for an odd value."""
    message = {"validate": "any", "input_title": column.heading, "input_message": input_message(table, column)}
    sheet.data_validation(0, at, 0, at, message)
    rule = _rule(table, column)
    if rule:
        asked = {"error_type": "warning", "error_title": column.heading, "error_message": holds_in_words(table, column)}
        sheet.data_validation(1, at, LAST_ROW - 1, at, rule | asked)


def _rule(table: Table, column: Column) -> dict[str, object]:
    offered = choices(table.name, column.heading)
    if offered:
        return {"validate": "list", "source": _short(offered)}
    return {Kind.DATE: _DAYS, Kind.NUMBER: _NUMBERS}.get(column.kind, {})


def _short(offered: tuple[str, ...]) -> list[str]:
    """Excel repairs away a longer list. Raises ValueError."""
    if len(",".join(offered)) > _LONGEST_LIST:
        raise ValueError(f"{len(offered)} codes are too many for a list in a cell: put them in a range")
    return list(offered)
