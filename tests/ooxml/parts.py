"""A workbook as the rules look at it: its parts, what each points to, its sheets and their tables."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from scorecard_xl.workbook.area import LAST_ROW, Area, area

LAST_COLUMN = 16_384
Element = etree._Element


@dataclass(frozen=True)
class Link:
    """A relationship. `target`: the part, from the root of the package, or an address outside it."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Sheet:
    """A worksheet and the tables on it, each with the name of its part."""

    name: str
    part: str
    root: Element
    tables: tuple[tuple[str, Element], ...]

    def all(self, tag: str) -> Iterator[Element]:
        return self.root.iter(f"{{*}}{tag}")


class Parts:
    """Everything in the package at the path. Raises etree.XMLSyntaxError where a part that is looked at is no XML."""

    def __init__(self, path: Path) -> None:
        self.suffix = path.suffix.lower()
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self._contents = {name: archive.read(name) for name in set(self.names)}
        self._parsed: dict[str, Element] = {}

    def __contains__(self, part: str) -> bool:
        return part in self._contents

    def xml(self, part: str) -> Element:
        if part not in self._parsed:
            self._parsed[part] = etree.fromstring(self._contents[part])
        return self._parsed[part]

    @property
    def xml_parts(self) -> list[str]:
        return sorted(name for name in self._contents if name.endswith((".xml", ".rels", ".vml")))

    def links(self, part: str) -> list[Link]:
        """What this part points to; the package's own for an empty name."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        return [_link(item, folder) for item in self.xml(rels)] if rels in self else []

    def kinds(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that this one points to, those that are there."""
        return [link.target for link in self.links(part) if link.kind == kind and link.target in self]

    @cached_property
    def book_part(self) -> str:
        return self.kinds("", "officeDocument")[0]

    @property
    def book(self) -> Element:
        return self.xml(self.book_part)

    @cached_property
    def sheets(self) -> list[Sheet]:
        targets = {link.id: link.target for link in self.links(self.book_part) if link.kind == "worksheet"}
        listed = [(sheet, targets.get(relationship(sheet), "")) for sheet in self.book.iter("{*}sheet")]
        return [self._sheet(sheet.get("name", ""), part) for sheet, part in listed if part in self]

    def _sheet(self, name: str, part: str) -> Sheet:
        tables = tuple((table, self.xml(table)) for table in self.kinds(part, "table"))
        return Sheet(name, part, self.xml(part), tables)

    @cached_property
    def texts(self) -> list[str]:
        """The shared strings."""
        found = self.kinds(self.book_part, "sharedStrings")
        items = self.xml(found[0]).iterchildren("{*}si") if found else ()
        return ["".join(item.itertext("{*}t")) for item in items]

    def styles(self, of: str) -> int:
        """How many formats of this name (cellXfs, dxfs) there are."""
        found = self.kinds(self.book_part, "styles")
        group = self.xml(found[0]).find(f"{{*}}{of}") if found else None
        return 0 if group is None else len(group)

    @cached_property
    def sheet_names(self) -> set[str]:
        return {sheet.get("name", "").lower() for sheet in self.book.iter("{*}sheet")}

    @cached_property
    def table_names(self) -> set[str]:
        return {table.get("displayName", "").lower() for sheet in self.sheets for _, table in sheet.tables}


def _link(item: Element, folder: str) -> Link:
    target, outside = item.get("Target", ""), item.get("TargetMode") == "External"
    inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Link(item.get("Id", ""), item.get("Type", "").rpartition("/")[2], target if outside else inside, outside)


def relationship(element: Element) -> str:
    """The ID of the relationship that an element names."""
    return next((value for key, value in element.items() if key.endswith("officeDocument/2006/relationships}id")), "")


def areas(text: str | None) -> list[Area]:
    """The rectangles of a list of them. Raises ValueError where one of them is none."""
    found = [area(each) for each in (text or "").split()]
    if not found or not all(each and each.right <= LAST_COLUMN and each.bottom <= LAST_ROW for each in found):
        raise ValueError(f"{text!r} is not a range of cells")
    return [each for each in found if each]


def overlap(one: Area, other: Area) -> bool:
    return (
        one.left <= other.right
        and other.left <= one.right
        and one.top <= other.bottom
        and other.top <= one.bottom
    )  # fmt: skip
