"""The answer to one formula: a number, a text or rows of them, or a text that says what to fix."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pandas as pd

from scorecard_xl.council.period import Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures import behind
from scorecard_xl.figures.behind import check_children
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.formulas import arguments, refreshed
from scorecard_xl.formulas.cache import CachedData, TypedRange, cached_data, typed_range
from scorecard_xl.formulas.criteria import Pair
from scorecard_xl.formulas.worksheet import MORE, NOT_GIVEN, PAIRS, WorksheetFunction, table_argument, tables_of
from scorecard_xl.indicators import Indicator
from scorecard_xl.log import log_error
from scorecard_xl.page import cases
from scorecard_xl.tables.cells import as_text, is_empty

MARK = "#CPS: "
BEHIND_HEADINGS = cases.HEADINGS[3:]

Given = Mapping[str, Any]
"""What a formula gives, by argument; nothing is None."""
Answer = str | float | dt.datetime | list[list[Any]]


def answer(function: WorksheetFunction, given: Sequence[Any]) -> Answer:
    """The answer to the arguments in the order of the function's parameters.

    A null figure is an empty text; a mistake is a text that starts with #CPS: and says what to fix.
    """
    try:
        return _answer(function, _named(function, given))
    except Refusal as refusal:
        return _mistake(refusal)
    except Exception as error:  # a cell never shows a traceback
        log_error(function.name, error)
        return f"{MARK}cannot be worked out ({type(error).__name__}): run Check data for what is wrong in the tables"


def _named(function: WorksheetFunction, given: Sequence[Any]) -> Given:
    names = [*function.required, *function.optional, *function.hidden]
    filled = [*given, *[None] * len(names)]
    return dict(zip(names, filled, strict=False)) | {MORE: given[len(names) :]}


def _answer(function: WorksheetFunction, given: Given) -> Answer:
    if function.indicator is not None:
        return _figure(function.indicator, given)
    return _children(given) if function.takes_more else _refreshed(given)


def _figure(indicator: Indicator, given: Given) -> Answer:
    contents = _contents(indicator, [given[table_argument(name)] for name in tables_of(indicator)])
    window = arguments.window(indicator, given["window"])
    cells = _days(indicator, given)
    data = _known(contents, _latest(cells), given)
    calculator = _calculator(data, given)

    def on(cell: Any) -> Answer:
        values = calculator.values(indicator, window, arguments.day(cell))
        _refuse_failed(indicator, data)
        return _of_group(indicator.name, values, given.get("group"))

    return _each(cells, on)


def _days(indicator: Indicator, given: Given) -> Any:
    """One day, or the cells of a row or column of them. Raises Refusal for several days of all groups."""
    cells = arguments.days(given["as_at"])
    if cells is None:
        return given["as_at"]
    if indicator.has_groups and is_empty(arguments.one_cell(given.get("group"), "the group")):
        raise Refusal(f"{indicator.name} of several days needs the group: name one, such as {_a_group(indicator)}")
    return cells


def _a_group(indicator: Indicator) -> str:
    return f'"{indicator.groups[0]}"' if indicator.groups else "a team"


def _latest(cells: Any) -> Day:
    """The latest of the days that can be read. Raises Refusal where none can."""
    if not arguments.is_range(cells):
        return arguments.day(cells)
    found = []
    for cell in (cell for row in cells for cell in row):
        with suppress(Refusal):
            found.append(arguments.day(cell))
    return max(found) if found else arguments.day(cells[0][0])


def _each(cells: Any, on: Callable[[Any], Answer]) -> Answer:
    """The answer for one day; for several one each, in their cells. A mistake that all share is one text."""
    if not arguments.is_range(cells):
        return on(cells)
    found = [["" if is_empty(cell) else _or_mistake(on, cell) for cell in row] for row in cells]
    texts = {cell for row in found for cell in row}
    only = next(iter(texts))
    return only if len(texts) == 1 and str(only).startswith(MARK) else found


def _or_mistake(on: Callable[[Any], Answer], cell: Any) -> Any:
    try:
        return on(cell)
    except Refusal as refusal:
        return _mistake(refusal)


def _mistake(refusal: Refusal) -> str:
    return f"{MARK}{str(refusal).rstrip('.')}"


def _refuse_failed(indicator: Indicator, known: CachedData) -> None:
    """An indicator of another package that failed has no figure, which is not the same as nobody to count."""
    if indicator.name in known.data.failures:
        raise Refusal(f"{known.data.failures[indicator.name]}: ask who wrote the package")


def _known(contents: Sequence[TypedRange], day: Day, given: Given) -> CachedData:
    return cached_data(contents, day, given["settings"] or (), given["bank_holidays"] or ())


def _contents(indicator: Indicator, tables: Sequence[Any]) -> list[TypedRange]:
    """First of all: where a table is left out, what comes after it is in the wrong place."""
    return [_content(indicator, name, each) for name, each in zip(tables_of(indicator), tables, strict=False)]


def _content(indicator: Indicator, name: str, given: Any) -> TypedRange:
    needed = name in {use.partition(".")[0] for use in indicator.uses}
    return typed_range(name, [] if not needed and arguments.is_nothing(given) else arguments.table(name, given))


def _calculator(data: CachedData, given: Given) -> Calculator:
    children, pairs = given.get("children"), _pairs(given)
    if not (arguments.is_range(children) or arguments.is_nothing(children)):
        arguments.table("Children", children)
    for column, value in pairs:
        if is_empty(column) and value != NOT_GIVEN and not is_empty(value):
            raise Refusal("a value has no column before it: give a heading of the Children table, then the value")
        if value == NOT_GIVEN and not is_empty(column):
            raise Refusal(f'the column {as_text(column)} has no value after it: give one, or "" for a blank')
    named = tuple((column, value) for column, value in pairs if not is_empty(column))
    if not named:
        return data.calculator
    return data.narrowed(typed_range("Children", arguments.table("Children", given["children"])), named)


def _pairs(given: Given) -> list[Pair]:
    def part(name: str) -> Any:
        return arguments.one_cell(given.get(name), f"a {name[:-1]}")

    return [(part(f"column{at}"), part(f"value{at}")) for at in range(1, PAIRS + 1)]


def _of_group(name: str, values: Mapping[str | None, float | None], group: Any) -> Answer:
    """Rows of group and value where the figures are grouped and no group is named."""
    if list(values) == [None]:
        return _shown(values[None])
    label = arguments.group(name, values, group)
    if label is not None:
        return _shown(values[label])
    return [[each or "", _shown(value)] for each, value in values.items()] or ""


def _shown(value: float | None) -> str | float:
    return "" if value is None else float(value)


def _refreshed(given: Given) -> Answer:
    if not arguments.is_range(given["results_table"]):
        raise Refusal("the first argument is not the table of figures: give Results[#All]")
    of = refreshed.indicator(given["results_table"], given["indicator"])
    if not of.has_groups:
        arguments.group(of.name, (), given["group"])

    def on(cell: Any) -> Answer:
        values = refreshed.values_on(given["results_table"], of, cell, given["window"])
        return _of_group(of.name, values, given["group"])

    return _each(_days(of, given), on)


def _children(given: Given) -> Answer:
    indicator = arguments.indicator(given["indicator"])
    check_children(indicator)
    tables, more = tables_of(indicator), given[MORE]
    if len(more) <= len(tables):
        raise Refusal(f"{indicator.name} needs {', '.join(map(arguments.whole, tables))} and the last day")
    contents = _contents(indicator, more[: len(tables)])
    if not all(map(arguments.is_nothing, more[len(tables) + 3 :])):
        raise Refusal("after the last day only a window and a group are read: take away what follows them")
    as_at, window, group = [*more[len(tables) :], None, None][:3]
    day, span = arguments.day(as_at), arguments.window(indicator, window)
    label = arguments.group(indicator.name, indicator.groups, group)
    data = _known(contents, day, given)
    found = behind.cases(data.data, indicator, span, day, label)
    _refuse_failed(indicator, data)
    rows = cases.shown(found).astype(object).itertuples(index=False)
    return [list(BEHIND_HEADINGS), *([_cell(each) for each in row] for row in rows)]


def _cell(value: Any) -> Any:
    """As a host takes it: a day is a date and time, nothing an empty text."""
    if pd.isna(value):
        return ""
    return dt.datetime(value.year, value.month, value.day) if isinstance(value, dt.date) else value
