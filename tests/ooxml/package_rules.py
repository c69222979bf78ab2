"""Rules of the package: every part has a type, and every link leads somewhere."""

import re
from collections import Counter
from collections.abc import Iterator

from ooxml.lint import Found, rule
from ooxml.parts import Element, Link, Parts

_TYPES = "[Content_Types].xml"
_PARTS = re.compile(r"xl/.*\.xml")  # as mere XML, Excel would not know what they are
_BOOKS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
}
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_IDS = re.compile(r"\{.*officeDocument/2006/relationships\}(id|embed|link|pict)")


@rule
def parts_are_there_once(parts: Parts) -> Found:
    for name, times in Counter(name.lower() for name in parts.names).items():
        if times > 1:
            yield name, f"is in the package {times} times"


@rule
def parts_have_a_content_type(parts: Parts) -> Found:
    types = parts.xml(_TYPES)
    extensions = {item.get("Extension", "").lower() for item in types.iter("{*}Default")}
    named = {item.get("PartName", "").lstrip("/") for item in types.iter("{*}Override")}
    for name in parts.names:
        by_extension = name.rpartition(".")[2].lower() in extensions and not _PARTS.fullmatch(name)
        if name not in named and not by_extension and name != _TYPES:
            yield name, "has no content type"
    yield from ((name, "has a content type and is not there") for name in sorted(named) if name not in parts)


@rule
def the_book_is_what_its_name_says(parts: Parts) -> Found:
    named = {
        item.get("PartName", "").lstrip("/"): item.get("ContentType") for item in parts.xml(_TYPES).iter("{*}Override")
    }
    if named.get(parts.book_part) != _BOOKS.get(parts.suffix):
        yield parts.book_part, f"is {named.get(parts.book_part)}, in a file that ends in {parts.suffix}"
    if parts.suffix == ".xlsx" and parts.kinds(parts.book_part, "vbaProject"):
        yield parts.book_part, "has macros, in a file that ends in .xlsx"


def _linking(parts: Parts) -> Iterator[tuple[str, list[Link]]]:
    for part in ["", *parts.names]:
        links = parts.links(part)
        if links:
            yield part, links


@rule
def links_lead_to_parts(parts: Parts) -> Found:
    for part, links in _linking(parts):
        for link in links:
            if not link.outside and link.target not in parts:
                yield part, f"{link.id} leads to {link.target}, which is not there"


@rule
def links_are_numbered_once(parts: Parts) -> Found:
    for part, links in _linking(parts):
        for number, times in Counter(link.id for link in links).items():
            if times > 1:
                yield part, f"has {times} links {number}"


@rule
def links_that_are_used_are_there(parts: Parts) -> Found:
    for part in parts.xml_parts:
        if not part.endswith(".rels"):
            known = {link.id for link in parts.links(part)}
            for element, number in _used(parts.xml(part)):
                if number not in known:
                    yield part, f"<{element.tag.rpartition('}')[2]}> uses the link {number}, which it does not have"


def _used(root: Element) -> Iterator[tuple[Element, str]]:
    elements = (element for element in root.iter() if isinstance(element.tag, str))
    return ((element, value) for element in elements for key, value in element.items() if _IDS.fullmatch(key) and value)


@rule
def sheet_names_can_be(parts: Parts) -> Found:
    names = [sheet.get("name", "") for sheet in parts.book.iter("{*}sheet")]
    for name, times in Counter(name.lower() for name in names).items():
        if times > 1:
            yield name, f"is the name of {times} sheets"
    for name in names:
        if not 0 < len(name) <= _LONGEST_NAME or _NOT_IN_A_NAME.search(name) or name.startswith("'"):
            yield name, "cannot be the name of a sheet"


@rule
def the_chain_names_formulas(parts: Parts) -> Found:
    """The list of the formulas in the order in which they were worked out; Excel makes it again where there is none."""
    numbers = {sheet.get("name", ""): sheet.get("sheetId") for sheet in parts.book.iter("{*}sheet")}
    formulas = {
        (numbers[sheet.name], cell.get("r"))
        for sheet in parts.sheets
        for cell in sheet.all("c")
        if cell.find("{*}f") is not None
    }
    for chain in parts.kinds(parts.book_part, "calcChain"):
        number = None
        for entry in parts.xml(chain):
            number = entry.get("i", number)
            if (number, entry.get("r")) not in formulas:
                yield f"sheet {number}, {entry.get('r')}", "is in the chain of calculation and has no formula"
