"""An SSDA903 return as one XML file: CHILD elements with a HEADER, the EPISODEs and the rest of what is known."""

from collections.abc import Iterator

from lxml import etree

from scorecard_xl.imports.ssda903 import Extract, SourceError, extract, headed, heading_of, named
from scorecard_xl.tables.schema import TABLES

Record = dict[str, str]

_IN_HEADER = {
    name: set(TABLES[name].headings) - set(TABLES["Children"].headings) for name in ("UASC", "AD1", "CareLeavers")
}
_NOT_CHILDREN = set().union(*_IN_HEADER.values()) | {"UASC"}


def read_xml(name: str, raw: bytes) -> dict[str, Extract]:
    """The raw tables in the file; none where it holds no CHILD. `name`: of the file, for the message of SourceError."""
    found: dict[str, list[Record]] = {}
    for child in _root(name, raw).iter("{*}*"):
        if _tag(child) == "CHILD" and len(child):
            for table, record in _records(child):
                found.setdefault(table, []).append(record)
    return {table: _extract(table, records) for table, records in found.items()}


def _root(name: str, raw: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} is not a whole XML file (line {error.lineno}): export it again.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(f"{name} declares entities or a document type, which no SSDA903 file does: it is not read.")
    return root


def _tag(element: etree._Element) -> str:
    return heading_of(etree.QName(element).localname.upper())


def _records(child: etree._Element) -> Iterator[tuple[str, Record]]:
    """The rows about one child, each with the table it belongs to."""
    groups = [(_tag(group), record) for group in child.iter("{*}*") if (record := _fields(group))]
    about = {key: record[key] for _, record in reversed(groups) for key in ("CHILD", "DOB") if key in record}
    for tag, record in groups:
        file = named(tag) or headed({*about, *record})
        if file and file.table == "Children":
            yield from _of_header(about | record)
        elif file and file.table and any(record.values()):
            yield file.table, about | record


def _fields(group: etree._Element) -> Record:
    return {_tag(field): (field.text or "").strip() for field in group.iterchildren("{*}*") if not len(field)}


def _of_header(record: Record) -> Iterator[tuple[str, Record]]:
    """A HEADER may also hold, directly, that the child is UASC, what OC3 asks and the adoption."""
    yield "Children", {key: text for key, text in record.items() if key not in _NOT_CHILDREN}
    for table, own in _IN_HEADER.items():
        asked = {key: text for key, text in record.items() if key in own | {"CHILD", "DOB"}}
        flagged = table == "UASC" and record.get("UASC") == "1"
        if flagged or any(asked.get(key) for key in own):
            yield table, asked


def _extract(table: str, records: list[Record]) -> Extract:
    key = [name for name in TABLES[table].key if name != "YEAR"]
    headings = list(dict.fromkeys([*key, *(field for record in records for field in record)]))
    return extract(TABLES[table], headings, [[record.get(heading, "") for heading in headings] for record in records])
