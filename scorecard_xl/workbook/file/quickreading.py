"""Reading sheets together that are written plainly: of each only the cells that no other is written as."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from scorecard_xl.tables.coded import CodedRows
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.condensed import Condensed, condensed
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.reading import Reader
from scorecard_xl.workbook.file.workbookxml import SheetPart

_OF_ALL_SHEETS = ("workbook.xml", ".rels", "styles.xml", "sharedstrings.xml", "[content_types].xml")


class QuickReader:
    """The rows of these sheets of a package, as `Reader` gives them; those that it cannot give are left to that."""

    def __init__(self, package: Package, sheets: Iterable[SheetPart]) -> None:
        found = {sheet: _condensed(package, sheet.part) for sheet in sheets}
        self._sheets = {sheet.name: each[0] for sheet, each in found.items() if each is not None}
        self._reader = _reader(package, {sheet.part: each[1] for sheet, each in found.items() if each is not None})

    def rows(self, sheet: str) -> CodedRows | None:
        """All rows of a sheet from row 1; None where the other reader has to look at it."""
        found = self._sheets.pop(sheet, None)
        if found is None or self._reader is None:
            return None
        try:
            return found.coded(self._reader.values(sheet))
        except BookError:
            return None


def _condensed(package: Package, part: str) -> tuple[Condensed, bytes] | None:
    try:
        return condensed(package.pieces(part))
    except BookError:
        return None


def _reader(package: Package, sheets: Mapping[str, bytes]) -> Reader | None:
    """Of a workbook with these contents of sheets, and no others."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(packed, "w") as archive:
            for part in package.parts:
                if part in sheets or part.lower().endswith(_OF_ALL_SHEETS):
                    archive.writestr(zipfile.ZipInfo(part), sheets.get(part) or package.read(part))
        packed.seek(0)
        return Reader(packed)
    except BookError:
        return None
