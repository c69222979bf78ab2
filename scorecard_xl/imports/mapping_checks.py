"""What is wrong on the sheet Mappings: each row that translates nothing is named, and each that another replaces."""

from difflib import get_close_matches

from scorecard_xl.imports.mappings import HEADINGS, MappingRow, is_known
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import as_text, is_empty
from scorecard_xl.tables.codes import CODES, choices
from scorecard_xl.tables.schema import TABLES, Table
from scorecard_xl.tables.sheet_reader import Record, Records

_NOT_USED = "so the row is not used"
_TABLES = {plain(name): table for name, table in TABLES.items()}


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
