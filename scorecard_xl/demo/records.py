"""What the tables are made of: records, which become rows in the order of a table's headings."""

from collections.abc import Iterable, Mapping
from datetime import date

from scorecard_xl.tables.schema import TABLES

Value = str | float | int | bool | date | None
Record = dict[str, Value]
"""One row by heading; a heading left out is a blank cell."""


def rows(table: str, records: Iterable[Mapping[str, Value]]) -> list[list[Value]]:
    """The headings of the table, then a row for each record."""
    headings = TABLES[table].headings
    return [list(headings), *([_cell(heading, record.get(heading)) for heading in headings] for record in records)]


def _cell(heading: str, value: Value) -> Value:
    """A year as its number, which a cell shows as it is."""
    return value.year if heading == "YEAR" and isinstance(value, date) else value
