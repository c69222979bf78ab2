"""The XML of a package's parts: read without entities or network, written back under the head it had."""

import re

from lxml import etree

from scorecard_xl.workbook.book import BookError

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>\s*)")
_OTHER_ENCODING = re.compile(rb"encoding=['\"](?!utf-8['\"])", re.IGNORECASE)


def parse(content: bytes, part: str) -> etree._Element:
    """The root of this part. Raises BookError where it is not well-formed XML, or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(part) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise declares_entities(part)
    return root


def damaged(part: str) -> BookError:
    """To raise where a part cannot be read."""
    return BookError(
        f"The workbook is damaged ({part} in it cannot be read): open it in Excel, let Excel repair it, and save it."
    )


def declares_entities(part: str) -> BookError:
    """To raise where a part declares a document type, whose entities could grow without end."""
    return BookError(f"The workbook was not opened: {part} in it declares a document type, which Excel never does.")


def serialise(root: etree._Element, source: bytes) -> bytes:
    """The XML of `root`, under the XML declaration of `source`, the content it was parsed from."""
    head = _HEAD.match(source)
    kept = head[1] if head and not _OTHER_ENCODING.search(head[1]) else _DECLARATION
    return kept + etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False)


def find(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child of this local name, whichever of its two namespaces the workbook uses."""
    return parent.find(f"{{*}}{name}")


def require(parent: etree._Element, name: str, part: str) -> etree._Element:
    """As `find`, but a part without that child is a damaged one. Raises BookError."""
    found = find(parent, name)
    if found is None:
        raise damaged(part)
    return found


def create(parent: etree._Element, name: str, position: int | None = None, **attributes: str) -> etree._Element:
    """A new child of the namespace of its parent, at this position or last."""
    namespace = etree.QName(parent).namespace
    element = etree.SubElement(parent, etree.QName(namespace, name), attributes)
    if position is not None:
        parent.insert(position, element)
    return element


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; a comment or instruction has none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def drop_attribute(element: etree._Element, name: str) -> None:
    """Take the attribute off, if the element has it."""
    if name in element.attrib:
        del element.attrib[name]


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of this local name in any namespace; empty text where there is none."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")
