"""What sheets and Excel tables are called."""

from scorecard_xl.raw.tables import TABLES

_EXCEL_NAMES = {name.lower(): table.excel_name.lower() for name, table in TABLES.items()}


def is_called(table: str, wanted: str) -> bool:
    """Whether an Excel table of this name is the wanted one, in any case (settled I1: OC2_ is OC2)."""
    return table.lower() in (wanted.lower(), _EXCEL_NAMES.get(wanted.lower()))
