"""The sheets that hold one Excel table each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.due import WITH_OUTLOOK
from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.indicators import Unit
from scorecard_xl.page import due, quality
from scorecard_xl.page.headline import of_table
from scorecard_xl.page.looks import NUMBERS, ROLES, TABS
from scorecard_xl.page.sheets import DUE_SOON, QUALITY, RESULTS, TABLE_SHEETS, TRENDS, TableSheet
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.area import LAST_ROW
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.paper import head_and_foot

FIRST_ROW = 3
"""The row of the headings, counted from 0; above it the title and what the sheet is for."""
STYLE = "Table Style Light 9"
_LINE_HEIGHT = 15
_LETTERS = 1.1  # of running text go into the width of a digit
_EVERY_CELL = f"A1:XFD{LAST_ROW}"
_NUMBERS = ("value", "target", "previous", "lower", "mean", "upper")
"""The columns of Results in the unit of the figure."""
_OF_A_COPY = "What the charts of the page draw; a blank is not known, or hidden."


def new_sheet(canvas: Canvas, spec: TableSheet) -> Worksheet:
    """A sheet with its title and note, without its table."""
    sheet = canvas.workbook.add_worksheet(spec.name)
    sheet.set_tab_color(TABS[spec.kind])
    sheet.hide_gridlines(2)
    sheet.write(0, 0, spec.name, canvas.format("sheet title"))
    sheet.write(1, 0, spec.about, canvas.format("sheet note"))
    sheet.set_row(0, 28)
    sheet.set_row(heading_row(spec), 20)
    of = of_table(spec.table)
    if of in canvas.values:
        canvas.named(sheet, heading_row(spec) - 1, 0, of, canvas.format("sheet of"))
    print_across(canvas, sheet, heading_row(spec), heading_row(spec) - (of in canvas.values))
    if spec.lines:
        sheet.freeze_panes(0, 0)  # too much would stay in sight; Excel shows the headings of a table as it scrolls
    return sheet


def heading_row(spec: TableSheet) -> int:
    """The row of the headings of its table, from 0."""
    return FIRST_ROW + spec.lines


def print_across(canvas: Canvas, sheet: Worksheet, heading: int, first: int) -> None:
    """As wide as the page, with the rows from `first` to the headings on each; on the screen these stay in sight."""
    sheet.freeze_panes(heading + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, heading)
    head_and_foot(sheet, canvas.paper_head, live=canvas.live)


def draw_table(
    canvas: Canvas, sheet: Worksheet, spec: TableSheet, rows: Sequence[Sequence[Value]], *, filters: bool = True,
    gaps_from: int | None = None,
) -> None:  # fmt: skip
    """The table under the title, with these rows; from row `gaps_from` of them there is no cell for None."""
    top = heading_row(spec)
    for column, (_, width, role) in enumerate(spec.columns):
        sheet.set_column(column, column, width)
        look = canvas.format(role)
        for at, row in enumerate(rows, top + 1):
            value = row[column] if column < len(row) else None
            if value is not None or gaps_from is None or at <= top + gaps_from:
                canvas.put(sheet, at, column, value, look)
    looks = [_heading_look(canvas, role) for _, _, role in spec.columns]
    add_table(sheet, top, len(rows), spec.table, dict(zip(spec.headings, looks, strict=True)), filters)


def _heading_look(canvas: Canvas, role: str) -> Format:
    """Aligned as its cells: numbers to the right."""
    return canvas.format("table heading", align=ROLES[role].align, indent=ROLES[role].indent)


def add_table(sheet: Worksheet, top: int, rows: int, name: str, headings: Mapping[str, Format], filters: bool) -> None:
    """An Excel table of these headings at the left, `rows` high under them."""
    columns = [{"header": heading, "header_format": look} for heading, look in headings.items()]
    options = {"name": name, "columns": columns, "style": STYLE, "autofilter": filters}
    sheet.add_table(top, 0, top + rows, len(headings) - 1, options)
    # The ID of a child is a text, also where it is all digits: no green corner says otherwise.
    sheet.ignore_errors({"number_stored_as_text": _EVERY_CELL})


def draw_block(
    canvas: Canvas, spec: TableSheet, rows: Sequence[Sequence[Value]], *, filters: bool = True,
    gaps_from: int | None = None,
) -> Worksheet:  # fmt: skip
    """A sheet that a refresh fills."""
    sheet = new_sheet(canvas, spec)
    draw_table(canvas, sheet, spec, rows, filters=filters, gaps_from=gaps_from)
    if spec.name == RESULTS:
        _looks_by_unit(canvas, sheet, len(rows))
    return sheet


def draw_running_text(canvas: Canvas, spec: TableSheet, rows: Sequence[Sequence[Value]]) -> None:
    """A sheet of wrapped texts, each row as high as its longest one needs."""
    sheet = draw_block(canvas, spec, rows)
    widths = [width * _LETTERS for _, width, _ in spec.columns]
    for at, row in enumerate(rows, FIRST_ROW + 1):
        needed = max(ceil(len(str(text)) / width) for text, width in zip(row, widths, strict=True))
        sheet.set_row(at, _LINE_HEIGHT * needed + 3)


def _looks_by_unit(canvas: Canvas, sheet: Worksheet, rows: int) -> None:
    """Results: the value of a share as a percentage, of a score or caseload to a tenth; the unit is beside it."""
    columns = [COLUMNS.index(heading) for heading in _NUMBERS]
    for unit in (Unit.SHARE, Unit.SCORE, Unit.CASES, Unit.POUNDS):
        look = canvas.workbook.add_format({"num_format": NUMBERS[unit]})
        rule = {"type": "formula", "criteria": f'=$K{FIRST_ROW + 2}="{unit}"', "format": look}
        for column in columns:
            sheet.conditional_format(FIRST_ROW + 1, column, FIRST_ROW + rows, column, rule)


def draw_due_soon(canvas: Canvas, rows: Sequence[Sequence[Value]]) -> None:
    """What falls due; above it the counts by team and worker, and whether the year's targets can be met."""
    spec, text = TABLE_SHEETS[DUE_SOON], canvas.format("cell")
    sheet = draw_block(canvas, spec, rows)
    canvas.named(sheet, FIRST_ROW, 0, due.SAID, canvas.format("sheet of"))
    for at, name in enumerate(WITH_OUTLOOK, FIRST_ROW + 1):
        canvas.named(sheet, at, 0, f"CPS.outlook.{name}", text)
    top = FIRST_ROW + len(WITH_OUTLOOK) + 2
    _head(canvas, sheet, top, ("Team or worker", *(state.capitalize() for state in due.STATES)))
    for line in range(1, due.COUNTED + 1):
        for field in range(len(due.STATES) + 1):
            canvas.named(sheet, top + line, field, due.line_name(line, field), canvas.format("cell", align="left"))


def draw_quality(canvas: Canvas, rows: Sequence[Sequence[Value]]) -> None:
    """What is wrong; above it how many problems there are of each kind."""
    sheet = draw_block(canvas, TABLE_SHEETS[QUALITY], rows)
    canvas.named(sheet, FIRST_ROW, 0, quality.SAID, canvas.format("sheet of"))
    top = FIRST_ROW + 2
    named = {"table": "Table", "number": "Count", "column": "Column", "severity": "Severity", "rule": "Rule",
             "touches": "Indicators it touches", "what": "What is wrong"}  # fmt: skip
    for field, column in zip(quality.FIELDS, (0, 1, 2, 4, 5, 6, 7), strict=True):
        sheet.write(top, column, named[field], canvas.format("in force heading"))
        for line in range(1, quality.KINDS + 1):
            look = canvas.format("cell", align="left")
            canvas.named(sheet, top + line, column, f"CPS.quality.{line}.{field}", look)
    sheet.write(top, 3, None, canvas.format("in force heading"))


def _head(canvas: Canvas, sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts):
        sheet.write(row, column, text, canvas.format("in force heading"))


def draw_trends(canvas: Canvas, rows: Sequence[Sequence[Value]]) -> Worksheet:
    """The table; a chart of a copy would remember an empty cell as 0."""
    spec = TABLE_SHEETS[TRENDS] if canvas.live else replace(TABLE_SHEETS[TRENDS], about=_OF_A_COPY)
    return draw_block(canvas, spec, rows, filters=False, gaps_from=None if canvas.live else 0)
