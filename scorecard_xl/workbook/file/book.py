"""A workbook on disk: only the parts that change are replaced, every other stays byte for byte."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from scorecard_xl.tables.dates import Since1904
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import NOTHING_BESIDE, Beside, Block, BookError, Sheet, Value
from scorecard_xl.workbook.file import saving
from scorecard_xl.workbook.file.editing import Edit
from scorecard_xl.workbook.file.outside import Outside, macros_bound, outside, ribbon_calls
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.plain_sheets import cells_frame
from scorecard_xl.workbook.file.reading import SheetReader, read_sheets, row_apart, table_cells
from scorecard_xl.workbook.file.sheetxml import SheetXml
from scorecard_xl.workbook.file.workbookxml import SheetPart, TableXml, WorkbookXml, named_cells, with_accent
from scorecard_xl.workbook.finding import by_headings
from scorecard_xl.workbook.own_columns import sentences


class FileBook:
    """The workbook at a path, as a `Book`. Changes are in memory until `save`; no file stays open between.

    Cells keep their style, formulas stay formulas, and what the package holds besides (charts, drawings, macros)
    is never touched. The next program that opens the saved workbook recalculates it.
    """

    def __init__(self, path: Path) -> None:
        self.path = _real(path)
        self._stamp = _stamp(self.path)
        self._package = Package(self.path)
        self._workbook = WorkbookXml(self._package, path.name)
        self._reader = SheetReader(self._package)
        self._sheets: dict[str, Sheet | None] = {}
        self._is_another = False

    @classmethod
    def open(cls, path: Path | str) -> "FileBook":
        """Read the workbook at this path. Raises BookError where that cannot be done, with what to do instead."""
        return cls(Path(path))

    @property
    def changed(self) -> set[str]:
        """The names of the parts that differ from the file as it was opened."""
        return self._package.changed

    @property
    def macros(self) -> bytes | None:
        """The project of its macros, as it is stored; None where it has none. Raises BookError where it is damaged."""
        links = self._package.relationships(self._workbook.part)
        part = next((link.target for link in links if link.kind == "vbaProject"), None)
        return None if part is None else self._package.read(part)

    def outside(self, *, formulas: bool = True) -> list[Outside]:
        """What it runs or fetches of itself; `formulas`: whether the sheets are searched too, which takes longest."""
        return outside(self._package, self._workbook.part, formulas=formulas)

    @property
    def macros_called(self) -> set[str]:
        """The macros that buttons, pictures, controls and the ribbon call."""
        return macros_bound(self._package) | ribbon_calls(self._package)

    @property
    def sheet_names(self) -> list[str]:
        return [sheet.name for sheet in self._workbook.sheets.values()]

    def read(self, sheet: str) -> Sheet | None:
        """The cells of the Excel table on this sheet, with rows pasted right under it, without its totals row.

        The table is found as `finding.find` says; without an Excel table: all rows from row 1, or from the headings of
        a sheet that officers fill in.
        An empty cell is an empty text. Raises BookError where the sheet is damaged.
        """
        if sheet not in self._sheets:
            found = self._workbook.find(sheet)
            self._sheets[sheet] = found and _sheet(sheet, *found, self._dated(cells_frame(self._reader.rows(found[0]))))
        read = self._sheets[sheet]
        return read and _with_lists(read)

    def read_all(self, sheets: Iterable[str]) -> Iterator[Sheet | None]:
        """As `Book.read_all`: `rows` are DataFrames. Raises BookError if one of the sheets is damaged."""
        found = {sheet: self._found(sheet) for sheet in sheets}
        unread = [each[0] for sheet, each in found.items() if isinstance(each, tuple) and sheet not in self._sheets]
        read = read_sheets(self._package, unread, self._reader)
        for sheet, each in found.items():
            if isinstance(each, BookError):
                raise each
            if each and sheet not in self._sheets:
                self._sheets[sheet] = _sheet(sheet, *each, self._dated(next(read)))
            yield self._sheets.get(sheet)

    def _found(self, sheet: str) -> tuple[SheetPart, TableXml | None] | BookError | None:
        try:
            return self._workbook.find(sheet)
        except BookError as error:
            return error

    def _dated(self, cells: pd.DataFrame) -> pd.DataFrame:
        """The cells, of which numbers are days from 1904 where the workbook counts from then."""
        if not self._workbook.date_shift:
            return cells
        return cells.map(lambda cell: Since1904(cell) if type(cell) in (int, float) else cell)

    def has_cell(self, name: str) -> bool:
        """Whether the workbook has a cell of this defined name."""
        place = named_cells(self._workbook.root).get(name.lower())
        return place is not None and place[0].lower() in self._workbook.sheets

    def cell(self, name: str) -> Value:
        """What the cell of this defined name holds; None where there is none."""
        place = named_cells(self._workbook.root).get(name.lower())
        sheet = self._workbook.sheets.get(place[0].lower()) if place else None
        rows = self._reader.rows(sheet) if sheet else []
        if place is None or place[1] > len(rows) or place[2] > len(rows[place[1] - 1]):
            return None
        return rows[place[1] - 1][place[2] - 1]

    def put(
        self, cells: Mapping[str, Value], blocks: Mapping[str, Block], beside: Beside = NOTHING_BESIDE
    ) -> list[str]:
        """As `Book.put`; rows may be narrower than the table, and take the styles of its first row.

        Raises BookError, with nothing changed, where a sheet is missing or its rows do not fit.
        """
        headings = {sheet: self._plain_headings(sheet) for sheet in blocks}
        edit = self._edit()
        edit.put(cells, blocks, headings)
        edit.set_beside(beside)
        edit.commit()
        return [*sentences(edit.lost), *edit.filled]

    def _plain_headings(self, sheet: str) -> Area | None:
        """The headings of a sheet that officers fill in, where it has no Excel table any more."""
        place = self._workbook.find(sheet) if sheet in SHEETS else None
        found = self.read(sheet) if place and place[1] is None else None
        if found is None or not found.rows:
            return None
        right = found.first_column + len(found.rows[0]) - 1
        return Area(found.first_row, found.first_column, found.first_row, right)

    def add_columns(self, sheet: str, headings: Sequence[str]) -> None:
        """Add these headings at the right of the table on this sheet. Raises BookError where the cells are taken."""
        edit = self._edit()
        edit.add_columns(sheet, headings)
        edit.commit()

    def put_beside(self, sheet: str, write: Callable[[SheetXml, Area], None]) -> None:
        """Have cells written into a sheet; the area: the rows of its table. Raises BookError where it has none."""
        edit = self._edit()
        write(*edit.table(sheet))
        edit.commit()

    def become(self, other: "FileBook") -> None:
        """Take what another book holds; the path, and what is checked before saving, stay."""
        self._package, self._workbook = other._package, other._workbook
        self._reader, self._sheets, self._is_another = SheetReader(self._package), {}, True

    def recolour(self, accent: str) -> None:
        """Give the workbook's theme this first accent, #RRGGBB; cells and charts of the page follow."""
        links = self._package.relationships(self._workbook.part)
        for part in (link.target for link in links if link.kind == "theme"):
            self._package.replace(part, with_accent(self._package.read(part).decode(), accent).encode())

    def save(self, path: Path | str | None = None, *, backup: bool = False) -> Path | None:
        """Write the workbook to `path`, or in place; the path of the backup of the old file, where one was made.

        The file is there whole or not at all. Raises BookError where it is open in Excel or LibreOffice, was changed
        since it was read, or cannot be written.
        """
        target = self.path if path is None else _real(Path(path))
        saving.check_unlocked(target)
        if target != self.path:
            return self._write(target, backup)
        self._check_unchanged()
        return self._write(target, backup) if self.changed or self._is_another else None

    def _check_unchanged(self) -> None:
        if _stamp(self.path) != self._stamp:
            raise BookError(f"{self.path.name} was changed by someone else meanwhile: try again.")

    def _write(self, target: Path, backup: bool) -> Path | None:
        content = self._package.pack()
        kept = saving.back_up(target) if backup and target.exists() else None
        try:
            like = target if target.exists() else self.path
            saving.write(target, content, like, self._check_unchanged if target == self.path else lambda: None)
        except BaseException:
            if kept is not None:
                kept.unlink()
            raise
        if target == self.path:
            self._stamp = _stamp(target)
        return kept

    def _edit(self) -> Edit:
        """Forgets what was read: it takes much memory, and the workbook is about to change."""
        self._reader, self._sheets = SheetReader(self._package), {}
        return Edit(self._package, self._workbook, self._reader.rows)


def _sheet(wanted: str, place: SheetPart, table: TableXml | None, cells: pd.DataFrame) -> Sheet | None:
    if table is None:
        plain = Sheet(place.name, cells)
        return by_headings(wanted, _with_lists(plain)) if wanted in SHEETS else plain
    place_of_first = table.body.top - 1, table.body.left
    return Sheet(place.name, table_cells(cells, table), *place_of_first, row_apart(cells, table))


def _with_lists(sheet: Sheet) -> Sheet:
    cells = sheet.rows
    return replace(sheet, rows=cells.to_numpy().tolist()) if isinstance(cells, pd.DataFrame) else sheet


def _real(path: Path) -> Path:
    """The path with its links followed, as `Path.resolve` does, which fails where a link leads to itself."""
    return Path(os.path.realpath(path))


def _stamp(path: Path) -> tuple[int, int]:
    """What tells that a file was saved since."""
    try:
        about = path.stat()
    except OSError:
        return 0, 0
    return about.st_mtime_ns, about.st_size
