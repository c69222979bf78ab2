"""A council's sheets as they were before corrections: what the copy of a month was made of.

Of each month some records were wrong in its copy and in that of the month after it: children and missing episodes that
were recorded late, endings that were not yet known, starts on a wrong day, wrong orders, children who were there twice.
"""

import datetime as dt
import random
from dataclasses import dataclass
from functools import partial

from scorecard_xl.council.period import like_day

ORDERS, DAYS = ("C1", "C2", "V2", "E1"), 20


@dataclass(frozen=True)
class Restated:
    """`most`: of each kind up to this many records of a month. Call it with the sheets and the end of a month."""

    most: int
    seed: int = 0

    def __call__(self, tables, end):
        for month in (like_day(end, -1), end):
            dice = random.Random(f"{self.seed} {month:%Y-%m}")
            some = partial(_some, dice, self.most)
            for change in (_twice, _wrong_starts, _without_ends, _wrong_orders, _without_first, _without_missing):
                tables = change(tables, month, some)
        return tables


def _some(dice, most, rows):
    return dice.sample(rows, min(dice.randint(0, most), len(rows)))


def late(count):
    """Without the first of the children who started in a month, who are recorded after its copy."""
    return lambda tables, end: _without_first(tables, end, lambda rows: rows[:count])


def _twice(tables, month, some):
    """Children in care who have a second number, which is taken out again."""
    chosen = some(_rows(tables, "Episodes", lambda row: row["DEC"] is None))
    children = {row["CHILD"] for row in chosen}
    own = _rows(tables, "Children", lambda row: row["CHILD"] in children)
    for name, rows in (("Episodes", [row | {"RNE": "S"} for row in chosen]), ("Children", own)):
        tables = _with(tables, name, more=[row | {"CHILD": f"{row['CHILD']}X{month:%m}"} for row in rows])
    return tables


def _wrong_starts(tables, month, some):
    chosen = some(_rows(tables, "Episodes", lambda row: row["RNE"] == "S" and _is_in(row["DECOM"], month)))
    return _with(tables, "Episodes", chosen, [row | {"DECOM": row["DECOM"] - dt.timedelta(DAYS)} for row in chosen])


def _without_ends(tables, month, some):
    left = _rows(tables, "Episodes", lambda row: row["REC"] not in (None, "", "X1") and _is_in(row["DEC"], month))
    return _with(tables, "Episodes", chosen := some(left), [row | {"DEC": None, "REC": None} for row in chosen])


def _wrong_orders(tables, month, some):
    chosen = some(_rows(tables, "Episodes", lambda row: row["DEC"] is None))
    return _with(tables, "Episodes", chosen, [row | {"LS": ORDERS[month.month % len(ORDERS)]} for row in chosen])


def _without_first(tables, month, some):
    started = _rows(tables, "Episodes", lambda row: row["RNE"] == "S" and _is_in(row["DECOM"], month))
    children = some(list(dict.fromkeys(row["CHILD"] for row in started)))
    return _with(tables, "Episodes", _rows(tables, "Episodes", lambda row: row["CHILD"] in children))


def _without_missing(tables, month, some):
    return _with(tables, "Missing", some(_rows(tables, "Missing", lambda row: _is_in(row["MIS_START"], month))))


def _rows(tables, name, is_wanted):
    head, *rows = tables[name]
    records = (dict(zip(head, row, strict=True)) for row in rows)
    return [record for record in records if is_wanted(record)]


def _with(tables, name, less=(), more=()):
    """The sheets with these rows less, and these more."""
    head, *rows = tables[name]
    gone = {tuple(record.values()) for record in less}
    kept = [row for row in rows if tuple(row) not in gone]
    return tables | {name: [head, *kept, *(list(record.values()) for record in more)]}


def _is_in(day, month):
    return isinstance(day, dt.date) and f"{day:%Y-%m}" == f"{month:%Y-%m}"
