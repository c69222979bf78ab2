"""Officers' own columns of a workbook that is open: they keep their cells by the key of the row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import xlwings as xw

from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.area import Area, column_letters, reference
from scorecard_xl.workbook.book import Value
from scorecard_xl.workbook.live.changes import BlockChange, Held, LiveChange
from scorecard_xl.workbook.live.table import LiveTable, cells, read, write
from scorecard_xl.workbook.live.values import HostValue, entry_before, is_formula
from scorecard_xl.workbook.own_columns import Lost, has_keys, moves, translated, width_of_ours, with_formulas

_MOST_COLUMNS = 50


@dataclass(frozen=True)
class _Rows:
    rows: Sequence[Sequence[Value]]

    def __len__(self) -> int:
        return max(len(self.rows), 1)

    def value(self, row: int, column: int) -> Value:
        own = self.rows[row] if row < len(self.rows) else ()
        return own[column] if column < len(own) else None


@dataclass(frozen=True)
class OwnChange:
    """The cells of own columns, before in `old` and now in `new`."""

    sheet: xw.Sheet
    old: Area
    new: Area
    rows: Sequence[Sequence[HostValue]]
    before: Sequence[Sequence[HostValue]]

    def make(self) -> None:
        cells(self.sheet, self.old).clear_contents()
        write(self.sheet, self.new, self.rows)

    def undo(self) -> None:
        cells(self.sheet, self.new).clear_contents()
        write(self.sheet, self.old, self.before)

    def is_undone(self) -> bool:
        return Held.in_(self.sheet, self.old).entries() == self.before


def block_changes(
    wanted: str, where: LiveTable, rows: Sequence[Sequence[Value]], named: Collection[int], lost: list[Lost]
) -> list[LiveChange]:
    """The changes that put a block; `lost` gets what of own columns is not kept. Raises BookError.

    `named`: the columns of the sheet that have cells of the page.
    """
    if where.table is None or not has_keys(wanted) or not where.table.show_headers:
        return [BlockChange.of(where, rows)]
    _, old, _ = where.body()
    header = replace(old, top=old.top - 1, bottom=old.top - 1, right=old.right + _MOST_COLUMNS)
    headings = [str(heading) for heading in read(where.sheet, header)[0]]
    ours = width_of_ours(wanted, where.sheet.name, headings[: old.width])
    own = _own_area(where, old, ours, headings, named)
    if own is None and wanted not in TABLES:
        return [BlockChange.of(where, rows, ours)]
    held = Held.in_(where.sheet, replace(old, right=old.left + ours - 1))
    to = moves(wanted, headings[:ours], held.values, _Rows(rows))
    if wanted in TABLES:
        rows = _with_formulas(held, rows, to)
    found: list[LiveChange] = [BlockChange.of(where, rows, ours)]
    if own is None:
        return found
    return [*found, _own_change(where, own, headings[ours:], to, len(_Rows(rows)), lost)]


def _own_area(where: LiveTable, old: Area, ours: int, headings: Sequence[str], named: Collection[int]) -> Area | None:
    """The own columns of the table, and those right of it that have a heading, up to the first that has none.

    `headings`: from the first column of the table on.
    """
    beside = list(takewhile(bool, headings[old.width :]))
    others = [each.range for each in where.sheet.tables if str(each.name) != where.name] if beside else []
    right = old.right
    for _ in beside:
        if right + 1 in named or any(_covers(place, old.top - 1, right + 1) for place in others):
            break
        right += 1
    own = replace(old, left=old.left + ours, right=right)
    return own if own.left <= own.right else None


def _covers(place: xw.Range, row: int, column: int) -> bool:
    height, width = place.shape
    return place.row <= row < place.row + height and place.column <= column < place.column + width


def _with_formulas(held: Held, rows: Sequence[Sequence[Value]], to: Mapping[int, int]) -> list[list[Value]]:
    """The rows with the formulas of their old cells; as `with_formulas`."""
    width, top = held.area.width, held.area.top
    found = [[*row, *[None] * (width - len(row))] for row in rows]
    for at in range(width):
        filled = [row for row in range(held.area.height) if held.values[row][at] not in ("", None)]
        texts = {
            row: held.formulas[row][at] for row in filled if is_formula(held.values[row][at], held.formulas[row][at])
        }
        if texts:
            column = column_letters(held.area.left + at)
            own = {row: str(text)[1:] for row, text in texts.items()}
            fills = len(texts) == len(filled)
            made = with_formulas([row[at] for row in found], own, (column, top), to, fills=fills)
            for row, value in zip(found, made, strict=True):
                row[at] = value
    return found


def _own_change(
    where: LiveTable, own: Area, headings: Sequence[str], to: Mapping[int, int], count: int, lost: list[Lost]
) -> OwnChange:
    held, new = Held.in_(where.sheet, own), replace(own, bottom=own.top + count - 1)
    rows: list[list[HostValue]] = [[""] * own.width for _ in range(count)]
    for at in range(own.width):
        letters = column_letters(own.left + at)
        cells_of = [(held.values[row][at], held.formulas[row][at]) for row in range(own.height)]
        is_filled_down = all(is_formula(*cell) for cell in cells_of)
        for row, (value, formula) in enumerate(cells_of):
            if row in to:
                rows[to[row]][at] = _moved(value, formula, f"{letters}{own.top + row}", f"{letters}{own.top + to[row]}")
            elif not is_filled_down and value not in ("", None):
                cell = reference(own.top + row, own.left + at)
                lost.append(Lost(where.sheet.name, cell, headings[at], str(value)))
        if is_filled_down:
            for row in set(range(count)) - set(to.values()):
                rows[row][at] = _moved(*cells_of[0], f"{letters}{own.top}", f"{letters}{own.top + row}")
    return OwnChange(where.sheet, own, new, rows, held.entries())


def _moved(value: Value, formula: object, origin: str, target: str) -> HostValue:
    if is_formula(value, formula):
        return f"={translated(str(formula)[1:], origin, target)}"
    return entry_before(value, formula)
