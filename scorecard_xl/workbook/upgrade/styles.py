"""The looks of two workbooks in one: those of the new one come after those of the old one."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from scorecard_xl.workbook.file.markup import create, find, local, parse, serialise

_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_FIRST_OWN_FORMAT = 164
_KEYS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


@dataclass(frozen=True)
class Shift:
    """By how much the numbers of looks of the new workbook move: of cells, and of rules and tables."""

    cells: int
    rules: int


def merged(old: bytes, new: bytes, part: str) -> tuple[bytes, Shift]:
    """The styles of `old` with those of `new` after them. Raises BookError where one cannot be read."""
    ours, theirs = parse(old, part), parse(new, part)
    formats = _add_formats(ours, theirs)
    shifts = {key: _append(ours, theirs, name) for key, name in _KEYS.items()}
    normal = _normal(ours)
    cells = _append(ours, theirs, "cellXfs")
    for look in list(_list(ours, "cellXfs"))[cells:]:
        for key, shift in shifts.items():
            look.set(key, str(int(look.get(key, "0")) + shift))
        look.set("xfId", normal)
        _renumber(look, formats)
    rules = _append(ours, theirs, "dxfs")
    for look in list(_list(ours, "dxfs"))[rules:]:
        for own in look.iterchildren("{*}numFmt"):
            _renumber(own, formats)
    return serialise(ours, old), Shift(cells, rules)


def _add_formats(ours: etree._Element, theirs: etree._Element) -> Mapping[str, str]:
    """The number formats of both; how those of `theirs` are numbered now. Rules have formats of their own, too."""
    own = _list(ours, "numFmts") if find(ours, "numFmts") is not None else ()
    used = [int(each.get("numFmtId", "0")) for each in own]
    found = {each.get("numFmtId", ""): each.get("formatCode", "") for each in theirs.iter("{*}numFmt")}
    listed = find(theirs, "numFmts")
    in_list = {each.get("numFmtId", "") for each in (() if listed is None else listed)}
    first = max([_FIRST_OWN_FORMAT - 1, *used]) + 1
    new = {number: str(at) for at, number in enumerate(found, first)}
    for number in (number for number in found if number in in_list):
        create(_list(ours, "numFmts"), "numFmt", None, numFmtId=new[number], formatCode=found[number])
        _count(_list(ours, "numFmts"))
    return new


def _renumber(look: etree._Element, formats: Mapping[str, str]) -> None:
    number = look.get("numFmtId", "0")
    look.set("numFmtId", formats.get(number, number))


def _append(ours: etree._Element, theirs: etree._Element, name: str) -> int:
    """Put the children of this list of `theirs` after those of `ours`; how many there were."""
    source = find(theirs, name)
    if source is None or not len(source):
        own = find(ours, name)
        return 0 if own is None else len(own)
    target = _list(ours, name)
    before = len(target)
    for each in source:
        target.append(deepcopy(each))
    _count(target)
    return before


def _list(root: etree._Element, name: str) -> etree._Element:
    """This list of looks; an empty one is put in its place where there is none."""
    found = find(root, name)
    if found is None:
        before = set(_ORDER[: _ORDER.index(name)])
        place = sum(local(each) in before for each in root)
        found = create(root, name, place)
    return found


def _count(listed: etree._Element) -> None:
    listed.set("count", str(len(listed)))


def _normal(ours: etree._Element) -> str:
    """The number of the style Normal, on which every look is based."""
    styles = find(ours, "cellStyles")
    named = () if styles is None else styles
    return next((str(each.get("xfId", "0")) for each in named if each.get("builtinId") == "0"), "0")
