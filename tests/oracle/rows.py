"""Raw rows -> cleaned rows and the children they are about (decisions A8 to A10).

Open: of several rows for a child in UASC the last counts, as in Children (A8) and as an import replaces them (H2).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Cell = str | int | float | dt.date | None
Tables = Mapping[str, Sequence[Mapping[str, Cell]]]
Row = dict[str, Any]
"""Cleaned cells by heading: a date, a number, or stripped text in capitals; None where blank."""

_BLANK = ("", "-", "#N/A", "N/A", "NULL", "NONE", "NAN", "NAT", "<NA>")
_NUMBERS = ("PL_DISTANCE", "SDQ_SCORE", "CASES", "WORKERS")
_DATES_NEEDED = (
    "DUC", "DECOM", "DEC", "REVIEW", "REVIEW_DUE", "VISIT", "VISIT_DUE", "CHECK_DATE", "PEP_DATE", "SCHOOL_START",
    "SCHOOL_END", "MIS_START", "DATE_MATCH", "DATE_PLACED", "SW_DECOM", "SW_DEC", "FROM",
)  # fmt: skip
"""Where one of these cannot be read, the row is left out (A10)."""
_OTHER_DATES = ("DOB", "MIS_END", "DATE_INT", "DATE_PLACED_CEASED", "PATHWAY_PLAN", "LATEST_CONTACT")
_UNREADABLE = object()
_NEEDS = {
    "Episodes": ("DECOM",),
    "Reviews": ("REVIEW", "REVIEW_DUE"),
    "Visits": ("VISIT", "VISIT_DUE"),
    "Health": ("CHECK_DATE",),
    "OC2": ("YEAR",),
    "PEPs": ("PEP_DATE",),
    "Schools": ("SCHOOL_START",),
    "Missing": ("MIS_START",),
    "SWEpisodes": ("SW_DECOM",),
    "Allocations": ("FROM",),
    "Caseloads": ("MONTH",),
}
"""Without a date in one of these a row means nothing."""


@dataclass(frozen=True)
class Episode:
    """One episode of care. `row` orders the episodes as the sheet does."""

    row: int
    decom: dt.date
    dec: dt.date | None
    rne: str
    rec: str
    ls: str
    place: str
    carer: tuple[str, ...]
    distance: float | None
    location: str
    provider: str


@dataclass(eq=False)
class Record:
    """Everything the tables say of one child."""

    child: str
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @property
    def born(self) -> dt.date | None:
        """The DOB of the last row in Children (A8)."""
        return self.rows["Children"][-1]["DOB"] if self.rows["Children"] else None

    @property
    def episodes(self) -> list[Episode]:
        """In the order of A3."""
        found = [_episode(row) for row in self.rows["Episodes"]]
        return sorted(found, key=lambda each: (each.decom, each.dec or dt.date.max, each.row))

    def last(self, table: str) -> Row | None:
        return self.rows[table][-1] if self.rows[table] else None


def clean(tables: Tables) -> dict[str, list[Row]]:
    """Every row that counts, by table."""
    return {name: list(_rows(name, rows)) for name, rows in tables.items()}


def records(tables: Mapping[str, Sequence[Row]]) -> list[Record]:
    """The children of cleaned tables, by ID."""
    found: dict[str, Record] = {}
    for name, rows in tables.items():
        for row in rows:
            if child := row.get("CHILD"):
                found.setdefault(child, Record(child)).rows[name].append(row)
    return [found[child] for child in sorted(found)]


def _rows(table: str, rows: Sequence[Mapping[str, Cell]]) -> Iterator[Row]:
    for number, raw in enumerate(rows):
        row = _Cells({heading: _cell(heading, value) for heading, value in raw.items()}, ROW=number)
        if _UNREADABLE not in row.values() and _counts(table, row):
            yield row


class _Cells(Row):
    """A row in which a heading that the sheet does not have is blank."""

    def __missing__(self, heading: str) -> None:
        return None


def _counts(table: str, row: Row) -> bool:
    """A10."""
    if table not in ("Teams", "Caseloads") and row["CHILD"] is None:
        return False
    if table in _NEEDS and all(row[heading] is None for heading in _NEEDS[table]):
        return False
    start, end = {"Episodes": ("DECOM", "DEC"), "SWEpisodes": ("SW_DECOM", "SW_DEC")}.get(table, ("", ""))
    return not (start and row[end] is not None and row[end] < row[start])


def _cell(heading: str, value: Cell) -> Any:
    if value is None or (isinstance(value, str) and value.strip().upper() in _BLANK):
        return None
    if heading == "YEAR":
        return value.year if isinstance(value, dt.date) else int(value)
    if heading == "MONTH":
        return (value.year, value.month) if isinstance(value, dt.date) else _year_and_month(str(value))
    if isinstance(value, dt.date):
        return value
    if heading in _DATES_NEEDED or heading in _OTHER_DATES:
        return _date(heading, str(value))
    return _number(value) if heading in _NUMBERS else _text(heading, value)


def _date(heading: str, text: str) -> Any:
    try:
        return dt.datetime.strptime(text.strip(), "%d/%m/%Y").date()
    except ValueError:
        return _UNREADABLE if heading in _DATES_NEEDED else None


def _number(value: str | float) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _year_and_month(text: str) -> tuple[int, int]:
    year, month = text.strip().split("-")
    return int(year), int(month)


def _text(heading: str, value: str | int | float) -> str:
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()
    if heading == "IN_TOUCH":
        text = text.rpartition(")")[2].strip()
    return text if heading in ("TEAM", "WORKER") else text.upper()


def _episode(row: Row) -> Episode:
    return Episode(
        row["ROW"], row["DECOM"], row["DEC"], row["RNE"] or "", row["REC"] or "", row["LS"] or "", row["PLACE"] or "",
        tuple(_squeezed(row[heading]) for heading in ("PLACE", "PL_POST", "PLACE_PROVIDER", "URN")),
        row["PL_DISTANCE"], row["PL_LOCATION"] or "", row["PLACE_PROVIDER"] or "",
    )  # fmt: skip


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())
