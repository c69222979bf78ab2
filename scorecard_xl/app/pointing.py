"""Which figure a cell of the workbook belongs to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from scorecard_xl.council.period import ONE_DAY, Day, Window, year_start
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import DatedKey
from scorecard_xl.indicators import INDICATORS, Indicator
from scorecard_xl.page import results
from scorecard_xl.page.card import Card, Line
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.sheets import RESULTS
from scorecard_xl.tables.cells import Unreadable, is_empty, read_date
from scorecard_xl.workbook.book import Book, Sheet

_NOTHING = "Select a figure first: a line of the Scorecard, or a row of Results. Then try again."
_OVER = 2  # rows of a card over its named cells

Cell = tuple[str, int, int]
"""Sheet, row and column."""


@dataclass(frozen=True)
class Pointed:
    """A figure that somebody points at. `latest`: whether it is of the last month that Results holds."""

    indicator: Indicator
    window: Window
    group: str | None
    day: Day
    latest: bool


def pointed_at(book: Book, names: Mapping[str, Cell], cell: Cell | None) -> Pointed:
    """The figure of a cell. `names`: where the named cells of the page stand. Raises Refusal where it has none."""
    written = book.read(RESULTS)
    figures = {} if written is None else _by_row(written)
    if not figures:
        raise Refusal("There are no figures yet: press Refresh first.")
    if cell is None:
        raise Refusal(_NOTHING)
    last = max(figure.key.end for figure in figures.values())
    if written is not None and cell[0].lower() == written.name.lower():
        return _of_row(figures, cell[1], last)
    return _of_page(names, cell, last, {figure.key for figure in figures.values() if figure.has_value})


class _Figure(NamedTuple):
    """A row of Results."""

    key: DatedKey
    has_value: bool


def _by_row(sheet: Sheet) -> dict[int, _Figure]:
    """The figures of Results by the numbers of their rows on the sheet."""
    rows = (dict(zip(results.HEADINGS, row, strict=False)) for row in sheet.rows)
    named = ((at, row) for at, row in enumerate(rows, sheet.first_row) if row.get("indicator") in INDICATORS)
    return {at: _Figure(_key(row), not is_empty(row.get("value"))) for at, row in named if _has_day(row)}


def _has_day(row: Mapping[str, Any]) -> bool:
    try:
        read_date(row.get("end"))
    except Unreadable:
        return False
    return True


def _key(row: Mapping[str, Any]) -> DatedKey:
    group = None if is_empty(row["group"]) else str(row["group"])
    return DatedKey(str(row["indicator"]), str(row["window"]), group, Day(read_date(row["end"])))


def _of_row(figures: Mapping[int, _Figure], row: int, last: Day) -> Pointed:
    if row not in figures:
        raise Refusal(_NOTHING)
    key = figures[row].key
    return Pointed(INDICATORS[key.indicator], Window(key.window), key.group, key.end, key.end == last)


def _of_page(names: Mapping[str, Cell], cell: Cell, last: Day, valued: Collection[DatedKey]) -> Pointed:
    on_sheet = {name: place for name, place in names.items() if place[0] == cell[0].lower()}
    found = [each for card in CARDS for each in _lines_in(card, on_sheet, cell)]
    if not found:
        raise Refusal(_NOTHING)
    line, is_own_row = found[0]
    groups = line.indicator.groups
    group = groups[line.place - 1] if groups and line.place and is_own_row else None
    day = _day_shown(line, group, last, valued)
    return Pointed(line.indicator, line.window, group, day, day == last)


def _day_shown(line: Line, group: str | None, last: Day, valued: Collection[DatedKey]) -> Day:
    """As on the page (`Facts.figure`): of what is known only on a 31 March, and blank on the last day, the last one."""
    before = year_start(last) - ONE_DAY
    now, then = (DatedKey(line.indicator.name, line.window.value, group, day) for day in (last, before))
    return before if line.indicator.is_yearly and now not in valued and then in valued else last


def _lines_in(card: Card, names: Mapping[str, Cell], cell: Cell) -> list[tuple[Line, bool]]:
    """The line that a cell on the card belongs to: that of its row, else the leading one; and whether it is its own."""
    lines = {f"{line.name}.{field}".lower(): line for line in card.lines for field in line.fields}
    own = {name: names[name] for name in lines if name in names}
    others = (f"{card.name}.{field}".lower() for field in card.fields)
    if not _is_within(cell, [*own.values(), *(names[name] for name in others if name in names)]):
        return []
    beside = {name: abs(place[2] - cell[2]) for name, place in own.items() if place[1] == cell[1]}
    return [(lines[min(beside, key=beside.__getitem__)], True) if beside else (card.leading[0], False)]


def _is_within(cell: Cell, places: Sequence[Cell]) -> bool:
    """Whether the cell is among these, or in the rows of the heading over them."""
    rows, columns = [row for _, row, _ in places], [column for _, _, column in places]
    return bool(places) and (min(rows) - _OVER <= cell[1] <= max(rows) and min(columns) <= cell[2] <= max(columns))
