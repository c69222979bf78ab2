"""The demonstration: a council's raw data, and the workbook with its refreshed scorecard."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.refresh import refresh
from scorecard_xl.app.workbooks import opened_or_new
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council, write_csv
from scorecard_xl.demo.entries import CODE, REGION, benchmarks, local_measure_blocks, published
from scorecard_xl.figures import commentary, history
from scorecard_xl.figures.benchmarks import SHEET
from scorecard_xl.tables.values import Value

LAST = Day(2026, 5, 31)
CHILDREN = 420
COUNCIL = "Demonstration Council"

COMMENTS = (
    (
        "visits_on_time", "2026-05",
        "Most of the late visits were made within four weeks: two workers left the Children in Care team in April.",
        "Fill both posts", "Head of service", dt.date(2026, 6, 30), "in progress",
    ),
    (
        "initial_health_on_time", "2026-05",
        "The designated nurse reports that 14 of the 24 late assessments waited for a clinic place out of the area. "
        "The board will see the effect of a new clinic in the September figures, when children who start in July have "
        "reached their due date.",
        "Open a second weekly clinic", "Designated nurse", dt.date(2026, 6, 15), "open",
    ),
    (
        "three_or_more_placements", "2026-04", "", "Review every second move with the fostering service",
        "Service manager, fostering", dt.date(2026, 5, 29), "open",
    ),
    ("visits_on_time", "2026-04", "Late visits in April were mostly over the Easter fortnight."),
)  # fmt: skip
"""What officers might write; the last is of an earlier month and so is not on the page."""


@dataclass(frozen=True)
class DemoFiles:
    """Where the demonstration is: the folder of CSV files, and the workbook."""

    raw: Path
    workbook: Path


def write(folder: Path, children: int = CHILDREN) -> DemoFiles:
    """Write the demonstration into the folder, over an earlier one. `children`: in care at the end, about."""
    tables = council(LAST.date(), children)
    written = DemoFiles(folder / "raw", folder / "Scorecard.xlsm")
    write_csv(tables, written.raw)
    with opened_or_new(Path(written.workbook.name)) as book:
        typed: dict[str, list[list[Value]]] = {SHEET: benchmarks(), commentary.SHEET: [list(row) for row in COMMENTS]}
        named = {"CPS.setting.council": COUNCIL, "CPS.setting.council_code": CODE, "CPS.setting.region": REGION}
        local = local_measure_blocks(children / CHILDREN, LAST.date())
        blocks = {name: rows[1:] for name, rows in tables.items()} | typed | local
        book.put(named, blocks)
        book.put({}, {history.SHEET: published(read_council(book, LAST).figures(), LAST)})
        refresh(book, LAST, sets_month=True)
        book.save(written.workbook)
    return written
