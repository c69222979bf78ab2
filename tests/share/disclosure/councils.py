"""The figures of made-up councils, and what each of some copies in their order would show."""

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.council.settings import Settings
from scorecard_xl.demo.council import SEED, council
from scorecard_xl.figures.calculate import MONTHS, calculate
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

LAST = Day("2026-05-31")


def figures_to_share(copies, children=420, seed=SEED):
    """The figures of so many monthly copies, the last that of May 2026: thirteen months each."""
    tables = council(LAST.date(), children, seed)
    data = Dataset.of({name: typed(TABLES[name], rows).frame for name, rows in tables.items()}, Settings(), LAST)
    by_month = {end: [] for end in month_ends(LAST, copies + MONTHS - 1)}
    for figure in calculate(data, LAST, months=len(by_month)):
        by_month[figure.end].append(figure)
    return [
        [figure for end in month_ends(last, MONTHS) for figure in by_month[end]] for last in month_ends(LAST, copies)
    ]
