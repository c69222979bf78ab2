"""The raw tables that no SSDA903 return holds, and case systems export as CSV files all the same."""

from collections.abc import Collection

from scorecard_xl.imports.ssda903 import FILES
from scorecard_xl.tables.by_heading import Headings

_TELLING = {
    "Visits": ("CHILD", "VISIT"),
    "Health": ("CHILD", "CHECK", "CHECK_DATE"),
    "PEPs": ("CHILD", "PEP_DATE"),
    "Schools": ("CHILD", "SCHOOL_START"),
    "Teams": ("TEAM", "ESTABLISHMENT"),
    "Caseloads": ("MONTH", "TEAM", "CASES", "WORKERS"),
}
OF_TODAY = frozenset({"Children", "CareLeavers"})
"""Tables of a return that say how things are now: alone they are of no year."""
OF_ANY_YEAR = OF_TODAY | {"UASC", "SWEpisodes", "DoLo"}
"""Those of which a file alone takes nothing off the sheet, so that it needs no year."""
_RETURNED = {file.table for file in FILES}


def sheet_of(headings: Collection[str]) -> str | None:
    """The table of which a file with these headings is; None where it is of none of these."""
    own = Headings(headings)
    return next((table for table, names in _TELLING.items() if not own.missing(names)), None)


def are_of_a_return(tables: Collection[str]) -> bool:
    """Whether one of these tables is part of a yearly return; the others belong to no year."""
    return not _RETURNED.isdisjoint(tables)
