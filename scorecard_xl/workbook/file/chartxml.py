"""What charts keep and say: copies of cells for previews and phones, alternative texts; and how far sheets print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import BookError, Link, Value
from scorecard_xl.workbook.file.cellxml import holdable, typed
from scorecard_xl.workbook.file.linexml import Columns
from scorecard_xl.workbook.file.markup import create, find, local, parse, serialise
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.workbookxml import cells_of, named_cells

_TYPES = "[Content_Types].xml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_MOST = 32_000  # points of a series that are looked at: Excel drew no more for long
_COPIES = {"numRef": "numCache", "strRef": "strCache"}


Cell = tuple[int, int]
"""Row and column, from 1."""
_DRAWING = "application/vnd.openxmlformats-officedocument.drawing+xml"
_PRINT_AREA = "_xlnm.print_area"


@dataclass
class Written:
    """The new values of one sheet: `cells`, and `blocks` with the area that each replaced."""

    cells: dict[Cell, Value] = field(default_factory=dict)
    blocks: list[tuple[Area, Columns]] = field(default_factory=list)

    def within(self, place: Area) -> dict[Cell, Value]:
        """The new values in this area, by cell; those of cells that were emptied are None."""
        found = {cell: value for cell, value in self.cells.items() if _lies_in(cell, place)}
        for area, block in self.blocks:
            bottom = max(area.bottom, area.top + len(block) - 1)
            if area.left <= place.left <= place.right <= area.right and area.top <= place.top <= place.bottom <= bottom:
                found |= {(row, at): block.value(row - area.top, at - area.left) for row, at in place.cells()}
            else:
                found |= {
                    cell: block.value(cell[0] - area.top, cell[1] - area.left)
                    for cell in place.cells()
                    if _holds(area, len(block), *cell)
                }
        return found


def _lies_in(cell: Cell, place: Area) -> bool:
    return place.top <= cell[0] <= place.bottom and place.has_column(cell[1])


def _holds(area: Area, rows: int, row: int, column: int) -> bool:
    return area.has_column(column) and area.top <= row <= max(area.bottom, area.top + rows - 1)


WrittenBySheet = Mapping[str, Written]
"""By the name of the sheet in lower case."""


def renew(package: Package, written: WrittenBySheet, date_shift: int) -> None:
    """Bring the copies of every chart up to date with what was written; `date_shift`: as in `typed`.

    A chart that cannot be read, or does not look at these cells, stays as it is.
    """
    types = parse(package.read(_TYPES), _TYPES)
    charts = [str(each.get("PartName")).lstrip("/") for each in types if each.get("ContentType") == _CHART]
    for part in charts:
        try:
            content = package.read(part)
            root = parse(content, part)
        except BookError:
            continue
        if [each for each in root.iter(*(f"{{*}}{name}" for name in _COPIES)) if _renew(each, written, date_shift)]:
            package.replace(part, serialise(root, content))


def _renew(reference: etree._Element, written: WrittenBySheet, date_shift: int) -> bool:
    """Whether any of the cells that it refers to was written."""
    formula = find(reference, "f")
    sheet, place = cells_of("" if formula is None else formula.text or "") or ("", None)
    own = written.get(sheet.lower())
    if formula is None or place is None or own is None or place.width * place.height > _MOST:
        return False
    new = own.within(place)
    if new:
        name = _COPIES[local(reference)]
        copy = find(reference, name)
        copy = create(reference, name, reference.index(formula) + 1) if copy is None else copy
        _fill(copy, list(place.cells()), new, date_shift)
    return bool(new)


def _fill(copy: etree._Element, cells: Sequence[Cell], new: Mapping[Cell, Value], date_shift: int) -> None:
    """A cell that was not written keeps its point."""
    kept = {point.get("idx"): point for point in copy.iterchildren("{*}pt")}
    for point in kept.values():
        copy.remove(point)
    count = find(copy, "ptCount")
    count = create(copy, "ptCount", int(find(copy, "formatCode") is not None)) if count is None else count
    count.set("val", str(len(cells)))
    texts = [(at, _text(copy, new[cell], date_shift) if cell in new else None) for at, cell in enumerate(cells)]
    points = [kept.get(str(at)) if text is None else _point(copy, at, text) for at, text in texts if text != ""]
    place = copy.index(count) + 1
    copy[place:place] = [point for point in points if point is not None]


def _point(copy: etree._Element, at: int, text: str) -> etree._Element:
    space = copy.tag.rpartition("}")[0]
    point = copy.makeelement(f"{space}}}pt" if space else "pt", {"idx": str(at)})
    etree.SubElement(point, f"{space}}}v" if space else "v").text = text
    return point


def _text(copy: etree._Element, value: Value, date_shift: int) -> str:
    value = value.text if isinstance(value, Link) else value
    if isinstance(value, str):
        return "" if local(copy) == "numCache" else holdable(value)
    return typed(value, date_shift)[1]


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
