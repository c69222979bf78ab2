"""Workbooks that somebody changed: parts are added to or replaced in one that the package wrote."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree

from scorecard_xl.workbook.vba.flavours import standalone
from scorecard_xl.workbook.vba.module import Module, ModuleKind
from scorecard_xl.workbook.vba.project import Project
from scorecard_xl.workbook.vba.stubs import own_modules

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORKBOOK_RELS, SHEET_RELS = "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"


def with_parts(book: Path, parts: Mapping[str, bytes | str]) -> None:
    """Give the workbook these parts, in place of its own where it has them."""
    old = zipfile.ZipFile(BytesIO(book.read_bytes()))
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)


def part(book: Path, name: str) -> bytes:
    with zipfile.ZipFile(book) as package:
        return package.read(name)


def linked(book: Path, rels: str, kind: str, target: str, *, external: bool = False) -> str:
    """The part of relationships with one more; `kind`: its whole type, or the last word of one of Office's."""
    root = etree.fromstring(part(book, rels))
    link = etree.SubElement(root, f"{{{PACKAGE}}}Relationship", Id="rIdForeign", Target=target)
    link.set("Type", kind if "://" in kind else f"{OFFICE}/{kind}")
    if external:
        link.set("TargetMode", "External")
    return etree.tostring(root).decode()


def relationships(target: str, kind: str, *, external: bool = True) -> str:
    mode = ' TargetMode="External"' if external else ""
    link = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'


def project(changed: Mapping[str, str] = {}, refers_to: tuple[tuple[str, str], ...] = ()) -> bytes:
    """The project of a workbook; `changed`: by name the text of a module, ours or another."""
    modules = {
        each.name: each
        for each in [*own_modules(), Module("SheetScorecard", kind=ModuleKind.SHEET), *standalone().modules]
    }
    for name, text in changed.items():
        kind = modules[name].kind if name in modules else ModuleKind.PLAIN
        modules[name] = Module(name, text, kind)
    return Project(tuple(modules.values()), refers_to).binary()
