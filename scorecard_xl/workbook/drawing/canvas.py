"""The workbook being drawn: its formats by role, its defined names, what its cells start with, its printed sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.color import Color
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.page.cells import InUse
from scorecard_xl.page.headline import TITLE
from scorecard_xl.page.looks import ACCENT, BAR, FONT, HAIR, PALE, ROLES, TABS, Style
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.drawing.paper import FILE, USUAL, Size, head_and_foot, paper_line
from scorecard_xl.workbook.file.workbookxml import with_accent

_ALIGN = {"centre": "center"}
Place = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
_MARGINS = {"left": 0.35, "right": 0.35, "top": 0.35, "bottom": 0.45}


@dataclass
class Canvas:
    """`values`: what each cell with a defined name holds at first.

    `live`: whether formulas, defined names, conditional formats and links are drawn. Without them (a copy that is sent
    on) each cell holds its value only, and has the colour that the value gives it. `accent`: the council's colour as
    #RRGGBB; it is the theme's first accent, so that it can be changed in one place. `paper_head`: what is printed over
    every page; `page_head`: over those of the scorecard, which have a head of their own. `size`: of the printed pages.
    `shown`: how much of them is in use, and what their charts say.
    """

    workbook: Workbook
    values: Mapping[str, Value]
    live: bool = True
    accent: str = ACCENT
    paper_head: str = paper_line(TITLE, FILE)
    page_head: str = ""
    size: Size = USUAL
    shown: InUse = field(default_factory=InUse)
    _formats: dict[Style, Format] = field(default_factory=dict)
    _asked: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.workbook.theme_xml = with_accent(self.workbook.theme_xml, self.accent)

    def format(self, role: str, **changes: Any) -> Format:
        """The format of a role; `changes`: fields of Style."""
        asked = (role, *changes.items())
        if asked not in self._asked:
            self._asked[asked] = self._format(replace(ROLES[role], **changes))
        return self._asked[asked]

    def _format(self, style: Style) -> Format:
        if style not in self._formats:
            self._formats[style] = self.workbook.add_format(_properties(style))
        return self._formats[style]

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
        """One cell; an empty one keeps the look."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write(row, column, value, look)

    def name(self, sheet: Worksheet, row: int, column: int, name: str) -> None:
        """Give the cell a defined name of the workbook."""
        if self.live:
            self.workbook.define_name(name, f"={reference(sheet, row, column)}")

    def name_range(self, sheet: Worksheet, top: int, left: int, bottom: int, right: int, name: str) -> None:
        """Give the cells a defined name of the workbook."""
        if not self.live:
            return
        last = xl_rowcol_to_cell(bottom, right, row_abs=True, col_abs=True)
        self.workbook.define_name(name, f"={reference(sheet, top, left)}:{last}")

    def named(self, sheet: Worksheet, row: int, column: int, name: str, look: Format) -> None:
        """A cell that a refresh writes."""
        self.put(sheet, row, column, self.values[name], look)
        self.name(sheet, row, column, name)

    def formula(self, sheet: Worksheet, row: int, column: int, name: str, formula: str, look: Format) -> None:
        """A formula whose result a refresh writes."""
        if not self.live:
            self.put(sheet, row, column, self.values[name], look)
            return
        sheet.write_formula(row, column, formula, look, self.values[name])
        self.name(sheet, row, column, name)


def reference(sheet: Worksheet, row: int, column: int) -> str:
    """Targets!$O$8."""
    return f"{quote_sheetname(sheet.get_name())}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"


def _properties(style: Style) -> dict[str, Any]:
    looks: dict[str, Any] = {
        "font_name": FONT, "font_size": style.size, "bold": style.bold, "font_color": colour(style.colour),
        "align": _ALIGN.get(style.align, style.align), "valign": "top" if style.top else "vcenter",
        "indent": style.indent, "text_wrap": style.wrap, "shrink": style.shrink, "italic": style.italic,
    }  # fmt: skip
    if style.ground:
        looks["bg_color"] = colour(style.ground)
    if style.underline:
        looks["underline"] = 1
    if style.ruled:
        looks |= {"bottom": 1, "bottom_color": HAIR}
    return looks | ({"num_format": style.number} if style.number else {})


_FIRST_ACCENT = 4
_SHADES = {ACCENT: 0, PALE: 1, BAR: 3}


def colour(value: str) -> str | Color:
    """The colour as XlsxWriter takes it: the accent and its tints follow the theme."""
    return Color.theme(_FIRST_ACCENT, _SHADES[value]) if value in _SHADES else value


class Printed:
    """A sheet that is printed at its own size on A4, and drawn in the size of the canvas."""

    def __init__(self, canvas: Canvas, sheet: Worksheet, size: Size) -> None:
        self.canvas, self.sheet, self.size = canvas, sheet, size

    def columns(self, widths: Sequence[int], first: int = 0) -> None:
        for column, width in enumerate(widths, first):
            self.sheet.set_column_pixels(column, column, self.size.wide(width))

    def rows(self, heights: Sequence[int], first: int) -> None:
        for row, height in enumerate(heights, first):
            self.sheet.set_row_pixels(row, self.size.high(height))

    def look(self, role: str, **changes: Any) -> Format:
        """The format of a role in the size of the page."""
        points = changes.pop("size", ROLES[role].size)
        return self.canvas.format(role, size=self.size.letters(points), **changes)

    def paint(self, row: int, columns: range, role: str, **changes: Any) -> None:
        for column in columns:
            self.sheet.write_blank(row, column, None, self.look(role, **changes))

    def named(self, row: int, column: int, name: str, role: str, **changes: Any) -> None:
        """A cell that a refresh writes."""
        self.canvas.named(self.sheet, row, column, name, self.look(role, **changes))

    def rule(self, places: Sequence[Place], rule: Mapping[str, Any], **look: Any) -> None:
        """A conditional format of these places, in a workbook that lives.

        Cells in its formula are those of the first place's first cell; that of another cell looks as far away.
        """
        if self.canvas.live:
            shown = {key: colour(value) if "color" in key else value for key, value in look.items()}
            form = self.canvas.workbook.add_format(shown)
            ranges = " ".join(xl_range(*place) for place in places)
            self.sheet.conditional_format(*places[0], {**rule, "format": form, "multi_range": ranges})

    def set_up(self, repeated: tuple[int, int], frozen: int) -> None:
        """On A4 at 100 per cent, with these rows on every page; on the screen the first ones stay in sight."""
        sheet = self.sheet
        sheet.set_tab_color(TABS["page"])
        sheet.hide_gridlines(2)
        sheet.freeze_panes(frozen, 0)
        sheet.set_paper(9)
        sheet.set_print_scale(100)
        if self.size.landscape:
            sheet.set_landscape()
        sheet.set_margins(**_MARGINS)
        sheet.center_horizontally()
        sheet.repeat_rows(*repeated)
        head_and_foot(sheet, self.canvas.page_head, live=self.canvas.live, margin=0.25)
