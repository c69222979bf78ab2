"""The same work by other means, each run in a process of its own: other_means.py WAY BOOK OUT READY.

openpyxl: the workbook is loaded whole; every figure, the children behind each and what they are owed are found by plain
loops over the children (tests/oracle, the product's own second route); the sheets are written cell by cell, the
workbook saved. pandas: the same loops between pandas.read_excel and pandas.ExcelWriter. READY is what those ways are
given: Trends, Data quality, Definitions and the words on the page. check: what the loops find is what a refresh writes.
"""

import datetime as dt
import math
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from oracle.council import Council, Settings  # noqa: E402  the path has to be set before
from oracle.figures import RULES, figure  # noqa: E402
from oracle.lists import AHEAD, behind, due_soon  # noqa: E402
from oracle.sums import Parts  # noqa: E402

MONTHS, MOST_ROWS = 13, 100_000
Rows = list[dict[str, Any]]
Sheets = dict[str, list[list[Any]]]
Key = tuple[str, str | None, str, dt.date]


def main() -> None:
    way, book, out, path = sys.argv[1], *map(Path, sys.argv[2:5])
    with path.open("rb") as file:
        ready = pickle.load(file)
    print(WAYS[way](book, out, ready))


def by_openpyxl(book: Path, out: Path, ready: dict[str, Any]) -> int:
    from openpyxl import load_workbook

    opened = load_workbook(book)
    tables = {name: _records(list(opened[name].iter_rows(values_only=True))) for name in ready["tables"]}
    sheets = _sheets(tables, ready)
    for name, rows in sheets.items():
        _write(opened[name], ready["tops"][name], rows)
    for name in ready["cells"].keys() & opened.defined_names.keys():
        sheet, _, place = opened.defined_names[name].attr_text.partition("!")
        opened[sheet.strip("'")][place.replace("$", "")].value = ready["cells"][name]
    opened.save(out)
    return sum(map(len, sheets.values()))


def by_pandas(book: Path, out: Path, ready: dict[str, Any]) -> int:
    import shutil

    import pandas as pd

    frames = pd.read_excel(book, sheet_name=list(ready["tables"]), engine="openpyxl")
    sheets = _sheets({name: _of_frame(frame) for name, frame in frames.items()}, ready)
    shutil.copy(book, out)
    with pd.ExcelWriter(out, engine="openpyxl", mode="a", if_sheet_exists="overlay") as writer:
        for name, rows in sheets.items():
            frame = pd.DataFrame(rows)
            frame.to_excel(writer, sheet_name=name, startrow=ready["tops"][name] - 1, header=False, index=False)
    return sum(map(len, sheets.values()))


def check(book: Path, out: Path, ready: dict[str, Any]) -> str:
    """Raises AssertionError where a figure, a child behind one or what is due is not what a refresh writes."""
    from openpyxl import load_workbook

    with closing(load_workbook(book, read_only=True)) as opened:
        tables = {name: _records(list(opened[name].iter_rows(values_only=True))) for name in ready["tables"]}
    sheets = _sheets(tables, ready)
    for found, expected in zip(sheets["Results"], ready["blocks"]["Results"], strict=True):
        assert all(map(_same, found, expected)), (found, expected)
    cut = sheets["Behind the figures"][-1][:3]
    for name in ("Behind the figures", "Due soon"):
        one, other = (Counter(_plain(row, cut) for row in rows) for rows in (sheets[name], ready["blocks"][name]))
        assert one == other, (name, list((one - other).items())[:3], list((other - one).items())[:3])
    return ", ".join(f"{len(rows):,} rows of {name}" for name, rows in sheets.items())


def _same(one: Any, other: Any) -> bool:
    return math.isclose(one, other) if isinstance(one, float) and isinstance(other, float) else one == other


def _plain(row: Sequence[Any], cut: Sequence[Any]) -> tuple[Any, ...]:
    """Blank cells alike; of the figure within which the list is cut off, only that there is a row."""
    if list(row[:3]) == list(cut):
        return tuple(cut)
    return tuple(None if cell == "" else cell for cell in row)


def _of_frame(frame: Any) -> Rows:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{heading: _day(cell) for heading, cell in row.items()} for row in plain.to_dict("records")]


def _records(rows: list[tuple[Any, ...]]) -> Rows:
    headings = [str(heading) for heading in rows[0]]
    return [
        dict(zip(headings, map(_day, row), strict=True)) for row in rows[1:] if any(cell is not None for cell in row)
    ]


def _day(cell: Any) -> Any:
    return cell.date() if isinstance(cell, dt.datetime) else cell


def _sheets(tables: dict[str, Rows], ready: dict[str, Any]) -> Sheets:
    """The rows under the headings, by sheet."""
    last = ready["last"]
    council = Council.of(tables, Settings(), last + AHEAD)
    return {
        "Results": _results(ready["blocks"]["Results"], _figures(council, last)),
        "Trends": ready["blocks"]["Trends"],
        "Definitions": ready["blocks"]["Definitions"],
        "Behind the figures": _behind(council, ready["behind"], last),
        "Due soon": [list(line) for line in due_soon(council, last)],
        "Data quality": ready["blocks"]["Data quality"],
    }


def _figures(council: Council, last: dt.date) -> dict[Key, Parts | None]:
    """Every figure of thirteen month ends, and what stood before each."""
    ends = [_earlier(last, back) for back in range(MONTHS)]
    every = [(name, window) for name, rule in RULES.items() for window in rule.windows.split()]
    wanted = {(name, window, day) for name, window in every for end in ends for day in (end, _before(window, end))}
    return {
        (name, group, window, day): parts
        for name, window, day in wanted
        for (_, group, _), parts in figure(council, name, window, day).items()
    }


def _results(rows: list[list[Any]], found: dict[Key, Parts | None]) -> list[list[Any]]:
    """The rows of Results: title, target, rating, change and usual range are given, the numbers are those found."""
    return [_result(row, found) for row in rows]


def _result(row: list[Any], found: dict[Key, Parts | None]) -> list[Any]:
    name, title, section, group, window, start, end, _, _, _, unit, target, rag, change, previous, *usual = row
    numerator, denominator, value = _value(found.get((name, group, window, end)))
    if previous is not None:
        previous = _value(found.get((name, group, window, _before(window, end))))[2]
    return [
        name, title, section, group, window, start, end, numerator, denominator, value, unit, target, rag, change,
        previous, *usual,
    ]  # fmt: skip


def _value(parts: Parts | None) -> tuple[float | None, float | None, float | None]:
    if parts is None:
        return None, None, None
    numerator, denominator = parts
    if denominator is None:
        return numerator, None, numerator
    return numerator, denominator, numerator / denominator if denominator else None


def _behind(council: Council, figures: Iterable[Sequence[str]], last: dt.date) -> list[list[Any]]:
    """The rows of Behind the figures, cut off as a refresh does. `figures`: name, title, window, window in words."""
    rows: list[list[Any]] = []
    for name, title, window, words in figures:
        rows += ([name, title, words, *line] for line in behind(council, name, window, last))
        if len(rows) > MOST_ROWS:
            return rows[:MOST_ROWS]
    return rows


def _before(window: str, end: dt.date) -> dt.date:
    """The end of the like figure that a change is told against: settled B5."""
    return _earlier(end, {"ytd": 12, "quarter": (end.month - 1) % 3 + 1}.get(window, 1))


def _earlier(end: dt.date, months: int) -> dt.date:
    """The month end this many months earlier."""
    year, month = divmod(end.year * 12 + end.month - months, 12)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def _write(sheet: Any, top: int, rows: list[list[Any]]) -> None:
    for number, row in enumerate(rows, top):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


WAYS = {"openpyxl": by_openpyxl, "pandas": by_pandas, "check": check}

if __name__ == "__main__":
    main()
