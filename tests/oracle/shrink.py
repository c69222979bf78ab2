"""A disagreement -> the smallest history that still shows it."""

from collections.abc import Callable

from oracle.generate import Council
from oracle.generate_care import Raw


def shrunk(tables: Council, still: Callable[[Council], bool]) -> Council:
    """The tables without every row, and then every cell, that the disagreement does not need."""
    size = max((len(rows) for rows in tables.values()), default=0)
    while size:
        tables = _without_rows(tables, size, still)
        size //= 2
    return _without_cells(tables, still)


def as_text(tables: Council) -> str:
    """The rows that are left, one a line."""
    return "\n".join(f"{name}: {_line(row)}" for name, rows in tables.items() for row in rows)


def _line(row: Raw) -> str:
    return ", ".join(f"{heading} {value}" for heading, value in row.items() if value not in (None, ""))


def _without_rows(tables: Council, size: int, still: Callable[[Council], bool]) -> Council:
    for name in tables:
        at = 0
        while at < len(tables[name]):
            fewer = tables | {name: tables[name][:at] + tables[name][at + size :]}
            if still(fewer):
                tables = fewer
            else:
                at += size
    return tables


def _without_cells(tables: Council, still: Callable[[Council], bool]) -> Council:
    for name, rows in tables.items():
        for at, row in enumerate(rows):
            for heading in row:
                rows = [*rows[:at], {**rows[at], heading: None}, *rows[at + 1 :]]
                if still(tables | {name: rows}):
                    tables = tables | {name: rows}
                rows = tables[name]
    return tables
