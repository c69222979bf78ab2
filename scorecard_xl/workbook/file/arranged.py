"""A workbook as the reader expects it: parts under the names that Excel gives them.

Open Packaging lets a writer name the parts as it likes, in any case, percent-encoded, and point to them by detours.
calamine looks for `xl/workbook.xml` and the like by name.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from scorecard_xl.workbook.file.markup import parse
from scorecard_xl.workbook.file.package import CONTENT_TYPES, Package, Relationship

_WORKBOOK, _RELATIONSHIPS, _ROOT_RELATIONSHIPS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"
_OF_ALL_SHEETS = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
_ROOT = Relationship("rId1", "officeDocument", _WORKBOOK)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LIST = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def shared_parts(package: Package) -> list[str]:
    """The parts that all sheets need: texts and styles."""
    return [link.target for link in package.relationships(_workbook(package)) if link.kind in _OF_ALL_SHEETS]


def as_expected(package: Package) -> bytes:
    """The whole workbook; the very bytes of its file where nothing has changed and its parts have the usual names."""
    workbook = _workbook(package)
    if workbook == _WORKBOOK and _is_usual(package):
        return package.pack()
    sheets = {link.target for link in package.relationships(workbook) if link.kind == "worksheet"}
    return arranged(package, {part: package.read(part) for part in sheets if part in package})


def arranged(package: Package, sheets: Mapping[str, bytes]) -> bytes:
    """A workbook with these contents of sheets, by part, and no other sheets. Raises BookError."""
    workbook, packed = _workbook(package), io.BytesIO()
    links = package.relationships(workbook)
    names = {link.id: _name(at, link) for at, link in enumerate(links)}
    listed = "".join(_listed(link, names[link.id].removeprefix("xl/")) for link in links)
    with zipfile.ZipFile(packed, "w") as archive:
        _write(archive, CONTENT_TYPES, package.read(CONTENT_TYPES))
        _write(archive, _ROOT_RELATIONSHIPS, _LIST.format(_listed(_ROOT, _ROOT.target)).encode())
        _write(archive, _WORKBOOK, package.read(workbook))
        _write(archive, _RELATIONSHIPS, _LIST.format(listed).encode())
        for link in links:
            if link.kind in _OF_ALL_SHEETS and link.target in package:
                _write(archive, names[link.id], package.read(link.target))
            elif link.target in sheets:
                _write(archive, names[link.id], sheets[link.target])
    return packed.getvalue()


def _workbook(package: Package) -> str:
    return next((link.target for link in package.relationships("") if link.kind == "officeDocument"), _WORKBOOK)


def _is_usual(package: Package) -> bool:
    """Whether each part has its usual name, and is where the lists say, letter by letter."""
    if not {_ROOT_RELATIONSHIPS, _RELATIONSHIPS} <= set(package.parts):
        return False
    root = _targets(package, _ROOT_RELATIONSHIPS, ("officeDocument",))
    shared = set(_targets(package, _RELATIONSHIPS, tuple(_OF_ALL_SHEETS)))
    sheets = {_as_read(target) for target in _targets(package, _RELATIONSHIPS, ("worksheet",))}
    usual = {_as_read(target) for target in shared} <= set(_OF_ALL_SHEETS.values())
    return usual and sheets <= set(package.parts) and {target.removeprefix("/") for target in root} == {_WORKBOOK}


def _targets(package: Package, part: str, kinds: tuple[str, ...]) -> list[str]:
    """What a list of relationships says of these kinds, as it is written."""
    listed = parse(package.read(part), part).iterchildren("{*}Relationship")
    return [str(link.get("Target")) for link in listed if str(link.get("Type")).rpartition("/")[2] in kinds]


def _as_read(target: str) -> str:
    return target.removeprefix("/") if target.startswith(("/xl/", "xl/")) else f"xl/{target}"


def _name(at: int, link: Relationship) -> str:
    return _OF_ALL_SHEETS.get(link.kind, f"xl/{link.kind}s/part{at}.xml")


def _listed(link: Relationship, target: str) -> str:
    about = {"Id": link.id, "Type": f"{_TYPE}/{link.kind}", "Target": target}
    return f"<Relationship {' '.join(f'{key}={quoteattr(value)}' for key, value in about.items())}/>"


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name), content)
