"""The demonstration: a council's raw data, and the workbook with its refreshed scorecard."""

from dataclasses import dataclass
from pathlib import Path

from scorecard_xl.demo.benchmarks import REGION, benchmarks
from scorecard_xl.demo.council import council, write_csv
from scorecard_xl.figures.benchmarks import SHEET
from scorecard_xl.period import Day
from scorecard_xl.refresh import refresh
from scorecard_xl.workbooks import opened_or_new

LAST = Day(2026, 5, 31)
COUNCIL = "Demonstration Council"


@dataclass(frozen=True)
class Written:
    """Where the demonstration is: the folder of CSV files, and the workbook."""

    raw: Path
    workbook: Path


def write(folder: Path) -> Written:
    """Write the demonstration into the folder, over an earlier one."""
    tables = council(LAST.date())
    written = Written(folder / "raw", folder / "Scorecard.xlsm")
    write_csv(tables, written.raw)
    with opened_or_new(Path(written.workbook.name)) as book:
        blocks = {name: rows[1:] for name, rows in tables.items()} | {SHEET: benchmarks()}
        book.put({"CPS.setting.council": COUNCIL, "CPS.setting.region": REGION}, blocks)
        refresh(book, LAST)
        book.save(written.workbook)
    return written
