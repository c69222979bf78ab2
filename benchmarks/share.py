"""How long the copy that may be e-mailed takes for a council of 400 children, without the PDF.

Run it from the checkout: .venv/bin/python benchmarks/share.py [--children 400] [--times 5]
Each measurement is a fresh process that reads the workbook, calculates, decides what is hidden, composes the copy,
takes it apart again and records it; the best of several counts. It may take two seconds.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from common import Cost, make, run

SHARE = """
import sys
from scorecard_xl.__main__ import main
sys.argv = ["scorecard-xl", "share", sys.argv[1], "--out", sys.argv[2], "--no-pdf"]
main()
"""
ALLOWED = 2.0  # seconds


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--children", type=int, default=400, help="children in care at the end")
    options.add_argument("--times", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book.xlsx")
        make(book, chosen.children)
        costs = [_once(book, Path(folder, str(time))) for time in range(chosen.times)]
    least = min(costs, key=lambda cost: cost.clock)
    print(f"{chosen.children} children: share without the PDF {least} (allowed {ALLOWED} s by the clock)")
    return int(least.clock > ALLOWED)


def _once(book: Path, folder: Path) -> Cost:
    """A first sharing, of a workbook of its own."""
    folder.mkdir()
    own = Path(shutil.copy(book, folder))
    return run(SHARE, own, folder / "out")[0]


if __name__ == "__main__":
    sys.exit(main())
