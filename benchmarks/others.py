"""The same work by other means, each run in a process of its own: others.py WAY BOOK OUT BLOCKS.

openpyxl: the workbook is loaded whole, every figure found by plain loops over the children (tests/oracle, the
product's own second route), the sheets written cell by cell, the workbook saved. pandas: the same loops between
pandas.read_excel and pandas.ExcelWriter. BLOCKS is what a refresh writes besides the figures, ready made: those ways
need not find it.
"""

import datetime as dt
import pickle
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from oracle.council import Council, Settings  # noqa: E402  the path has to be set before
from oracle.figures import RULES, figure  # noqa: E402

MONTHS = 13
Rows = list[dict[str, Any]]


def main() -> None:
    way, book, out, blocks = sys.argv[1], *map(Path, sys.argv[2:5])
    with blocks.open("rb") as file:
        ready = pickle.load(file)
    print(WAYS[way](book, out, ready))


def by_openpyxl(book: Path, out: Path, ready: dict[str, Any]) -> int:
    from openpyxl import load_workbook

    opened = load_workbook(book)
    tables = {name: _records(list(opened[name].iter_rows(values_only=True))) for name in ready["tables"]}
    found = _figures(tables, ready["last"])
    for name, rows in ready["blocks"].items():
        _write(opened[name], ready["tops"][name], rows)
    for name, value in ready["cells"].items():
        sheet, _, place = opened.defined_names[name].attr_text.partition("!")
        opened[sheet.strip("'")][place.replace("$", "")].value = value
    opened.save(out)
    return found


def by_pandas(book: Path, out: Path, ready: dict[str, Any]) -> int:
    import shutil

    import pandas as pd

    frames = pd.read_excel(book, sheet_name=list(ready["tables"]), engine="openpyxl")
    tables = {name: _of_frame(frame) for name, frame in frames.items()}
    found = _figures(tables, ready["last"])
    shutil.copy(book, out)
    with pd.ExcelWriter(out, engine="openpyxl", mode="a", if_sheet_exists="overlay") as writer:
        for name, rows in ready["blocks"].items():
            frame = pd.DataFrame(rows)
            frame.to_excel(writer, sheet_name=name, startrow=ready["tops"][name] - 1, header=False, index=False)
    return found


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


def _figures(tables: dict[str, Rows], last: dt.date) -> int:
    """Every figure of thirteen month ends, and what stood before each; how many."""
    council = Council.of(tables, Settings())
    ends = [_earlier(last, back) for back in range(MONTHS)]
    every = [(name, window) for name, rule in RULES.items() for window in rule.windows.split()]
    wanted = {(name, window, day) for name, window in every for end in ends for day in (end, _before(window, end))}
    return sum(len(figure(council, name, window, day)) for name, window, day in wanted)


def _before(window: str, end: dt.date) -> dt.date:
    """The end of the like figure that a change is told against: settled B5."""
    return _earlier(end, {"ytd": 12, "quarter": (end.month - 1) % 3 + 1}.get(window, 1))


def _earlier(end: dt.date, months: int) -> dt.date:
    """The month end so many months earlier."""
    year, month = divmod(end.year * 12 + end.month - months, 12)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def _write(sheet: Any, top: int, rows: list[list[Any]]) -> None:
    for number, row in enumerate(rows, top):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


WAYS = {"openpyxl": by_openpyxl, "pandas": by_pandas}

if __name__ == "__main__":
    main()
