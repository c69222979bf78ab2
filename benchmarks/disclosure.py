"""How long it takes to decide what a shared copy hides: the first copy, and one after two years of copies.

Run it from the checkout: .venv/bin/python benchmarks/disclosure.py [--children 400] [--allowed 0.7]
Seconds of the processor, so that other work on the machine does not count. Thirteen months of the demonstration.
"""

import argparse
import sys
import time

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.council.settings import Settings
from scorecard_xl.demo.council import council
from scorecard_xl.figures.calculate import MONTHS, calculate
from scorecard_xl.figures.figure import Figure
from scorecard_xl.share.disclosure import Rules, Told, decide, news
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

LAST, SHARED = Day("2026-05-31"), 25


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--children", type=int, default=400)
    options.add_argument("--allowed", type=float, default=0.7, help="seconds for the first and for the last copy")
    chosen = options.parse_args()
    seconds, told = [], list[list[Told]]()
    for figures in _copies(chosen.children):
        start = time.process_time()
        decisions = decide(figures, Rules(), told)
        seconds.append(time.process_time() - start)
        told.append(news(decisions, told))
    worst = max(seconds)
    print(f"first copy {seconds[0]:.2f} s, after two years {seconds[-1]:.2f} s, longest {worst:.2f} s")
    return int(worst > chosen.allowed)


def _copies(children: int) -> list[list[Figure]]:
    tables = council(LAST.date(), children)
    data = Dataset.of({name: typed(TABLES[name], rows).frame for name, rows in tables.items()}, Settings(), LAST)
    ends = month_ends(LAST, SHARED + MONTHS - 1)
    by_month: dict[Day, list[Figure]] = {end: [] for end in ends}
    for figure in calculate(data, LAST, months=len(ends)):
        by_month[figure.end].append(figure)
    return [[figure for end in ends[at : at + MONTHS] for figure in by_month[end]] for at in range(SHARED)]


if __name__ == "__main__":
    sys.exit(main())
