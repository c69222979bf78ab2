"""The sheets that officers write in, and the definitions."""

import datetime as dt
from enum import StrEnum

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.council.settings import Settings
from scorecard_xl.formulas.worksheet import HANDED_OVER
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.sheets import (
    BENCHMARKS,
    COMMENTARY,
    DEFINITIONS,
    MAPPINGS,
    SETTINGS,
    SPARE_ROWS,
    TABLE_SHEETS,
    definition_rows,
    setting_rows,
)
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.drawing.bank_holidays import draw_bank_holidays
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, draw_running_text, draw_table, new_sheet


def names_of_indicators() -> str:
    """The range on Definitions that holds every indicator's name, for lists to choose from."""
    return f"{DEFINITIONS}!$A${FIRST_ROW + 2}:$A${FIRST_ROW + 1 + len(INDICATORS)}"


def draw_commentary(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[COMMENTARY]
    sheet = new_sheet(canvas, spec)
    draw_table(canvas, sheet, spec, [[]] * SPARE_ROWS)
    _offer_indicators(sheet)


def draw_benchmarks(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[BENCHMARKS]
    sheet = new_sheet(canvas, spec)
    draw_table(canvas, sheet, spec, [[]] * SPARE_ROWS)
    _offer_indicators(sheet)


def draw_mappings(canvas: Canvas) -> None:
    spec = TABLE_SHEETS[MAPPINGS]
    draw_table(canvas, new_sheet(canvas, spec), spec, [[]] * SPARE_ROWS)


def _offer_indicators(sheet: Worksheet) -> None:
    rule = {"validate": "list", "source": f"={names_of_indicators()}", "error_message": "Choose one of the list."}
    sheet.data_validation(FIRST_ROW + 1, 0, FIRST_ROW + SPARE_ROWS, 0, rule)


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


def draw_definitions(canvas: Canvas) -> None:
    draw_running_text(canvas, TABLE_SHEETS[DEFINITIONS], definition_rows())
