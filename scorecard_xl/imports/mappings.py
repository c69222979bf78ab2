"""The sheet `Mappings`: which of a report's headings and codes are which of ours, and proposals for those unknown.

A row is TABLE, COLUMN, YOURS, OURS. With a blank OURS, YOURS is a heading of the report and COLUMN is ours; else YOURS
is a value in that column and OURS its code. What ends in a question mark is a proposal: it counts when an officer takes
the question mark away. A heading with a blank COLUMN is not used.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

from scorecard_xl.imports.body import not_taken, read_body
from scorecard_xl.imports.recognition import resolved, texts
from scorecard_xl.imports.ssda903 import Extract
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import as_text, is_empty
from scorecard_xl.tables.codes import CODES, choices, code_of, flag_of, is_yes_or_no
from scorecard_xl.tables.headings import about
from scorecard_xl.tables.schema import TABLES, Column, Kind, Table
from scorecard_xl.tables.sheet_reader import Record, Records
from scorecard_xl.tables.values import Value

HEADINGS = ("TABLE", "COLUMN", "YOURS", "OURS")
_PROPOSED = "?"
_SIMILAR = 0.6
_FIRST_ROWS = 20
_NAMED = 5
_NOT_USED = "so the row is not used"
_TABLES = {plain(name): table for name, table in TABLES.items()}


class MappingRow(NamedTuple):
    """One row of the sheet."""

    table: str
    column: str
    yours: str
    ours: str

    @property
    def is_heading(self) -> bool:
        return not self.ours

    @property
    def is_proposal(self) -> bool:
        """Whether it waits for an officer's answer."""
        return f"{self.column} {self.ours}".rstrip().endswith(_PROPOSED)

    @property
    def is_settled(self) -> bool:
        """Whether it is no proposal any more."""
        return bool(self.column) and not self.is_proposal


@dataclass(frozen=True)
class Matched:
    """What a report holds of a table. `extract`: None while a needed column is not matched: nothing is imported then.

    `proposals`: rows to add to Mappings. `sentences`: what to say of them.
    """

    extract: Extract | None
    proposals: list[MappingRow]
    sentences: list[str]


def read_mappings(rows: Iterable[Sequence[Value]]) -> list[MappingRow]:
    """The rows of the sheet or of a file, its headings first, in any order; rows without YOURS are left out."""
    cells = [list(row) for row in rows]
    at = next((at for at, row in enumerate(cells) if not Headings(texts(row)).missing(HEADINGS)), None)
    if at is None:
        return []
    own = Headings(texts(cells[at])).in_order(HEADINGS, cells[at + 1 :])
    made = (MappingRow(*("" if cell is None else str(_whole(cell)).strip() for cell in row)) for row in own)
    return [row for row in made if row.yours]


def _whole(cell: Value) -> Value:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def match(
    table: Table,
    rows: Sequence[Sequence[Value]],
    mappings: Sequence[MappingRow] = (),
    file: str = "",
    *,
    year: int | None = None,
    is_cut: bool = False,
) -> Matched:
    """The rows of a report as rows of the table, by names, aliases and mappings.

    `year`: that of a table with a column YEAR, if the report has none; `is_cut`: as for `read_body`, which may raise.
    """
    own = [row for row in mappings if plain(row.table) == plain(table.name)]
    at = _headings_at(table, rows, own)
    theirs = texts(rows[at]) if rows else []
    headings = resolved(table, theirs, given_headings(own))
    is_of_year = year is not None and "YEAR" in table.headings
    if lacking := [name for name in _lacking(table, headings) if not (is_of_year and name == "YEAR")]:
        return _not_yet(table, theirs, headings, own, lacking, file)
    body = [with_codes(table, headings, row, own) for row in rows[at + 1 :]]
    held, said = read_body(table, headings, rows[at], body, file, at + 2, is_cut)
    proposals = [*_headings(table, theirs, headings, own, only_similar=True), *_codes(table, held, own)]
    none = not_taken(table, held)
    said += [*(each.note() for each in held.unread), *not_there(table, headings, own), *none]
    notes = [f"{file or 'The report'}: {each}" for each in said]
    if none:
        return Matched(None, [], notes)
    held = held.stamped("YEAR", year) if is_of_year else held
    for name in table.means:  # a list of what is planned has only the day due
        held = held.stamped(name, None) if name in table.key else held
    return Matched(held, proposals, [*notes, *_said(table, [*proposals, *_waiting(theirs, headings, held, own)], file)])


def given_headings(mappings: Iterable[MappingRow]) -> list[tuple[str, str]]:
    """The headings that are mapped: theirs and ours."""
    return [(row.yours, row.column) for row in mappings if row.is_heading and row.is_settled]


def with_codes(
    table: Table, headings: Sequence[str], row: Sequence[Value], mappings: Iterable[MappingRow]
) -> list[Value]:
    """The row with the codes that are mapped in place of its own."""
    codes = {(plain(each.column), alike(each.yours)): each.ours for each in mappings if _is_code(each)}
    if not codes:
        return list(row)
    named = [*map(plain, headings), *("" for _ in row)]
    return [
        cell if is_empty(cell) else codes.get((name, alike(cell)), cell) for name, cell in zip(named, row, strict=False)
    ]


def _is_code(row: MappingRow) -> bool:
    return not row.is_heading and row.is_settled


def _headings_at(table: Table, rows: Sequence[Sequence[Value]], mappings: Sequence[MappingRow]) -> int:
    """The row of the headings: of the first rows the one with most that are known, else with most filled."""
    given = given_headings(mappings)
    first = [texts(row) for row in rows[:_FIRST_ROWS]]
    known = [len(table.columns) - len(Headings(resolved(table, row, given)).missing(table.headings)) for row in first]
    if any(known):
        return known.index(max(known))
    filled = [sum(map(bool, row)) for row in first]
    return filled.index(max(filled)) if filled else 0


def _lacking(table: Table, headings: Collection[str]) -> list[str]:
    """The needed columns that are not there; of several of which one is enough, the first."""
    own = Headings(headings)
    needed = [name for name in table.key if name not in table.means]
    dated = not table.means or any(name in own for name in table.means)
    return [name for name in (*needed, *(() if dated else table.means[:1])) if name not in own]


def _not_yet(
    table: Table, theirs: list[str], headings: list[str], own: list[MappingRow], lacking: list[str], file: str
) -> Matched:
    proposals = list(_headings(table, theirs, headings, own, only_similar=False))
    columns = " and ".join(lacking)
    if lacking == ["YEAR"]:
        columns += " (give --year if all of it is of one year)"
    said = (
        f"{file or 'The report'} has no column that is known to be {columns} of {table.name}, so nothing of it was "
        "imported. On the sheet Mappings, put the name of our column beside each of its headings (take the question "
        "mark away where the proposal is right), then import again."
    )
    return Matched(None, proposals, [said])


def _headings(
    table: Table, theirs: Sequence[str], headings: Sequence[str], own: Sequence[MappingRow], only_similar: bool
) -> Iterator[MappingRow]:
    """Proposals for the headings that are not ours, and that Mappings does not have yet."""
    there = {alike(row.yours) for row in own if row.is_heading}
    free = [column for column in table.columns if column.heading in Headings(headings).missing(table.headings)]
    for yours, heading in zip(theirs, headings, strict=True):
        if yours and yours == heading and plain(yours) not in map(plain, table.headings) and alike(yours) not in there:
            column = _most_similar_column(table, yours, free)
            if column or not only_similar:
                yield MappingRow(table.name, f"{column}{_PROPOSED}" if column else "", yours, "")


def _most_similar_column(table: Table, yours: str, free: Iterable[Column]) -> str:
    names = ((name, column.heading) for column in free for name in (column.heading, *column.aliases))
    described = ((about(table, column), column.heading) for column in free)
    best = max(((_similarity(yours, name), heading) for name, heading in (*names, *described)), default=(0.0, ""))
    return best[1] if best[0] >= _SIMILAR else ""


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, alike(one), alike(other)).ratio()


def _codes(table: Table, held: Extract, own: Sequence[MappingRow]) -> Iterator[MappingRow]:
    """Proposals for values that are no code of their column, and that Mappings does not have yet."""
    there = {(plain(row.column), alike(row.yours)) for row in own if not row.is_heading}
    for column in table.columns:
        codes = CODES.get((table.name, column.heading))
        cells = dict.fromkeys(str(cell) for cell in held.cells(column.heading) if not is_empty(cell)) if codes else {}
        for cell in cells:
            if (
                codes
                and not is_known(table, column, codes.years, cell)
                and (plain(column.heading), alike(cell)) not in there
            ):
                ours = _most_similar_code(table, column, cell)
                yield MappingRow(table.name, column.heading, cell, f"{ours}{_PROPOSED}")


def is_known(table: Table, column: Column, codes: Collection[str], cell: str) -> bool:
    """Whether a cell holds a code of its column, perhaps with a description behind it, or a word for yes or no."""
    if cell.startswith("#"):
        return cell in codes
    return (
        flag_of(cell) is not None if column.kind is Kind.FLAG else code_of(table.name, column.heading, cell) is not None
    )


def _most_similar_code(table: Table, column: Column, cell: str) -> str:
    offered = choices(table.name, column.heading)
    if column.kind is Kind.FLAG or is_yes_or_no(table.name, column.heading):
        return {
            "y": offered[-1] if column.kind is Kind.FLAG else "Y",
            "n": offered[0] if column.kind is Kind.FLAG else "N",
        }.get(alike(cell)[:1], "")
    best = max(((_similarity(cell, code), code) for code in offered), default=(0.0, ""))
    return best[1] if best[0] >= _SIMILAR else ""


def not_there(table: Table, headings: Sequence[str], mappings: Iterable[MappingRow]) -> list[str]:
    """What to say of columns for which Mappings gives a heading, where the file has none of its headings."""
    own = Headings(headings)
    given: dict[str, list[str]] = {}
    for theirs, ours in given_headings(mappings):
        if ours in Headings(table.headings) and ours not in own:
            given.setdefault(ours, []).append(theirs)
    return [
        f"it has no column {' or '.join(theirs)}, which the mappings give for {ours}, so {ours} stays blank in its new "
        "rows: put what the report calls it now on the sheet Mappings."
        for ours, theirs in given.items()
    ]


def _waiting(
    theirs: Sequence[str], headings: Sequence[str], held: Extract, own: Iterable[MappingRow]
) -> Iterator[MappingRow]:
    """The rows of Mappings that are proposals still, and whose heading or code this report has."""
    unknown = {alike(yours) for yours, heading in zip(theirs, headings, strict=True) if yours == heading}
    for row in own:
        cells = () if row.is_heading else held.cells(row.column)
        if row.is_proposal and (alike(row.yours) in (unknown if row.is_heading else set(map(alike, cells)))):
            yield row


def _said(table: Table, proposals: Sequence[MappingRow], file: str) -> list[str]:
    if not proposals:
        return []
    more = " …" if len(proposals) > _NAMED else ""
    named = ", ".join(row.yours for row in proposals[:_NAMED]) + more
    count = "1 heading or code" if len(proposals) == 1 else f"{len(proposals)} headings or codes"
    are, they = ("is", "It is") if len(proposals) == 1 else ("are", "They are")
    return [
        f"{file or 'The report'}: {count} of {table.name} {are} not known: {named}. {they} on the sheet Mappings with "
        "a proposal. Take the question mark away where it is right, or type ours, then import again."
    ]


def check_mappings(records: Records) -> None:
    """Say what is wrong with the rows. A proposal, which ends in a question mark, waits for an answer and is not."""
    used = []
    for record in records:
        row = MappingRow(*(_text(record, heading) for heading in HEADINGS))
        wrong = _wrong(row)
        if wrong is not None:
            record.of.problem(record, *wrong)
        elif row.is_settled:
            of = "" if row.is_heading else plain(row.column)
            used.append((record, (plain(row.table), of, alike(row.yours))))
    records.say_repeated(used, "YOURS")


def _text(record: Record, heading: str) -> str:
    value = record.cells.get(heading)
    return "" if is_empty(value) else as_text(value)


def _wrong(row: MappingRow) -> tuple[str, str] | None:
    """The heading of the cell that is wrong, and what about it."""
    table = _TABLES.get(plain(row.table))
    if table is None:
        return "TABLE", _unlike("is no raw table", row.table, list(TABLES))
    if not row.yours:
        return "YOURS", f"is blank, {_NOT_USED}: write the heading or the code of the report"
    if row.is_heading or not (row.is_settled or not row.column):
        return None
    return _wrong_code(row, table)


def _wrong_code(row: MappingRow, table: Table) -> tuple[str, str] | None:
    if not row.column:
        return "COLUMN", f"is blank, {_NOT_USED}: write the column that {row.ours} is a code of"
    column = next((each for each in table.columns if plain(each.heading) == plain(row.column)), None)
    if column is None:
        return "COLUMN", _unlike(f"is no column of {table.name}", row.column, list(table.headings))
    codes = CODES.get((table.name, column.heading))
    if codes is None or is_known(table, column, codes.years, row.ours):
        return None
    return "OURS", _unlike(f"is no code of {column.heading}", row.ours, list(choices(table.name, column.heading)))


def _unlike(said: str, text: str, known: list[str]) -> str:
    if not text:
        return f"is blank, {_NOT_USED}: give one of {', '.join(known)}"
    near = get_close_matches(plain(text), [plain(each) for each in known], 1)
    meant = next((each for each in known if near and plain(each) == near[0]), None)
    return f"{said}, {_NOT_USED}: " + (f"did you mean {meant}?" if meant else f"give one of {', '.join(known)}")
