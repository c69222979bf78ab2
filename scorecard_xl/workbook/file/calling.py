"""What sheets and Excel tables are called."""

from collections.abc import Iterable

from scorecard_xl.tables.schema import TABLES

_EXCEL_NAMES = {name.lower(): table.excel_name.lower() for name, table in TABLES.items()}


def is_called(table: str, wanted: str) -> bool:
    """Whether an Excel table of this name is the wanted one, in any case (decisions I1: OC2_ is OC2)."""
    return table.lower() in (wanted.lower(), _EXCEL_NAMES.get(wanted.lower()))


def sheet_called(wanted: str, sheets: Iterable[str]) -> str | None:
    """The sheet of this name: the same, else in another case, which to Excel is the same."""
    alike = [name for name in sheets if name.lower() == wanted.lower()]
    return wanted if wanted in alike else alike[0] if alike else None


def sheet_meant(wanted: str, sheets: Iterable[str]) -> str | None:
    """The sheet with this name in any case and blanks around it."""
    return next((name for name in sheets if name.strip().lower() == wanted.lower()), None)
