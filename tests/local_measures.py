"""A council of one child with local measures: on its sheets, and as figures."""

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.figures.local import local_measures_of
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.memory import MemoryBook

MAY = Day("2026-05-31")
MEASURES, VALUES, TARGETS = (list(SHEETS[name].headings) for name in ("LocalMeasures", "LocalValues", "Targets"))
SHEETS_OF_ONE = {
    "Episodes": [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]],
    "LocalMeasures": [
        MEASURES,
        ["attendance", "School attendance", "share", "higher", "Sessions attended.", "yes"],
        ["residential cost", "Cost of a residential week", "pounds", "lower", "Mean weekly cost.", "no"],
    ],
    "LocalValues": [
        VALUES,
        ["attendance", "2026-05", 930, 1000, None],
        ["attendance", "2026-04", 900, 1000, None],
        ["residential cost", "2026-05", None, None, 5230.5],
    ],
    "Targets": [
        TARGETS,
        ["attendance", "", "", "", 0.95, 0.02, "points"],
        ["residential_cost", "", "", "", 5000, 0.05, "relative"],
    ],
}


def book_of(**sheets):
    """A book in memory; `sheets` replaces some of its sheets, whole."""
    return MemoryBook({name: [list(row) for row in rows] for name, rows in {**SHEETS_OF_ONE, **sheets}.items()})


def council_of(**sheets):
    return read_council(book_of(**sheets), MAY)


def declared(unit, children="no", better="higher"):
    """A local measure of this unit: it counts children, or it does not."""
    row = ["mine", "My measure", unit, better, "What is counted.", children]
    (found,) = local_measures_of(Records(SHEETS["LocalMeasures"], [MEASURES, row])).values()
    return found
