"""An old workbook with our sheets of a new one: the list of sheets, defined names and macros of both."""

from collections.abc import Mapping, Sequence

from lxml import etree

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import attribute, create, drop_attribute, find, parse, require, serialise
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.workbookxml import WorkbookXml
from scorecard_xl.workbook.upgrade.styles import merged
from scorecard_xl.workbook.upgrade.transplant import Transplant, drop, reached, relate, unrelate

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OUR_NAMES = "cps."
"""How the defined names of our cells begin, in lower case."""


def combine(old: Package, new: Package, replaced: Mapping[str, str], name: str) -> None:
    """Put the sheets of the new workbook into the old one, `name` for sentences.

    `replaced`: by the name of each sheet of `new` that is taken, the sheet of `old` in whose place it comes; an empty
    text: the old one has none. Raises BookError where that cannot be done; `old` is then of no use.
    """
    book, fresh = WorkbookXml(old, name), WorkbookXml(new, "the new workbook")
    if etree.QName(book.root).namespace != _MAIN:
        raise BookError(f"{name} is a Strict Open XML workbook: open it in Excel, save it as .xlsm, then try again.")
    before = reached(old)
    transplant = _transplant(old, new, book, fresh)
    taken = {sheet: transplant.take(fresh.sheets[sheet.lower()].part) for sheet in replaced}
    ids = {sheet: relate(old, book.part, f"{_OFFICE}/worksheet", part) for sheet, part in taken.items()}
    kept_names = _names(book.root, {each for each in replaced.values() if each})
    gone = _place_sheets(book.root, fresh.root, replaced, ids)
    unrelate(old, book.part, gone | {link.id for link in old.relationships(book.part) if link.kind == "calcChain"})
    _write_names(book.root, [*kept_names, *_names_taken(fresh.root, set(replaced))])
    _open_at_first(book.root)
    book.store()
    drop(old, {part for part in before - reached(old) if part in old})


def _transplant(old: Package, new: Package, book: WorkbookXml, fresh: WorkbookXml) -> Transplant:
    styles, added = (_part(package, each.part, "styles") for package, each in ((old, book), (new, fresh)))
    content, shift = merged(old.read(styles), new.read(added), styles)
    old.replace(styles, content)
    strings = _part(new, fresh.part, "sharedStrings")
    return Transplant(old, new, shift, list(parse(new.read(strings), strings)))


def _part(package: Package, workbook: str, kind: str) -> str:
    found = next((link.target for link in package.relationships(workbook) if link.kind == kind), None)
    if found is None:
        raise BookError(f"The workbook has no {kind}: open it in Excel and save it, then try again.")
    return found


def _place_sheets(
    root: etree._Element, fresh: etree._Element, replaced: Mapping[str, str], ids: Mapping[str, str]
) -> set[str]:
    """Each new sheet comes in the place of the old one, else after the one before it; the links that are free now."""
    sheets = require(root, "sheets", "xl/workbook.xml")
    own = {str(each.get("name")).lower(): each for each in sheets}
    number = max(int(each.get("sheetId", "0")) for each in sheets)
    gone, last = set[str](), -1
    for each in require(fresh, "sheets", "xl/workbook.xml"):
        name = str(each.get("name"))
        there = own.get(replaced.get(name, name).lower())
        if name not in replaced:
            last = last if there is None else list(sheets).index(there)
            continue
        if there is None:
            number += 1
            there = create(sheets, "sheet", last + 1, sheetId=str(number))
            there.set("name", name)
        else:
            gone.add(attribute(there, "id"))
            there.set("name", name)
        there.set(f"{{{_OFFICE}}}id", ids[name])
        _hide_as(there, each)
        last = list(sheets).index(there)
    return gone


def _hide_as(sheet: etree._Element, like: etree._Element) -> None:
    drop_attribute(sheet, "state")
    if like.get("state") is not None:
        sheet.set("state", str(like.get("state")))


Named = tuple[etree._Element, str]
"""A defined name, and the sheet it is of; an empty text: of the whole workbook."""


def _all_names(root: etree._Element) -> list[Named]:
    sheets = [str(each.get("name")) for each in require(root, "sheets", "xl/workbook.xml")]
    listed = find(root, "definedNames")
    names = () if listed is None else listed.iterchildren("{*}definedName")
    found = []
    for each in names:
        at = each.get("localSheetId")
        if at is None or int(at) < len(sheets):
            found.append((each, "" if at is None else sheets[int(at)]))
    return found


def _names(root: etree._Element, gone: set[str]) -> list[Named]:
    """The officer's own names, and those of sheets that are kept. Read before the sheets are others."""
    lost = {each.lower() for each in gone}
    return [
        (each, sheet)
        for each, sheet in _all_names(root)
        if sheet.lower() not in lost and not (sheet == "" and _is_ours(each))
    ]


def _is_ours(name: etree._Element) -> bool:
    return str(name.get("name")).lower().startswith(OUR_NAMES)


def _names_taken(fresh: etree._Element, taken: set[str]) -> list[Named]:
    return [(each, sheet) for each, sheet in _all_names(fresh) if sheet == "" or sheet in taken]


def _write_names(root: etree._Element, names: Sequence[Named]) -> None:
    """In the order of Excel's: by name, and by sheet."""
    sheets = [str(each.get("name")).lower() for each in require(root, "sheets", "xl/workbook.xml")]
    listed = find(root, "definedNames")
    if listed is None:
        after = require(root, "sheets", "xl/workbook.xml")
        place = next(at for at, each in enumerate(root) if each is after) + 1
        others = [each for each in ("functionGroups", "externalReferences") if find(root, each) is not None]
        listed = create(root, "definedNames", place + len(others))
    written = {(str(each.get("name")).lower(), sheet.lower()): each for each, sheet in names}
    for each in list(listed):
        listed.remove(each)
    for (_, sheet), each in sorted(written.items(), key=lambda item: item[0]):
        drop_attribute(each, "localSheetId")
        if sheet:
            each.set("localSheetId", str(sheets.index(sheet)))
        listed.append(each)


def _open_at_first(root: etree._Element) -> None:
    for view in root.iter("{*}workbookView"):
        for key in ("activeTab", "firstSheet"):
            drop_attribute(view, key)


def code_names(package: Package, name: str) -> list[str]:
    """What VBA calls the sheets, where they say it."""
    book, found = WorkbookXml(package, name), []
    for link in package.relationships(book.part):
        if link.kind in ("worksheet", "chartsheet", "dialogsheet") and link.target in package:
            properties = find(parse(package.read(link.target), link.target), "sheetPr")
            if properties is not None and properties.get("codeName"):
                found.append(str(properties.get("codeName")))
    return found


def put_macros(old: Package, new: Package, project: bytes, name: str) -> None:
    """Put this project in the place of the old one, with the tab of the ribbon of the new workbook."""
    book, fresh = WorkbookXml(old, name), WorkbookXml(new, name)
    part = _part(old, book.part, "vbaProject")
    old.replace(part, project)
    signed = {link.target for link in old.relationships(part)}
    drop(old, {each for each in signed if each in old})
    properties, like = find(book.root, "workbookPr"), find(fresh.root, "workbookPr")
    if properties is not None and like is not None:
        properties.set("codeName", str(like.get("codeName")))
        book.store()
    _put_ribbon(old, new)


def _put_ribbon(old: Package, new: Package) -> None:
    theirs = next(link for link in new.relationships("") if link.kind == "extensibility")
    ours = next((link for link in old.relationships("") if link.kind == "extensibility"), None)
    if ours is not None and ours.target in old:
        old.replace(ours.target, new.read(theirs.target))
        return
    kind = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    if theirs.target in old:  # left behind by a program that dropped the link to it
        old.replace(theirs.target, new.read(theirs.target))
    else:
        old.add(theirs.target, new.read(theirs.target))
    relate(old, "", kind, theirs.target)


def strip_titles(package: Package) -> None:
    """docProps/app.xml lists the sheets, which are others now; Excel writes the list again."""
    part = "docProps/app.xml"
    if part not in package:
        return
    source = package.read(part)
    root = parse(source, part)
    for each in [each for each in root if etree.QName(each).localname in ("HeadingPairs", "TitlesOfParts")]:
        root.remove(each)
    package.replace(part, serialise(root, source))
