"""The part of a package that names its sheets, and the way from a sheet to its parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard_xl.workbook import finding
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import attribute, create, find, local, parse, require, serialise
from scorecard_xl.workbook.file.package import Package, relationships_part
from scorecard_xl.workbook.file.tablexml import TableXml

_BEFORE_CALCULATION = {
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames",
}  # fmt: skip
_DATES_FROM_1904 = 1462
_TYPES = "[Content_Types].xml"


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
        if not office or not office[0].endswith(".xml") or office[0] not in package:
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
            if link is not None and link.kind == "worksheet":
                yield SheetPart(sheet.get("name", ""), link.target)

    @property
    def date_shift(self) -> int:
        """Days between 30 December 1899 and the day this workbook counts its dates from."""
        properties = find(self.root, "workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        return _DATES_FROM_1904 if since_1904 else 0

    def find(self, wanted: str) -> tuple[SheetPart, TableXml | None] | None:
        """The sheet that this table is on, and the Excel table to take; without one, the cells of the sheet."""
        found = finding.find(wanted, self._named, lambda name: self._tables(self._named[name]))
        return None if found is None else (self._named[found[0]], found[1])

    def _tables(self, sheet: SheetPart) -> list[TableXml]:
        links = self._package.relationships(sheet.part)
        return [TableXml(self._package.read(link.target), link.target) for link in links if link.kind == "table"]

    def recalculate_on_opening(self) -> None:
        """Have formulas that look at changed cells calculated when the workbook is next opened."""
        calculation = find(self.root, "calcPr")
        if calculation is None:
            calculation = create(self.root, "calcPr", self._calculation_place())
        if calculation.get("fullCalcOnLoad") not in ("1", "true"):
            calculation.set("fullCalcOnLoad", "1")
            self._package.replace(self.part, serialise(self.root, self._package.read(self.part)))

    def _calculation_place(self) -> int:
        return max(place for place, child in enumerate(self.root, 1) if local(child) in _BEFORE_CALCULATION)

    def drop_calculation_chain(self) -> None:
        """Take out the list of formula cells, which Excel makes anew: it may name cells that hold none now."""
        chain = next((link for link in self._package.relationships(self.part) if link.kind == "calcChain"), None)
        if chain is None:
            return
        self._package.replace(chain.target, None)
        self._drop(relationships_part(self.part), "Id", chain.id)
        self._drop(_TYPES, "PartName", f"/{chain.target}")

    def _drop(self, part: str, key: str, value: str) -> None:
        content = self._package.read(part)
        root = parse(content, part)
        for element in [element for element in root if element.get(key) == value]:
            root.remove(element)
        self._package.replace(part, serialise(root, content))
