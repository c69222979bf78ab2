"""Rules of Excel tables: their headings are the cells over them, and they stand apart."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from ooxml.lint import Found, rule
from ooxml.parts import Element, Parts, Sheet, overlap

from scorecard_xl.workbook.area import Area, area, reference


def _tables(parts: Parts) -> Iterator[tuple[Sheet, Element, Area]]:
    for sheet in parts.sheets:
        for _, table in sheet.tables:
            place = area(table.get("ref", ""))
            if place is not None:
                yield sheet, table, place


def _columns(table: Element) -> list[str]:
    return [column.get("name", "") for column in table.iter("{*}tableColumn")]


@rule
def tables_have_a_place(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for part, table in sheet.tables:
            place = area(table.get("ref", ""))
            if place is None or place.bottom - place.top < 1 + (table.get("totalsRowCount", "0") != "0"):
                yield part, f"{table.get('ref')!r} is no place for a table with a row"


@rule
def headings_are_those_of_the_cells(parts: Parts) -> Found:
    for sheet, table, place in _tables(parts):
        if table.get("headerRowCount", "1") != "0":
            row = next((row for row in sheet.all("row") if row.get("r") == str(place.top)), ())
            cells = {cell.get("r"): _text(parts, cell) for cell in row}
            for column, heading in enumerate(_columns(table), place.left):
                name = reference(place.top, column)
                if cells.get(name) != heading:
                    yield f"{sheet.name}!{name}", f"shows {cells.get(name)!r}, its table {heading!r}"


def _text(parts: Parts, cell: Element) -> str | None:
    """The text of a cell; None where it holds something else, or nothing."""
    if cell.get("t") not in ("s", "inlineStr", "str"):
        return None
    if cell.get("t") != "s":
        return "".join(cell.itertext())
    number = int(cell.findtext("{*}v") or -1)
    return parts.texts[number] if number < len(parts.texts) else None


@rule
def columns_are_as_many_as_the_place_has(parts: Parts) -> Found:
    for sheet, table, place in _tables(parts):
        columns, count = _columns(table), table.find("{*}tableColumns")
        if len(columns) != place.width or count is None or count.get("count") != str(place.width):
            yield f"{sheet.name}: {table.get('displayName')}", f"has {len(columns)} columns on {place}"
        for heading, times in Counter(column.lower() for column in columns).items():
            if times > 1:
                yield f"{sheet.name}: {table.get('displayName')}", f"has {times} columns {heading}"


@rule
def filters_stand_over_their_table(parts: Parts) -> Found:
    for sheet, table, place in _tables(parts):
        totals = int(table.get("totalsRowCount", "0"))
        expected = str(Area(place.top, place.left, place.bottom - totals, place.right))
        for each in table.iterchildren("{*}autoFilter"):
            if each.get("ref") != expected:
                yield f"{sheet.name}: {table.get('displayName')}", f"filters {each.get('ref')} and not {expected}"


@rule
def tables_stand_apart(parts: Parts) -> Found:
    for (sheet, one, here), (other_sheet, other, there) in combinations(_tables(parts), 2):
        if sheet is other_sheet and overlap(here, there):
            yield sheet.name, f"the tables {one.get('displayName')} and {other.get('displayName')} overlap"


@rule
def tables_are_named_once(parts: Parts) -> Found:
    defined = [
        name.get("name", "").lower() for name in parts.book.iter("{*}definedName") if name.get("localSheetId") is None
    ]
    names = Counter(defined + [table.get("displayName", "").lower() for _, table, _ in _tables(parts)])
    ids = Counter(table.get("id") for _, table, _ in _tables(parts))
    yield from ((name, f"is the name of {times} tables or places") for name, times in names.items() if times > 1)
    yield from ((f"id {number}", f"is that of {times} tables") for number, times in ids.items() if times > 1)
    for _, table, _ in _tables(parts):
        if area(table.get("displayName", "")) is not None:
            yield table.get("displayName", ""), "is the name of a cell"


@rule
def tables_are_listed_on_their_sheet(parts: Parts) -> Found:
    for sheet in parts.sheets:
        listed = len(list(sheet.all("tablePart")))
        if listed != len(sheet.tables):
            yield sheet.name, f"lists {listed} tables and has {len(sheet.tables)}"
