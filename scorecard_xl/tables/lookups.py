"""Looking a fact up by child, who has the same number in every table."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from scorecard_xl.council.period import Day
from scorecard_xl.tables.columns import Labels, taken
from scorecard_xl.tables.rows import Rows


def last_of(rows: Rows, column: str, cases: Rows) -> Any:
    """What the last row about each case's child holds in a column; blank where there is none."""
    place = np.full(rows.child_count, -1)
    place[rows.child] = np.arange(len(rows))
    return taken(rows[column], place[cases.child])


def last_day(ordered: Rows, column: str, day: Day, cases: Rows) -> np.ndarray:
    """The last day on or before `day` for each case's child, from rows in order of that column; NaT where none."""
    days = ordered[column]
    known = int(np.searchsorted(days, day.to_datetime64(), side="right"))
    last = np.full(ordered.child_count, "NaT", dtype="M8[s]")
    last[ordered.child[:known]] = days[:known]
    return last[cases.child]


def shared_children(tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """The tables with the children numbered alike in all of them, in the order of their IDs."""
    ids = sorted({child for rows in tables.values() if rows.has("child") for child in rows["child"].names})
    number = {child: at for at, child in enumerate(ids)}
    return {name: _numbered(rows, ids, number) for name, rows in tables.items()}


def _numbered(rows: Rows, ids: list[str], number: Mapping[str, int]) -> Rows:
    if not rows.has("child"):
        return rows
    shared = np.array([*(number[name] for name in rows["child"].names), -1])
    return rows.with_columns(child=Labels(shared[rows.child], ids))
