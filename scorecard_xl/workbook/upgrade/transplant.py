"""Copying parts of a new workbook into an old one, under names that are free there."""

import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from scorecard_xl.workbook.file.markup import create, drop_attribute, find, parse, serialise
from scorecard_xl.workbook.file.package import Package, relationships_part
from scorecard_xl.workbook.upgrade.styles import Shift

TYPES = "[Content_Types].xml"
_NUMBERED = re.compile(r"(.*?)\d*(\.\w+)")
_RELATIONSHIPS = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>"""


@dataclass
class Transplant:
    """`texts`: the shared texts of the new workbook. `shift`: how its looks are numbered in the old one."""

    old: Package
    new: Package
    shift: Shift
    texts: list[etree._Element]
    _taken: dict[str, str] = field(default_factory=dict)
    _tables: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self._tables = count(_highest_table(self.old) + 1)

    def take(self, part: str) -> str:
        """Copy this part and all that it points to; what it is called now."""
        if part not in self._taken:
            name = self._taken[part] = self._free(part)
            content = self.new.read(part)
            self.old.add(name, self._converted(part, content))
            self._copy_type(part, name)
            self._copy_relationships(part, name)
        return self._taken[part]

    def _free(self, part: str) -> str:
        match = _NUMBERED.fullmatch(part)
        stem, ending = match.groups() if match else (part, "")
        names = {each.lower() for each in self.old.parts}
        return next(name for at in count(1) if (name := f"{stem}{at}{ending}").lower() not in names)

    def _converted(self, part: str, content: bytes) -> bytes:
        if "/worksheets/" not in part and "/tables/" not in part:
            return content
        root = parse(content, part)
        if "/tables/" in part:
            root.set("id", str(next(self._tables)))
            return serialise(root, content)
        self._shift_looks(root)
        self._write_texts(root)
        for view in root.iter("{*}sheetView"):
            drop_attribute(view, "tabSelected")
        return serialise(root, content)

    def _shift_looks(self, root: etree._Element) -> None:
        """Column, row and cell name their look by its number; 0, which need not be said, is a look too."""
        for tag, key in (("c", "s"), ("row", "s"), ("col", "style")):
            for each in root.iter(f"{{*}}{tag}"):
                if each.get(key) is not None or tag == "c":
                    each.set(key, str(int(each.get(key, "0")) + self.shift.cells))
        for rule in root.iter("{*}cfRule"):
            if rule.get("dxfId") is not None:
                rule.set("dxfId", str(int(rule.get("dxfId", "0")) + self.shift.rules))

    def _write_texts(self, root: etree._Element) -> None:
        """Every text in its own cell: the numbers of the new workbook's shared texts mean others in the old one."""
        for cell in root.iter("{*}c"):
            value = find(cell, "v")
            if cell.get("t") == "s" and value is not None:
                said = self.texts[int(value.text or "0")]
                cell.remove(value)
                cell.set("t", "inlineStr")
                create(cell, "is").extend(deepcopy(each) for each in said)

    def _copy_type(self, part: str, name: str) -> None:
        types = parse(self.new.read(TYPES), TYPES)
        own = next((each for each in types if each.get("PartName") == f"/{part}"), None)
        if own is not None:
            self.add_type(name, str(own.get("ContentType")))
        else:
            ending = part.rpartition(".")[2]
            kind = next((str(each.get("ContentType")) for each in types if each.get("Extension") == ending), "")
            self.add_type(name, kind)

    def add_type(self, name: str, kind: str) -> None:
        """Say what kind of part this is."""
        source = self.old.read(TYPES)
        root = parse(source, TYPES)
        create(root, "Override", None, PartName=f"/{name}", ContentType=kind)
        self.old.replace(TYPES, serialise(root, source))

    def _copy_relationships(self, part: str, name: str) -> None:
        source = relationships_part(part)
        if source not in self.new:
            return
        content = self.new.read(source)
        root, folder = parse(content, source), posixpath.dirname(part)
        for link in root.iterchildren("{*}Relationship"):
            if link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, str(link.get("Target")))).lstrip("/")
                link.set("Target", posixpath.relpath(self.take(target), posixpath.dirname(name)))
        self.old.add(relationships_part(name), serialise(root, content))


def relate(package: Package, part: str, kind: str, target: str) -> str:
    """Have a part point to another of this kind, whose whole name is given; the ID of the link."""
    name = relationships_part(part)
    if name not in package:
        package.add(name, _RELATIONSHIPS)
    source = package.read(name)
    root = parse(source, name)
    taken = {each.get("Id") for each in root}
    free = next(each for at in count(1) if (each := f"rId{at}") not in taken)
    place = posixpath.relpath(target, posixpath.dirname(part) or ".") if part else target
    create(root, "Relationship", None, Id=free, Type=kind, Target=place)
    package.replace(name, serialise(root, source))
    return free


def unrelate(package: Package, part: str, gone: set[str]) -> None:
    """Take these links, by ID, out of what the part points to."""
    name = relationships_part(part)
    source = package.read(name)
    root = parse(source, name)
    for each in [each for each in root if each.get("Id") in gone]:
        root.remove(each)
    package.replace(name, serialise(root, source))


def reached(package: Package) -> set[str]:
    """Every part that the workbook leads to."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        part = waiting.pop()
        targets = {link.target for link in package.relationships(part)} - found
        found |= targets
        waiting += [each for each in targets if each in package]
    return found


def drop(package: Package, parts: set[str]) -> None:
    """Take these parts out, and what is said of them."""
    source = package.read(TYPES)
    root = parse(source, TYPES)
    for each in [each for each in root if str(each.get("PartName")).lstrip("/") in parts]:
        root.remove(each)
    package.replace(TYPES, serialise(root, source))
    for part in parts:
        for name in (part, relationships_part(part)):
            if name in package:
                package.replace(name, None)


def _highest_table(package: Package) -> int:
    tables = [part for part in package.parts if "/tables/" in part and part.endswith(".xml")]
    return max((int(parse(package.read(part), part).get("id", "0")) for part in tables), default=0)
