"""How long a refresh of about 45,000 raw rows takes, against importing pandas and reading the same sheets.

Run it from the checkout: .venv/bin/python benchmarks/refresh.py [--children 450] [--times 5]
Each measurement is a fresh process; the best of several counts. A refresh may take three times the reference. The
second refresh, of a workbook that was refreshed before, may take 1.2 times the first.
"""

import argparse
import sys
import tempfile
import zipfile
from pathlib import Path

from common import CHILDREN, REFERENCE, Cost, Ratio, best, make, run

REFRESH = """
import sys
import gc
gc.disable()
from scorecard_xl.__main__ import run
sys.exit(run(["refresh", sys.argv[1], "--out", sys.argv[2]]))
"""
ALLOWED, ALLOWED_AGAIN = 3.0, 1.2


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--children", type=int, default=CHILDREN, help="children in care at the end")
    options.add_argument("--times", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book, refreshed = Path(folder, "book.xlsx"), Path(folder, "refreshed.xlsx")
        rows, reference, refresh, second = _measured(book, refreshed, chosen.children, chosen.times)
        print(f"{rows} raw rows, {book.stat().st_size / 1e6:.1f} MB")
        print(f"import pandas and read the sheets: {reference}; refresh: {refresh}")
        print(f"second refresh: {second}")
        ratio, again = Ratio.of(refresh, reference), Ratio.of(second, refresh)
        print(f"ratio {ratio}, allowed {ALLOWED}; second refresh to first {again}, allowed {ALLOWED_AGAIN}")
        _compare(book, refreshed)
    return int(ratio.exceeds(ALLOWED) or again.exceeds(ALLOWED_AGAIN))


def _measured(book: Path, refreshed: Path, children: int, times: int) -> tuple[int, Cost, Cost, Cost]:
    """The raw rows, and the least that the reference, a first and a second refresh took."""
    make(book, children)
    rows, again = int(run(REFERENCE, book)[1]), refreshed.with_stem(f"{refreshed.stem}-again")
    run(REFRESH, book, refreshed)
    runs = (REFERENCE, book), (REFRESH, book, refreshed), (REFRESH, refreshed, again)
    return rows, *best(times, *runs)  # type: ignore[return-value]


def _compare(before: Path, after: Path) -> None:
    """Say part by part what a refresh changed."""
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        names = [info.filename for info in new.infolist()]
        changed = [name for name in names if name not in old.namelist() or old.read(name) != new.read(name)]
    print(f"{len(changed)} of {len(names)} parts changed: {', '.join(changed)}")


if __name__ == "__main__":
    sys.exit(main())
