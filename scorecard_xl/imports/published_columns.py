"""Which column of a published file holds what: found by its heading and by its cells, never by position."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

import pandas as pd

from scorecard_xl.imports.benchmark_measures import NOT_PUBLISHED, Quantity
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import as_text
from scorecard_xl.tables.values import Value

_FIRST_ROWS = 10
_MOST = 0.9  # of the cells of a column
_JOINT = r"(?:\s*/\s*{0})*"
_NUMBER = re.compile(r"-?[\d,]*\.?\d+%?")


class Role(StrEnum):
    """What a column is for, in words."""

    YEAR = "the year (time_period)"
    LEVEL = "the level of area (geographic_level: National, Regional, Local authority)"
    OLD = "the council's three-digit code (old_la_code)"
    NEW = "the council's code E… (new_la_code)"
    NAME = "the council's name (la_name)"
    REGION = "the region's name (region_name)"


_HEADINGS: dict[Role, str] = {
    Role.YEAR: r"period|year",
    Role.LEVEL: r"level|geograph",
    Role.NEW: r"code|id$",
    Role.OLD: r"code|num|id$",
    Role.REGION: r"region(?!.*(code|ind))",
    Role.NAME: r"^(la|localauthority|authority|council|area)(name)?$|name.*(la|authority|council)",
}  # fmt: skip
_NEW, _OLD = r"E(?:0[6-9]|10)\d{6}", r"\d{3}"
_CELLS: dict[Role, str] = {
    Role.YEAR: r"(?:19|20)\d\d(?:[/-]?\d\d|[/-]?20\d\d)?",
    Role.LEVEL: r"(?i:national|regional|region|country|england|local authority.*|la|council)",
    Role.NEW: _NEW + _JOINT.format(_NEW),
    Role.OLD: _OLD + _JOINT.format(_OLD),
    Role.REGION: r"\D+",
    Role.NAME: r"\D+",
}
_NEIGHBOUR = re.compile(r"sn\d+")
_TELLING = ("geographic_level", "old_la_code", "new_la_code", "la_name", "LA num", "LA number")


def table_of(rows: Sequence[Sequence[Value]]) -> pd.DataFrame:
    """The rows under the headings as text, blank for nothing; without columns where no row can be the headings."""
    for at, row in enumerate(rows[:_FIRST_ROWS]):
        if sum(bool(as_text(cell or "")) for cell in row) > 2:
            headings = [as_text(cell or "").lstrip("\ufeff") for cell in row]
            body = [[as_text("" if cell is None else cell) for cell in each] for each in rows[at + 1 :]]
            return _frame(headings, [each for each in body if any(each)])
    return pd.DataFrame()


def _frame(headings: Sequence[str], body: Sequence[Sequence[str]]) -> pd.DataFrame:
    """A heading that is there twice is used once."""
    width = len(headings)
    frame = pd.DataFrame([[*row[:width], *[""] * (width - len(row))] for row in body], columns=range(width), dtype=str)
    kept = {name: at for at, name in reversed(list(enumerate(headings))) if name}
    return pd.DataFrame({name: frame[kept[name]].astype("category") for name in dict.fromkeys(headings) if name})


def roles_of(table: pd.DataFrame) -> dict[Role, str]:
    """The heading of the column for each role that is there; of several the first."""
    found: dict[Role, str] = {}
    for heading in table.columns:
        for role in Role:
            if role not in found and heading not in found.values() and _has(role, heading, table[heading]):
                found[role] = heading
    return found


def _has(role: Role, heading: str, column: pd.Series) -> bool:
    return bool(re.search(_HEADINGS[role], plain(heading))) and _mostly(re.compile(_CELLS[role]), column)


def _mostly(pattern: re.Pattern[str], column: pd.Series, nothing: frozenset[str] = frozenset()) -> bool:
    """Whether nearly all cells match that hold something: a note under the table does not matter."""
    counts = column.value_counts()
    filled = {str(cell): int(count) for cell, count in counts.items() if cell and str(cell).lower() not in nothing}
    return sum(count for cell, count in filled.items() if pattern.fullmatch(cell)) >= _MOST * max(
        1, sum(filled.values())
    )


def words_of(table: pd.DataFrame, roles: Mapping[Role, str]) -> list[str]:
    """The headings of the columns of words that say what a row is about."""
    return [name for name in table.columns if name not in roles.values() and not _is_numbers(table[name])]


def value_columns(table: pd.DataFrame, roles: Mapping[Role, str], quantity: Quantity) -> list[str]:
    """The headings of the columns that can hold the quantity, those of its earlier words first."""
    numbers = [name for name in table.columns if name not in roles.values() and _is_numbers(table[name])]
    found = (name for word in quantity.words for name in numbers if plain(word) in plain(name))
    return list(dict.fromkeys(found))


def _is_numbers(column: pd.Series) -> bool:
    """Whether nearly all its cells are numbers, DfE's signs apart."""
    return _mostly(_NUMBER, column, NOT_PUBLISHED)


def neighbour_columns(table: pd.DataFrame) -> list[str]:
    """The headings SN_1, SN_2 … of a list of statistical neighbours, the closest first."""
    found = [name for name in table.columns if _NEIGHBOUR.fullmatch(plain(name))]
    return sorted(found, key=lambda name: int(plain(name)[2:]))


def looks_published(headings: Sequence[Value]) -> bool:
    """Whether a file with these headings is DfE's: of councils, or a list of statistical neighbours."""
    names = {plain(cell) for cell in headings}
    return len(names & {plain(each) for each in _TELLING}) > 1 or sum(map(bool, map(_NEIGHBOUR.fullmatch, names))) > 2
