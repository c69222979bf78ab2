"""One set of changes to the parts of a workbook, made together or not at all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import NOTHING_BESIDE, Beside, Block, BookError, Value
from scorecard_xl.workbook.file import chartxml
from scorecard_xl.workbook.file.archive import Packed
from scorecard_xl.workbook.file.blockxml import Body, body_under, check_fits, replace_body, stretch, without_body
from scorecard_xl.workbook.file.linexml import Columns
from scorecard_xl.workbook.file.own_cells import Cells, keep_formulas, lost_cells, move, own_area
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.sheetxml import SheetXml
from scorecard_xl.workbook.file.workbookxml import SheetPart, TableXml, WorkbookXml, named_cells
from scorecard_xl.workbook.own_columns import Lost, filled_down, has_keys, moves, width_of_ours


class Edit:
    """Changes that reach the package with `commit`, and not before.

    `cells_of`: the cells of a sheet as they were. `lost`: what officers wrote in own columns and is not kept.
    `filled`: a sentence for each column of formulas that was filled down.
    """

    def __init__(self, package: Package, workbook: WorkbookXml, cells_of: Callable[[SheetPart], Cells]) -> None:
        self._package, self._cells_of = package, cells_of
        self.lost: list[Lost] = []
        self.filled: list[str] = []
        self._workbook = workbook
        self._sheets: dict[str, SheetXml] = {}
        self._tables: dict[str, TableXml] = {}
        self._written: dict[str, chartxml.Written] = defaultdict(chartxml.Written)
        self._formulas_lost = False
        self._beside = NOTHING_BESIDE

    def set_beside(self, beside: Beside) -> None:
        """Print areas and alternative texts."""
        self._beside = beside

    def put(self, cells: Mapping[str, Value], blocks: Mapping[str, Block], headings: Mapping[str, Area | None]) -> None:
        """As `Book.put`. Raises BookError if a sheet is missing or its rows do not fit.

        `headings`: by sheet, where they are if that is known; without, the first row that has anything.
        """
        placed = self._placed(cells)
        for wanted in blocks:
            self._open_without_body(wanted, placed)
        for (sheet, row, column), value in placed.items():
            self._sheet(self._workbook.sheets[sheet]).write(row, column, value)
            self._written[sheet].cells[row, column] = value
        for changed in self._sheets.values():
            changed.measure()
        for wanted, rows in blocks.items():
            self._set_block(wanted, Columns(rows), headings.get(wanted))

    def _placed(self, cells: Mapping[str, Value]) -> dict[tuple[str, int, int], Value]:
        """The values by sheet (lower case), row and column. Names that the workbook does not have are left out."""
        places = named_cells(self._workbook.root)
        found = [(*places[name.lower()], value) for name, value in cells.items() if name.lower() in places]
        lower = {(sheet.lower(), row, column): value for sheet, row, column, value in found}
        return {place: value for place, value in lower.items() if place[0] in self._workbook.sheets}

    def _open_without_body(self, wanted: str, placed: Iterable[tuple[str, int, int]]) -> None:
        """Parse a sheet without the rows that its block replaces, which is most of the sheet and of the time.

        If a named cell is among those rows, the sheet is parsed whole: the cell may be beside the table.
        """
        place, table = self._find(wanted)
        if place.part in self._sheets or table is None:
            return
        content, body, name = self._package.read(place.part), table.body, place.name.lower()
        has_own = width_of_ours(wanted, place.name, table.headings) < len(table.headings)
        if not has_own and not any(sheet == name and body.top < row <= body.bottom for sheet, row, _ in placed):
            content = without_body(content, body)
        self._sheets[place.part] = SheetXml(content, place.part, self._workbook.date_shift)

    def _set_block(self, wanted: str, block: Columns, headings: Area | None) -> None:
        place, table = self._find(wanted)
        sheet = self._sheet(place)
        before = sheet.formulas()
        if table is not None:
            body = _table_body(sheet, place.name, table)
        else:
            body = _under(sheet, headings) if headings else _plain_body(sheet, place.name, block.width)
        if table is not None and has_keys(wanted):
            body, block = self._with_own(wanted, place, table, sheet, body, block)
        bottom = replace_body(sheet, place.name, body, block)
        self._written[place.name.lower()].blocks.append((body.area, block))
        if table is not None:
            table.resize(bottom)
        self._formulas_lost |= bool(before) and not before <= sheet.formulas()

    def _with_own(
        self, wanted: str, place: SheetPart, table: TableXml, sheet: SheetXml, body: Body, block: Columns
    ) -> tuple[Body, Columns]:
        """The body and the block of our columns alone; the cells of officers' own columns go where their rows go."""
        ours = width_of_ours(wanted, place.name, table.headings)
        others = [each for each in self._workbook.tables(place) if each.part != table.part]
        places = named_cells(self._workbook.root).values()
        named = {column for name, _, column in places if name.lower() == place.name.lower()}
        own = own_area(sheet, table, ours, others, body.area, named)
        has_formulas = wanted in TABLES and bool(sheet.formulas())
        if own is None and not has_formulas:
            return body, block
        cells, area = self._cells_of(place), replace(body.area, right=table.area.left + ours - 1)
        before = [row[area.left - 1 : area.right] for row in cells[area.top - 1 : area.bottom]]
        to = moves(wanted, table.headings[:ours], before, block)
        if has_formulas:
            filled = keep_formulas(sheet, area, block, to)
            self.filled += [filled_down(place.name, table.headings[at], count) for at, count in filled.items() if count]
        if own is not None:
            check_fits(place.name, replace(area, bottom=area.top + len(block) - 1), block.width, body.limit)
            lost = move(sheet, own, to, len(block))
            self.lost += lost_cells(place.name, cells, area.top - 1, lost)
            stretch(sheet.root, own, set(body.bottoms), area.top + len(block) - 1)
        return replace(body, area=area), block

    def add_columns(self, wanted: str, headings: Sequence[str]) -> None:
        """Raises BookError where there is no such table, or its right side is not free."""
        place, table = self._find(wanted)
        if table is None:
            raise BookError(
                f"Sheet {place.name} has no Excel table: make its rows one (Insert, Table), then try again."
            )
        sheet, header = self._sheet(place), table.area
        right = Area(header.top, header.right + 1, header.bottom, header.right + len(headings))
        _check_free(sheet, place.name, right, table)
        if table.has_header:
            _write_headings(sheet, right, headings)
        table.add_columns(headings)
        sheet.measure()

    def table(self, wanted: str) -> tuple[SheetXml, Area]:
        """A sheet and the rows of its table, to write beside. Raises BookError where there is no such table."""
        place, table = self._find(wanted)
        if table is None:
            raise BookError(f"Sheet {place.name} has no Excel table.")
        return self._sheet(place), table.body

    def commit(self) -> None:
        contents = {part: Packed.together(sheet.content()) for part, sheet in self._sheets.items()}
        contents |= {part: Packed.of(table.content()) for part, table in self._tables.items()}
        for part, content in contents.items():
            self._package.replace(part, content)
        chartxml.renew(self._package, self._written, self._workbook.date_shift)
        chartxml.describe(self._package, self._beside.said)
        if chartxml.end_print_areas(self._workbook.root, self._beside.ends):
            self._workbook.store()
        if self._formulas_lost:
            self._workbook.drop_calculation_chain()
        if self._package.changed:
            self._workbook.recalculate_on_opening()

    def _find(self, wanted: str) -> tuple[SheetPart, TableXml | None]:
        found = self._workbook.find(wanted)
        if found is None:
            raise BookError(f"There is no sheet {wanted} in the workbook: put it back (its name must be {wanted}).")
        place, table = found
        return place, None if table is None else self._tables.setdefault(table.part, table)

    def _sheet(self, place: SheetPart) -> SheetXml:
        if place.part not in self._sheets:
            content = self._package.read(place.part)
            self._sheets[place.part] = SheetXml(content, place.part, self._workbook.date_shift)
        return self._sheets[place.part]


def _table_body(sheet: SheetXml, name: str, table: TableXml) -> Body:
    if table.has_totals:
        raise BookError(f"The table on sheet {name} has a totals row: switch it off (Table Design), then try again.")
    return body_under(sheet, table.body)


def _plain_body(sheet: SheetXml, name: str, width: int) -> Body:
    """Without a table: all rows under the first that holds something, from column A."""
    extent = sheet.extent()
    first = next(sheet.filled(extent), None) if extent else None
    if extent is None or first is None:
        raise BookError(f"Sheet {name} has no headings: put them in its first row, then try again.")
    area = replace(extent, top=first + 1, left=1, bottom=max(first, extent.bottom), right=max(extent.right, width))
    return Body(area, frozenset({area.bottom}), None)


def _under(sheet: SheetXml, headings: Area) -> Body:
    """All rows under the headings of a table that is no Excel table."""
    extent = sheet.extent() or headings
    bottom = max(headings.bottom, extent.bottom)
    area = replace(headings, top=headings.bottom + 1, bottom=bottom)
    return Body(area, frozenset({bottom}), None)


def _check_free(sheet: SheetXml, name: str, place: Area, table: TableXml) -> None:
    pasted = table.body if table.has_totals else body_under(sheet, table.body).area
    row = next(sheet.filled(replace(place, bottom=max(place.bottom, pasted.bottom))), None)
    if row is not None:
        raise BookError(
            f"On sheet {name}, the cells right of the table are not empty in row {row}: move them, then try again."
        )


def _write_headings(sheet: SheetXml, place: Area, headings: Sequence[str]) -> None:
    style = sheet.style(place.top, place.left - 1)
    for column, heading in enumerate(headings, place.left):
        sheet.write(place.top, column, heading)
        sheet.set_style(place.top, column, style or "0")
