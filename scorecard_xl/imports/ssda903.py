"""An SSDA903 return: which raw table each of its files fills, how its cells are read, and the year it belongs to."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scorecard_xl.errors import Refusal
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import READERS, Unreadable, is_empty
from scorecard_xl.tables.schema import TABLES, Kind, Table
from scorecard_xl.tables.values import Value


class SourceError(Refusal):
    """A source that cannot be imported; the message is one plain sentence that names it."""


@dataclass(frozen=True)
class File:
    """One file of the return.

    `table`: the raw table it fills, None where the scorecard has no use for it. `names`: a pattern for its name.
    `telling`: a heading that no other file of the return has.
    """

    table: str | None
    names: str
    telling: str


FILES = (
    File(None, "prev(ious)?_?perm(anence)?|permanence", "PREV_PERM"),
    File(None, "sw_?episodes?", "SW_ID"),
    File(None, "dolo", "DOLO_START"),
    File("Episodes", "episodes?", "DECOM"),
    File("Reviews", "a?reviews?", "REVIEW"),
    File("UASC", "uasc", "DUC"),
    File("OC2", "oc2", "SDQ_SCORE"),
    File("CareLeavers", "oc3", "IN_TOUCH"),
    File("AD1", "ad1", "DATE_MATCH"),
    File("PlacedAdoption", "placed_?(for_?)?adoption|ad_?placed", "DATE_PLACED"),
    File("Missing", "a?missing", "MIS_START"),
    File("Children", "header", "ETHNIC"),
)
"""In the order in which they are tried: sw_episodes before episodes."""

_SAME = {"childid": "CHILD", "pl": "PLACE"}
_DATED = (("Reviews", "REVIEW"), ("Missing", "MIS_START"), ("PlacedAdoption", "DATE_PLACED"), ("AD1", "DATE_MATCH"))
_AS_VALUES = (Kind.DATE, Kind.YEAR, Kind.NUMBER)


@dataclass(frozen=True)
class Extract:
    """What a return holds of one raw table; every row is as long as `headings`."""

    headings: tuple[str, ...]
    rows: list[tuple[Value, ...]]

    def lacks(self, headings: Iterable[str]) -> bool:
        """Whether one of these headings is not there."""
        return bool(Headings(self.headings).missing(headings))

    def dates(self, heading: str) -> list[dt.date]:
        """The days that stand under a heading; none where there is no such heading."""
        return [cell for cell in self._cells(heading) if isinstance(cell, dt.date)]

    def children(self) -> set[object]:
        """The IDs under the heading CHILD, as they are compared."""
        return {READERS[Kind.CHILD](cell) for cell in self._cells("CHILD") if not is_empty(cell)}

    def stamped(self, heading: str, year: Value) -> "Extract":
        """The same with a column that says which return the rows are of, unless the file has one itself."""
        if heading in Headings(self.headings):
            return self
        return Extract((*self.headings, heading), [(*row, year) for row in self.rows])

    def _cells(self, heading: str) -> list[Value]:
        at = Headings(self.headings).place(heading)
        return [] if at is None else [row[at] for row in self.rows]


NOTHING = Extract((), [])


def heading_of(text: str) -> str:
    """A heading or an XML element's name as the raw tables call it."""
    return _SAME.get(plain(text), text.strip().strip("\ufeff"))


def named(name: str) -> File | None:
    """The file of the return with this name (of a file, without its ending, or of an XML element)."""
    words = re.sub(r"[^a-z0-9]+", "_", name.lower())
    return next((file for file in FILES if re.search(rf"(?<![a-z])(?:{file.names})(?![a-z0-9])", words)), None)


def headed(headings: Collection[str]) -> File | None:
    """The file of the return with these headings."""
    own = Headings(headings)
    return next((file for file in FILES if not own.missing(("CHILD", file.telling))), None)


def recognised(name: str, headings: Collection[str]) -> File | None:
    """The file by its name, if it has the headings that tell its rows apart, else by its headings; None: neither."""
    file = named(name)
    return file if file and _has_key(file, headings) else headed(headings)


def _has_key(file: File, headings: Collection[str]) -> bool:
    if file.table is None:
        return True
    needed = set(TABLES[file.table].key) - {"YEAR"}
    return not Headings(headings).missing(needed)


def extract(table: Table, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Extract:
    """The rows of a file as they go onto the sheet: a short one filled up, a long one cut off, a blank one dropped."""
    kinds = {plain(column.heading): column.kind for column in table.columns}
    columns: dict[str, list[Value]] = {}
    for heading, *texts in zip_longest(headings, *rows, fillvalue=""):
        if heading and plain(heading) not in map(plain, columns):
            columns[heading] = _values(kinds.get(plain(heading)), texts)
    filled = [row for row in zip(*columns.values(), strict=True) if row.count(None) < len(row)]
    return Extract(tuple(columns), filled)


def _values(kind: Kind | None, texts: list[str]) -> list[Value]:
    read = {text: _value(kind, text) for text in set(texts)}
    return [read[text] for text in texts]


def _value(kind: Kind | None, text: str) -> Value:
    """Dates and numbers where they can be read; else the text, so that it is seen as a problem later."""
    if is_empty(text):
        return None
    if kind not in _AS_VALUES:
        return text.strip()
    try:
        value: Value = READERS[kind](text)
    except Unreadable:
        return text
    return value.year if kind is Kind.YEAR and isinstance(value, dt.date) else value


def financial_year(day: dt.date) -> int:
    """The year in which the 31 March falls that ends the financial year of this day."""
    return day.year + (day.month > 3)


def year_of(tables: Mapping[str, Extract]) -> int | None:
    """The financial year (as in `financial_year`) that a return holds; None where no date tells it.

    That in which most DEC fall; a tie, or none: that of the latest DECOM; no episodes: of the latest other date.
    """
    episodes = tables.get("Episodes", NOTHING)
    years = Counter(map(financial_year, episodes.dates("DEC")))
    most = [year for year, count in years.items() if count == max(years.values())]
    if len(most) == 1:
        return most[0]
    days = episodes.dates("DECOM") or [d for name, on in _DATED if name in tables for d in tables[name].dates(on)]
    return financial_year(max(days)) if days else None
