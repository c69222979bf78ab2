"""A report of a case system that is to fill one table, and a file of mappings."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scorecard_xl.imports.entries import entries_of
from scorecard_xl.imports.mappings import MappingRow, Matched, check_mappings, match, read_mappings
from scorecard_xl.imports.sources import of_no_use
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.imports.workbooks import is_cut, tables_in
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.schema import Table
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.tables.values import Value


def read_report(path: Path, table: Table, mappings: Sequence[MappingRow] = (), year: int | None = None) -> Matched:
    """The rows of a report as rows of the table (`import --as`); `year`: as for `match`. Raises SourceError.

    Of several sheets, or files in a .zip or folder, the one that can be matched, else the first with rows.
    """
    found = [match(table, rows, mappings, label, year=year, is_cut=cut) for label, rows, cut in _sheets(path)]
    if not found:
        raise SourceError(f"{path.name} holds no rows: export the report again.")
    matched = [one for one in found if one.extract is not None]
    if len(matched) > 1:
        raise SourceError(
            f"{path.name} holds {len(matched)} sheets or files that can be {table.name}: import one of them."
        )
    return (matched or found)[0]


def _sheets(path: Path) -> list[tuple[str, list[list[Value]], bool]]:
    """Of each sheet or file its name, its rows, and whether there is no end of a line behind them."""
    if not path.exists():
        raise SourceError(f"There is no file or folder {path}: check the spelling.")
    entries = entries_of(path)
    sheets = [(entry, sheet, rows) for entry in entries for sheet, rows in tables_in(entry)]
    if not sheets and entries:
        raise SourceError(of_no_use(entries[0]))
    filled = [(entry, sheet, rows) for entry, sheet, rows in sheets if any(any(row) for row in rows)]
    alone = len(filled) == 1
    names = [entry.name if alone or not sheet else f"{entry.name} ({sheet})" for entry, sheet, _ in filled]
    return [(name, rows, is_cut(entry)) for name, (entry, _, rows) in zip(names, filled, strict=True)]


def read_map_file(path: Path) -> tuple[list[MappingRow], list[Problem]]:
    """The rows of a file with the headings of the sheet Mappings, and what is wrong with them (`import --map`).

    Raises SourceError.
    """
    sheets = [rows for _, rows, _ in _sheets(path)]
    found = [row for rows in sheets for row in read_mappings(rows)]
    if not found:
        raise SourceError(f"{path.name} has no row under the headings TABLE, COLUMN, YOURS and OURS.")
    problems: list[Problem] = []
    for rows in sheets:
        records = Records(replace(SHEETS["Mappings"], name=path.name), rows)
        check_mappings(records)
        problems += records.problems
    return found, problems
