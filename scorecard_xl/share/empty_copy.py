"""What the drawing of the page puts into a workbook without any data: the words and measures that are its own."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from lxml import etree

from scorecard_xl.share.identifiers import long_tokens

_ROW = re.compile(r"(?<=\$)\d{1,7}\b")
Name = tuple[str, str]
"""An element and one of its attributes, without namespaces."""
MEASURE = re.compile(r"-?\d+(\.\d+)?(E-?\d+)?|\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?|[0-9A-F]{8}|\d+:\d+")
"""A number, a cell or range, or a colour."""
# As XlsxWriter writes a cell without a formula: a number, or the place of a shared text.
PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3}\d+)"(?: s="\d+")?(?:/>| t="(s)"><v>\d+</v></c>|><v>([^<]*)</v></c>)')
# What only a workbook with figures has.
_OF_FIGURES: tuple[Name, ...] = (
    ("c", "r"),
    ("c", "s"),
    ("row", "r"),
    ("pt", "idx"),
    ("ptCount", "val"),
    ("row", "spans"),
)


@dataclass
class EmptyCopy:
    """`parts`: their names. `attributes`: their values. `texts`: between the tags. `words`: all of 7 signs or more."""

    parts: frozenset[str]
    attributes: Mapping[Name, set[str]]
    texts: frozenset[str]
    words: frozenset[str]
    measures: frozenset[Name] = field(default_factory=frozenset)

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> "EmptyCopy":
        attributes: dict[Name, set[str]] = defaultdict(set, {name: {"1"} for name in _OF_FIGURES})
        attributes["t", "space"].add("preserve")  # of a text that begins or ends with a blank
        attributes["cNvPr", "descr"].add("")  # the alternative text of a chart that draws nothing
        attributes["numFmt", "formatCode"].add("0.0%")  # of a target on the sheet of figures
        texts: set[str] = set()
        for content in parts.values():
            for element in elements(PLAIN_CELL.sub(b"", content)):
                texts.update(filter(None, (element.text, element.tail)))
                for name, value in attributes_of(element):
                    attributes[name].add(value)
        measures = frozenset(name for name, values in attributes.items() if all(map(MEASURE.fullmatch, values)))
        words = frozenset(word for content in parts.values() for word in long_tokens(content.decode()))
        return cls(frozenset(parts), dict(attributes), frozenset(texts), words, measures)

    def has_range(self, text: str) -> bool:
        """Whether a drawing without data names the same columns of the same sheet: how far down depends on the data."""
        return _ROW.search(text) is not None and _ROW.sub("", text) in self._ranges

    @cached_property
    def _ranges(self) -> frozenset[str]:
        return frozenset(_ROW.sub("", text) for text in self.texts if "!" in text)

    def has(self, name: Name, value: str) -> bool:
        """Whether a drawing without data has this attribute, or has only measures there and this is one."""
        return value in self.attributes.get(name, ()) or (
            name in self.measures and MEASURE.fullmatch(value) is not None
        )


def elements(content: bytes) -> Iterator[etree._Element]:
    """Every element of a part, comments and instructions too."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, remove_blank_text=False)).iter()


def attributes_of(element: etree._Element) -> Iterator[tuple[Name, str]]:
    """Each attribute: the names of element and attribute without namespaces, and the value."""
    own = local_name(element)
    return (((own, _local(str(name))), str(value)) for name, value in element.attrib.items())


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return _local(str(element.tag))


@cache
def _local(name: str) -> str:
    """Without its namespace."""
    return name.rpartition("}")[2]
