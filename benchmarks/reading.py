"""What the fast reading of plain sheets saves of a refresh, against calamine alone: processor seconds, in turns.

Run it from the checkout: .venv/bin/python benchmarks/reading.py [--children 450 4500] [--times 3]
The fast way is kept because it saves a third at 10,000 children (4500 in care at the end).
"""

import argparse
import tempfile
from pathlib import Path

from common import best, make
from refresh import REFRESH

ALONE = """
from scorecard_xl.workbook.file import reading
reading.condensed = lambda pieces: None
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--children", type=int, nargs="+", default=[450, 4500], help="children in care at the end")
    options.add_argument("--times", type=int, default=3)
    chosen = options.parse_args()
    for children in chosen.children:
        with tempfile.TemporaryDirectory() as folder:
            book, out = Path(folder, "book.xlsx"), Path(folder, "refreshed.xlsx")
            make(book, children)
            fast, alone = best(chosen.times, (REFRESH, book, out), (ALONE + REFRESH, book, out))
        saved = 1 - fast.processor / alone.processor
        print(f"{children} children in care: {fast}; calamine alone: {alone}; saved {saved:.0%}")


if __name__ == "__main__":
    main()
