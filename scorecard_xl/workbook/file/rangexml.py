"""What a sheet says of ranges of cells: conditional formats, rules for what may be entered, errors to pass over."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from scorecard_xl.workbook.area import Area, area
from scorecard_xl.workbook.file.markup import local

_RANGED = {"conditionalFormatting", "dataValidation", "ignoredError"}


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
