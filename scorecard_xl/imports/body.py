"""The rows under the headings of a file as rows of a raw table: what cells mean, and what to say of those not read."""

import datetime as dt
from collections.abc import Sequence

from scorecard_xl.imports.foot import Row, records, twice
from scorecard_xl.imports.ssda903 import Extract, SourceError, extract
from scorecard_xl.imports.statuses import took_place
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.by_heading import Headings, cell_in, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty
from scorecard_xl.tables.schema import Kind, Table
from scorecard_xl.tables.typed import READERS
from scorecard_xl.tables.values import Value

_COUNCIL = {
    "la", "lacode", "lanumber", "laname", "localauthority", "localauthoritycode", "localauthorityname", "council",
    "responsiblela", "responsiblelocalauthority", "newlacode", "oldlacode",
}  # fmt: skip
_NAMED = 5
_NEEDED = ("CHILD", "DECOM")
TELLING = ("RNE", "LS", "PLACE", "DEC", "REC")
"""Columns of Episodes without which figures are wrong."""


def read_body(
    table: Table,
    headings: Sequence[str],
    written: Row,
    rows: Sequence[Row],
    file: str,
    first: int,
    is_cut: bool = False,
) -> tuple[Extract, list[str]]:
    """The rows, and what to say of them, without the name of the file.

    `headings`: by the names of the table, `written`: as the file has them; `first`: the number of the first row in the
    file; `is_cut`: the file has no end of a line behind its last row. Raises SourceError where nothing would be right.
    """
    body, said = records(table, headings, written, rows, first)
    body, more = took_place(table, headings, written, body)
    said += more
    held = extract(table, headings, body, file, range(first, first + len(body)))
    _check_needed(held)
    notes = [*twice(headings), *said, *_too_long(len(headings), body), *unnamed(headings, body)]
    notes += [
        *_councils(written, body),
        *lacking(table, headings),
        *without_needed(table, held),
        *backwards(table, held),
    ]
    if is_cut and (at := _cut_off(len(headings), body)) is not None:
        notes.append(
            f"its last row ({first + at:,}) has {len(body[at])} of {len(headings)} cells and no end of a line: the "
            "file may be cut off. Compare its number of rows with the case system, or export it again."
        )
    return held, notes


def not_taken(table: Table, held: Extract) -> list[str]:
    """That none of a table is taken, as most of its IDs or days cannot be read: else it would replace what can."""
    for each in held.unread:
        filled = sum(not is_empty(cell) for cell in held.cells(each.column))
        if each.column in ("CHILD", *table.means[:1]) and each.column != "YEAR" and each.count * 2 > filled > 1:
            return [f"nothing of {table.name} was imported."]
    return []


def without_needed(table: Table, held: Extract) -> list[str]:
    """What to say of rows that mean nothing, as the child or the day is blank."""
    own = Headings(held.headings)
    child = own.place("CHILD")
    days = [at for name in table.means if name != "YEAR" and (at := own.place(name)) is not None]
    no_child = 0 if child is None else sum(row[child] is None for row in held.rows)
    no_day = sum(all(row[at] is None for at in days) for row in held.rows) if days else 0
    blank = {"CHILD": no_child, " or ".join(table.means): no_day}
    return [
        f"{'1 row has' if count == 1 else f'{count:,} rows have'} no {name}, and {'is' if count == 1 else 'are'} not "
        "counted until it is filled in."
        for name, count in blank.items()
        if count
    ]


def backwards(table: Table, held: Extract) -> list[str]:
    """What to say of rows that end before they start, which are left out of every figure."""
    if table.span is None:
        return []
    start, end = (held.cells(name) for name in table.span)
    ends = [
        last
        for first, last in zip(start, end, strict=False)
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first
    ]
    if not ends:
        return []
    rows = "1 row ends before it starts" if len(ends) == 1 else f"{len(ends):,} rows end before they start"
    until = "and is not counted until it is" if len(ends) == 1 else "and are not counted until they are"
    return [f"{rows}, for example with {table.span[1]} {ends[0]:%d/%m/%Y}, {until} put right."]


def lacking(table: Table, headings: Sequence[str]) -> list[str]:
    """What to say of columns of Episodes that the file does not have, and figures are wrong without."""
    none = Headings(headings).missing(TELLING) if table.name == "Episodes" else []
    if not none:
        return []
    is_open = ": every episode counts as open" if "DEC" in none else ""
    columns, too = ("column", "it") if len(none) == 1 else ("columns", "them")
    return [f"it has no {columns} {', '.join(none)}{is_open}. Export {too} too."]


def unnamed(headings: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """What to say of columns with cells and without a heading; a column that only numbers the rows is none."""
    places = [at for at, heading in enumerate(headings) if not heading]
    letters = [_letters(at) for at in places if _has_cells([cell_in(row, at) for row in rows])]
    if not letters:
        return []
    each = "column {} has no heading, and is" if len(letters) == 1 else "columns {} have no heading, and are"
    return [f"{each.format(', '.join(letters))} not read: give {'it' if len(letters) == 1 else 'each'} its heading."]


def _letters(at: int) -> str:
    """The name of a column in a spreadsheet, by its place from 0."""
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _has_cells(cells: Sequence[Value]) -> bool:
    filled = [as_text(cell) for cell in cells if not is_empty(cell)]
    start = int(filled[0]) if filled and filled[0] in ("0", "1") else None
    return bool(filled) and (start is None or filled != [str(start + at) for at in range(len(filled))])


def _councils(written: Row, rows: Sequence[Row]) -> list[str]:
    """What to say of a column that names more councils than one."""
    place = next((at for at, cell in enumerate(written) if alike(cell) in _COUNCIL), None)
    if place is None:
        return []
    cells = (cell_in(row, place) for row in rows)
    names = list(dict.fromkeys(as_text(cell) for cell in cells if not is_empty(cell)))
    if len(names) < 2:
        return []
    return [
        f"{as_text(written[place])} names {len(names)} councils ({', '.join(names[:_NAMED])}), and the rows of all are "
        "read: take out those of other councils."
    ]


def _check_needed(held: Extract) -> None:
    """Raises SourceError where most children or starts of episodes cannot be read."""
    for each in held.unread:
        if each.table != "Episodes" or each.column not in _NEEDED:
            continue
        if each.count * 2 > sum(not is_empty(cell) for cell in held.cells(each.column)):
            raise SourceError(f"{held.file}: {each.sentence()} Nothing was imported.")


def _too_long(width: int, rows: Sequence[Row]) -> list[str]:
    long = sum(not all(map(is_empty, row[width:])) for row in rows if len(row) > width)
    beyond = "more cells than there are headings; what is beyond the last heading is left out"
    return [f"{long} {'row has' if long == 1 else 'rows have'} {beyond}."] if long else []


def _cut_off(width: int, rows: Sequence[Row]) -> int | None:
    """The place of the last row, where it alone is shorter than the headings."""
    short = [at for at, row in enumerate(rows) if row and len(row) < width]
    return short[0] if short == [len(rows) - 1] and len(rows) > 1 else None


class Readings(dict[Value, object]):
    """What each distinct cell of a column means: 1 and "1" the same, a date its day, blank None, unreadable a tuple."""

    def __init__(self, kind: Kind | None) -> None:
        super().__init__()
        self._read = plain if kind is Kind.NAME else READERS[kind] if kind else as_text

    def __missing__(self, value: Value) -> object:
        self[value] = reading = self._reading(value)
        return reading

    def _reading(self, value: Value) -> object:
        try:
            return None if is_empty(value) else self._read(value)
        except Unreadable:
            return (as_text(value),)
