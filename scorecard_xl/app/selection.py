"""The figure that a cell of the workbook belongs to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from scorecard_xl.council.period import ONE_DAY, Day, Window, year_start
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import COLUMNS, DatedKey
from scorecard_xl.figures.local import named_in_results
from scorecard_xl.indicators import INDICATORS, Declared, Indicator, Unit
from scorecard_xl.page import plots
from scorecard_xl.page.sheets import RESULTS, TRENDS
from scorecard_xl.tables.cells import Unreadable, is_empty
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.sheets import LOCAL
from scorecard_xl.workbook.book import Book, Sheet

_NOTHING = "Select a figure first: a line or chart of the page, or a row of Results. Then try again."
_HIDDEN = ".kind"  # a cell beside the page

Cell = tuple[str, int, int]
"""Sheet, row and column."""


@dataclass(frozen=True)
class SelectedFigure:
    """The figure of the selected cell. `latest`: whether it is of the last month that Results holds."""

    indicator: Indicator
    window: Window
    group: str | None
    day: Day
    latest: bool


def figure_at(book: Book, names: Mapping[str, Cell], cell: Cell | None) -> SelectedFigure:
    """The figure of a cell. `names`: where the named cells of the page are. Raises Refusal where it has none."""
    written = book.read(RESULTS)
    figures = {} if written is None else _by_row(written)
    if not figures:
        raise Refusal("There are no figures yet: press Refresh first.")
    if cell is None:
        raise Refusal(_NOTHING)
    last, indicators = max(figure.key.end for figure in figures.values()), _declared(figures.values())
    if written is not None and cell[0].lower() == written.name.lower():
        return _of_row(figures, cell[1], last, indicators)
    valued = {figure.key for figure in figures.values() if figure.has_value}
    return _of_page(_row_at(book.read(TRENDS), names, cell, indicators), last, valued, indicators)


class _ResultsRow(NamedTuple):
    """A row of Results. `local`: the declaration of a local measure."""

    key: DatedKey
    has_value: bool
    local: Indicator | None


def _declared(figures: Iterable[_ResultsRow]) -> Declared:
    """Ours, and the local measures that Results has."""
    return {**INDICATORS, **{each.local.name: each.local for each in figures if each.local is not None}}


def _by_row(sheet: Sheet) -> dict[int, _ResultsRow]:
    """The figures of Results by the numbers of their rows on the sheet."""
    rows = (dict(zip(COLUMNS, row, strict=False)) for row in sheet.rows)
    named = ((at, row) for at, row in enumerate(rows, sheet.first_row) if _is_known(row))
    return {at: _figure(row) for at, row in named if _has_day(row)}


def _is_known(row: Mapping[str, Any]) -> bool:
    return row.get("indicator") in INDICATORS or row.get("section") == LOCAL


def _figure(row: Mapping[str, Any]) -> _ResultsRow:
    is_local = row.get("section") == LOCAL
    local = named_in_results(str(row["indicator"]), str(row["title"]), Unit(str(row["unit"]))) if is_local else None
    return _ResultsRow(_key(row), not is_empty(row.get("value")), local)


def _has_day(row: Mapping[str, Any]) -> bool:
    try:
        read_date(row.get("end"))
    except Unreadable:
        return False
    return True


def _key(row: Mapping[str, Any]) -> DatedKey:
    group = None if is_empty(row["group"]) else str(row["group"])
    return DatedKey(str(row["indicator"]), str(row["window"]), group, Day(read_date(row["end"])))


def _of_row(figures: Mapping[int, _ResultsRow], row: int, last: Day, indicators: Declared) -> SelectedFigure:
    if row not in figures:
        raise Refusal(_NOTHING)
    key = figures[row].key
    return SelectedFigure(indicators[key.indicator], Window(key.window), key.group, key.end, key.end == last)


def _of_page(
    row: Mapping[str, Any] | None, last: Day, valued: Collection[DatedKey], indicators: Declared
) -> SelectedFigure:
    """`row`: of Trends, which says what figure each place of the page shows."""
    if row is None:
        raise Refusal(_NOTHING)
    indicator = indicators[str(row["Indicator"])]
    group = None if is_empty(row["Group"]) else str(row["Group"])
    window = indicator.windows[0] if is_empty(row["Window"]) else Window(str(row["Window"]))
    day = _day_shown(indicator, window, group, last, valued) if is_empty(row["Day"]) else Day(read_date(row["Day"]))
    return SelectedFigure(indicator, window, group, day, day == last)


def _day_shown(indicator: Indicator, window: Window, group: str | None, last: Day, valued: Collection[DatedKey]) -> Day:
    """Of what is known only on a 31 March, and blank on the last day, the last one, as on the page."""
    before = year_start(last) - ONE_DAY
    now, then = (DatedKey(indicator.name, window.value, group, day) for day in (last, before))
    return before if indicator.is_yearly and now not in valued and then in valued else last


def _row_at(
    trends: Sheet | None, names: Mapping[str, Cell], cell: Cell, indicators: Declared
) -> Mapping[str, Any] | None:
    """The row of the place that the cell lies in: among its named cells, or between them."""
    rows = [dict(zip(plots.HEADINGS, row, strict=False)) for row in trends.rows] if trends else []
    shown = {str(row[plots.PLACE]).lower(): row for row in reversed(rows) if row.get("Indicator") in indicators}
    places: dict[str, list[Cell]] = {}
    for name, place in names.items():
        if place[0] == cell[0].lower() and not name.endswith(_HIDDEN):
            places.setdefault(name.rpartition(".")[0], []).append(place)
    return next((shown[place] for place, own in places.items() if place in shown and _is_within(cell, own)), None)


def _is_within(cell: Cell, places: Sequence[Cell]) -> bool:
    rows, columns = [row for _, row, _ in places], [column for _, _, column in places]
    return min(rows) <= cell[1] <= max(rows) and min(columns) <= cell[2] <= max(columns)
