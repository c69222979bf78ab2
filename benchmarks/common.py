"""What the benchmarks share: a workbook of the demonstration council, a fresh process, and what to compare it with."""

import subprocess
import sys
import time
from pathlib import Path

REFERENCE = """
import sys, pandas
from python_calamine import CalamineWorkbook
from scorecard_xl.raw.tables import TABLES
book = CalamineWorkbook.from_path(sys.argv[1])
print(sum(len(book.get_sheet_by_name(name).to_python()) for name in TABLES))
"""
"""Import pandas and read the raw sheets, no more; prints the number of rows."""

CHILDREN = 450
"""So many children in care at the end make about 45,000 raw rows."""


def make(book: Path, children: int) -> None:
    """Write a workbook with the raw data of a demonstration council."""
    from scorecard_xl.demo.council import council
    from scorecard_xl.workbooks import opened_or_new

    tables = council(children=children)
    with opened_or_new(book) as opened:
        opened.put({}, {name: rows[1:] for name, rows in tables.items()})
        opened.save(book)


def run(code: str, *arguments: str | Path) -> tuple[float, str]:
    """Run the code in a fresh process: seconds, and what it printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, done.stdout


def best(times: int, *runs: tuple[str | Path, ...]) -> list[float]:
    """The seconds of the fastest of several fresh processes of each run (code, arguments), taken in turns.

    In turns, because the speed of a shared machine drifts.
    """
    rounds = [[run(str(code), *arguments)[0] for code, *arguments in runs] for _ in range(times)]
    return [min(seconds) for seconds in zip(*rounds, strict=True)]
