"""The sheet Targets, and the formulas of targets and ratings on the page."""

from typing import NamedTuple

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.figure import NOTHING, Rag
from scorecard_xl.figures.local import MOST_LOCAL
from scorecard_xl.figures.targets import USUAL_POINTS, with_target
from scorecard_xl.indicators import INDICATORS, Better, Unit
from scorecard_xl.page.cells import LineKind
from scorecard_xl.page.fill import ABOUT, LOCAL_TARGET
from scorecard_xl.page.sheets import SPARE_ROWS, TABLE_SHEETS, TARGETS, target_rows
from scorecard_xl.page.wording import RATING
from scorecard_xl.tables.sheets import POINTS, RELATIVE
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, draw_table, new_sheet

AT_LEAST, AT_MOST = "≥", "≤"
MEASURE = LineKind.MEASURE
LAST_TARGET_ROW = 300
_BLOCK, _DAY_ROW = 9, 1
_HEADINGS = (
    ("Indicator", 36),
    ("Title", 54),
    ("Good is", 10),
    ("Unit", 10),
    ("Row in force", 14),
    ("Target", 11),
    ("Amber up to", 13),
)
_NAME, _BETTER, _UNIT, _ROW, _TARGET, _LIMIT = (_BLOCK + at for at in (0, 2, 3, 4, 5, 6))


class TargetsBlock(NamedTuple):
    """The targets in force, by indicator: their cells on Targets, as other sheets name them."""

    names: str
    better: str
    targets: str
    limits: str

    def _own(self, column: str, indicator: str) -> str:
        """Blank where the indicator has none."""
        return f'IFERROR(INDEX({column},MATCH({indicator},{self.names},0)),"")'

    def target_text(self, kind: str, indicator: str, unit: str) -> str:
        """≥ 98%; a dash where there is none, blank on a line without a measure; the arguments are cells."""
        target, sign = self._own(self.targets, indicator), f'IF({self._is_lower(indicator)},"{AT_MOST}","{AT_LEAST}")'
        share, other = _in_short(target, 100, "0%", "0.0%"), _in_short(target, 1, "#,##0", "#,##0.0")
        pounds, days = (f'IF({unit}="{own}","{said}","")' for own, said in ((Unit.POUNDS, "£"), (Unit.DAYS, " days")))
        number = f'IF({unit}="{Unit.SHARE}",{share},{pounds}&{other}&{days})'
        return f'=IF({kind}<>"{MEASURE}","",IF(ISNUMBER({target}),{sign}&" "&{number},"{NOTHING}"))'

    def rating_text(self, kind: str, indicator: str, value: str) -> str:
        """Symbol and word; a dash without target or value, blank without a measure; the arguments are cells."""
        target, limit = self._own(self.targets, indicator), self._own(self.limits, indicator)
        known = f"AND(ISNUMBER({value}),ISNUMBER({target}))"
        near = f'IF({self._reaches(indicator, value, limit)},"{RATING[Rag.AMBER]}","{RATING[Rag.RED]}")'
        rating = f'IF({self._reaches(indicator, value, target)},"{RATING[Rag.GREEN]}",{near})'
        return f'=IF({kind}<>"{MEASURE}","",IF({known},{rating},"{NOTHING}"))'

    def _is_lower(self, indicator: str) -> str:
        return f'{self._own(self.better, indicator)}="{Better.LOWER}"'

    def _reaches(self, indicator: str, value: str, bound: str) -> str:
        return f"IF({self._is_lower(indicator)},{value}<={bound},{value}>={bound})"


def _in_short(cell: str, times: int, whole: str, tenths: str) -> str:
    return f'TEXT({cell},IF(ROUND({cell}*{times},1)=ROUND({cell}*{times},0),"{whole}","{tenths}"))'


class TargetFormulas:
    """The block of the targets in force. `first`, `last`: the rows of Targets that it looks at; `day`: a cell.

    `sheet`: `Targets!` in formulas on another sheet.
    """

    def __init__(self, first: int, last: int, day: str, sheet: str = "") -> None:
        self._first, self._last, self._day, self._sheet = first, last, day, sheet

    def _column(self, letter: str) -> str:
        return f"{self._sheet}${letter}${self._first}:${letter}${self._last}"

    def row(self, indicator: str) -> str:
        """Which row is in force: the latest From, and of equals the last; 0 where there is none."""
        since = f"IF(ISNUMBER({self._column('D')}),{self._column('D')},0)"
        own = f"({self._column('A')}={indicator})*ISNUMBER({self._column('E')})*({since}<={self._day})"
        # Counted from the first of them, wherever that is: an officer may put rows in above.
        rows = f"ROW({self._column('A')})"
        return f'{{=IF({indicator}="",0,MOD(MAX({own}*(({since}+1)*1000+{rows}-MIN({rows})+1)),1000))}}'

    def value(self, row: str) -> str:
        return f'=IF({row}=0,"",{self._at("E", row)})'

    def limit(self, better: str, unit: str, row: str, target: str) -> str:
        """Up to where a figure is amber, rounded so that a figure on the limit reaches it exactly."""
        sign = f'IF({better}="{Better.LOWER}",1,-1)'
        given = self._at("F", row)
        own = f'IF(LOWER(TRIM({self._at("G", row)}))="{RELATIVE}",{given}*{target},{given})'
        usual = f"{target}*0.1"
        for least, margin in reversed(USUAL_POINTS):
            usual = f'IF(AND({unit}="{Unit.SHARE}",{target}>={float(least)}),{float(margin)},{usual})'
        return f'=IF({row}=0,"",ROUND({target}+{sign}*IF(ISNUMBER({given}),{own},{usual}),10))'

    def _at(self, letter: str, row: str) -> str:
        return f"INDEX({self._column(letter)},{row})"


def draw_targets(canvas: Canvas, names: str) -> TargetsBlock:
    """Draw the sheet; the cells in force. `names`: the range of every indicator's name."""
    spec = TABLE_SHEETS[TARGETS]
    sheet = new_sheet(canvas, spec)
    rows = target_rows() + [[None] * len(spec.headings)] * SPARE_ROWS
    draw_table(canvas, sheet, spec, rows, filters=False)
    for at, row in enumerate(rows, FIRST_ROW + 1):
        _style_row(canvas, sheet, at, str(row[0]), row)
    _validate(sheet, FIRST_ROW + len(rows), names)
    return _draw_block(canvas, sheet)


def _style_row(canvas: Canvas, sheet: Worksheet, at: int, name: str, row: list[Value]) -> None:
    indicator = INDICATORS.get(name)
    is_share = indicator is not None and indicator.unit is Unit.SHARE
    look = canvas.format("entry number", number="0.0%" if is_share else "General")
    sheet.write_blank(at, 3, None, canvas.format("entry date"))
    canvas.put(sheet, at, 4, row[4], look)
    sheet.write_blank(at, 5, None, look)


def _validate(sheet: Worksheet, last: int, names: str) -> None:
    def validate(column: int, **rule: object) -> None:
        sheet.data_validation(FIRST_ROW + 1, column, last, column, {"ignore_blank": True, **rule})

    date = {"validate": "date", "criteria": ">=", "value": 36526, "error_title": "From"}
    validate(0, validate="list", source=f"={names}", error_title="Indicator", error_message="Choose one of the list.")
    validate(2, validate="list", source=[Better.HIGHER.value, Better.LOWER.value])
    validate(3, **date, error_message="Write the day as a date, for example 01/04/2026, or leave it blank.")
    validate(6, validate="list", source=[POINTS, RELATIVE], error_message=f"Choose {POINTS} or {RELATIVE}.")


def _draw_block(canvas: Canvas, sheet: Worksheet) -> TargetsBlock:
    sheet.write(_DAY_ROW - 1, _BLOCK, "In force this month", canvas.format("sheet title"))
    sheet.write(_DAY_ROW, _BLOCK, "On the page's last day:", canvas.format("sheet note"))
    canvas.named(sheet, _DAY_ROW, _BLOCK + 1, "CPS.targets.day", canvas.format("date", align="left", bold=True))
    for column, (heading, width) in enumerate(_HEADINGS, _BLOCK):
        sheet.set_column(column, column, width)
        look = canvas.format("in force heading", align="left" if column < _ROW else "right")
        sheet.write(FIRST_ROW, column, heading, look)
    day = xl_rowcol_to_cell(_DAY_ROW, _BLOCK + 1, row_abs=True, col_abs=True)
    formulas = TargetFormulas(FIRST_ROW + 2, LAST_TARGET_ROW, day)
    for at, each in enumerate(with_target(), FIRST_ROW + 1):
        for column, text in enumerate((each.name, each.title, each.better.value, each.unit.value), _BLOCK):
            sheet.write(at, column, text, canvas.format("cell"))
        _draw_aim(canvas, sheet, at, f"CPS.target.{each.name}", formulas)
    first = FIRST_ROW + 1 + len(with_target())
    for at in range(first, first + MOST_LOCAL):
        own = f"{LOCAL_TARGET}.{at - first + 1}"
        for column, field in enumerate(ABOUT, _BLOCK):
            canvas.named(sheet, at, column, f"{own}.{field}", canvas.format("cell"))
        _draw_aim(canvas, sheet, at, own, formulas)
    last = first + MOST_LOCAL - 1
    _show_shares(canvas, sheet, last)
    columns = (_NAME, _BETTER, _TARGET, _LIMIT)
    return TargetsBlock(*(f"{TARGETS}!{xl_range_abs(FIRST_ROW + 1, column, last, column)}" for column in columns))


def _show_shares(canvas: Canvas, sheet: Worksheet, last: int) -> None:
    """As percentages, in the block of the targets in force."""
    share = canvas.workbook.add_format({"num_format": "0.0%"})
    unit = xl_rowcol_to_cell(FIRST_ROW + 1, _UNIT, col_abs=True)
    rule = {"type": "formula", "criteria": f'={unit}="{Unit.SHARE}"', "format": share}
    sheet.conditional_format(FIRST_ROW + 1, _TARGET, last, _LIMIT, rule)


def _draw_aim(canvas: Canvas, sheet: Worksheet, at: int, own: str, formulas: TargetFormulas) -> None:
    """`own`: what the names of its cells begin with."""
    columns = (_NAME, _BETTER, _UNIT, _ROW, _TARGET)
    name, better, unit, row, target = (xl_rowcol_to_cell(at, column, col_abs=True) for column in columns)
    number = 0 if canvas.values[f"{own}.value"] == "" else at - FIRST_ROW
    sheet.write_array_formula(at, _ROW, at, _ROW, formulas.row(name), canvas.format("number"), number)
    look = canvas.format("number", number="General")
    canvas.formula(sheet, at, _TARGET, f"{own}.value", formulas.value(row), look)
    canvas.formula(sheet, at, _LIMIT, f"{own}.limit", formulas.limit(better, unit, row, target), look)
