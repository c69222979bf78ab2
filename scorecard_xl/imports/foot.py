"""Rows of a file that are no records: what reports print under their rows, and headings once more among them."""

import re
from collections.abc import Sequence

from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.schema import Table
from scorecard_xl.tables.values import Value

Row = Sequence[Value]
_FOOT = re.compile(
    r"\W*(grand |sub-?)?(totals?|count|sum|number of|rows?|records?|report|printed|page|end|run|produced|generated|"
    r"created|extract(?:ed|ion)?|source|selection|filters?|data|refreshed|updated|as at|notes?)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\W*(grand |sub-?)?totals?\W*", re.IGNORECASE)
_LONGEST = 40
_FIRST_YEAR = 1990  # the Children Act began in 1991


def records(
    table: Table, headings: Sequence[str], written: Row, rows: Sequence[Row], first: int
) -> tuple[list[Row], list[str]]:
    """The rows that are records, and what to say of the others, which are blank then: rows keep their number.

    `written`: the headings as the file has them. `first`: the number of the first row in the file.
    """
    kept, said = list(rows), list[str]()
    again = _headings_again(written, rows)
    foot = _foot(table, headings, rows)
    totals = [at for at in _totals(table, headings, rows) if at not in foot]
    for at in {*again, *foot, *totals}:
        kept[at] = []
    if again:
        numbers = ", ".join(f"{first + at:,}" for at in again)
        said.append(f"the headings once more in row {numbers}, which is left out.")
    said += [f"row {first + at:,} is the total of the teams, and is left out." for at in totals]
    said += [f"row {first + at:,} at its foot is no record, and is left out: {_shown(rows[at])}." for at in foot]
    return kept, said


def is_foot_text(text: str) -> bool:
    """Whether a text begins as what reports print under their rows: a total, a count, who ran it."""
    return _FOOT.match(text) is not None


def twice(headings: Sequence[str]) -> list[str]:
    """What to say of the headings that are there more than once."""
    own = [heading for heading in headings if heading]
    seen = list(map(plain, own))
    more = [heading for at, heading in enumerate(own) if plain(heading) in seen[:at]]
    return [f"{heading} is there twice: the first column of that name is read." for heading in dict.fromkeys(more)]


def _headings_again(written: Row, rows: Sequence[Row]) -> list[int]:
    """Rows that say what the row of headings says; the first heading is looked at first, as files are long."""
    place = next((at for at, cell in enumerate(written) if not is_empty(cell)), 0)
    text = written[place] if written else ""
    alike = [at for at, row in enumerate(rows) if len(row) > place and row[place] == text]
    return [at for at in alike if len(_texts(rows[at])) > 1 and _texts(rows[at]) <= _texts(written)]


def _texts(row: Row) -> set[str]:
    return {plain(as_text(cell)) for cell in row if not is_empty(cell)}


def _foot(table: Table, headings: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """The rows below the last record, from the top; blank ones do not count."""
    own = Headings(headings)
    days = [place for name in table.means if (place := own.place(name)) is not None]
    child = own.place(table.columns[0].heading)
    found: list[int] = []
    for at in range(len(rows) - 1, -1, -1):
        filled = [place for place, cell in enumerate(rows[at]) if not is_empty(cell)]
        if not filled:
            continue
        if not _is_foot(rows[at], filled, days, child):
            break
        found.append(at)
    return found[::-1]


def _totals(table: Table, headings: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """The rows that have a total in place of the team, in a table that has a row for each team."""
    team = Headings(headings).place("TEAM") if "TEAM" in table.key else None
    if team is None:
        return []
    return [at for at, row in enumerate(rows) if len(row) > team and _TOTAL.fullmatch(as_text(row[team]))]


def _is_foot(row: Row, filled: Sequence[int], days: Sequence[int], child: int | None) -> bool:
    text = as_text(row[filled[0]])
    if any(_is_day(row[place]) for place in days if place in filled):
        return is_foot_text(text) and len(filled) == 2 and len(text.split()) > 1  # such as: Extract date, 01/04/2024
    if is_foot_text(text):
        return True
    alone = len(filled) == 1
    return alone and (filled[0] != child or len(text.split()) > 2)


def _is_day(cell: Value) -> bool:
    """Whether it can be the day of a record: a count, which is a day of the last century too, is none."""
    try:
        return read_date(cell).year >= _FIRST_YEAR
    except Unreadable:
        return False


def _shown(row: Row) -> str:
    text = " ".join(as_text(next(cell for cell in row if not is_empty(cell))).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
