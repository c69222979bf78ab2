"""Values and formulas on their way to and from an open spreadsheet, which reads what it gets as if it were typed."""

import datetime as dt
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import groupby
from typing import Any

import xlwings as xw

from scorecard_xl.tables.values import Formula
from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import Link, Value
from scorecard_xl.workbook.file.cellxml import holdable, hyperlink

_OPTION = "AutoFillFormulasInLists"
_MAC = "darwin"


def link_formula(link: Link) -> str | None:
    """The formula to enter for a link; None for one that is shown as its text.

    On a Mac always: there the option that `each_stays` rests cannot be reached.
    """
    return None if sys.platform == _MAC else hyperlink(link)


@contextmanager
def each_stays(app: xw.App) -> Iterator[None]:
    """Meanwhile every cell keeps the formula that it was given.

    Excel else fills a column of a table with the last of the formulas that are entered into it, though each cell was
    given one of its own (Options, Proofing, AutoCorrect Options: Fill formulas in tables to create calculated columns).
    """
    options = _options(app)
    if options is None:
        yield
        return
    before = getattr(options, _OPTION)
    setattr(options, _OPTION, False)
    try:
        yield
    finally:
        setattr(options, _OPTION, before)


def _options(app: xw.App) -> Any:
    """None in a host that has no such option, or none that can be reached."""
    try:
        return app.api.AutoCorrect
    except (NotImplementedError, AttributeError):
        return None


HostValue = str | float | bool | dt.datetime
"""What a host takes for a cell; an empty text empties it."""

_FIRST_DAY = dt.datetime(1900, 3, 1)  # Excel's dates before it are a day out


def entry(value: object) -> HostValue:
    """What to enter so that the cell holds the value: text stays text, a link becomes a formula.

    An apostrophe before a text keeps 000123, 2026-03-31 and =1+1 as they are; the cell does not show it.
    Raises TypeError for a value that no cell can hold.
    """
    if isinstance(value, Link):
        formula = link_formula(value)
        return entry(value.text) if formula is None else f"={formula}"
    if isinstance(value, Formula):
        return f"={value.text}"
    if isinstance(value, str):
        return f"'{holdable(value)}" if value else ""
    if value is None or isinstance(value, bool):
        return "" if value is None else value
    if isinstance(value, int | float | Decimal):
        return float(value) if math.isfinite(value) else ""
    return _moment(value)


def _moment(value: object) -> HostValue:
    if not isinstance(value, dt.date):
        raise TypeError(f"no cell can hold {value!r}")
    if value != value:  # only a date that is no date (NaT) differs from itself
        return ""
    moment = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
    return moment.replace(tzinfo=None) if moment.replace(tzinfo=None) >= _FIRST_DAY else f"'{value.isoformat()}"


def entries(rows: Sequence[Sequence[Value]], width: int) -> list[list[HostValue]]:
    """The rows as they are entered, each as wide as the block; no rows leave one that is blank."""
    return [[*map(entry, row), *[""] * (width - len(row))] for row in rows or [()]]


def entry_before(value: object, formula: object) -> HostValue:
    """What to enter so that a cell holds again what was read from it; `formula`: its text, where it has no formula."""
    return str(formula) if is_formula(value, formula) or value in (None, "") else entry(value)


def is_formula(value: object, formula: object) -> bool:
    """Whether the cell has a formula: of a text such as =1+1 the formula is said to be that text."""
    return isinstance(formula, str) and formula.startswith("=") and formula != value


def delivered(rows: Iterable[Iterable[object]]) -> list[list[Value]]:
    """Cells as xlwings delivers them, with currency as numbers and nothing as an empty text, as a file has them."""
    return [[_delivered(cell) for cell in row] for row in rows]


def _delivered(cell: object) -> Value:
    if isinstance(cell, Decimal):
        return float(cell)
    return "" if cell is None else cell  # type: ignore[return-value]


def rectangles(cells: Iterable[tuple[int, int]]) -> list[Area]:
    """The fewest areas that together are these (row, column) cells: runs of rows with the same columns."""
    found: list[Area] = []
    open_: dict[tuple[int, int], Area] = {}
    for row, own in groupby(sorted(cells), key=lambda cell: cell[0]):
        spans = _spans([column for _, column in own])
        above = {span: place for span, place in open_.items() if span in spans and place.bottom == row - 1}
        found += [place for span, place in open_.items() if span not in above]
        open_ = {span: Area(above[span].top if span in above else row, span[0], row, span[1]) for span in spans}
    return found + list(open_.values())


def _spans(columns: Sequence[int]) -> list[tuple[int, int]]:
    """The unbroken runs of sorted numbers."""
    runs = [[at for _, at in run] for _, run in groupby(enumerate(columns), key=lambda item: item[1] - item[0])]
    return [(run[0], run[-1]) for run in runs]
