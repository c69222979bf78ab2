"""The sheet Targets, and the formulas of targets and ratings on every sheet."""

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.figure import NOTHING, Rag
from scorecard_xl.figures.targets import with_target
from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.page.sheets import SPARE_ROWS, TABLE_SHEETS, TARGETS, target_rows
from scorecard_xl.page.words import NO_TARGET, RATING, direction
from scorecard_xl.tables.sheets import POINTS, RELATIVE
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.drawing.canvas import Canvas, reference
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, draw_table, new_sheet


def target_text(indicator: Indicator, value: str, target: str, before: str = "") -> str:
    """The target in words; the arguments are cells. `before`: the words that open it."""
    said = f'"{before}{direction(indicator)} "&{_number_text(indicator, target)}'
    return f'=IF({value}="","",IF(ISNUMBER({target}),{said},"{NO_TARGET}"))'


def _number_text(indicator: Indicator, cell: str) -> str:
    if indicator.unit is Unit.SHARE:
        return f'IF(ROUND({cell}*100,1)=ROUND({cell}*100,0),TEXT({cell},"0%"),TEXT({cell},"0.0%"))'
    unit = '&" days"' if indicator.unit is Unit.DAYS else ""
    return f'IF(ROUND({cell},1)=ROUND({cell},0),TEXT({cell},"#,##0"),TEXT({cell},"#,##0.0")){unit}'


def rating_text(indicator: Indicator, value: str, target: str, limit: str) -> str:
    """The rating's symbol and word, nothing where the line is spare; the arguments are cells."""
    reaches = _reaches(indicator)
    return (
        f'=IF({value}="","",IF(AND(ISNUMBER({value}),ISNUMBER({target})),IF({value}{reaches}{target},"{RATING[Rag.GREEN]}",'
        f'IF({value}{reaches}{limit},"{RATING[Rag.AMBER]}","{RATING[Rag.RED]}")),"{NOTHING}"))'
    )


def rating_tests(indicator: Indicator, value: str, target: str, limit: str) -> dict[Rag, str]:
    """The condition for each colour, as conditional formatting takes it."""
    known, reaches = f"ISNUMBER({value}),ISNUMBER({target})", _reaches(indicator)
    return {
        Rag.GREEN: f"=AND({known},{value}{reaches}{target})",
        Rag.AMBER: f"=AND({known},NOT({value}{reaches}{target}),{value}{reaches}{limit})",
        Rag.RED: f"=AND({known},NOT({value}{reaches}{target}),NOT({value}{reaches}{limit}))",
    }


def _reaches(indicator: Indicator) -> str:
    return "<=" if indicator.better is Better.LOWER else ">="


class TargetFormulas:
    """The block of the targets in force. `first`, `last`: the rows of Targets that it looks at; `day`: a cell.

    `sheet`: `Targets!` in formulas that stand on another sheet.
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
        return f"{{=MOD(MAX({own}*(({since}+1)*1000+{rows}-MIN({rows})+1)),1000)}}"

    def value(self, row: str) -> str:
        return f'=IF({row}=0,"",{self._at("E", row)})'

    def on(self, indicator: str, day: str) -> str:
        """The target on another day; #N/A, which a chart passes over, where there is none."""
        other = TargetFormulas(self._first, self._last, day, self._sheet)
        row = other.row(indicator).strip("{=}")
        return f'{{=IF({day}="",NA(),IF({row}=0,NA(),INDEX({other._column("E")},{row})))}}'

    def limit(self, indicator: Indicator, row: str, target: str) -> str:
        """Up to where a figure is amber, rounded so that a figure on the limit reaches it exactly."""
        sign = "+" if indicator.better is Better.LOWER else "-"
        given = self._at("F", row)
        own = f'IF(LOWER(TRIM({self._at("G", row)}))="{RELATIVE}",{given}*{target},{given})'
        usual = f"IF({target}>=0.5,0.05,{target}*0.1)" if indicator.unit is Unit.SHARE else f"{target}*0.1"
        return f'=IF({row}=0,"",ROUND({target}{sign}IF(ISNUMBER({given}),{own},{usual}),10))'

    def _at(self, letter: str, row: str) -> str:
        return f"INDEX({self._column(letter)},{row})"


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
