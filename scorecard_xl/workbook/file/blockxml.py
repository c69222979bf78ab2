"""Replacing the rows under the headings of a table: the old rows go unparsed, and ranges over them follow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from scorecard_xl.workbook.area import LAST_ROW, Area, area, column_number, column_of
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.linexml import BlockLines, Columns, LineMaker
from scorecard_xl.workbook.file.markup import drop_attribute, local
from scorecard_xl.workbook.file.sheetxml import SheetXml

_ROW = re.compile(rb'<row r="(\d+)"')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})')
# What a search through the text cannot be sure of, or what must be counted: then nothing is cut.
_UNSURE = (b"<!--", b"<![CDATA[", b"<f>", b"<f ", b"<f/")
_RANGED = {"conditionalFormatting", "dataValidation", "ignoredError"}


@dataclass(frozen=True)
class Body:
    """The rows that a block replaces.

    `area`: these rows, with those pasted right under the table. `bottoms`: the last row with and without those.
    `limit`: the first row further down that holds something in the same columns; None where there is none.
    """

    area: Area
    bottoms: frozenset[int]
    limit: int | None


def body_under(sheet: SheetXml, table: Area) -> Body:
    """The body of a table: `table` is its area below the headings."""
    below = list(sheet.filled(Area(table.bottom + 1, table.left, LAST_ROW, table.right)))
    bottom = table.bottom
    while below and below[0] == bottom + 1:
        bottom = below.pop(0)
    return Body(replace(table, bottom=bottom), frozenset({table.bottom, bottom}), below[0] if below else None)


def replace_body(sheet: SheetXml, name: str, body: Body, block: Columns) -> int:
    """Put these rows in place of the body of the sheet called `name`; the number of its last row.

    An empty block leaves one blank row. Raises BookError where the rows do not fit.
    """
    old, width = body.area, block.width
    new = replace(old, bottom=old.top + len(block) - 1)
    check_fits(name, new, width, body.limit)
    maker = LineMaker(sheet, new, block)
    sheet.clear(replace(old, bottom=max(old.bottom, new.bottom)))
    _write(sheet, new, maker)
    stretch(sheet.root, old, set(body.bottoms), new.bottom)
    sheet.measure(replace(new, right=min(new.right, new.left + width - 1)))
    return new.bottom


def check_fits(name: str, new: Area, widest: int, limit: int | None) -> None:
    """Raises BookError where rows so wide do not fit in the new area; `limit`: as in `Body`."""
    if widest > new.width:
        raise BookError(
            f"The table on sheet {name} has {new.width} columns, {widest} were to be written: add headings."
        )
    if new.bottom > LAST_ROW:
        raise BookError(f"Sheet {name} would have {new.bottom:,} rows, Excel has {LAST_ROW:,}: import fewer years.")
    if limit is not None and new.bottom >= limit - 1:
        raise BookError(
            f"On sheet {name}, what is under the table from row {limit} is in the way of {new.bottom:,} rows: "
            "move it to another sheet, then try again."
        )


def _write(sheet: SheetXml, place: Area, maker: LineMaker) -> None:
    """Rows with nothing beside the block go in as text, far faster than cell by cell."""
    start, end = place.top, place.bottom + 1
    beside = [number for number in sorted(sheet.rows) if number >= start]
    for stop in [*beside, None]:
        before = end if stop is None else min(stop, end)
        if start < before:
            sheet.add_lines(BlockLines(maker, start - place.top, before - place.top), stop)
        if stop is None or stop >= end:
            break
        _write_beside(sheet.rows[stop], place, maker.elements(stop - place.top))
        start = stop + 1


def _write_beside(row: etree._Element, place: Area, cells: list[etree._Element]) -> None:
    # A filter over the old rows is let go: what it hid is shown.
    drop_attribute(row, "hidden")
    drop_attribute(row, "spans")
    at = sum(column_of(cell.get("r", "")) < place.left for cell in row)
    row[at:at] = cells


def without_body(content: bytes, body: Area) -> bytes:
    """The sheet without the rows of `body` after its first, where they hold nothing else; otherwise as it was.

    A formula in its first row may be that of a whole column: then the sheet is as it was, too.
    """
    starts = [(int(match[1]), match.start()) for match in _ROW.finditer(content)]
    inside = [start for number, start in starts if body.top < number <= body.bottom]
    end = content.find(b"</sheetData>")
    if not inside or end < inside[-1]:
        return content
    end = next((start for _, start in starts if start > inside[-1]), end)
    first = next((start for number, start in starts if number == body.top), inside[0])
    if b"<f" in content[first : inside[0]]:
        return content
    region = content[inside[0] : end]
    return content[: inside[0]] + content[end:] if _holds_only(region, len(inside), body) else content


def _holds_only(region: bytes, rows: int, body: Area) -> bool:
    cells = _CELL.findall(region)
    if region.count(b"<row") != rows or region.count(b"<c ") != len(cells) or any(mark in region for mark in _UNSURE):
        return False
    return all(body.has_column(column_number(letters.decode())) for letters in set(cells))


def stretch(sheet: etree._Element, old: Area, bottoms: set[int], bottom: int) -> None:
    """Let what holds for exactly the rows from the top of `old` to one of `bottoms` reach down to `bottom`."""
    for element in _ranged(sheet):
        ranges = element.get("sqref") or element.text or ""
        moved = " ".join(_stretched(text, old, bottoms, bottom) for text in ranges.split())
        if element.get("sqref") is None:
            element.text = moved
        else:
            element.set("sqref", moved)


def _ranged(sheet: etree._Element) -> Iterator[etree._Element]:
    """The elements that name ranges: in an attribute, or in an element of its own."""
    beside = (child for child in sheet.iterchildren("{*}*") if local(child) != "sheetData")
    for element in (element for child in beside for element in child.iter("{*}*")):
        holder = element.getparent() if local(element) == "sqref" else element
        if holder is not None and local(holder) in _RANGED and (holder is not element or element.get("sqref")):
            yield element


def _stretched(text: str, old: Area, bottoms: set[int], bottom: int) -> str:
    place = area(text)
    if place is None or place.top != old.top or place.bottom not in bottoms:
        return text
    inside = old.left <= place.left and place.right <= old.right
    return str(replace(place, bottom=bottom)) if inside else text
