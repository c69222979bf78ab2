"""Officers' own columns beside our rows: they keep their cells by the key of the row, wherever the row goes."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from scorecard_xl.page.sheets import TABLE_SHEETS, TRENDS
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.values import Formula, Link, Value
from scorecard_xl.workbook.book import BookError

_MOST_NAMED = 3
_DAY = re.compile(r"^(on|in) .*")
RowKey = tuple[str, ...]


class RowsToWrite(Protocol):
    """Rows to write, cell by cell from 0."""

    def __len__(self) -> int: ...

    def value(self, row: int, column: int) -> Value: ...


def width_of_ours(sheet: str, name: str, headings: Sequence[str]) -> int:
    """How many columns of a table of these headings are ours: the first ones. Of a raw table all.

    `name`: of the sheet in the workbook. Raises BookError if an officer's own column is between ours.
    """
    listed = TABLE_SHEETS.get(sheet)
    if listed is None or listed.kind == "entry":
        return len(headings)
    places = {plain(heading): at for at, heading in enumerate(headings)}
    for at, heading in enumerate(listed.headings):
        found = places.get(plain(heading), at)
        if found > at:
            raise BookError(
                f"On sheet {name}, the column {headings[at]} is before our column {heading}: move it to the right end "
                "of the table, then try again."
            )
    return min(len(listed.headings), len(headings))


def has_keys(sheet: str) -> bool:
    """Whether rows of the sheet can be distinguished: raw tables, and the lists that we write."""
    return sheet in TABLES or (sheet in TABLE_SHEETS and TABLE_SHEETS[sheet].kind == "figures" and sheet != TRENDS)


def key_headings(sheet: str) -> tuple[str, ...]:
    """The headings that tell one row of the sheet from another; none: all of them do."""
    if sheet in TABLES:
        return TABLES[sheet].key
    return TABLE_SHEETS[sheet].key if sheet in TABLE_SHEETS else ()


def moves(
    sheet: str, headings: Sequence[Value], before: Sequence[Sequence[Value]], after: RowsToWrite
) -> dict[int, int]:
    """Where each old row is among the new ones, both from 0; a row that is gone is left out.

    `headings`: of the old rows and of the new ones. Rows with the same key follow each other in order.
    """
    own = {plain(heading): at for at, heading in enumerate(headings)}
    places = [own[plain(name)] for name in key_headings(sheet) if plain(name) in own] or list(range(len(headings)))
    new = {key: at for at, key in enumerate(_numbered(_new_keys(after, places)))}
    old = _numbered(tuple(_comparable(row[at] if at < len(row) else None) for at in places) for row in before)
    return {at: new[key] for at, key in enumerate(old) if key in new}


def _new_keys(rows: RowsToWrite, places: Sequence[int]) -> Iterator[RowKey]:
    return (tuple(_comparable(rows.value(at, place)) for place in places) for at in range(len(rows)))


def _numbered(keys: Iterable[RowKey]) -> Iterator[tuple[RowKey, int]]:
    """Each key with how often it came before."""
    seen: Counter[RowKey] = Counter()
    for key in keys:
        yield key, seen[key]
        seen[key] += 1


def _comparable(value: object) -> str:
    """What a cell says, however it is stored: 12 and 12.0, a day and its moment at midnight are alike."""
    if isinstance(value, Link):
        value = value.text
    if isinstance(value, dt.datetime):
        value = value.date() if value.time() == dt.time() else value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or value != value else _DAY.sub(r"\1", str(value).strip().casefold())


@dataclass(frozen=True)
class Lost:
    """What an officer wrote beside a row that is gone: where, and what it says."""

    sheet: str
    cell: str
    heading: str
    text: str


def sentences(lost: Sequence[Lost]) -> list[str]:
    """What is not kept, for the officer: one sentence for each sheet."""
    by_sheet: dict[str, list[Lost]] = {}
    for each in lost:
        by_sheet.setdefault(each.sheet, []).append(each)
    return [_sentence(sheet, own) for sheet, own in by_sheet.items()]


def _sentence(sheet: str, lost: Sequence[Lost]) -> str:
    named = "; ".join(f"{each.cell} ({each.heading}): {each.text}" for each in lost[:_MOST_NAMED])
    more = f"; and {len(lost) - _MOST_NAMED:,} more" if len(lost) > _MOST_NAMED else ""
    cells, their = ("1 cell", "its row is") if len(lost) == 1 else (f"{len(lost):,} cells", "their rows are")
    return f"{sheet}: {cells} of your own columns not kept, because {their} no longer listed: {named}{more}."


def translated(formula: str, origin: str, target: str) -> str:
    """The formula of one cell as it reads when it is filled into another; neither has the = before it."""
    if origin == target:
        return formula
    from openpyxl.formula.translate import Translator  # takes a fifth of a second to import, and is seldom needed

    return str(Translator(f"={formula}", origin=origin).translate_formula(target))[1:]


def with_formulas(
    values: Sequence[Value], held: Mapping[int, str], place: tuple[str, int], to: Mapping[int, int], *, fills: bool
) -> list[Value]:
    """The cells of a column of a block, with the formulas that its old cells have.

    `held`: the formula of each old row that has one, from 0. `place`: the letters of the column, and its first row.
    `to`: as `moves`. `fills`: every filled cell had a formula, so that rows that are new get that of the first.
    """
    column, top = place
    from_, first = {new: old for old, new in to.items()}, min(held)
    found: list[Value] = []
    for at, value in enumerate(values):
        old = from_.get(at, first if fills else -1)
        if old in held:
            value = Formula(translated(held[old], f"{column}{top + old}", f"{column}{top + at}"), value)
        found.append(value)
    return found


def filled_down(name: str, heading: str, count: int) -> str:
    """What is said of new rows of a column of formulas, whose values only a spreadsheet can work out."""
    rows = "1 new row" if count == 1 else f"{count:,} new rows"
    return (
        f"{name}: {heading} is a column of formulas, filled down into {rows}. Open the workbook in Excel and save it, "
        "so that they have values; then refresh."
    )
