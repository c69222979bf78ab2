"""Which children a worksheet function looks at: a column of the Children table and a value, as in COUNTIFS."""

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from scorecard_xl.council.lookups import child_codes
from scorecard_xl.council.period import Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.narrow import BLANK, Wanted
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_id, read_number
from scorecard_xl.tables.codes import SEX_NOW
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import heading_row

CHILD, SEX = "CHILD", "SEX"
_MOST_NAMED = 6
_NUMBER_OF_SEX = re.compile(r"\s*(=|<>)?\s*([12])\s*")
_EPOCH = dt.date(1899, 12, 30)
_OPERATOR = re.compile(r"(<>|>=|<=|>|<|=)(.*)", re.DOTALL)
_ORDERS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip

Test = Callable[[object], bool]
Pair = tuple[object, object]
"""A column and a value."""


def wanted_by(children: Sequence[Sequence[object]], pairs: Sequence[Pair]) -> Wanted:
    """The cases of the children for whom each column of the table meets its value; of several rows the last counts.

    `children`: the cells of the Children table, headings included. A child who is not in it has blank cells.
    Raises Refusal for a column that is not there.
    """
    at = heading_row(TABLES["Children"], children)
    if at is None:
        raise Refusal("children must be the whole Children table: give Children[#All]")
    headings = Headings(children[at])
    tests = [(_place(headings, children[at], column), _test(column, value)) for column, value in pairs]
    child, rows = headings[CHILD], children[at + 1 :]
    met = [[test(row[place]) for row in rows] for place, test in tests]
    lacking = [pair for pair, own in zip(pairs, met, strict=True) if not any(own)]
    for column, value in lacking:
        if (text := _equal_to(value)) is not None and not is_empty(text):
            there = _some(row[headings[column]] for row in rows)
            raise Refusal(f"no child has {as_text(column)} {as_text(text)!r}: there is {there}")
    blanks = [as_text(column) for column, value in lacking if _equal_to(value) is not None]
    meets = {read_id(row[child]): all(own) for row, *own in zip(rows, *met, strict=True)}
    return _cases_of(meets, all(test("") for _, test in tests), blanks)


def _equal_to(value: object) -> object:
    """What a cell has to equal, "" for a blank; None where it has to differ, or be more or less."""
    found = _OPERATOR.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is not None:
        return found[2] if found[1] == "=" else None
    return "" if is_empty(value) or value == BLANK else value


def _some(cells: Iterable[object]) -> str:
    """The first of the values of a column, for a message."""
    values = dict.fromkeys(as_text(cell) for cell in cells if not is_empty(cell))
    more = ", …" * (len(values) > _MOST_NAMED)
    return (", ".join([*values][:_MOST_NAMED]) or "nothing in it") + more


def _place(headings: Headings, shown: Sequence[object], column: object) -> int:
    at = headings.place(column)
    if at is None:
        known = ", ".join(as_text(heading) for heading in shown if not is_empty(heading))
        raise Refusal(f"Children has no column {as_text(column)!r}; it has {known}")
    return at


def _test(column: object, value: object) -> Test:
    """What a cell of the column must be; a sex may be written in the code of any year, on the sheet and here."""
    if plain(column) != plain(SEX):
        return test_of(value)
    test = test_of(_in_letters(value))
    return lambda cell: test(_in_letters(cell))


def _in_letters(sex: object) -> object:
    found = None if is_empty(sex) else _NUMBER_OF_SEX.fullmatch(as_text(sex))
    return sex if found is None else f"{found[1] or ''}{SEX_NOW[found[2]]}"


def _cases_of(meets: Mapping[str, bool], others: bool, blanks: Sequence[str]) -> Wanted:
    """By child, in a table of its categories: the cases are many, the children few.

    `others`: whether children who are not in the table are wanted; `blanks`: columns that no row has blank.
    """

    def wanted(cases: pd.DataFrame, day: Day) -> np.ndarray:
        children = cases["CHILD"].array.categories
        if blanks and all(child in meets for child in children):
            raise Refusal(f"no child has a blank {blanks[0]}: give a value, or another cell")
        known = np.array([meets.get(child, others) for child in children], dtype=bool)
        return np.asarray(known[child_codes(cases)])

    return wanted


def test_of(value: object) -> Test:
    """What a cell must be: equal to the value (case, spaces and type are ignored); `<>5`, `>=5` and `No*` as there."""
    sign, text = "=", value
    if isinstance(value, str) and (found := _OPERATOR.fullmatch(value.strip())):
        sign, text = found[1], found[2]
    if sign in _ORDERS:
        return _in_order(_ORDERS[sign], text)
    return _unequal(text) if sign == "<>" else _equal(text)


def _equal(value: object) -> Test:
    if is_empty(value) or value == BLANK:
        return is_empty
    patterns = [re.compile(_pattern(text), re.DOTALL) for text in _ways(value)]
    same = {plain(text) for text in _ways(value)}

    def test(cell: object) -> bool:
        text = _plain(cell)
        return not is_empty(cell) and (plain(text) in same or any(pattern.fullmatch(text) for pattern in patterns))

    return test


def _pattern(text: str) -> str:
    return re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")


def _ways(value: object) -> set[str]:
    """The texts that mean the value: a number may be a day, as DATE(2020,3,31) is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return {read_id(value), read_date(value).isoformat()}
        except Unreadable:
            pass
    return {_plain(value)}


def _unequal(value: object) -> Test:
    equal = _equal(value)
    return lambda cell: not equal(cell)


def _plain(value: object) -> str:
    """A text as it is compared: case does not matter, and a day equals the same day in any form."""
    if isinstance(value, int | float):
        return read_id(value)
    try:
        return read_date(value).isoformat()
    except Unreadable:
        return read_id(value)


def _in_order(compares: Callable[[float, float], bool], value: object) -> Test:
    limit = _ordered(value)
    if limit is None:
        raise Refusal(f"{as_text(value)!r} is neither a number nor a date: write >=5 or >=31/03/2020")

    def test(cell: object) -> bool:
        own = None if is_empty(cell) else _ordered(cell)
        return own is not None and compares(own, limit)

    return test


def _ordered(value: object) -> float | None:
    """A number, or a day as its serial number; None for other texts."""
    try:
        return read_number(value)
    except Unreadable:
        pass
    try:
        return float((read_date(value) - _EPOCH).days)
    except Unreadable:
        return None
