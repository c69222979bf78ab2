"""Rules of cells: each once and in order, with a style and a text that exist; merged areas apart."""

import math
from itertools import combinations

from ooxml.lint import Found, rule
from ooxml.parts import LAST_COLUMN, Element, Parts, Sheet, areas, overlap

from scorecard_xl.workbook.area import LAST_ROW, area

_LONGEST_TEXT, _LONGEST_FORMULA = 32_767, 8_192
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@rule
def rows_stand_in_order(parts: Parts) -> Found:
    for sheet in parts.sheets:
        before = 0
        for row in sheet.all("row"):
            number = int(row.get("r", before + 1))
            if not before < number <= LAST_ROW:
                yield sheet.name, f"row {number} follows row {before}"
            before = number


@rule
def cells_stand_in_order(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for row in sheet.all("row"):
            before = 0
            for cell in row:
                name = cell.get("r", "")
                place = area(name)
                if place is None or str(place.top) != row.get("r") or not before < place.left <= LAST_COLUMN:
                    yield sheet.name, f"cell {name or 'without a name'} of row {row.get('r')} is twice or out of order"
                before = place.left if place else before


@rule
def styles_exist(parts: Parts) -> Found:
    known = parts.styles("cellXfs")
    for sheet in parts.sheets:
        for element in [*sheet.all("c"), *sheet.all("row"), *sheet.all("col")]:
            number = element.get("style") or element.get("s") or "0"
            if not number.isdigit() or int(number) >= known:
                yield _named(sheet, element), f"has the style {number} of {known}"


def _named(sheet: Sheet, element: Element) -> str:
    return f"{sheet.name}!{element.get('r') or element.get('min')}"


@rule
def texts_exist(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for cell in (cell for cell in sheet.all("c") if cell.get("t") == "s"):
            number = cell.findtext("{*}v") or ""
            if not number.isdigit() or int(number) >= len(parts.texts):
                yield _named(sheet, cell), f"has the text number {number!r} of {len(parts.texts)}"


@rule
def texts_fit(parts: Parts) -> Found:
    for at, text in enumerate(parts.texts):
        if len(text) > _LONGEST_TEXT:
            yield f"text {at}", f"has {len(text)} characters"
    for sheet in parts.sheets:
        for cell in sheet.all("c"):
            formula = cell.findtext("{*}f") or ""
            own = "" if cell.get("t") == "s" else "".join(cell.itertext())
            if len(own) - len(formula) > _LONGEST_TEXT or len(formula) > _LONGEST_FORMULA:
                yield _named(sheet, cell), f"has {len(own)} characters"


@rule
def values_are_of_their_type(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for cell in sheet.all("c"):
            kind, value = cell.get("t", "n"), cell.findtext("{*}v") or ""
            if value and not _is_of(kind, value):
                yield _named(sheet, cell), f"holds {value[:40]!r} as {kind}"


def _is_of(kind: str, value: str) -> bool:
    if kind == "n":
        try:
            return math.isfinite(float(value))
        except ValueError:
            return False
    return value in {"b": {"0", "1"}, "e": _ERRORS}.get(kind, {value})


@rule
def spaces_at_the_ends_are_kept(parts: Parts) -> Found:
    """Excel drops them where the text does not say that they belong to it."""
    for name in parts.xml_parts:
        for text in parts.xml(name).iter("{*}t") if name.startswith("xl/") else ():
            said = text.text or ""
            if said != said.strip() and text.get(_SPACE) != "preserve":
                yield name, f"loses the spaces of {said[:40]!r}"


@rule
def ranges_can_be(parts: Parts) -> Found:
    for sheet in parts.sheets:
        held = [(element, element.get("sqref", element.get("ref"))) for element in sheet.root.iter()]
        texts = [text for element, text in held if text is not None and isinstance(element.tag, str)]
        for text in [*texts, *(element.text for element in sheet.all("sqref"))]:
            try:
                areas(text)
            except ValueError as error:
                yield sheet.name, str(error)


@rule
def merged_areas_stand_apart(parts: Parts) -> Found:
    for sheet in parts.sheets:
        merged = [each for cell in sheet.all("mergeCell") for each in [area(cell.get("ref", ""))] if each]
        tables = [each for _, table in sheet.tables for each in [area(table.get("ref", ""))] if each]
        for one, other in combinations(merged, 2):
            if overlap(one, other):
                yield sheet.name, f"the merged areas {one} and {other} overlap"
        for one, table in ((one, table) for one in merged for table in tables if overlap(one, table)):
            yield sheet.name, f"the merged area {one} lies in the table {table}"
