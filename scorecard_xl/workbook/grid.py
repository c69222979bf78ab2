"""Rows of values: which are blank, and which are the headings."""

from collections.abc import Sequence

from scorecard_xl.workbook.book import Value

Row = Sequence[Value]


def is_blank(row: Row) -> bool:
    return all(value is None or value == "" for value in row)


def heading_place(rows: Sequence[Row]) -> int | None:
    """The place of the headings, the first row that is not blank; None where all are."""
    return next((place for place, row in enumerate(rows) if not is_blank(row)), None)
