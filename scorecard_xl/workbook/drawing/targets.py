"""The Targets sheet: the table that officers write in, and beside it what is in force on the page's last day."""

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.targets import with_target
from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.page.sheets import SPARE_ROWS, TABLE_SHEETS, TARGETS, target_rows
from scorecard_xl.tables.sheets import POINTS, RELATIVE
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.drawing.canvas import Canvas, reference
from scorecard_xl.workbook.drawing.formulas import TargetFormulas
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, draw_table, new_sheet

LAST_ROW = 300
_BLOCK, _DAY_ROW = 9, 1
_HEADINGS = (
    ("Indicator", 36),
    ("Title", 54),
    ("Good is", 10),
    ("Row in force", 14),
    ("Target", 11),
    ("Amber up to", 13),
)
_ROW, _TARGET, _LIMIT = _BLOCK + 3, _BLOCK + 4, _BLOCK + 5


@dataclass(frozen=True)
class Aim:
    """The cells that hold an indicator's target in force and its amber limit."""

    target: str
    limit: str


def draw_targets(canvas: Canvas, names: str) -> dict[str, Aim]:
    """Draw the sheet; the cells in force by indicator. `names`: the range of every indicator's name."""
    spec = TABLE_SHEETS[TARGETS]
    sheet = new_sheet(canvas, spec)
    rows = target_rows() + [[None] * len(spec.headings)] * SPARE_ROWS
    draw_table(canvas, sheet, spec, rows, filters=False)
    for at, row in enumerate(rows, FIRST_ROW + 1):
        _style_row(canvas, sheet, at, str(row[0]), row)
    _validate(sheet, FIRST_ROW + len(rows), names)
    return _draw_block(canvas, sheet)


def _style_row(canvas: Canvas, sheet: Worksheet, at: int, name: str, row: list[Value]) -> None:
    look = _number(canvas, INDICATORS.get(name), "entry number")
    sheet.write_blank(at, 3, None, canvas.format("entry date"))
    canvas.put(sheet, at, 4, row[4], look)
    sheet.write_blank(at, 5, None, look)


def _number(canvas: Canvas, indicator: Indicator | None, role: str) -> Format:
    share = indicator is not None and indicator.unit is Unit.SHARE
    return canvas.format(role, number="0.0%" if share else "General")


def _validate(sheet: Worksheet, last: int, names: str) -> None:
    def validate(column: int, **rule: object) -> None:
        sheet.data_validation(FIRST_ROW + 1, column, last, column, {"ignore_blank": True, **rule})

    date = {"validate": "date", "criteria": ">=", "value": 36526, "error_title": "From"}
    validate(0, validate="list", source=f"={names}", error_title="Indicator", error_message="Choose one of the list.")
    validate(2, validate="list", source=[Better.HIGHER.value, Better.LOWER.value])
    validate(3, **date, error_message="Write the day as a date, for example 01/04/2026, or leave it blank.")
    validate(6, validate="list", source=[POINTS, RELATIVE], error_message=f"Choose {POINTS} or {RELATIVE}.")


def _draw_block(canvas: Canvas, sheet: Worksheet) -> dict[str, Aim]:
    sheet.write(_DAY_ROW - 1, _BLOCK, "In force this month", canvas.format("sheet title"))
    sheet.write(_DAY_ROW, _BLOCK, "On the page's last day:", canvas.format("sheet note"))
    canvas.named(sheet, _DAY_ROW, _BLOCK + 1, "CPS.targets.day", canvas.format("date", align="left", bold=True))
    for column, (heading, width) in enumerate(_HEADINGS, _BLOCK):
        sheet.set_column(column, column, width)
        look = canvas.format("in force heading", align="left" if column < _ROW else "right")
        sheet.write(FIRST_ROW, column, heading, look)
    day = xl_rowcol_to_cell(_DAY_ROW, _BLOCK + 1, row_abs=True, col_abs=True)
    formulas = TargetFormulas(FIRST_ROW + 2, LAST_ROW, day)
    return {
        each.name: _draw_aim(canvas, sheet, at, each, formulas) for at, each in enumerate(with_target(), FIRST_ROW + 1)
    }


def _draw_aim(canvas: Canvas, sheet: Worksheet, at: int, each: Indicator, formulas: TargetFormulas) -> Aim:
    for column, text in enumerate((each.name, each.title, each.better.value), _BLOCK):
        sheet.write(at, column, text, canvas.format("cell"))
    name, row, target = (xl_rowcol_to_cell(at, column, col_abs=True) for column in (_BLOCK, _ROW, _TARGET))
    number = 0 if canvas.values[f"CPS.target.{each.name}.value"] == "" else at - FIRST_ROW
    sheet.write_array_formula(at, _ROW, at, _ROW, formulas.row(name), canvas.format("number"), number)
    look, own = _number(canvas, each, "number"), f"CPS.target.{each.name}"
    canvas.formula(sheet, at, _TARGET, f"{own}.value", formulas.value(row), look)
    canvas.formula(sheet, at, _LIMIT, f"{own}.limit", formulas.limit(each, row, target), look)
    return Aim(reference(sheet, at, _TARGET), reference(sheet, at, _LIMIT))
