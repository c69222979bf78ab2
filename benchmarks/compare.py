"""Measures the product against other means, and writes docs/performance.md.

Run it from the checkout: .venv/bin/python benchmarks/compare.py [--children 1000 10000 55000] [--baseline 10000]
[--only product python others formulas functions cells councils] [--former MEASURED]. Each measurement is one fresh
process: seconds by the clock and of the processor, and its peak memory. What was measured before is kept in
benchmarks/measured.json, so that sizes and parts may be measured one at a time. Before the other means are measured,
what they find is compared with what a refresh writes. MEASURED is the measured.json that an earlier version wrote on
this machine, whose costs are shown too.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from performance_page import FORMER, page

HERE = Path(__file__).parent
KEPT, PAGE = HERE / "measured.json", HERE.parent / "docs" / "performance.md"
OTHERS = HERE / "other_means.py"
IN_CARE = 0.32
"""Of the children of a demonstration council this many are in care at the end."""
_RUN = "import gc, sys; gc.disable(); from scorecard_xl.__main__ import run; sys.exit(run(sys.argv[1:]))"
_READ = """
import sys, pandas
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
from scorecard_xl.tables.schema import TABLES
print(sum(len(book.get_sheet_by_name(name).to_python()) - 1 for name in TABLES))
"""
_ANALYSED = "import sys; import scorecard_xl as cps; print(len(cps.open(sys.argv[1]).figures()))"
_IMPORTS = {
    "refresh": "import scorecard_xl.__main__, scorecard_xl.workbook.file.book, scorecard_xl.app.refresh",
    "openpyxl": "import other_means, openpyxl",
    "pandas": "import other_means, openpyxl, pandas",
}
"""What each way imports before its first row is read: its memory is compared over that too."""
Found = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Cost:
    """`clock`, `processor`: seconds; `memory`: peak in MiB; `printed`: the last line it printed."""

    clock: float
    processor: float
    memory: float
    printed: str


@dataclass(frozen=True)
class Task:
    """One size: its folder and workbook, and how often each run is repeated."""

    children: int
    folder: Path
    times: int

    @property
    def book(self) -> Path:
        return self.folder / "book.xlsx"

    @property
    def in_care(self) -> int:
        return round(self.children * IN_CARE)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--children", type=int, nargs="+", default=[1000, 10_000, 55_000])
    options.add_argument(
        "--baseline", type=int, default=10_000, help="other means are measured up to this many children"
    )
    options.add_argument("--times", type=int, default=1, help="the least of this many runs counts")
    options.add_argument("--only", nargs="+", choices=[*PARTS, *_ALONE], default=[*PARTS, *_ALONE])
    options.add_argument("--former", type=Path, help="what an earlier version measured on this machine")
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as it is where it is installed
    subprocess.run([sys.executable, "-m", "compileall", "-q", HERE, HERE.parent / "scorecard_xl"], check=True)
    for children in chosen.children:
        wanted = [
            part for part in chosen.only if part in PARTS and (children <= chosen.baseline or part in _AT_ANY_SIZE)
        ]
        _keep(str(children), _measured(children, wanted, chosen.times))
    if chosen.former:
        _keep_former(json.loads(chosen.former.read_text()))
    if "councils" in chosen.only:
        _keep("councils", json.loads(_apart("import councils; councils.say()")))
    if "cells" in chosen.only:
        _keep("cells", json.loads(_apart("import functions; functions.say_cells()")))
    PAGE.write_text(page(_kept()))
    print(PAGE.read_text())


def _measured(children: int, parts: Sequence[str], times: int) -> Found:
    with tempfile.TemporaryDirectory() as place:
        task = Task(children, Path(place), times)
        if {"product", "python", "others"} & {*parts}:
            _apart("import laying; laying.lay(sys.argv[2], int(sys.argv[3]))", str(task.folder), str(task.in_care))
        return {name: cost for part in parts for name, cost in PARTS[part](task).items()}


def _product(task: Task) -> Found:
    run, book, folder = [sys.executable, "-c", _RUN], str(task.book), task.folder
    found = _least(
        task,
        {
            "floor: python starts": [sys.executable, "-c", "pass"],
            "floor: import pandas, read the sheets": [sys.executable, "-c", _READ, book],
            **_imports("refresh"),
            "--help": [*run, "--help"],
            "import": [*run, "import", str(folder / "raw"), "--into", str(folder / "imported {run}.xlsx")],
            "refresh": [*run, "refresh", book, "--out", str(folder / "refreshed.xlsx")],
            "second refresh": [*run, "refresh", str(folder / "refreshed.xlsx"), "--out", str(folder / "again.xlsx")],
            "figures": [*run, "figures", book, "--json"],
            "check": [*run, "check", book, "--json"],
            "share": [*run, "share", str(folder / "refreshed.xlsx"), "--out", str(folder / "shared {run}"), "--no-pdf"],
        },
    )
    return found | {"rows": {"count": float(found["floor: import pandas, read the sheets"]["printed"])}}


def _python(task: Task) -> Found:
    """The figures of the whole council for an analyst: `cps.open`, then `figures`."""
    return _least(task, {"Python: open, figures": [sys.executable, "-c", _ANALYSED, str(task.book)]})


def _other_means(task: Task) -> Found:
    ready = str(task.folder / "ready")
    _apart("import laying; laying.ready(sys.argv[2], sys.argv[3])", str(task.book), ready)
    words = [str(task.book), str(task.folder / "theirs.xlsx"), ready]
    subprocess.run([sys.executable, str(OTHERS), "check", *words], check=True)
    ways = {way: [sys.executable, str(OTHERS), way, *words] for way in ("openpyxl", "pandas")}
    return _least(task, ways | _imports(*ways))


def _imports(*ways: str) -> dict[str, list[str]]:
    found = f"import sys; sys.path.insert(0, {str(HERE)!r}); "
    return {f"imports: {way}": [sys.executable, "-c", found + _IMPORTS[way]] for way in ways}


def _formulas(task: Task) -> Found:
    found: Found = json.loads(_apart("import spreadsheet; spreadsheet.say(int(sys.argv[2]))", str(task.children)))
    return found


def _functions(task: Task) -> Found:
    """At the largest size once: every one of the fifty formulas takes rows of its own."""
    times = str(task.times if task.children <= 10_000 else 1)
    code = "import functions; functions.say(int(sys.argv[2]), int(sys.argv[3]))"
    found: Found = json.loads(_apart(code, str(task.in_care), times))
    return found


PARTS: dict[str, Callable[[Task], Found]] = {
    "product": _product, "python": _python, "others": _other_means, "formulas": _formulas, "functions": _functions,
}  # fmt: skip
_ALONE = ("cells", "councils")
_AT_ANY_SIZE = ("product", "python", "functions")


def _apart(code: str, *arguments: str) -> str:
    """Run code that uses the benchmarks in a process of its own: what it printed last."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, sys.argv[1]); {code}", str(HERE), *arguments]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return printed.strip().rpartition("\n")[2]


def _least(task: Task, runs: dict[str, list[str]]) -> Found:
    """Of each command the run that took least of the processor."""
    found = {}
    for name, command in runs.items():
        costs = [_cost([word.replace("{run}", str(run)) for word in command]) for run in range(task.times)]
        found[name] = asdict(min(costs, key=lambda cost: cost.processor))
        print(task.children, name, {key: value for key, value in found[name].items() if key != "printed"}, flush=True)
    return found


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


def _kept() -> dict[str, Found]:
    return json.loads(KEPT.read_text()) if KEPT.exists() else {}  # type: ignore[no-any-return]


def _keep(what: str, found: Found) -> None:
    """Beside what was measured of it before."""
    kept = _kept()
    plain = {name: {key: value for key, value in cost.items() if key != "printed"} for name, cost in found.items()}
    kept[what] = kept.get(what, {}) | plain
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")


def _keep_former(measured: dict[str, Found]) -> None:
    for size, costs in measured.items():
        if size.isdigit():
            _keep(f"{FORMER}{size}", costs)


if __name__ == "__main__":
    main()
