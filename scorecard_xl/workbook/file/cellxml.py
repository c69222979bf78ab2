"""What a cell holds, as the XML of a sheet writes it."""

import datetime as dt
import math
import re

from lxml import etree

from scorecard_xl.tables.values import NOT_IN_XML, Formula, Link, printable
from scorecard_xl.workbook.file.markup import create, drop_attribute, find

LONGEST_TEXT = 32_767
"""UTF-16 units that Excel takes in one cell."""
LONGEST_IN_FORMULA = 255
"""UTF-16 units that Excel takes in one text of a formula."""
_NOTHING = ("", "")
_EPOCH = dt.datetime(1899, 12, 30)
# Excel counts a 29 February 1900 that never was: serials before 1 March 1900 are a day out.
_FIRST_SERIAL = 61
# Excel reads `_x0041_` as the letter A; an escaped underscore keeps such a text as it is.
_TAKEN_FOR_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = re.compile(f"[&<>_\r{NOT_IN_XML}]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CONTENT = {"v", "is"}
_ERRORS = {"#N/A"}


def typed(value: object, date_shift: int = 0) -> tuple[str, str]:
    """The cell type and the text of a value: `("n", "4.5")`; both empty for an empty cell.

    `date_shift`: days that the workbook counts its dates from after 30 December 1899. Of a link: of its
    text; of a formula: of what it gave. Raises TypeError for a value that no cell can hold.
    """
    if isinstance(value, Link):
        return typed(value.text)
    if isinstance(value, Formula):
        return typed(value.value, date_shift)
    if isinstance(value, str):
        return ("inlineStr", _clean(value)) if value else _NOTHING
    if value is None:
        return _NOTHING
    if isinstance(value, bool):
        return "b", str(int(value))
    return _number(value) if isinstance(value, int | float) else _moment(value, date_shift)


def _number(value: float) -> tuple[str, str]:
    if isinstance(value, int):
        return "n", repr(int(value))
    return ("n", repr(float(value))) if math.isfinite(value) else _NOTHING


def _moment(value: object, date_shift: int) -> tuple[str, str]:
    if isinstance(value, dt.time):
        return _number(
            dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / dt.timedelta(days=1)
        )
    if isinstance(value, dt.timedelta):
        return _number(value / dt.timedelta(days=1))
    if not isinstance(value, dt.date):
        raise TypeError(f"no cell can hold {value!r}")
    # Only a date that is no date (NaT) differs from itself.
    return _date(value, date_shift) if value == value else _NOTHING


def _date(value: dt.date, date_shift: int) -> tuple[str, str]:
    moment = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
    days = (moment.replace(tzinfo=None) - _EPOCH) / dt.timedelta(days=1)
    serial = days - date_shift
    if serial < _FIRST_SERIAL:
        return "inlineStr", value.isoformat()
    return "n", repr(int(serial) if serial.is_integer() else serial)


def holdable(text: str) -> str:
    """The text as a cell can hold it: no forbidden characters, and not too long."""
    return _fitted(printable(text))


def _clean(text: str) -> str:
    return _TAKEN_FOR_ESCAPE.sub("_x005F_", holdable(text)) if _NEEDS_CARE.search(text) else _fitted(text)


def _fitted(text: str) -> str:
    if len(text) <= LONGEST_TEXT // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


class CellTexts(dict[tuple[type, object], str]):
    """The XML of a cell behind its reference and style, by type and value: the same values come again and again.

    `prefix`: that of the tags of the sheet. `date_shift`: as in `typed`.
    """

    def __init__(self, prefix: str, date_shift: int) -> None:
        super().__init__()
        self._prefix = prefix
        self._date_shift = date_shift

    def __missing__(self, key: tuple[type, object]) -> str:
        value = key[1]
        kind, text = typed(value, self._date_shift)
        formula = formula_of(value)
        self[key] = self._text(kind, text) if formula is None else self._formula(formula, kind, text)
        return self[key]

    def _formula(self, formula: str, kind: str, text: str) -> str:
        prefix, mark = self._prefix, ' t="str"' if kind == "inlineStr" else ""
        inside = f"<{prefix}f>{_escaped(_clean(formula))}</{prefix}f>"
        if kind:
            inside += f"<{prefix}v>{_escaped(text)}</{prefix}v>"
        mark = ' t="b"' if kind == "b" else mark
        return f"{mark}>{inside}</{prefix}c>"

    def _text(self, kind: str, text: str) -> str:
        prefix = self._prefix
        if kind == "inlineStr":
            space = ' xml:space="preserve"' if text != text.strip() else ""
            inside = f"<{prefix}is><{prefix}t{space}>{_escaped(text)}</{prefix}t></{prefix}is>"
            return f' t="inlineStr">{inside}</{prefix}c>'
        mark = ' t="b"' if kind == "b" else ""
        return f"{mark}><{prefix}v>{text}</{prefix}v></{prefix}c>" if kind else "/>"


def formula_of(value: object) -> str | None:
    """The formula of a cell with this value; None where it has none."""
    if isinstance(value, Formula):
        return value.text
    return hyperlink(value) if isinstance(value, Link) else None


def hyperlink(link: Link) -> str | None:
    """The formula that shows a link; None where its text is empty, or too long for a formula."""
    if not 0 < len(str(link.text).encode("utf-16-le", "replace")) <= 2 * LONGEST_IN_FORMULA:
        return None
    sheet = link.sheet.replace("'", "''")
    label = _quoted(link.text) if isinstance(link.text, str) else repr(link.text)
    target = _quoted(f"#'{sheet}'!{link.cell}")
    return holdable(f"HYPERLINK({target},{label})")


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def set_value(cell: etree._Element, value: object, date_shift: int) -> None:
    """Give a cell this value; its style stays, and its formula, of which the value becomes the cached result."""
    kind, text = typed(value, date_shift)
    formula = find(cell, "f") is not None
    if formula and kind == "inlineStr":
        kind = "e" if text in _ERRORS else "str"
    _empty(cell, formula)
    if kind not in ("", "n"):
        cell.set("t", kind)
    if kind:
        _fill(cell, kind, text)


def _empty(cell: etree._Element, formula: bool) -> None:
    for child in list(cell):
        if etree.QName(child).localname in _CONTENT:
            cell.remove(child)
    # Metadata of a value that is gone; that of a formula (cm) belongs to the formula.
    for name in ("t", "vm") if formula else ("t", "vm", "cm"):
        drop_attribute(cell, name)


def _fill(cell: etree._Element, kind: str, text: str) -> None:
    place = 0 if find(cell, "f") is None else 1
    if kind != "inlineStr":
        create(cell, "v", place).text = text
        return
    element = create(create(cell, "is", place), "t")
    element.text = text
    if text != text.strip():
        element.set(_XML_SPACE, "preserve")
