"""Which raw table a file or sheet fills, by its name and its headings, whatever case system wrote them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from scorecard_xl.imports.ssda903 import headed, named
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import bare
from scorecard_xl.tables.schema import TABLES, Column, Table
from scorecard_xl.tables.values import Value

Row = Sequence[Value]

_TELLING: dict[str, tuple[str, ...]] = {
    "Episodes": ("DECOM",),
    "UASC": ("DUC",),
    "OC2": ("SDQ_SCORE",),
    "CareLeavers": ("IN_TOUCH",),
    "AD1": ("DATE_MATCH",),
    "PlacedAdoption": ("DATE_PLACED",),
    "Missing": ("MIS_START",),
    "SWEpisodes": ("SW_ID", "SW_DECOM"),
    "DoLo": ("DOLO_START",),
    "Reviews": ("REVIEW",),
    "Visits": ("VISIT",),
    "Health": ("CHECK", "CHECK_DATE"),
    "PEPs": ("PEP_DATE",),
    "Schools": ("SCHOOL_START",),
    "Allocations": ("FROM",),
    "Teams": ("ESTABLISHMENT",),
    "Caseloads": ("MONTH", "CASES", "WORKERS"),
    "Children": ("ETHNIC",),
}
"""By table the headings, beside its first, by which a file is known to be of it; in the order they are tried."""
_NAMES = {
    "Visits": "visits?",
    "Health": "health(_?checks?)?",
    "PEPs": "peps?",
    "Schools": "schools?",
    "Allocations": "allocations?",
    "Teams": "teams?",
    "Caseloads": "caseloads?",
}
_OWN_NAMES = {
    "Children": "header", "CareLeavers": "oc3", "PlacedAdoption": "placed_for_adoption", "SWEpisodes": "sw_episodes",
}  # fmt: skip
_BY_NAME = {
    "Visits": (("Actual Date", "VISIT"), ("Completed Date", "VISIT"), ("Date Completed", "VISIT"), ("Date", "VISIT")),
    "Health": (
        ("Type", "CHECK"), ("Completed Date", "CHECK_DATE"), ("Date Completed", "CHECK_DATE"), ("Date", "CHECK_DATE"),
    ),
    "PEPs": (("Meeting Date", "PEP_DATE"), ("Completed Date", "PEP_DATE"), ("Date", "PEP_DATE")),
    "Schools": (("Start Date", "SCHOOL_START"), ("End Date", "SCHOOL_END")),
}  # fmt: skip
"""Headings that many lists have, and what they are in one whose name tells its table: the best first."""
_FIRST_ROWS = 20
_FORM = re.compile(
    r"\s*[(\[](?:[dmy]{2,4}(?:[/. -][dmy]{2,4}){1,2}|date|codes?|number|text|miles|years?|y/n|yes/no)[)\]]\s*$",
    re.IGNORECASE,
)
"""How the cells of a column are written, as some reports say in brackets behind its heading."""
_QUALIFIED = re.compile(r"'?([\w ]+(?:\.[\w ]+)?)'?(?:\[[^\]]+\]|\.\w+)")


@dataclass(frozen=True)
class Known:
    """What a file holds: `table` None where the scorecard has no use for it. `at`: the row of its headings, from 0.

    `headings`: those of the file, with the names of the raw table where they are known by another; `by_name`: those
    that the name of the file tells, theirs and ours.
    """

    table: Table | None
    at: int
    headings: list[str]
    by_name: tuple[tuple[str, str], ...] = ()


def recognised(names: Sequence[str], rows: Sequence[Row]) -> Known | None:
    """The table of these rows. `names`: of the sheet and of the file, without its ending; None: of no table."""
    for at, row in enumerate(rows[:_FIRST_ROWS]):
        headings = texts(row)
        if sum(map(bool, headings)) > 1 and (found := _table(names, headings)) is not None:
            table = TABLES.get(found)
            if table is None:
                return Known(None, at, headings)
            by_name = _by_name(table, headings)
            return Known(table, at, resolved(table, headings, by_name), by_name)
    return None


def nearly(names: Sequence[str], rows: Sequence[Row]) -> str:
    """What rows of no table lack of the table that their name tells: Visits without VISIT; "" where it tells none."""
    table = next((TABLES[found] for name in names if (found := table_named(name))), None)
    headings = [texts(row) for row in rows[:_FIRST_ROWS]]
    if table is None or not any(map(any, headings)):
        return ""
    lacking = min((_missing(table, row) for row in headings), key=len)
    return f"{table.name} without {' and '.join(lacking)}" if lacking else ""


def texts(row: Row) -> list[str]:
    """A row as headings, without the table that a query puts before each: Episodes[DECOM] or Episodes.DECOM."""
    found = [re.sub(r"\s+", " ", bare(str(cell))) if cell is not None else "" for cell in row]
    parts = [_QUALIFIED.fullmatch(text) for text in found if text]
    tables = {part[1] if part else "" for part in parts}
    if len(parts) > 1 and len(tables) == 1 and (table := tables.pop()):
        return [text.removeprefix("'").removeprefix(table).strip(".[]'") for text in found]
    return found


def _table(names: Sequence[str], headings: Collection[str]) -> str | None:
    """The name of the table, "" where the scorecard has no use for it, None where it is of none."""
    for name in names:
        found = table_named(name)
        if found == "" or (found and _has_key(TABLES[found], headings)):
            return found
        if found and not headed(headings) and _by_name(TABLES[found], headings):
            return found
    if file := headed(headings):
        return file.table or ""
    telling = [name for name in _TELLING if name in TABLES and _tells(TABLES[name], headings)]
    return max(telling, key=lambda name: _matched(TABLES[name], headings), default=None)


def _by_name(table: Table, headings: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Headings that are needed and that the name of the file tells; none where all that is needed is there already."""
    if _has_key(table, headings):
        return ()
    own, found = Headings(resolved(table, headings)), dict[str, str]()
    there = {alike(heading): heading for heading in headings}
    for theirs, ours in _BY_NAME.get(table.name, ()):
        if ours not in own and ours not in found and alike(theirs) in there:
            found[ours] = there[alike(theirs)]
    pairs = tuple((theirs, ours) for ours, theirs in found.items())
    return pairs if not _missing(table, resolved(table, headings, pairs)) else ()


def table_named(name: str) -> str | None:
    """The table with this name of a file or sheet; "" where it has none in the scorecard."""
    if exact := next((table for table in TABLES if is_exact(table, name)), None):
        return exact
    words = re.sub(r"[^a-z0-9]+", "_", name.lower())
    local = (table for table, own in _NAMES.items() if re.search(rf"(?<![a-z])(?:{own})(?![a-z0-9])", words))
    if (found := next(local, None)) is not None and found in TABLES:
        return found
    file = named(name)
    return None if file is None else file.table or ""


def is_exact(table: str, name: str) -> bool:
    """Whether a file of this name is the very one of the table: episodes.csv, and not episodes_old.csv."""
    return plain(name) in (plain(table), plain(_OWN_NAMES.get(table, table)))


def _has_key(table: Table, headings: Collection[str]) -> bool:
    return not _missing(table, headings)


def _missing(table: Table, headings: Collection[str]) -> list[str]:
    """The needed columns that are not there; of several days of which one is enough, all: VISIT or VISIT_DUE."""
    own = Headings(resolved(table, headings))
    needed = [name for name in table.key if name not in table.means and name != "YEAR"]
    is_dated = not table.means or "YEAR" in table.means or any(name in own for name in table.means)
    return [*own.missing(needed), *([] if is_dated else [" or ".join(table.means)])]


def _tells(table: Table, headings: Collection[str]) -> bool:
    own = Headings(resolved(table, headings))
    return not own.missing((table.columns[0].heading, *_TELLING[table.name]))


def _matched(table: Table, headings: Collection[str]) -> int:
    own = Headings(resolved(table, headings))
    return len(table.columns) - len(own.missing(table.headings))


def resolved(table: Table, headings: Collection[str], given: Iterable[tuple[str, str]] = ()) -> list[str]:
    """The headings with the names of the table's columns: as they are, as `given` (theirs, ours), or by an alias."""
    own = list(headings)
    ours = {alike(theirs): column for theirs, column in given}
    own = [ours.get(alike(heading), heading) for heading in own]
    for column in table.columns:
        if plain(column.heading) not in map(plain, own) and (at := _alias(column, own)) is not None:
            own[at] = column.heading
    return own


def _alias(column: Column, headings: Sequence[str]) -> int | None:
    """The place of the best of the column's aliases among the headings."""
    listed = list(enumerate(headings))[::-1]
    places = {alike(_FORM.sub("", heading)): at for at, heading in listed}
    places |= {alike(heading): at for at, heading in listed}
    names = (column.heading, *column.aliases)
    return next((places[alike(name)] for name in names if alike(name) in places), None)
