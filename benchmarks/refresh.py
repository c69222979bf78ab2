"""How long a refresh of about 45,000 raw rows takes, against importing pandas and reading the same sheets.

Run it from the checkout: .venv/bin/python benchmarks/refresh.py [--children 450] [--times 5]
Each measurement is a fresh process; the best of several counts. A refresh may take three times the reference.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

REFERENCE = """
import sys, pandas
from python_calamine import CalamineWorkbook
from scorecard_xl.raw.tables import TABLES
book = CalamineWorkbook.from_path(sys.argv[1])
print(sum(len(book.get_sheet_by_name(name).to_python()) for name in TABLES))
"""
REFRESH = "import sys; from scorecard_xl.cli import run; sys.exit(run(['refresh', sys.argv[1], '--out', sys.argv[2]]))"
ALLOWED = 3.0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--children", type=int, default=450, help="children in care at the end (450: about 45,000 rows)")
    options.add_argument("--times", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book, refreshed = Path(folder, "book.xlsx"), Path(folder, "refreshed.xlsx")
        _make(book, chosen.children)
        rows = _run(REFERENCE, book)[1].strip()
        reference = min(_run(REFERENCE, book)[0] for _ in range(chosen.times))
        refresh = min(_run(REFRESH, book, refreshed)[0] for _ in range(chosen.times))
        print(f"{rows} raw rows, {book.stat().st_size / 1e6:.1f} MB")
        print(f"import pandas and read the sheets: {reference:.2f} s; refresh: {refresh:.2f} s")
        print(f"ratio {refresh / reference:.2f} (allowed {ALLOWED})")
        _compare(book, refreshed)
    return int(refresh > ALLOWED * reference)


def _make(book: Path, children: int) -> None:
    from scorecard_xl.demo.council import council
    from scorecard_xl.workbooks import opened_or_new

    tables = council(children=children)
    with opened_or_new(book) as opened:
        opened.put({}, {name: rows[1:] for name, rows in tables.items()})
        opened.save(book)


def _run(code: str, *arguments: Path) -> tuple[float, str]:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, done.stdout


def _compare(before: Path, after: Path) -> None:
    """Say part by part what a refresh changed."""
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        names = [info.filename for info in new.infolist()]
        changed = [name for name in names if name not in old.namelist() or old.read(name) != new.read(name)]
    print(f"{len(changed)} of {len(names)} parts changed: {', '.join(changed)}")


if __name__ == "__main__":
    sys.exit(main())
