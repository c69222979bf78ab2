"""Parts under names that Open Packaging allows and Excel does not use: by detours, encoded, in another case, elsewhere."""

import re
from collections.abc import Callable

from hostile.case import Case, refused, works
from hostile.workshop import Workshop

_WORKBOOK, _RELS, _ROOT, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml"
Renames = Callable[[str], str]


def retarget(part: str, change: Callable[[str], str], kind: str = ""):
    """Write the targets of a list of relationships in another way: all, or those of a kind."""

    def breaks(good: Workshop) -> None:
        pattern = re.compile(rf'(<Relationship [^>]*Type="[^"]*/{kind or "[^/]*"}"[^>]*Target=")([^"]*)(")')
        good.rewrite(part, lambda text: pattern.sub(lambda found: found[1] + change(found[2]) + found[3], text))

    return breaks


def renamed(change: Renames, in_types: Renames | None = None):
    """Give all parts other names in the archive; lists of relationships stay beside their parts.

    `in_types`: what the list of content types says instead.
    """

    def breaks(good: Workshop) -> None:
        good.fill()
        good.parts = {change(name): content for name, content in good.parts.items()}
        types = change(_TYPES)
        say = in_types or change
        good.rewrite(
            types,
            lambda text: re.sub(r'PartName="/([^"]*)"', lambda found: f'PartName="/{say(found[1])}" ', text),
        )

    return breaks


def moved(old: str, new: str):
    """Move one part, with its relationships, to where the workbook's list then says."""

    def breaks(good: Workshop) -> None:
        good.fill()
        name = old if "." in old else good.part_of(old)
        for before, after in ((name, new), (_rels(name), _rels(new))):
            if before in good.parts:
                good.parts[after] = good.parts.pop(before)
        if before_root := name == _WORKBOOK:
            good.change(_ROOT, _WORKBOOK, new)
        else:
            good.change(_RELS, f'"{name.removeprefix("xl/")}"', f'"/{new}"')
        good.change(_TYPES, f'"/{name}"', f'"/{new}"')
        assert before_root or new in good.parts
        base = f"/{name.rpartition('/')[0]}/"
        if _rels(new) in good.parts:
            good.rewrite(_rels(new), lambda text: re.sub(r'Target="(?!/)', f'Target="{base}', text))

    return breaks


def _rels(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def _capitals(name: str) -> str:
    return name.upper()


def _encoded(name: str) -> str:
    """The first letter of each file's name as its number."""
    folder, stroke, file = name.rpartition("/")
    return name if name in (_TYPES, _ROOT) else f"{folder}{stroke}%{ord(file[0]):02X}{file[1:]}"


def _backslashes(name: str) -> str:
    return name.replace("/", "\\")


_TARGETS = {
    "by a detour (./)": lambda target: f"./{target}",
    "by a detour (./../)": lambda target: f"./../xl/{target}",
    "from the root": lambda target: f"/xl/{target}",
    "percent-encoded": lambda target: target.replace("s", "%73"),
    "in capitals": str.upper,
    "with backslashes": lambda target: target.replace("/", "\\"),
}
_KINDS = {"the sheets": "worksheet", "the shared texts": "sharedStrings", "the styles": "styles"}

_POINTED = [
    works(f"{what} are pointed to {how}", retarget(_RELS, change, kind))
    for how, change in _TARGETS.items()
    for what, kind in _KINDS.items()
    if (how, what) not in {("with backslashes", "the shared texts"), ("with backslashes", "the styles")}
] + [
    works(f"the workbook part is pointed to {how}", retarget(_ROOT, lambda target, to=to: to if target == _WORKBOOK else target))
    for how, to in (
        ("by a detour", "./xl/../xl/workbook.xml"),
        ("from the root", "/xl/workbook.xml"),
        ("percent-encoded", "xl/%77orkbook.xml"),
        ("in capitals", "XL/WORKBOOK.XML"),
        ("with a backslash", "xl\\workbook.xml"),
    )
] + [
    works(f"the tables are pointed to {how}", lambda good, change=change: retarget(_table_rels(good), change)(good))
    for how, change in (
        ("from the root", lambda target: "/xl/" + target.removeprefix("../")),
        ("by a long detour", lambda target: f"./.././worksheets/{target}"),
        ("in capitals", str.upper),
        ("percent-encoded", lambda target: target.replace("tables", "%74ables")),
    )
]  # fmt: skip


def _table_rels(good: Workshop) -> str:
    return good.part_of("Episodes").replace("worksheets/", "worksheets/_rels/") + ".rels"


_NAMED = [
    works("all parts have names in capitals", renamed(_capitals)),
    works("all parts have names in capitals, and the list of content types small ones", renamed(_capitals, str.lower)),
    works("all parts have names with backslashes, as a careless writer zips them", renamed(_backslashes, lambda name: name)),
    works("all parts have percent-encoded names", renamed(_encoded)),
    works("the list of content types in small letters", lambda good: good.parts.update({_TYPES.lower(): good.parts.pop(_TYPES)})),
    works("the workbook part is workbook2.xml", moved(_WORKBOOK, "xl/workbook2.xml")),
    works("the workbook part lies in a folder of its own", moved(_WORKBOOK, "content/book.xml")),
    works("a sheet lies in another folder", moved("Episodes", "sheets/of children/the episodes.xml")),
    works("a sheet has a name with an accent", moved("Episodes", "xl/worksheets/épisodes.xml")),
    works("a sheet that is written lies at the root", moved("Results", "results.xml")),
    works("the shared texts have another name", moved("xl/sharedStrings.xml", "xl/texts.xml")),
    works("the styles have another name", moved("xl/styles.xml", "xl/looks/all.xml")),
    works("folders are entries of their own", lambda good: good.parts.update({"xl/": b"", "xl/worksheets/": b"", "docProps/": b""})),
    refused("a part leads out, percent-encoded", lambda good: good.parts.update({"xl/%2e%2e/%2E%2E/evil.xml": b"x"}), "a part that leads out of it"),
    refused("a part leads out by encoded strokes", lambda good: good.parts.update({"xl%2F..%2f../evil.xml": b"x"}), "a part that leads out of it"),
    refused("a part is there twice, once percent-encoded", lambda good: good.parts.update({"xl/%77orkbook.xml": b"<x/>"}), "twice"),
    refused("a part is there twice, once with a backslash", lambda good: good.parts.update({"xl\\workbook.xml": b"<x/>"}), "twice"),
]  # fmt: skip

CASES: list[Case] = [*_POINTED, *_NAMED]
