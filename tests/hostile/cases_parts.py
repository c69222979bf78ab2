"""Packages made to exhaust or mislead the reader, and parts that are damaged, missing or strange."""

import re
from collections.abc import Callable

from hostile import traps
from hostile.case import Breaks, Case, refused, works
from hostile.workshop import Workshop

_WORKBOOK, _RELS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"


def _of(sheet: str, change: Callable[[str], str]) -> Breaks:
    """Rewrite the cells' part of a sheet."""
    return lambda good: good.rewrite(good.part_of(sheet), change)


def _table(sheet: str, change: Callable[[str], str]) -> Breaks:
    return lambda good: good.rewrite(good.table_of(sheet), change)


def _part(part: str, content: bytes) -> Breaks:
    return lambda good: good.parts.update({part: content})


def _lost(part: str | Callable[[Workshop], str]) -> Breaks:
    return lambda good: good.parts.update({part if isinstance(part, str) else part(good): None})


def _change(part: str, old: str, new: str) -> Breaks:
    return lambda good: good.change(part, old, new)


def _leads(old: str, new: str) -> Breaks:
    """Change where the workbook finds the Episodes sheet; {} stands for its part."""
    return lambda good: good.change(_RELS, old.format(good.part_of("Episodes").removeprefix("xl/")), new)


def _swap(pattern: str, new: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


def _entity(part: str, doctype: str, before: str) -> Breaks:
    return lambda good: traps.with_entity(
        good, good.part_of("Episodes") if part == "Episodes" else part, doctype, before
    )


def _utf16(good: Workshop) -> None:
    part = good.part_of("Episodes")
    good.parts[part] = good.text(part).replace("UTF-8", "UTF-16").encode("utf-16")


def _strict(good: Workshop) -> None:
    """As Excel saves it under `Strict Open XML Spreadsheet`: other namespaces throughout."""
    for part in good.parts:
        good.parts[part] = (
            good.parts[part]
            .replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            .replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
        )


def _deep(good: Workshop) -> None:
    good.rewrite(
        good.part_of("Results"),
        lambda text: text.replace("</sheetData>", "</sheetData>" + "<x>" * 100_000 + "</x>" * 100_000),
    )


_DAMAGED = "is damaged"

_NAMES = [
    refused(f"a part's name leads out of the package: {name}", lambda good, name=name: traps.twice(good, name, b"evil"), "a part that leads out of it")
    for name in ("../../evil.txt", "/etc/cron.d/evil", "xl/../../evil.xml", "..\\..\\evil.dll", "\\\\server\\evil")
] + [
    refused("a part is there twice", lambda good: traps.twice(good, _WORKBOOK, good.parts[_WORKBOOK]), "holds the part xl/workbook.xml twice"),
    refused("a part is there twice, once in capitals", lambda good: traps.twice(good, "XL/Workbook.XML", b"<x/>"), "twice"),
    refused("a part is there twice, once by a detour", lambda good: traps.twice(good, "xl/./workbook.xml", b"<x/>"), "twice"),
]  # fmt: skip

_BOMBS = [
    refused("a sheet of 1 GiB of spaces", lambda good: traps.bomb_of_spaces(good, good.part_of("Episodes"), 1024), "hundreds of times its size"),
    refused("parts that say they have 6 GiB", traps.large_declared, "more than 4 GiB"),
    refused("a sheet of 2 GiB that says it has 1,000 bytes", lambda good: traps.lying_bomb(good, good.part_of("Episodes")), _DAMAGED),
    refused("shared texts of 2 GiB that say they have 1,000 bytes", lambda good: traps.lying_bomb(good, _STRINGS), _DAMAGED),
    refused("ten thousand parts over the same bytes", traps.overlapping, "lie over one another"),
    refused("XML a hundred thousand levels deep", _deep, _DAMAGED),
]  # fmt: skip

_ENTITIES = [
    refused(f"entities in {called}: {kind}", _entity(part, doctype, before), "")
    for kind, doctype in traps.ENTITIES.items()
    for called, part, before in (
        ("a raw sheet", "Episodes", "</row>"),
        ("the workbook part", _WORKBOOK, "<sheets>"),
        ("the list of sheet parts", _RELS, "<Relationship "),
        ("the shared texts", _STRINGS, "</t>"),
    )
]  # fmt: skip

_BROKEN = [
    refused("the workbook part is no XML", _part(_WORKBOOK, b"<workbook><sheets>"), _DAMAGED),
    refused("the workbook part is empty", _part(_WORKBOOK, b""), _DAMAGED),
    refused("the workbook part is another kind of document", _part(_WORKBOOK, b"<html/>"), "is not an Excel workbook"),
    refused("the workbook has no sheets", lambda good: good.rewrite(_WORKBOOK, _swap(r"<sheets>.*</sheets>", "<sheets/>")), "Results"),
    refused("the list of content types is no XML", _part(_TYPES, b"<Types"), _DAMAGED),
    refused("the list of sheet parts is no XML", _part(_RELS, b"\0\1\2"), _DAMAGED),
    refused("a sheet leads out of the package", _leads("{}", "../../../../etc/passwd"), _DAMAGED),
    refused("a sheet leads to a part that is not there", _leads("{}", "worksheets/sheet99.xml"), _DAMAGED),
    refused("a sheet leads to the workbook itself", _leads("{}", "workbook.xml"), _DAMAGED),
    refused("a sheet leads to another computer", _leads('Target="{}"', 'Target="https://192.0.2.1/x.xml" TargetMode="External"'), "sheet Episodes"),
    refused("a relationship has no target", _leads('Target="{}"', ""), "sheet Episodes"),
    refused("a raw sheet is no XML", _of("Episodes", lambda text: text[: len(text) // 2]), "Episodes"),
    refused("a raw sheet is empty", lambda good: good.parts.update({good.part_of("Episodes"): b""}), "Episodes"),
    refused("a raw sheet is a chart sheet", _of("Episodes", lambda text: "<chartsheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"), "Episodes"),
    refused("a raw sheet has no cells' element", _of("Episodes", _swap("<sheetData>.*</sheetData>", "")), "Episodes"),
    refused("a raw sheet's part is lost", _lost(lambda good: good.part_of("Episodes")), _DAMAGED),
    refused("the Results sheet is no XML", _of("Results", lambda text: text[:-30]), "cannot be read"),
    refused("the Scorecard sheet is no XML", _of("Scorecard", lambda text: text[:-30]), "cannot be read"),
    refused("a NUL byte in a sheet", _of("Results", lambda text: text.replace("<sheetData>", "<sheetData>\0")), "cannot be read"),
    refused("the shared texts are lost", _lost(_STRINGS), "cannot be read"),
    refused("the shared texts are no XML", _part(_STRINGS, b"<sst"), ""),
    refused("a table's part is lost", _lost(lambda good: good.table_of("Episodes")), _DAMAGED),
    refused("a table's part is no XML", lambda good: good.parts.update({good.table_of("Episodes"): b"<table"}), _DAMAGED),
    refused("a table lies nowhere", _table("Episodes", _swap(r' ref="[^"]*"', ' ref="#REF!"')), _DAMAGED),
    refused("a table lies beyond the last row", _table("Episodes", _swap(r' ref="[^"]*"', ' ref="A1:O9999999"')), _DAMAGED),
    refused("a table lies beyond the last column", _table("Episodes", _swap(r' ref="[^"]*"', ' ref="A1:ZZZ9"')), _DAMAGED),
    refused("a table lies upside down", _table("Episodes", _swap(r' ref="[^"]*"', ' ref="O8:A1"')), _DAMAGED),
    refused("a table has no columns", _table("Results", _swap("<tableColumns.*</tableColumns>", "")), _DAMAGED),
    refused("the styles are no XML", _part(_STYLES, b"<styleSheet"), ""),
]  # fmt: skip

_STRANGE = [
    refused("a sheet in UTF-16", _utf16, "is written in UTF-16"),
    works("Strict Open XML, as Excel can save it", _strict),
    works("the styles are lost", _lost(_STYLES)),
    works("cells have a style that is not there", _of("Episodes", lambda text: re.sub(r' s="\d+"', ' s="99999"', text))),
    works("the note of a sheet's extent is wrong", _of("Episodes", _swap(r'<dimension ref="[^"]*"/>', '<dimension ref="A1:XFD1048576"/>'))),
    refused("the note of a sheet's extent is nonsense", _of("Results", _swap(r'<dimension ref="[^"]*"/>', '<dimension ref="?"/>')), "Sheet Results cannot be read"),
    works("a sheet is very hidden", _change(_WORKBOOK, '<sheet name="Episodes"', '<sheet name="Episodes" state="veryHidden"')),
    works("a name stands for a deleted cell", lambda good: good.rewrite(_WORKBOOK, _swap(r">Scorecard!\$C\$\d+<", ">#REF!<"))),
    works("every name of the page stands for a deleted cell", lambda good: good.rewrite(_WORKBOOK, lambda text: re.sub(r">Scorecard![^<]*<", ">Scorecard!#REF!<", text))),
    works("a name stands for a sheet that is not there", lambda good: good.rewrite(_WORKBOOK, _swap(r">Scorecard!(\$C\$\d+)<", r">Gone!\1<"))),
    works("a name stands for nothing", lambda good: good.rewrite(_WORKBOOK, _swap(r">Scorecard!\$C\$\d+<", "><"))),
    works("a name is there twice", lambda good: good.rewrite(_WORKBOOK, lambda text: text.replace("<definedNames>", "<definedNames>" + re.search(r"<definedName .*?</definedName>", text)[0]))),
    works("a name stands for a cell beyond the last", lambda good: good.rewrite(_WORKBOOK, _swap(r">Scorecard!\$C\$\d+<", ">Scorecard!$ZZZ$9999999<"))),
    works("all names are gone", lambda good: good.rewrite(_WORKBOOK, _swap("<definedNames>.*</definedNames>", ""))),
    works("comments and instructions stand between the rows", _of("Results", lambda text: text.replace("<row ", "<!-- a --><?b c?><row "))),
    works("parts that nobody points to", _part("xl/odd/thing.bin", b"\0\1")),
]  # fmt: skip

CASES: list[Case] = [*_NAMES, *_BOMBS, *_ENTITIES, *_BROKEN, *_STRANGE]
