"""How long fifty worksheet functions over 30,000 visits take, from the arguments that xlwings delivers.

Run it from the checkout: .venv/bin/python benchmarks/functions.py [--children 720] [--times 3]
Each of the fifty formulas gets rows of its own, as Excel delivers a range again for every formula; the transport from
Excel is not measured. The second recalculation, after one visit has changed, counts: it may take as long as typing the
tables once and 20 ms a formula. Times are of the processor, which others on the machine disturb less.
"""

import argparse
import datetime as dt
import json
import pickle
import sys
import time
from collections.abc import Callable, Iterator

from laying import SHEET_LIMIT

from scorecard_xl.demo.council import council
from scorecard_xl.formulas import answer
from scorecard_xl.formulas.worksheet import FUNCTIONS, WorksheetFunction
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

DAY = dt.datetime(2026, 5, 31)
DEMONSTRATION = 420
FORMULAS, EACH = 50, 0.020
Tables = dict[str, list[list[object]]]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--children", type=int, default=720, help="children in care at the end")
    options.add_argument("--times", type=int, default=3)
    chosen = options.parse_args()
    tables = _tables(chosen.children)
    print(f"{len(tables['Visits']) - 1:,} visits, {sum(map(len, tables.values())):,} raw rows")
    return max(_verdict(name, *cost) for name, cost in _least(tables, chosen.times).items())


def say(children: int, times: int) -> None:
    """Print the seconds of the processor that each fifty took, and typing their tables, as JSON."""
    found = _least(_tables(children), times)
    print(json.dumps({name: {"processor": took, "typing": typing} for name, (took, typing) in found.items()}))


def _tables(children: int) -> Tables:
    tables = council(children=children)
    return {name: [_delivered(row) for row in rows[: SHEET_LIMIT + 1]] for name, rows in tables.items()}


def _least(tables: Tables, times: int) -> dict[str, tuple[float, float]]:
    return {name: min(measured(tables) for _ in range(times)) for name, measured in FIFTIES.items()}


def _delivered(row: list[object]) -> list[object]:
    """Numbers are floats, days have a time, an empty cell is None."""
    return [
        float(cell) if isinstance(cell, int) else dt.datetime(cell.year, cell.month, cell.day)
        if isinstance(cell, dt.date) else cell or None
        for cell in row
    ]  # fmt: skip


def _verdict(what: str, took: float, typing: float) -> int:
    allowed = typing + FORMULAS * EACH
    print(f"{what}: {took:.2f} s; typing their tables once {typing:.2f} s; allowed {allowed:.2f} s")
    return int(took > allowed)


def _of_visits(tables: Tables) -> tuple[float, float]:
    """Fifty formulas of one function: every window and month of two years, of all children and of a team."""
    function = FUNCTIONS["CPS_VISITS_ON_TIME"]
    given = [
        {"as_at": DAY - dt.timedelta(days=30 * back), "window": window} | team
        for back in range(13)
        for window in ("month", "ytd")
        for team in ({}, {"column1": "TEAM", "value1": "Children in Care"})
    ][:FORMULAS]
    return _measured(tables, [(function, each) for each in given])


def _of_all(tables: Tables) -> tuple[float, float]:
    """Every window of every figure, some of a team besides."""
    every = [
        (function, {"as_at": DAY, "window": window.value})
        for function in FUNCTIONS.values()
        if function.indicator is not None
        for window in function.indicator.windows
    ]
    return _measured(tables, (every + every)[:FORMULAS])


FIFTIES: dict[str, Callable[[Tables], tuple[float, float]]] = {
    "fifty of visits on time, by month": _of_visits,
    "fifty of all figures": _of_all,
}


def _measured(tables: Tables, formulas: list[tuple[WorksheetFunction, dict[str, object]]]) -> tuple[float, float]:
    """Seconds of the second recalculation, and of typing its tables once."""
    list(_answered(tables, formulas))
    tables["Visits"][-1][1] = DAY - dt.timedelta(days=int(time.time()) % 300)
    took = sum(_answered(tables, formulas))
    names = {name for function, _ in formulas for name in function.tables}
    return took, sum(_seconds(lambda name=name: typed(TABLES[name], tables[name])) for name in names)  # type: ignore[misc]


def _answered(tables: Tables, formulas: list[tuple[WorksheetFunction, dict[str, object]]]) -> Iterator[float]:
    for function, more in formulas:
        rows = [[list(row) for row in tables[name]] for name in function.tables]
        children = [list(row) for row in tables["Children"]] if "column1" in more else None
        named = dict(zip(function.required, rows, strict=False)) | more | {"children": children}
        given = [named.get(name) for name in function.parameters]
        yield _seconds(lambda given=given, function=function: _asked(function, given))  # type: ignore[misc]


CELLS = 299
"""Cells on the page of a demonstration: 23 rows of 13 months."""


def say_cells() -> None:
    """Print what a page of visits on time costs in the demonstration, by how it is written, as JSON."""
    tables = {name: tuple(map(tuple, rows)) for name, rows in _tables(DEMONSTRATION).items()}
    tables["Results"] = _refreshed(tables)
    months = [DAY.replace(day=1) + dt.timedelta(days=-30 * back) for back in range(13)]
    found = {}
    for way, formulas in _pages(months).items():
        tables["Visits"] = _with_a_visit_changed(tables["Visits"], len(found))
        found[way] = {"processor": sum(_answered_once(tables, *each) for each in formulas), "formulas": len(formulas)}
    print(json.dumps(found))


def _pages(months: list[dt.datetime]) -> dict[str, list[tuple[WorksheetFunction, dict[str, object]]]]:
    visits, figure = FUNCTIONS["CPS_VISITS_ON_TIME"], FUNCTIONS["CPS_FIGURE"]
    teams = ["Children in Care", "Family Safeguarding", "Leaving Care"]
    rows: list[dict[str, object]] = [{"window": window} for window in ("month", "ytd")]
    rows += [{**row, "column1": "TEAM", "value1": team} for row in rows for team in teams]
    rows += [{"window": "month", "column1": "WORKER", "value1": f"Worker {number:02}"} for number in range(1, 16)]
    one = {"indicator": "visits_on_time", "window": "ytd"}
    return {
        "one formula for each cell": [(visits, {**row, "as_at": month}) for row in rows for month in months],
        "a row of 13 months for each formula": [(visits, {**row, "as_at": [months]}) for row in rows],
        "CPS_FIGURE for each cell": [(figure, {**one, "as_at": DAY})] * CELLS,
    }


def _refreshed(tables: Tables) -> tuple[tuple[object, ...], ...]:
    """The table Results, headings included."""
    from scorecard_xl.app.reading import read_council
    from scorecard_xl.figures.figure import COLUMNS, result_rows
    from scorecard_xl.workbook.memory import MemoryBook

    sheets = {name: [list(row) for row in rows] for name, rows in tables.items()}
    return COLUMNS, *map(tuple, result_rows(read_council(MemoryBook(sheets)).figures()))


def _with_a_visit_changed(visits: list[list[object]], which: int) -> tuple[tuple[object, ...], ...]:
    last = list(visits[-1])
    last[1] = DAY - dt.timedelta(days=40 + which)
    return *visits[:-1], tuple(last)


def _answered_once(tables: Tables, function: WorksheetFunction, more: dict[str, object]) -> float:
    """Seconds of one formula, whose tables Excel has delivered again: equal cells, not the same ones."""
    named = {argument: _again(tables[name]) for argument, name in zip(function.required, function.tables, strict=False)}
    named |= more | {"children": _again(tables["Children"]) if "column1" in more else None}
    if "results_table" in function.required:
        named["results_table"] = _again(tables["Results"])
    given = [named.get(name) for name in function.parameters]
    return _seconds(lambda: _asked(function, given))


def _again(rows: list[list[object]]) -> tuple[tuple[object, ...], ...]:
    found: tuple[tuple[object, ...], ...] = pickle.loads(pickle.dumps(rows))
    return found


def _asked(function: WorksheetFunction, given: list[object]) -> None:
    found = answer(function, given)
    if isinstance(found, str) and found.startswith("#CPS:"):
        raise RuntimeError(found)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
