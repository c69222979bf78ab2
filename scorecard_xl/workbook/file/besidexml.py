"""What is set beside cells: how far sheets print, and what charts say to those who do not see them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml import etree

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import find, parse, serialise
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.workbookxml import cells_of, named_cells

_TYPES = "[Content_Types].xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.drawing+xml"
_PRINT_AREA = "_xlnm.print_area"


def end_print_areas(workbook: etree._Element, ends: Iterable[str]) -> bool:
    """Have the print area of the sheet of each of these named cells end with its row; whether any is another now.

    A sheet without a print area, or with one of several ranges, is the officer's own: it stays.
    """
    places, sheets = named_cells(workbook), find(workbook, "sheets")
    numbers = {str(sheet.get("name")).lower(): str(at) for at, sheet in enumerate(() if sheets is None else sheets)}
    found = [places[name.lower()] for name in ends if name.lower() in places]
    rows = {numbers[sheet.lower()]: row for sheet, row, _ in found if sheet.lower() in numbers}
    changed = [_end(name, rows[str(name.get("localSheetId"))]) for name in _print_areas(workbook, rows)]
    return any(changed)


def _print_areas(workbook: etree._Element, rows: Mapping[str, int]) -> list[etree._Element]:
    names = find(workbook, "definedNames")
    own = () if names is None else names.iterchildren("{*}definedName")
    return [each for each in own if str(each.get("name")).lower() == _PRINT_AREA and each.get("localSheetId") in rows]


def _end(name: etree._Element, row: int) -> bool:
    place = cells_of(name.text or "")
    if place is None or place[1].bottom == row or place[1].top > row:
        return False
    sheet = (name.text or "").rpartition("!")[0]
    name.text = f"{sheet}!{replace(place[1], bottom=row).fixed}"
    return True


def describe(package: Package, said: Mapping[str, str]) -> None:
    """Give the charts of these names their alternative texts. A drawing that cannot be read stays as it is."""
    types = parse(package.read(_TYPES), _TYPES)
    parts = [str(each.get("PartName")).lstrip("/") for each in types if each.get("ContentType") == _DRAWING]
    for part in parts if said else ():
        try:
            content = package.read(part)
            root = parse(content, part)
        except BookError:
            continue
        changed = [_describe(each, said) for each in root.iter("{*}cNvPr")]
        if any(changed):
            package.replace(part, serialise(root, content))


def _describe(shape: etree._Element, said: Mapping[str, str]) -> bool:
    text = said.get(str(shape.get("name")))
    if text is None or shape.get("descr", "") == text:
        return False
    shape.set("descr", text)
    return True
