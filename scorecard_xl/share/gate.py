"""The gate: a copy passes where all that is in it was produced by the page, and none of it says who somebody is.

The web page is read back as a browser reads it: all that it says, and nothing that could run or ask for anything.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree, html

from scorecard_xl.errors import Refusal
from scorecard_xl.share.empty_copy import PLAIN_CELL, EmptyCopy, attributes_of, elements, local_name
from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.share.personal_details import PersonalDetails
from scorecard_xl.tables.values import Value

NOT_FROM_PAGE = "something that the page did not produce"
_FIXED_DAY = (1980, 1, 1, 0, 0, 0)
_EPOCH = dt.date(1899, 12, 30)
_NO_FORMULAS = ("xl/worksheets/", "xl/tables/")
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"})
_RUNS = frozenset({"script", "iframe", "object", "embed", "form", "img", "audio", "video", "base", "frame"})
_LOCAL = ("data:,", "")
_SAID = ("aria-label", "title", "alt", "data-name")
"""The attributes that a reader sees or hears."""


class Leak(Refusal):
    """Something in the copy that must not leave the building; the message says where, and of a text which words."""

    def __init__(self, where: str, what: str, words: str = "") -> None:
        holds = what if words else f"holds {what}"
        allow = f', or share with --allow "{words}" if it identifies nobody' if words else ""
        super().__init__(f"Nothing was shared: {where} {holds}. Take it out of the workbook, then try again{allow}.")


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name. Raises Leak where the package holds anything else, such as a comment."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        infos = package.infolist()
        names = [info.filename for info in infos]
        if package.comment or len(set(names)) != len(names) or min(info.header_offset for info in infos):
            raise Leak("the package of the workbook", NOT_FROM_PAGE)
        for info in infos:
            _check(info)
        return {info.filename: package.read(info) for info in infos}


def _check(info: zipfile.ZipInfo) -> None:
    if info.comment or info.extra or info.is_dir() or info.date_time != _FIXED_DAY:
        raise Leak(f"the entry {info.filename} of the package", NOT_FROM_PAGE)


@dataclass(frozen=True)
class Produced:
    """All that the description of the page says: `written`: texts that a person wrote; `said`: every other value."""

    written: Mapping[str, str]
    said: Sequence[Value]

    @cached_property
    def texts(self) -> frozenset[str]:
        return frozenset({value for value in self.said if isinstance(value, str)} | set(self.written.values()))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """As sheets, charts and tables of text write them; of days the number of the day too."""
        return frozenset(text for value in self.said for text in _as_numbers(value))


def _as_numbers(value: Value) -> Iterator[str]:
    if isinstance(value, dt.date):
        yield str((dt.date(value.year, value.month, value.day) - _EPOCH).days)
        yield value.isoformat()
    elif isinstance(value, int | float):
        yield from {f"{float(value):.16G}", repr(value)}


@dataclass(frozen=True)
class Gate:
    """`empty_copy`: the same drawing without data. `identifiers`: who must not be found.

    `mark`: the words that a cell of every sheet says; empty where none must.
    """

    empty_copy: EmptyCopy
    produced: Produced
    identifiers: Identifiers
    wording: PersonalDetails | None = None
    mark: str = ""

    def check_words(self) -> None:
        """Raises Leak where what a person wrote, or a sentence made from figures, says who somebody is."""
        for where, text in self.produced.written.items():
            self.check_written(where, text)
        for text in self.produced.texts - self.empty_copy.texts - set(self.produced.written.values()):
            _refuse("a sentence of the page", self.identifiers.generated_in(text))

    def check_written(self, where: str, text: str) -> None:
        """Raises Leak where a text that a person wrote, or the name of a file, says who somebody is."""
        _refuse(where, self.identifiers.written_in(text))
        found = self.wording.found_in(text) if self.wording else None
        if found is not None:
            kind, words = found
            raise Leak(f"{where} says {words!r}, which", f"looks like {kind}", words)

    def check_workbook(self, content: bytes) -> None:
        """Raises Leak for anything in the workbook that the page did not produce, or that says who somebody is."""
        found = parts(content)
        if extra := sorted(set(found) - self.empty_copy.parts):
            raise Leak(f"the part {extra[0]} of the workbook", NOT_FROM_PAGE)
        for part, xml in found.items():
            text = xml.decode()
            _refuse(f"the part {part} of the workbook", self.identifiers.anywhere_in(text, self.empty_copy.words))
            for element in elements(self._without_cells(part, xml)):
                self._check_element(part, element)
        self._check_marked(found)

    def _check_marked(self, found: Mapping[str, bytes]) -> None:
        if not self.mark:
            return
        items = [each for each in elements(found["xl/sharedStrings.xml"]) if local_name(each) == "si"]
        marked = {str(at) for at, each in enumerate(items) if self.mark in "".join(map(str, each.itertext()))}
        for part, xml in found.items():
            if part.startswith("xl/worksheets/sheet") and marked.isdisjoint(_texts_of_cells(xml)):
                raise Leak(f"the part {part} of the workbook", f"no cell that says {self.mark!r}")

    def _without_cells(self, part: str, xml: bytes) -> bytes:
        """A part without its plain cells, whose values are checked: there are thousands, of which few kinds."""
        for cell, shared, value in PLAIN_CELL.findall(xml):
            if not (shared or value == b"" or self._is_number(value.decode())):
                raise Leak(f"cell {cell.decode()} of the part {part} of the workbook", NOT_FROM_PAGE)
        return PLAIN_CELL.sub(b"", xml)

    def check_cells(self, where: str, rows: Iterable[Sequence[str]]) -> None:
        """The same of the cells of a table of text, such as a CSV file."""
        cells = {cell: number for number, row in enumerate(rows, 1) for cell in row if cell}
        for cell, number in cells.items():
            if not (self._is_text(cell) or self._is_number(cell)):
                raise Leak(f"row {number} of {where}", NOT_FROM_PAGE)
        _refuse(where, self.identifiers.anywhere_in("\n".join(cells), self.empty_copy.words))

    def check_drawn(self, where: str, text: str) -> None:
        """Raises Leak where a text drawn from the workbook says who somebody is in words that the page does not say."""
        _refuse(where, self.identifiers.drawn_in(text, [*self.produced.texts, *self.empty_copy.texts]))
        _refuse(where, self.identifiers.anywhere_in(text, self.empty_copy.words))

    def check_looks(self, where: str, text: str) -> None:
        """Raises Leak where looks and points of a drawing, of which short pieces mean nothing, say who somebody is."""
        _refuse(where, self.identifiers.anywhere_in(text, self.empty_copy.words))

    def _check_element(self, part: str, element: etree._Element) -> None:
        if not isinstance(element.tag, str):
            raise Leak(f"the part {part} of the workbook", "a remark")
        if local_name(element) in _FORMULAS and part.startswith(_NO_FORMULAS):
            raise Leak(f"{_place(part, element)} of the workbook", "a formula")
        for pair in element.attrib.items():
            if (element.tag, pair) not in self._known:
                self._check_attributes(part, element)
                self._known.update((element.tag, each) for each in element.attrib.items())
        for text in (element.text, element.tail):
            if text and not (self._is_known(text) or self._is_place(element, text)):
                raise Leak(f"{_place(part, element)} of the workbook", f"{NOT_FROM_PAGE} ({local_name(element)})")

    def _check_attributes(self, part: str, element: etree._Element) -> None:
        for name, value in attributes_of(element):
            if not (self.empty_copy.has(name, value) or (name in self.empty_copy.attributes and self._is_text(value))):
                raise Leak(f"{_place(part, element)} of the workbook", f"{NOT_FROM_PAGE} ({name[0]} {name[1]})")

    def _is_known(self, text: str) -> bool:
        if text in self._known:
            return True
        is_known = self._is_text(text) or self._is_number(text)
        if is_known:
            self._known.add(text)
        return is_known

    @cached_property
    def _known(self) -> set[object]:
        """Texts, and attributes with their elements, that have passed: a workbook has few kinds, many times."""
        return set()

    def _is_place(self, element: etree._Element, text: str) -> bool:
        """Whether it says which of the shared texts is in a cell, or how much of a sheet is printed."""
        return _is_index(element) or (local_name(element) == "definedName" and self.empty_copy.has_range(text))

    def _is_text(self, text: str) -> bool:
        """Whether it is one, as a workbook writes it: an underscore that Excel would take for a code is one itself."""
        return text in self.produced.texts or text in self.empty_copy.texts or _unescaped(text) in self.produced.texts

    def _is_number(self, text: str) -> bool:
        return text in self.produced.numbers


def _texts_of_cells(xml: bytes) -> set[str]:
    """Which of the shared texts the cells of a sheet use."""
    return {str(each.text) for each in elements(xml) if local_name(each) == "v" and _is_index(each)}


def _unescaped(text: str) -> str:
    return text.replace("_x005F_", "_")


def _is_index(element: etree._Element) -> bool:
    """Whether it says which of the shared texts is in the cell."""
    parent = element.getparent()
    return (
        local_name(element) == "v" and parent is not None and parent.get("t") == "s" and (element.text or "").isdigit()
    )


def _place(part: str, element: etree._Element) -> str:
    """The cell that the element belongs to, else the part."""
    cell = next((each for each in (element, *element.iterancestors()) if local_name(each) == "c"), None)
    return f"the part {part}" if cell is None or not cell.get("r") else f"cell {cell.get('r')} of the part {part}"


def _refuse(where: str, kind: str | None) -> None:
    if kind is not None:
        raise Leak(where, kind)


def html_texts(page: str) -> tuple[list[str], list[str]]:
    """What a file of HTML says, and what else it holds: its looks and the points of its drawings.

    Raises ValueError for what could run, or ask for something.
    """
    said: list[str] = []
    others: list[str] = []
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in _RUNS:
            raise ValueError(f"the element {element.tag!r}")
        for name, value in element.attrib.items():
            if str(name).startswith("on") or _asks(str(name), str(value)):
                raise ValueError(f"the attribute {name!r}")
            (said if name in _SAID else others).append(str(value))
        (others if element.tag == "style" else said).append(element.text or "")
        said.append(element.tail or "")
    return said, others


def _asks(name: str, value: str) -> bool:
    """Whether it leads, or sends, to anything outside the file."""
    return name in ("href", "src", "action", "srcset") and value not in _LOCAL and not value.startswith("#")
