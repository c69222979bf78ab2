"""Cells of officers' own columns in the part of a sheet: moved to where their rows go, and their formulas."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.area import Area, column_letters, column_of, reference
from scorecard_xl.workbook.file.linexml import Column, Columns
from scorecard_xl.workbook.file.markup import drop_attribute, find
from scorecard_xl.workbook.file.sheetxml import SheetXml
from scorecard_xl.workbook.file.workbookxml import TableXml
from scorecard_xl.workbook.own_columns import Lost, translated, with_formulas

_CELL = "{*}c"
Cells = Sequence[Sequence[Value]]
"""All cells of a sheet, from A1."""


def own_area(
    sheet: SheetXml, table: TableXml, ours: int, others: Sequence[TableXml], body: Area, named: Collection[int]
) -> Area | None:
    """The cells of officers' columns beside our `ours` columns of the body: in the table, and right of it.

    Right of the table a column is an officer's own if it follows without a gap, has a heading, is in no other table
    and is none of `named`, which have cells of the page. None if there is none.
    """
    header = table.body.top - 1
    right = table.area.right
    while _is_filled(sheet, header, right + 1):
        if right + 1 in named or any(_covers(other.area, header, right + 1) for other in others):
            break
        right += 1
    found = replace(body, left=table.area.left + ours, right=right)
    return found if found.left <= found.right else None


def _covers(place: Area, row: int, column: int) -> bool:
    return place.top <= row <= place.bottom and place.has_column(column)


def _is_filled(sheet: SheetXml, row: int, column: int) -> bool:
    return next(sheet.filled(Area(row, column, row, column)), None) is not None


def move(sheet: SheetXml, own: Area, to: Mapping[int, int], count: int) -> list[tuple[int, int]]:
    """Move the cells of each row of `own` to its new place among `count` rows; `to`: as `own_columns.moves`.

    A column that has a formula in each of its rows has one in each new row too. The row and column of each filled cell
    that has no new place are given back.
    """
    held = {number - own.top: _cells(sheet, number, own) for number in _rows(sheet, own)}
    everywhere = [at for at in range(own.left, own.right + 1) if _is_formula_column(held, at, own.height)]
    shared = shared_formulas(sheet)
    fill = {at: deepcopy(held[0][at]) for at in everywhere}
    placed = {number: to[number] for number in held if number in to}
    lost = [
        (own.top + number, at)
        for number, cells in held.items()
        if number not in to
        for at, cell in cells.items()
        if len(cell) and at not in everywhere
    ]
    for cells in held.values():
        for cell in cells.values():
            _take_out(cell)
    for old, new in placed.items():
        for at, cell in held[old].items():
            _put(sheet, cell, own.top + new, at, shared)
    for new in sorted(set(range(count)) - set(placed.values())):
        for at, cell in fill.items():
            _put(sheet, _without_value(deepcopy(cell)), own.top + new, at, shared)
    return lost


def _rows(sheet: SheetXml, own: Area) -> list[int]:
    return [number for number in sorted(sheet.rows) if own.top <= number <= own.bottom]


def _cells(sheet: SheetXml, number: int, own: Area) -> dict[int, etree._Element]:
    cells = ((column_of(cell.get("r", "")), cell) for cell in sheet.rows[number].iterchildren(_CELL))
    return {at: cell for at, cell in cells if own.has_column(at)}


def _is_formula_column(held: Mapping[int, Mapping[int, etree._Element]], at: int, height: int) -> bool:
    cells = [own[at] for own in held.values() if at in own and len(own[at])]
    return len(cells) == height and all(find(cell, "f") is not None for cell in cells)


def _take_out(cell: etree._Element) -> None:
    row = cell.getparent()
    if row is not None:
        row.remove(cell)


def _put(sheet: SheetXml, cell: etree._Element, row: int, column: int, shared: Mapping[str, tuple[str, str]]) -> None:
    before, now = cell.get("r", ""), reference(row, column)
    formula = find(cell, "f")
    if formula is not None:
        text = formula_text(formula, before, shared)
        for name in list(formula.attrib):
            if name in ("si", "ref") or (name == "t" and formula.get("t") == "shared"):
                del formula.attrib[name]
        formula.text = translated(text, before, now)
        if formula.get("t") == "array":
            formula.set("ref", now)
    cell.set("r", now)
    sheet.place(row, cell)


def _without_value(cell: etree._Element) -> etree._Element:
    for name in ("v", "is"):
        child = find(cell, name)
        if child is not None:
            cell.remove(child)
    drop_attribute(cell, "t")
    return cell


def shared_formulas(sheet: SheetXml) -> dict[str, tuple[str, str]]:
    """The first cell of each shared formula, and its text, by number."""
    found: dict[str, tuple[str, str]] = {}
    for formula in sheet.data.iter("{*}f"):
        cell = formula.getparent()
        if cell is not None and formula.get("t") == "shared" and formula.text:
            found[formula.get("si", "")] = (cell.get("r", ""), formula.text)
    return found


def formula_text(formula: etree._Element, at: str, shared: Mapping[str, tuple[str, str]]) -> str:
    """The formula of the cell `at`, without its =. `shared`: as `shared_formulas` has them, which follow the cell."""
    if formula.text or formula.get("t") != "shared":
        return formula.text or ""
    first, text = shared.get(formula.get("si", ""), (at, ""))
    return translated(text, first, at)


def keep_formulas(sheet: SheetXml, body: Area, block: Columns, to: Mapping[int, int]) -> dict[int, int]:
    """Give the block the formulas that the cells of the body have; `to`: as `own_columns.moves`.

    Where each filled cell of a column has one, new rows get one too: by column of the block, how many.
    """
    held = {number - body.top: _cells(sheet, number, body) for number in _rows(sheet, body)}
    shared, filled = shared_formulas(sheet), {}
    for index, at in enumerate(range(body.left, body.left + block.width)):
        cells = {number: own[at] for number, own in held.items() if at in own and len(own[at])}
        formulas = {number: formula for number, cell in cells.items() if (formula := find(cell, "f")) is not None}
        if formulas:
            texts = {
                number: formula_text(each, cells[number].get("r", ""), shared) for number, each in formulas.items()
            }
            values, fills = [block.value(row, index) for row in range(len(block))], len(formulas) == len(cells)
            made = with_formulas(values, texts, (column_letters(at), body.top), to, fills=fills)
            block.columns[index] = Column.of(made)
            filled[index] = (len(block) - len(to)) * fills
    return filled


def lost_cells(name: str, cells: Cells, header: int, lost: Sequence[tuple[int, int]]) -> Iterator[Lost]:
    """What stood in the cells that are not kept."""
    for row, column in lost:
        heading, text = _at(cells, header, column), _at(cells, row, column)
        yield Lost(name, reference(row, column), str(heading), str(text))


def _at(cells: Cells, row: int, column: int) -> Value:
    if row > len(cells) or column > len(cells[row - 1]):
        return ""
    return cells[row - 1][column - 1]
