"""Officers' own columns of a sheet that is drawn again: their cells go beside our columns of the new sheet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from scorecard_xl.tables.by_heading import plain
from scorecard_xl.workbook.area import Area, column_letters, column_of, reference
from scorecard_xl.workbook.file.blockxml import body_under
from scorecard_xl.workbook.file.markup import find
from scorecard_xl.workbook.file.own_cells import formula_text, shared_formulas
from scorecard_xl.workbook.file.sheetxml import SheetXml
from scorecard_xl.workbook.file.workbookxml import TableXml

_ON_THE_SHEET = re.compile(r"(?<![\w!.'\]$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(!.])")
_TEXTS = re.compile(r'("(?:[^"]|"")*"|\[[^\]]*\])')


@dataclass(frozen=True)
class OwnColumns:
    """`headings`: of the columns. `cells`: by row from 0 and column from 0; they look as they did.

    `formulas`: those in our columns, by row and column from 0, without the = before them.
    """

    headings: tuple[str, ...] = ()
    cells: Mapping[tuple[int, int], etree._Element] = field(default_factory=dict)
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def put(self, sheet: SheetXml, body: Area) -> None:
        """Put the cells into the last columns of a table with these rows."""
        left = body.right - len(self.headings) + 1
        for (row, column), cell in self.cells.items():
            place = deepcopy(cell)
            place.set("r", reference(body.top + row, left + column))
            sheet.place(body.top + row, place)


def own_columns(sheet: SheetXml, table: TableXml, ours: Sequence[str], top: int) -> OwnColumns:
    """The own columns of a table, whose formulas look at the same cells of a table with the columns `ours`.

    `top`: the first row of the new table's body.
    """
    known = {plain(heading): at for at, heading in enumerate(ours, 1)}
    headings = [heading for heading in table.headings if plain(heading) not in known]
    places = dict(zip(headings, range(len(ours) + 1, len(ours) + len(headings) + 1), strict=True))
    letters = {
        column_letters(table.area.left + at): column_letters(known.get(plain(heading)) or places[heading])
        for at, heading in enumerate(table.headings)
    }
    down, shared = top - table.body.top, shared_formulas(sheet)
    cells, formulas = {}, {}
    for number in (
        range(table.body.top, body_under(sheet, table.body).area.bottom + 1)
        if headings or shared or _has_formulas(sheet)
        else ()
    ):
        for at, cell in _filled(sheet, number, table.area):
            heading, down_to = table.headings[at], number - table.body.top
            formula = find(cell, "f")
            if heading in places:
                cells[down_to, headings.index(heading)] = _moved(cell, letters, down, shared)
            elif formula is not None:
                text = formula_text(formula, cell.get("r", ""), shared)
                formulas[down_to, known[plain(heading)] - 1] = moved_formula(text, letters, down)
    return OwnColumns(tuple(headings), cells, formulas)


def _has_formulas(sheet: SheetXml) -> bool:
    return next(sheet.data.iter("{*}f"), None) is not None


def _filled(sheet: SheetXml, number: int, area: Area) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row of a table that hold something, by column from 0."""
    row = sheet.rows.get(number)
    for cell in () if row is None else row.iterchildren("{*}c"):
        column = column_of(cell.get("r", ""))
        if len(cell) and area.has_column(column):
            yield column - area.left, cell


def _moved(
    cell: etree._Element, letters: Mapping[str, str], down: int, shared: Mapping[str, tuple[str, str]]
) -> etree._Element:
    new = deepcopy(cell)
    formula = find(new, "f")
    if formula is not None:
        text = formula_text(formula, cell.get("r", ""), shared)
        formula.attrib.clear()
        formula.text = moved_formula(text, letters, down)
    return new


def moved_formula(formula: str, letters: Mapping[str, str], down: int) -> str:
    """The formula, whose columns have other letters now and whose rows are `down` rows further down."""

    def moved(match: re.Match[str]) -> str:
        fixed, column, fixed_row, row = match.groups()
        return f"{fixed}{letters.get(column, column)}{fixed_row}{int(row) + down}"

    parts = _TEXTS.split(formula)
    return "".join(part if at % 2 else _ON_THE_SHEET.sub(moved, part) for at, part in enumerate(parts))
