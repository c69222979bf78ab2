"""How long all figures of about 45,000 raw rows take, against importing pandas and reading the same sheets.

Run it from the checkout: .venv/bin/python benchmarks/figures.py [--children 450] [--times 5] [--growth]
Every indicator, 13 months, every window. Each measurement is a fresh process that opens the workbook, reads, types
and calculates; the best of several counts. The figures may take twice the reference; with --growth, at ten times the
rows a row may not take longer than before.
"""

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from common import CHILDREN, REFERENCE, Cost, Ratio, best, make, run

FIGURES = """
import sys
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.app.reading import read_council
print(len(read_council(FileBook.open(sys.argv[1])).figures()))
"""
JSON = "import sys; from scorecard_xl.__main__ import run; sys.exit(run(['figures', sys.argv[1], '--json']))"
ALLOWED = 2.0


@dataclass(frozen=True)
class Measured:
    """The least that the reference and the figures of one workbook took."""

    rows: int
    reference: Cost
    figures: Cost

    @property
    def ratio(self) -> Ratio:
        return Ratio.of(self.figures, self.reference)

    @property
    def microseconds_a_row(self) -> float:
        return self.figures.processor / self.rows * 1e6

    def __str__(self) -> str:
        return (
            f"{self.rows} raw rows: import pandas and read the sheets {self.reference}; figures {self.figures}, "
            f"{self.microseconds_a_row:.0f} microseconds of the processor a row; ratio {self.ratio}"
        )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--children", type=int, default=CHILDREN, help="children in care at the end")
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--growth", action="store_true", help="measure ten times the rows as well")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book.xlsx")
        once = _measured(book, chosen.children, chosen.times)
        print(f"{once}, allowed {ALLOWED}\nfigures --json by the command line: {run(JSON, book)[0]}")
        grows = chosen.growth and _grows(once, book, chosen.children)
        return int(grows or once.ratio.exceeds(ALLOWED))


def _measured(book: Path, children: int, times: int) -> Measured:
    make(book, children)
    rows = int(run(REFERENCE, book)[1])
    return Measured(rows, *best(times, (REFERENCE, book), (FIGURES, book)))


def _grows(once: Measured, book: Path, children: int) -> bool:
    """Whether a row takes longer where there are ten times as many."""
    book.unlink()
    tenfold = _measured(book, 10 * children, times=2)
    print(
        f"{tenfold}\na row takes {tenfold.microseconds_a_row / once.microseconds_a_row:.2f} times as long (allowed 1)"
    )
    return tenfold.microseconds_a_row > once.microseconds_a_row


if __name__ == "__main__":
    sys.exit(main())
