"""A sheet of a workbook that is open: the cells under its headings, how far it prints, and what its charts say."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import xlwings as xw

from scorecard_xl.workbook.area import Area, area
from scorecard_xl.workbook.book import BookError, Sheet, Value
from scorecard_xl.workbook.finding import by_headings, heading_row, is_blank
from scorecard_xl.workbook.live.values import delivered, entry

_MOST_CELLS = 50_000_000
_WHOLE = {"ndim": 2, "chunksize": None}  # rows of cells, in one call


def read(sheet: xw.Sheet, place: Area) -> list[list[Value]]:
    """The values of an area, in one call; none where it has no rows."""
    return delivered(cells(sheet, place).options(**_WHOLE).value) if place.bottom >= place.top else []


def read_with_errors(sheet: xw.Sheet, place: Area) -> list[list[Value]]:
    """As `read`, with error values (#VALUE!) as their texts."""
    found = cells(sheet, place).options(**_WHOLE, err_to_str=True).value if place.bottom >= place.top else []
    return delivered(found)


def formulas(sheet: xw.Sheet, place: Area) -> list[list[object]]:
    """The formulas of an area in one call; of a cell without one its text."""
    found = cells(sheet, place).formula
    rows = found if isinstance(found, Sequence) and not isinstance(found, str) else [[found]]
    return [list(row) for row in (rows if isinstance(rows[0], Sequence) and not isinstance(rows[0], str) else [rows])]


def write(sheet: xw.Sheet, place: Area, rows: Sequence[Sequence[object]]) -> None:
    """Enter the rows, as many as the area has, in one call. A single value saves xlwings asking for its place."""
    single = (place.top, place.left) == (place.bottom, place.right)
    cells(sheet, place).options(**_WHOLE).value = rows[0][0] if single else rows


def _is_row(cells: Sequence[Value]) -> bool:
    """Whether more than one cell is filled: a note under a table is one cell."""
    return sum(value not in (None, "") for value in cells) > 1


def cells(sheet: xw.Sheet, place: Area) -> xw.Range:
    """The range of a sheet that is this rectangle."""
    return sheet.range((place.top, place.left), (place.bottom, place.right))


@dataclass(frozen=True)
class LiveTable:
    """The Excel table on a sheet; without one, the rows of the sheet under the headings of the table `wanted`."""

    sheet: xw.Sheet
    table: xw.main.Table | None
    wanted: str = ""

    @property
    def name(self) -> str:
        return "" if self.table is None else str(self.table.name)

    @property
    def headings(self) -> list[str]:
        """The names of the columns of the Excel table."""
        return [] if self.table is None else [str(column.name) for column in self.table.columns]

    def as_sheet(self) -> Sheet | None:
        """The cells, headings first, as `Book.read` gives them."""
        name = self.sheet.name
        if self.table is None:
            return by_headings(self.wanted, Sheet(name, read_with_errors(self.sheet, self._extent())))
        area, has_headings = self._area(), self.table.show_headers
        headings: list[list[Value]] = [] if has_headings else [list(self.headings)]
        if self.table.show_totals:
            rows, apart = read_with_errors(self.sheet, replace(area, bottom=area.bottom - 1)), None
        else:
            rows, apart = self._with_pasted(area)
        return Sheet(name, headings + rows, area.top - (not has_headings), area.left, apart)

    def _with_pasted(self, area: Area) -> tuple[list[list[Value]], int | None]:
        """With the rows pasted right under the table; and the first one further down that looks like one of them."""
        found = read_with_errors(self.sheet, replace(area, bottom=max(area.bottom, self._extent().bottom)))
        below = found[area.height :]
        pasted = next((at for at, row in enumerate(below) if is_blank(row)), len(below))
        apart = next((at for at in range(pasted, len(below)) if _is_row(below[at])), None)
        return found[: area.height + pasted], None if apart is None else area.bottom + 1 + apart

    def body(self) -> tuple[Area, Area, int | None]:
        """What a block replaces: the table's own rows, those with what is pasted under them, and what is in the way.

        The last is the first row further down that holds something; None where there is none. Raises BookError.
        """
        if self.table is None:
            return self._plain_body()
        if self.table.show_totals:
            raise BookError(
                f"The table on sheet {self.sheet.name} has a totals row: switch it off (Table Design), then try again."
            )
        area = self._area()
        body = replace(area, top=area.top + self.table.show_headers)
        below = read(self.sheet, replace(body, top=body.bottom + 1, bottom=self._extent().bottom))
        pasted = next((at for at, row in enumerate(below) if is_blank(row)), len(below))
        limit = next((at for at, row in enumerate(below) if at > pasted and not is_blank(row)), None)
        whole = replace(body, bottom=body.bottom + pasted)
        return body, whole, None if limit is None else body.bottom + 1 + limit

    def write_heading_again(self) -> None:
        """Write the first heading as it is."""
        if self.table is not None:
            area = self._area()
            first = Area(area.top, area.left, area.top, area.left)
            write(self.sheet, first, [[entry(cell) for cell in row] for row in read(self.sheet, first)])

    def filter(self, only: Mapping[str, str]) -> None:
        """Show those rows whose columns (by heading) show these texts; the filters of the others are let go."""
        if self.table is None:
            return
        area = self._area()
        headings = read(self.sheet, replace(area, bottom=area.top))[0]
        self.table.autofilter.clear()
        for heading, text in only.items():
            self.table.autofilter.apply_values(headings.index(heading) + 1, [text])

    def _plain_body(self) -> tuple[Area, Area, None]:
        extent = self._extent()
        first = heading_row(self.wanted, read(self.sheet, extent))
        if first is None:
            raise BookError(f"Sheet {self.sheet.name} has no headings: put them in its first row, then try again.")
        top = first[0] + 2
        body = replace(extent, top=top, left=first[1] + 1, bottom=max(top, extent.bottom))
        return body, body, None

    def _area(self) -> Area:
        place = self.table.range  # type: ignore[union-attr]
        height, width = place.shape
        return Area(place.row, place.column, place.row + height - 1, place.column + width - 1)

    def _extent(self) -> Area:
        """From A1 to the last cell in use. Raises BookError where that is a rectangle that no memory holds."""
        used = self.sheet.used_range
        height, width = used.shape
        extent = Area(1, 1, used.row + height - 1, used.column + width - 1)
        if extent.bottom * extent.width > _MOST_CELLS:
            raise BookError(
                f"Sheet {self.sheet.name} has a cell far out in row {extent.bottom}: delete the rows and columns "
                "beyond its table, and save."
            )
        return extent


@dataclass(frozen=True)
class PrintChange:
    """The print area of a sheet ends with another row."""

    sheet: xw.Sheet
    before: str
    after: str

    @classmethod
    def of(cls, sheet: xw.Sheet, row: int) -> "PrintChange | None":
        """None where it ends there already, or where an officer has taken it off or made it of several ranges."""
        before = str(sheet.page_setup.print_area or "")
        found = area(before)
        if found is None or found.bottom == row or found.top > row:
            return None
        return cls(sheet, before, replace(found, bottom=row).fixed)

    def make(self) -> None:
        self.sheet.page_setup.print_area = self.after

    def undo(self) -> None:
        self.sheet.page_setup.print_area = self.before

    def is_undone(self) -> bool:
        return str(self.sheet.page_setup.print_area or "") == self.before


def describe(sheet: xw.Sheet, said: Mapping[str, str]) -> None:
    """Give the charts of these names their alternative texts; a host that has none for them goes without."""
    with suppress(Exception):  # each host says in its own way what it cannot do; the figures are written
        for shape in sheet.shapes:
            text = said.get(shape.name)
            if text is not None:
                shape.api.AlternativeText = text
