"""Measures the product against other means, and writes docs/performance.md.

Run it from the checkout: .venv/bin/python benchmarks/compare.py [--children 1000 10000 55000] [--baseline 10000]
Each measurement is one fresh process: seconds by the clock and of the processor, and its peak memory. What was measured
before is kept in benchmarks/measured.json, so that sizes may be measured one at a time.
"""

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from performance_page import page

ROOT = Path(__file__).parents[1]
KEPT, PAGE = Path(__file__).with_name("measured.json"), ROOT / "docs" / "performance.md"
OTHERS = Path(__file__).with_name("others.py")
IN_CARE = 0.32
"""Of the children of a demonstration council so many are in care at the end."""
_RUN = "import gc, sys; gc.disable(); from scorecard_xl.__main__ import run; sys.exit(run(sys.argv[1:]))"
_READ = """
import sys
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
from scorecard_xl.raw.tables import TABLES
print(sum(len(book.get_sheet_by_name(name).to_python()) - 1 for name in TABLES))
"""


@dataclass(frozen=True)
class Cost:
    """`clock`, `processor`: seconds; `memory`: peak in MiB; `printed`: the last line it printed."""

    clock: float
    processor: float
    memory: float
    printed: str


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--children", type=int, nargs="+", default=[1000, 10_000, 55_000])
    options.add_argument("--baseline", type=int, default=10_000, help="other means are measured up to so many children")
    options.add_argument("--times", type=int, default=1, help="the least of so many runs counts")
    chosen = options.parse_args()
    for children in chosen.children:
        _keep(children, _measured(children, children <= chosen.baseline, chosen.times))
    PAGE.write_text(page(_kept()))
    print(PAGE.read_text())


def _measured(children: int, baseline: bool, times: int) -> dict[str, dict[str, object]]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        book = _made(folder, round(children * IN_CARE))
        runs = _product(folder, book) | (_other_means(folder, book) if baseline else {})
        found = {}
        for name, command in runs.items():
            found[name] = asdict(
                min(
                    (_cost([word.replace("{run}", str(run)) for word in command]) for run in range(times)),
                    key=lambda cost: cost.processor,
                )
            )
            print(children, name, {key: value for key, value in found[name].items() if key != "printed"}, flush=True)
    return found


def _made(folder: Path, in_care: int) -> Path:
    """The workbook of a demonstration council, refreshed once, and its files to import."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); from compare import lay; lay(sys.argv[2], int(sys.argv[3]))"
    subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), str(folder), str(in_care)], check=True)
    return folder / "book.xlsx"


def lay(place: str, in_care: int) -> None:
    from scorecard_xl.demo.council import council, write_csv
    from scorecard_xl.workbooks import opened_or_new

    tables = council(children=in_care)
    write_csv({name: rows for name, rows in tables.items() if name not in _NOT_RETURNED}, Path(place, "raw"))
    with opened_or_new(Path(place, "book.xlsx")) as book:
        book.put({}, {name: rows[1 : _SHEET_LIMIT + 1] for name, rows in tables.items()})
        book.save(Path(place, "book.xlsx"))


_NOT_RETURNED = ("Visits", "Health", "PEPs", "Schools", "Teams", "Caseloads")
_SHEET_LIMIT = 1_048_575


def _product(folder: Path, book: Path) -> dict[str, list[str]]:
    run = [sys.executable, "-c", _RUN]
    return {
        "floor: python starts": [sys.executable, "-c", "pass"],
        "floor: read the sheets": [sys.executable, "-c", _READ, str(book)],
        "--help": [*run, "--help"],
        "import": [*run, "import", str(folder / "raw"), "--into", str(folder / "imported.xlsx")],
        "refresh": [*run, "refresh", str(book), "--out", str(folder / "refreshed.xlsx")],
        "figures": [*run, "figures", str(book), "--json"],
        "check": [*run, "check", str(book), "--json"],
        "share": [*run, "share", str(folder / "refreshed.xlsx"), "--out", str(folder / "shared {run}"), "--no-pdf"],
    }


def _other_means(folder: Path, book: Path) -> dict[str, list[str]]:
    _ready(book, folder / "ready")
    words = [str(book), str(folder / "theirs.xlsx"), str(folder / "ready")]
    subprocess.run([sys.executable, str(OTHERS), "check", *words], check=True)
    return {way: [sys.executable, str(OTHERS), way, *words] for way in ("openpyxl", "pandas")}


def _ready(book: Path, path: Path) -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); from compare import blocks; blocks(sys.argv[2], sys.argv[3])"
    subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), str(book), str(path)], check=True)


def blocks(book: str, path: str) -> None:
    """What a refresh of the book writes, as the other means take it."""
    import datetime as dt

    from scorecard_xl.books.file import FileBook
    from scorecard_xl.page import cases, fill
    from scorecard_xl.page.words import window_in_words
    from scorecard_xl.raw.tables import TABLES
    from scorecard_xl.reading import read_council
    from scorecard_xl.values import Link

    opened = FileBook.open(book)
    council = read_council(opened)
    figures = council.figures()
    plain = {
        name: [[each.text if isinstance(each, Link) else each for each in row] for row in rows]
        for name, rows in fill.blocks(council, figures).items()
    }
    widest = {name: max(map(len, rows)) for name, rows in plain.items()}
    plain = {name: [row + [None] * (widest[name] - len(row)) for row in rows] for name, rows in plain.items()}
    cells = fill.cells(council, figures, dt.datetime(2026, 1, 1))
    ready = {
        "tables": list(TABLES), "last": council.last.date(), "blocks": plain,
        "behind": [
            (indicator.name, indicator.title, window.value, window_in_words(window, council.last))
            for indicator, window in cases.on_the_page()
        ],
        "tops": {name: opened.read(name).first_row + 1 for name in plain},
        "cells": {name: each.text if isinstance(each, Link) else each for name, each in cells.items()},
    }  # fmt: skip
    with Path(path).open("wb") as file:
        pickle.dump(ready, file)


def _cost(command: Sequence[str]) -> Cost:
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, state, used = os.wait4(child.pid, 0)
        clock = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(state)
        out.seek(0)
        printed = out.read().decode(errors="replace").strip().rpartition("\n")[2][-200:]
    problems_found = child.returncode == 1 and "check" in command
    if child.returncode and not problems_found:
        raise SystemExit(f"{' '.join(command[-6:])} ended with {child.returncode}: {printed}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed)


def _kept() -> dict[str, dict[str, dict[str, float]]]:
    return json.loads(KEPT.read_text()) if KEPT.exists() else {}  # type: ignore[no-any-return]


def _keep(children: int, found: dict[str, dict[str, object]]) -> None:
    kept = _kept()
    kept[str(children)] = {
        name: {key: value for key, value in cost.items() if key != "printed"} for name, cost in found.items()
    }  # type: ignore[misc]
    rows = next((cost["printed"] for name, cost in found.items() if name == "floor: read the sheets"), "")
    kept[str(children)]["rows"] = {"count": float(str(rows) or 0)}
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()
