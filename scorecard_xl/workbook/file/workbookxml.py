"""The parts that say where things are: sheets, Excel tables, defined names; and the theme."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from scorecard_xl.workbook import finding
from scorecard_xl.workbook.area import Area, area
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import attribute, create, damaged, find, local, parse, require, serialise
from scorecard_xl.workbook.file.package import CONTENT_TYPES, Package, relationships_part


class TableXml:
    """An Excel table.

    `area`: all its cells, headings and totals included. `headings`: the names of its columns.
    """

    def __init__(self, content: bytes, part: str) -> None:
        self.part = part
        self._source = content
        self._root = parse(content, part)
        self._columns = require(self._root, "tableColumns", part)
        place = area(self._root.get("ref", ""))
        if place is None:
            raise damaged(part)
        self.area = place

    @property
    def name(self) -> str:
        return self._root.get("displayName", self._root.get("name", ""))

    @property
    def headings(self) -> list[str]:
        return [column.get("name", "") for column in self._columns]

    @property
    def has_header(self) -> bool:
        return self._root.get("headerRowCount", "1") != "0"

    @property
    def has_totals(self) -> bool:
        return self._root.get("totalsRowCount", "0") != "0"

    @property
    def body(self) -> Area:
        """The cells between the headings and the totals row, if there is one."""
        return replace(self.area, top=self.area.top + self.has_header, bottom=self.area.bottom - self.has_totals)

    def resize(self, bottom: int) -> None:
        """Make this the last row. The rows are others now, so that a filter or an order of the old ones is let go."""
        self._place(replace(self.area, bottom=bottom))
        order, chosen = find(self._root, "sortState"), find(self._root, "autoFilter")
        if order is not None:
            self._root.remove(order)
        for column in () if chosen is None else list(chosen):
            if column.get("hiddenButton") is None:
                chosen.remove(column)  # type: ignore[union-attr]

    def add_columns(self, headings: Sequence[str]) -> None:
        """Add columns on the right. Raises BookError where a heading is there already."""
        taken = {heading.lower() for heading in self.headings}
        for heading in headings:
            if heading.lower() in taken:
                raise BookError(f"The table {self.name} already has a column {heading}.")
            taken.add(heading.lower())
            self._add_column(heading)
        self._columns.set("count", str(len(self._columns)))
        self._place(replace(self.area, right=self.area.right + len(headings)))

    def _add_column(self, heading: str) -> None:
        fresh = max(int(column.get("id", "0")) for column in self._columns) + 1
        column = create(self._columns, "tableColumn")
        column.set("id", str(fresh))
        column.set("name", heading)

    def _place(self, place: Area) -> None:
        self.area = place
        self._root.set("ref", str(place))
        chosen = find(self._root, "autoFilter")
        if chosen is not None:
            chosen.set("ref", str(replace(place, bottom=place.bottom - self.has_totals)))

    def content(self) -> bytes:
        return serialise(self._root, self._source)


_BEFORE_CALCULATION = {
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames",
}  # fmt: skip
_DATES_FROM_1904 = 1462


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, and the part that holds its cells."""

    name: str
    part: str


class WorkbookXml:
    """The workbook part of a package. Raises BookError where the package is no workbook."""

    def __init__(self, package: Package, file_name: str) -> None:
        self._package = package
        office = [link.target for link in package.relationships("") if link.kind == "officeDocument"]
        if not office or not office[0].lower().endswith(".xml") or office[0] not in package:
            raise BookError(f"{file_name} is not an .xlsx or .xlsm workbook: open it in Excel and save it as one.")
        self.part = office[0]
        self.root = parse(package.read(self.part), self.part)
        self._named = {sheet.name: sheet for sheet in self._worksheets(file_name)}
        self.sheets = {name.lower(): sheet for name, sheet in self._named.items()}

    def _worksheets(self, file_name: str) -> Iterator[SheetPart]:
        links = {link.id: link for link in self._package.relationships(self.part)}
        if find(self.root, "sheets") is None:
            raise BookError(f"{file_name} is not an Excel workbook: open it in Excel and save it as .xlsx or .xlsm.")
        for sheet in require(self.root, "sheets", self.part):
            link = links.get(attribute(sheet, "id"))
            if link is None:
                raise damaged(f"sheet {sheet.get('name', '')}")
            if link.kind == "worksheet":
                yield SheetPart(sheet.get("name", ""), link.target)

    @property
    def date_shift(self) -> int:
        """Days between 30 December 1899 and the day this workbook counts its dates from."""
        properties = find(self.root, "workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        return _DATES_FROM_1904 if since_1904 else 0

    def find(self, wanted: str) -> tuple[SheetPart, TableXml | None] | None:
        """The sheet that this table is on, and the Excel table to take; without one, the cells of the sheet."""
        found = finding.find(wanted, self._named, lambda name: self.tables(self._named[name]))
        return None if found is None else (self._named[found[0]], found[1])

    def tables(self, sheet: SheetPart) -> list[TableXml]:
        """The Excel tables on a sheet."""
        links = self._package.relationships(sheet.part)
        return [TableXml(self._package.read(link.target), link.target) for link in links if link.kind == "table"]

    def recalculate_on_opening(self) -> None:
        """Have formulas that look at changed cells calculated when the workbook is next opened."""
        calculation = find(self.root, "calcPr")
        if calculation is None:
            calculation = create(self.root, "calcPr", self._calculation_place())
        if calculation.get("fullCalcOnLoad") not in ("1", "true"):
            calculation.set("fullCalcOnLoad", "1")
            self.store()

    def store(self) -> None:
        """Put this part into the package as it is now."""
        self._package.replace(self.part, serialise(self.root, self._package.read(self.part)))

    def _calculation_place(self) -> int:
        return max(place for place, child in enumerate(self.root, 1) if local(child) in _BEFORE_CALCULATION)

    def drop_calculation_chain(self) -> None:
        """Take out the list of formula cells, which Excel makes again: it may name cells that hold none now."""
        chain = next((link for link in self._package.relationships(self.part) if link.kind == "calcChain"), None)
        if chain is None:
            return
        self._package.replace(chain.target, None)
        self._drop(relationships_part(self.part), lambda listed: listed.get("Id") == chain.id)
        self._drop(CONTENT_TYPES, lambda listed: self._package.name_of(listed.get("PartName", "")[1:]) == chain.target)

    def _drop(self, part: str, goes: Callable[[etree._Element], bool]) -> None:
        content = self._package.read(part)
        root = parse(content, part)
        for element in [element for element in root.iterchildren("{*}*") if goes(element)]:
            root.remove(element)
        self._package.replace(part, serialise(root, content))


_ONE_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!,:()\[\]]+))!([$A-Za-z0-9:]+)")


def named_cells(workbook: etree._Element) -> dict[str, tuple[str, int, int]]:
    """By name in lower case: sheet, row and column of each name of the whole workbook that refers to one cell."""
    names = find(workbook, "definedNames")
    places = {
        str(name.get("name")).lower(): one_cell(name.text or "")
        for name in (() if names is None else names.iterchildren("{*}definedName"))
        if name.get("localSheetId") is None
    }
    return {name: place for name, place in places.items() if place is not None}


@lru_cache(4096)
def one_cell(formula: str) -> tuple[str, int, int] | None:
    """Sheet, row and column of the one cell that a name's formula (`=Page!$B$2`) refers to; None for all else."""
    sheet, cells = cells_of(formula) or ("", None)
    if cells is None or (cells.top, cells.left) != (cells.bottom, cells.right):
        return None
    return sheet, cells.top, cells.left


def cells_of(formula: str) -> tuple[str, Area] | None:
    """Sheet and cells that a formula (`=Page!$B$2:$B$9`) refers to; None for all else."""
    match = _ONE_PLACE.fullmatch(formula.strip().removeprefix("="))
    cells = area(match[3]) if match else None
    return None if match is None or cells is None else ((match[1] or match[2]).replace("''", "'"), cells)


_IN_THEME = re.compile(r'(<a:accent1><a:srgbClr val=")[0-9A-Fa-f]{6}')


def with_accent(theme: str, accent: str) -> str:
    """The theme with this first accent, #RRGGBB."""
    return _IN_THEME.sub(lambda found: found[1] + accent.removeprefix("#").upper(), theme)
