"""The sheets that officers fill in: raw tables, settings, bank holidays, local measures and more; and definitions."""

import datetime as dt
from enum import StrEnum
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.council.bank_holidays import HEADINGS, TABLE
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.local import MEASURES, MOST_LOCAL, UNITS
from scorecard_xl.figures.local_values import VALUES
from scorecard_xl.figures.measures import DEFAULT
from scorecard_xl.figures.measures import HEADINGS as MEASURE_HEADINGS
from scorecard_xl.formulas.worksheet import HANDED_OVER
from scorecard_xl.indicators import INDICATORS, Better, Declared
from scorecard_xl.page.looks import TABS
from scorecard_xl.page.sheets import (
    BENCHMARKS,
    COMMENTARY,
    DEFINITIONS,
    MAPPINGS,
    PAGE,
    SETTINGS,
    SPARE_ROWS,
    TABLE_SHEETS,
    definition_rows,
    setting_rows,
)
from scorecard_xl.tables.codes import choices
from scorecard_xl.tables.headings import holds_in_words, input_message
from scorecard_xl.tables.schema import Column, Kind, Table
from scorecard_xl.tables.sheets import LOCAL, NO, SHEETS, YES
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.area import LAST_ROW
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import (
    FIRST_ROW,
    STYLE,
    add_table,
    draw_running_text,
    draw_table,
    new_sheet,
    print_across,
)

_LEFT = 4
_MOST_ROWS = 200  # that a formula looks at: the table grows as an officer writes under it
_COLUMNS = ((14, "entry date"), (16, "entry"), (50, "entry"))
_NOTE = "England's are known. Write here what is different. Yes = bank holiday, No = working day."
_ROLES = {Kind.DATE: "date", Kind.MONTH: "month", Kind.NUMBER: "number", Kind.YEAR: "number"}
_WIDTHS = {Kind.DATE: 13.0, Kind.MONTH: 16.0}
_LONGEST_LIST = 255
_DAYS = {"validate": "date", "criteria": "between", "minimum": dt.date(1950, 1, 1), "maximum": dt.date(2099, 12, 31)}
_NUMBERS = {"validate": "decimal", "criteria": ">=", "value": 0}
_HEADINGS = SHEETS[MEASURES].headings
_VALUES_LEFT = len(_HEADINGS) + 1
_LOOKS = ((26, "entry"), (14, "entry month"), *[(14, "entry number")] * 3)
_VALUES = dict(zip(SHEETS[VALUES].headings, _LOOKS, strict=True))
_CHOICES = {"UNIT": [*UNITS], "BETTER": [*Better], "CHILDREN": [YES, NO]}
_VALUES_NOTE = "A share from 0 to 1, or NUMERATOR and DENOMINATOR. One row for each measure and month."
_MONTHS = 20
"""Rows that are ready for values: the table grows as an officer writes or pastes under it."""


def draw_bank_holidays(canvas: Canvas, sheet: Worksheet) -> None:
    """A title over blank rows to write in, right of the settings."""
    sheet.write(0, _LEFT, "Bank holidays", canvas.format("sheet title"))
    sheet.write(1, _LEFT, _NOTE, canvas.format("sheet note"))
    for column, (width, role) in enumerate(_COLUMNS, _LEFT):
        sheet.set_column(column, column, width)
        for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + SPARE_ROWS):
            sheet.write_blank(row, column, None, canvas.format(role, align="left", indent=1))
    _add_table(canvas, sheet)
    right = _LEFT + len(HEADINGS) - 1
    canvas.name_range(sheet, FIRST_ROW, _LEFT, FIRST_ROW + _MOST_ROWS, right, HANDED_OVER["bank_holidays"])
    rule = {"validate": "list", "source": [YES, NO], "error_message": f"Choose {YES} or {NO}."}
    sheet.data_validation(FIRST_ROW + 1, _LEFT + 1, FIRST_ROW + SPARE_ROWS, _LEFT + 1, rule)


def _add_table(canvas: Canvas, sheet: Worksheet) -> None:
    look = canvas.format("table heading", indent=1)
    columns = [{"header": heading, "header_format": look} for heading in HEADINGS]
    # Without filters: one would hide rows of the settings.
    options = {"name": TABLE, "columns": columns, "style": STYLE, "autofilter": False}
    sheet.add_table(FIRST_ROW, _LEFT, FIRST_ROW + SPARE_ROWS, _LEFT + len(HEADINGS) - 1, options)


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


def names_of_indicators(more: int = MOST_LOCAL) -> str:
    """The range on Definitions that holds every indicator's name, for lists to choose from, and `more` local ones."""
    return f"{DEFINITIONS}!$A${FIRST_ROW + 2}:$A${FIRST_ROW + 1 + len(INDICATORS) + more}"


def draw_commentary(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[COMMENTARY]
    sheet = new_sheet(canvas, spec)
    draw_table(canvas, sheet, spec, [[]] * SPARE_ROWS)
    _offer_indicators(sheet)


def draw_measures(canvas: Canvas) -> None:
    """What a new workbook's page shows, and blank rows to add to it."""
    spec = TABLE_SHEETS[PAGE]
    sheet = new_sheet(canvas, spec)
    draw_table(canvas, sheet, spec, [*(each.cells() for each in DEFAULT), *[[]] * SPARE_ROWS])
    rows = len(DEFAULT) + SPARE_ROWS
    _offer_indicators(sheet, rows)
    rule = {"validate": "list", "source": [YES, NO], "error_message": f"Choose {YES} or {NO}."}
    for heading in ("FRONT", "CHART"):
        column = MEASURE_HEADINGS.index(heading)
        sheet.data_validation(FIRST_ROW + 1, column, FIRST_ROW + rows, column, rule)


def draw_benchmarks(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[BENCHMARKS]
    sheet = new_sheet(canvas, spec)
    draw_table(canvas, sheet, spec, [[]] * SPARE_ROWS)
    _offer_indicators(sheet, more=0)


def draw_mappings(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[MAPPINGS]
    draw_table(canvas, new_sheet(canvas, spec), spec, [[]] * SPARE_ROWS)


def _offer_indicators(sheet: Worksheet, rows: int = SPARE_ROWS, more: int = MOST_LOCAL) -> None:
    rule = {"validate": "list", "source": f"={names_of_indicators(more)}", "error_message": "Choose one of the list."}
    sheet.data_validation(FIRST_ROW + 1, 0, FIRST_ROW + rows, 0, rule)


def draw_settings(canvas: Canvas, settings: Settings) -> None:
    spec = TABLE_SHEETS[SETTINGS]
    sheet, options = new_sheet(canvas, spec), setting_rows()
    draw_table(canvas, sheet, spec, [[title, None, about] for _, title, about in options], filters=False)
    for at, (name, _, _) in enumerate(options, FIRST_ROW + 1):
        value: Value = getattr(settings, name)
        canvas.put(sheet, at, 1, value, _setting_look(canvas, name))
        canvas.name(sheet, at, 1, f"CPS.setting.{name}")
        _offer_choices(sheet, at, name)
    canvas.name_range(sheet, FIRST_ROW, 0, FIRST_ROW + len(options), 2, HANDED_OVER["settings"])
    draw_bank_holidays(canvas, sheet)


def _offer_choices(sheet: Worksheet, at: int, name: str) -> None:
    kind = Settings.model_fields[name].annotation
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        rule = {"validate": "list", "source": list(kind), "error_message": f"Choose {' or '.join(kind)}."}
        sheet.data_validation(at, 1, at, 1, rule)


def _setting_look(canvas: Canvas, name: str) -> Format:
    if dt.date not in _types(name):
        return canvas.format("entry")
    return canvas.format("entry month" if name.endswith("month") else "entry date", align="left")


def _types(name: str) -> tuple[object, ...]:
    """What the setting may hold."""
    return getattr(Settings.model_fields[name].annotation, "__args__", ())


def draw_definitions(canvas: Canvas, indicators: Declared = INDICATORS) -> None:
    draw_running_text(canvas, TABLE_SHEETS[DEFINITIONS], definition_rows(indicators))


def draw_local_measures(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[LOCAL]
    sheet = new_sheet(canvas, spec)
    # Without filters: one would hide rows of the other table.
    draw_table(canvas, sheet, spec, [[]] * SPARE_ROWS, filters=False)
    for heading, offered in _CHOICES.items():
        _offer(sheet, _HEADINGS.index(heading), SPARE_ROWS, offered)
    _draw_values(canvas, sheet)


def _draw_values(canvas: Canvas, sheet: Worksheet) -> None:
    sheet.write(0, _VALUES_LEFT, "Values", canvas.format("sheet title"))
    sheet.write(FIRST_ROW - 1, _VALUES_LEFT, _VALUES_NOTE, canvas.format("sheet note"))
    for column, (width, role) in enumerate(_VALUES.values(), _VALUES_LEFT):
        sheet.set_column(column, column, width)
        for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + _MONTHS):
            sheet.write_blank(row, column, None, canvas.format(role))
    look = canvas.format("table heading", indent=1)
    columns = [{"header": heading, "header_format": look} for heading in _VALUES]
    options = {"name": VALUES, "columns": columns, "style": STYLE, "autofilter": False}
    sheet.add_table(FIRST_ROW, _VALUES_LEFT, FIRST_ROW + _MONTHS, _VALUES_LEFT + len(_VALUES) - 1, options)


def _offer(sheet: Worksheet, column: int, rows: int, choices: list[str]) -> None:
    said = f"Choose {', '.join(choices[:-1])} or {choices[-1]}."
    rule = {"validate": "list", "source": choices, "error_message": said}
    sheet.data_validation(FIRST_ROW + 1, column, FIRST_ROW + rows, column, rule)
