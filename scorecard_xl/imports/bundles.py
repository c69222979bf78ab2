"""What belongs together: the tables of one return, or files of no return, and the years that their names tell."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from scorecard_xl.imports.annex_a import AnnexA
from scorecard_xl.imports.entries import Entry
from scorecard_xl.imports.joining import joined
from scorecard_xl.imports.ssda903 import FILES, Extract, SourceError, year_of
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.cells import Unreadable, is_empty
from scorecard_xl.tables.dates import MONTH, month_first_in, read_year
from scorecard_xl.tables.schema import Table
from scorecard_xl.tables.values import Value

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
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:[-_ /]?(20\d\d|\d\d))?(?:[-_ ]?(\d\d))?(?!\d)")
_SHORT = re.compile(r"(?<!\d)(?<!\d[-_])(1[5-9]|[23]\d)[-_](\d\d)(?!\d|[-_]\d)")
_YEARS = {"collectionyear", "returnyear", "reportingyear", "submissionyear", "yearofreturn", "ssda903year"}


def sheet_of(headings: Collection[str]) -> str | None:
    """The table of which a file with these headings is; None where it is of none of these."""
    own = Headings(headings)
    return next((table for table, names in _TELLING.items() if not own.missing(names)), None)


def are_of_a_return(tables: Collection[str]) -> bool:
    """Whether one of these tables is part of a yearly return; the others belong to no year."""
    return not _RETURNED.isdisjoint(tables)


@dataclass(frozen=True)
class Bundle:
    """Files that belong together: one return, or files of no return.

    `year`: that of the 31 March that ends it, where a file's name, its folder or a column YEAR says so.
    `lists`: lists 8, 9 and 10 of Ofsted's Annex A, where these are what it holds. `dated`: the years and days in the
    names of its files and folders.
    """

    name: str
    year: int | None
    tables: dict[str, Extract]
    lists: AnnexA | None = None
    dated: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Part:
    """The rows of one table in one file. `token`: what in the file's name is a year or day."""

    entry: Entry
    table: str
    extract: Extract
    is_exact: bool
    token: str
    year: int | None
    sheet: str = ""

    @property
    def label(self) -> str:
        return f"{self.entry.label} (sheet {self.sheet})" if self.sheet else self.entry.label


def bundle_of(name: str, parts: Sequence[Part]) -> Bundle:
    years = {part.year for part in parts} - {None}
    tables = joined({part.table: part.extract for part in parts})
    dated = dated_by(part.entry for part in parts) | {part.token for part in parts if part.token}
    return Bundle(name, years.pop() if len(years) == 1 else None, tables, dated=dated)


def dated_by(entries: Iterable[Entry]) -> frozenset[str]:
    names = (name for entry in entries for name in (entry.stem, *entry.folders))
    return frozenset(found[0] for name in names for found in _YEAR.finditer(_in_full(name)))


def completed(bundles: Sequence[Bundle]) -> list[Bundle]:
    """The bundles; if only one has episodes, with those of the same year that have other tables of a return in it."""
    whole = [at for at, each in enumerate(bundles) if "Episodes" in each.tables]
    if len(whole) != 1:
        return list(bundles)
    found = dict(enumerate(bundles))
    one = found[whole[0]]
    for at, other in enumerate(bundles):
        if at not in whole and other.tables.keys().isdisjoint(one.tables) and _is_of(one, other):
            one = replace(one, tables=joined({**one.tables, **other.tables}))
            del found[at]
    return list({**found, whole[0]: one}.values())


def check_day_order(one: Bundle) -> None:
    """Raises SourceError where a table has the month first, and in another no day says what comes first."""
    orders = {(table, name): order for table, held in one.tables.items() for name, order in held.day_orders.items()}
    found = month_first_in(orders)
    for table, name in orders:
        if (table, name) in found and MONTH not in one.tables[table].day_orders.values():
            first, heading = next(key for key in orders if orders[key] == MONTH)
            raise SourceError(
                f"{one.tables[first].file}: {first}.{heading} has the month first (month/day/year), and no day under "
                f"{table}.{name} of {one.tables[table].file} says what comes first: export all files with dd/mm/yyyy. "
                "Nothing was imported."
            )


def _is_of(one: Bundle, other: Bundle) -> bool:
    """Whether the other is of the same return: its names tell the same, or neither they nor its days tell a year."""
    has_years = any("YEAR" in Headings(held.headings) for held in other.tables.values())
    if has_years or not are_of_a_return(other.tables) or other.tables.keys() <= OF_TODAY:
        return False
    is_alike = (other.year, other.dated) == (one.year, one.dated)
    return is_alike or (not other.dated and year_of(other.tables) is None)


def with_year(table: Table, headings: Sequence[str]) -> list[str]:
    """The headings with YEAR for the one that says of which return a row is, in a table of a return."""
    if "YEAR" in Headings(headings) or not are_of_a_return([table.name]):
        return list(headings)
    at = next((at for at, heading in enumerate(headings) if alike(heading) in _YEARS), None)
    return ["YEAR" if place == at else heading for place, heading in enumerate(headings)]


def by_year(part: Part) -> list[Part]:
    """The part once for each year in a column YEAR; OC2 keeps its column, in other tables it goes.

    Raises SourceError where some rows have no year, as they may be of any return.
    """
    held = part.extract
    if "YEAR" not in Headings(held.headings):
        return [part]
    years = [_year(cell) for cell in held.cells("YEAR")]
    without = held if part.table == "OC2" else held.without("YEAR")
    if len(set(years)) <= 1:
        return [replace(part, extract=without)]
    if part.table == "OC2":
        return [part]
    told = dict.fromkeys(filter(None, years))
    if blank := years.count(""):
        rows = "1 row has" if blank == 1 else f"{blank:,} rows have"
        raise SourceError(
            f"{part.label}: {rows} no year under YEAR, and the others have {', '.join(told)}: fill it in. "
            "Nothing was imported."
        )
    return [_of_year(part, without, years, year) for year in told]


def _of_year(part: Part, held: Extract, years: Sequence[str], year: str) -> Part:
    chosen = held.chosen(at for at, each in enumerate(years) if each == year)
    return replace(part, extract=chosen, token=year, year=_spanned(year) or part.year)


def _year(cell: Value) -> str:
    try:
        return "" if is_empty(cell) else _as_written(cell)
    except Unreadable:
        return ""


def _as_written(cell: Value) -> str:
    text = str(cell).strip().removesuffix(".0")
    return text if _YEAR.fullmatch(text) else str(read_year(cell).year)


def token_in(name: str) -> str:
    found = _YEAR.search(_in_full(name))
    return found[0] if found else ""


def _in_full(name: str) -> str:
    """The name with 2022-23 for 22-23: two digits are a financial year where the next two are the year after it."""
    return _SHORT.sub(lambda found: f"20{found[0]}" if int(found[2]) == int(found[1]) + 1 else found[0], name)


def told_year(entry: Entry) -> int | None:
    """The year that the name of the file, or of the nearest folder, tells as 2022-23; 2022 alone may be either."""
    names = (entry.stem, *reversed(entry.folders))
    return next((year for name in names if (year := _spanned(name)) is not None), None)


def _spanned(name: str) -> int | None:
    for first, second, third in _YEAR.findall(_in_full(name)):
        if second and not third and int(second) % 100 == (int(first) + 1) % 100:
            return int(first) + 1
    return None
