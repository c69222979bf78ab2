"""What a workbook runs or fetches of itself: connections, links, embedded programs, the macros of its buttons."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import attribute, find, local, parse
from scorecard_xl.workbook.file.package import Package, relationships_part

_TRUE = ("1", "true")
# Parts that are programs, or that start one: by the last word of the relationship that leads to them.
_PROGRAMS = {
    "xlMacrosheet": "a macro sheet of Excel 4", "xlIntlMacrosheet": "a macro sheet of Excel 4",
    "dialogsheet": "a dialog sheet", "control": "an ActiveX control", "oleObject": "an embedded object",
    "package": "an embedded file", "webextension": "an Office add-in", "webextensiontaskpanes": "an Office add-in",
}  # fmt: skip
_WAIT_TO_BE_ASKED = ("hyperlink", "externalLinkPath", "xlExternalLinkPath", "externalLinkLongPath")
_FETCHING = re.compile(rb"<f\b[^>]*>[^<]*?\b(WEBSERVICE|RTD|IMAGE|REGISTER\.ID|CALL)\(", re.IGNORECASE)
_MACRO = re.compile(rb"<x:FmlaMacro>([^<]*)</x:FmlaMacro>|\b(?:macro|fmlaMacro)=\"([^\"]+)\"")
_STARTING = re.compile(r"(?:_xlnm\.)?Auto_(?:Open|Close|Activate|Deactivate)\w*", re.IGNORECASE)
# A target that is not on this machine: of the web, or of a server.
_ELSEWHERE = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+:|file:(?!/{0,3}[a-z]:)|[\\/]{2}", re.IGNORECASE)


@dataclass(frozen=True)
class Outside:
    """`kind`: connection, link, program, picture, formula or name. `what`: its name or target.

    `opens`: whether Excel acts on it when the workbook is opened (or asks to), and not only when somebody wants it.
    """

    kind: str
    what: str
    opens: bool = True


def outside(package: Package, workbook: str, *, formulas: bool = True) -> list[Outside]:
    """Everything found, in the order of the parts; a part that cannot be read is passed over.

    `workbook`: the part of the workbook; `formulas`: whether the sheets are searched too, which takes longest.
    """
    found: dict[Outside, None] = {}
    for part in ["", *package.parts]:
        with suppress(BookError):
            for each in _of_part(package, part, formulas=formulas):
                found[each] = None
    return [*found, *_names(package, workbook)]


def _of_part(package: Package, part: str, *, formulas: bool) -> Iterator[Outside]:
    for link in package.relationships(part):
        if formulas or link.kind != "worksheet":
            yield from _of_link(package, link.kind, link.target)
    yield from _away(package, part)


def macros_bound(package: Package) -> set[str]:
    """The macros that buttons, pictures and controls start, as they are written: [0]!Name, or of another file."""
    parts = [part for part in package.parts if part.startswith(("xl/drawings/", "xl/ctrlProps/"))]
    found = (match for part in parts for match in _MACRO.finditer(package.read(part)))
    return {(match[1] or match[2]).decode("utf-8", "replace") for match in found}


def ribbon_calls(package: Package) -> set[str]:
    """The macros that the ribbon calls, at opening too."""
    parts = [link.target for link in package.relationships("") if link.kind == "extensibility"]
    roots = [parse(package.read(part), part) for part in parts if part in package]
    named = (item for root in roots for element in root.iter("*") for item in element.attrib.items())
    return {str(value) for name, value in named if str(name).startswith(("on", "get", "load"))}


def _of_link(package: Package, kind: str, target: str) -> Iterator[Outside]:
    if kind in _PROGRAMS:
        yield Outside("program", _PROGRAMS[kind])
    elif kind in _PARTS and target in package:
        yield from _PARTS[kind](package, target)


def _connections(package: Package, part: str) -> Iterator[Outside]:
    for connection in parse(package.read(part), part).iterchildren("{*}connection"):
        opens = connection.get("refreshOnLoad") in _TRUE or connection.get("interval", "0") != "0"
        yield Outside("connection", connection.get("name", "without a name"), opens)


def _query_table(package: Package, part: str) -> Iterator[Outside]:
    table = parse(package.read(part), part)
    if table.get("refreshOnLoad") in _TRUE:
        yield Outside("connection", table.get("name", part))


def _pivot(package: Package, part: str) -> Iterator[Outside]:
    cache = parse(package.read(part), part)
    source = find(cache, "cacheSource")
    if cache.get("refreshOnLoad") in _TRUE and source is not None and source.get("type") != "worksheet":
        yield Outside("connection", "of a pivot table")


def _external(package: Package, part: str) -> Iterator[Outside]:
    targets = {identifier: target for identifier, _, target in _targets(package, part)}
    for element in parse(package.read(part), part).iterchildren("*"):
        if local(element) == "ddeLink":
            yield Outside("program", f"a link to {element.get('ddeService', '')} by DDE")
        elif local(element) == "oleLink":
            yield Outside("program", f"a link to {element.get('progId', '')} by OLE")
        elif local(element) == "externalBook":
            target = targets.get(attribute(element, "id"), "another workbook")
            yield Outside("link", target, opens=bool(_ELSEWHERE.match(target)))


def _formulas(package: Package, part: str) -> Iterator[Outside]:
    for match in _FETCHING.finditer(package.read(part)):
        yield Outside("formula", match[1].decode().upper())


_PARTS: dict[str, Callable[[Package, str], Iterator[Outside]]] = {
    "connections": _connections, "queryTable": _query_table, "pivotCacheDefinition": _pivot,
    "externalLink": _external, "worksheet": _formulas,
}  # fmt: skip


def _away(package: Package, part: str) -> Iterator[Outside]:
    """What the part leads to outside the workbook that Excel fetches without being asked."""
    for _, kind, target in _targets(package, part):
        if kind not in _WAIT_TO_BE_ASKED:
            yield Outside("picture" if kind == "image" else "link", target)


def _targets(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Of each relationship that leads out of the package its id, its kind and its target."""
    rels = relationships_part(part)
    if rels in package:
        for item in parse(package.read(rels), rels).iterchildren("{*}Relationship"):
            if item.get("TargetMode") == "External":
                yield str(item.get("Id")), str(item.get("Type")).rpartition("/")[2], str(item.get("Target"))


def _names(package: Package, workbook: str) -> Iterator[Outside]:
    names = find(parse(package.read(workbook), workbook), "definedNames")
    for name in () if names is None else names.iterchildren("{*}definedName"):
        if _STARTING.fullmatch(str(name.get("name", ""))):
            yield Outside("name", str(name.get("name")))
