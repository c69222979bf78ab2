"""Worksheet formulas in place of the product: COUNTIFS over the raw tables, recalculated by LibreOffice.

Run it from the checkout: .venv/bin/python benchmarks/spreadsheet.py [--children 1000 10000]
Each is a workbook of its own, open in a LibreOffice of its own; what is measured is `calculateAll()` alone, without
opening. The figures are what COUNTIFS can honestly do: what they leave out is said beside each.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from countifs import DAY, KINDS, Formulas, Tables, in_care, month_ends
from xlsxwriter import Workbook

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from live import host as hosts  # noqa: E402  the path has to be set before

from scorecard_xl.council.dataset import Dataset  # noqa: E402
from scorecard_xl.council.period import Day  # noqa: E402
from scorecard_xl.council.settings import Settings  # noqa: E402
from scorecard_xl.demo import mistakes  # noqa: E402
from scorecard_xl.demo.council import council  # noqa: E402
from scorecard_xl.figures.calculate import Calculator  # noqa: E402
from scorecard_xl.indicators import INDICATORS  # noqa: E402
from scorecard_xl.tables.schema import TABLES  # noqa: E402
from scorecard_xl.tables.typed import typed  # noqa: E402

IN_CARE = 0.32


@dataclass(frozen=True)
class Recalculation:
    """`clock`, `processor`: seconds; `memory`: of LibreOffice, peak in MiB; `found`: cells of the sheet Formulas."""

    clock: float
    processor: float
    memory: float
    found: list[list[Any]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--children", type=int, nargs="+", default=[1000, 10_000])
    for children in options.parse_args().children:
        for name, each in recalculations(children):
            print(f"{children:,}: {name}: {each.clock:.2f} s, processor {each.processor:.2f} s, {each.memory:.0f} MiB")
            print(
                "  ", *(" ".join(f"{cell:g}" if cell != "" else "-" for cell in row) for row in each.found), sep=" | "
            )


def say(children: int) -> None:
    """Print what each took, as JSON."""
    costs = {name: asdict(each) for name, each in recalculations(children)}
    print(
        json.dumps({name: {key: cost[key] for key in ("clock", "processor", "memory")} for name, cost in costs.items()})
    )


def recalculations(children: int) -> Iterator[tuple[str, Recalculation]]:
    """What LibreOffice takes for each kind of formulas; nothing where it cannot be driven."""
    if not hosts.can_be_driven():
        return
    with tempfile.TemporaryDirectory() as folder, patch.object(mistakes, "MISTAKES", ()):
        hosts.make_uno_importable(Path(folder))
        tables = council(DAY, children=round(children * IN_CARE))
        for number, (name, formulas) in enumerate(KINDS.items()):
            found = _recalculated(Path(folder, str(number)), tables, formulas)
            assert formulas is not in_care or [row[1] for row in found.found] == _by_the_product(tables)
            yield name, found


def _by_the_product(tables: Tables) -> list[float]:
    data = Dataset.of({name: typed(TABLES[name], rows).frame for name, rows in tables.items()}, Settings(), Day(DAY))
    figures = Calculator(data).trend(INDICATORS["children_in_care"], map(Day, month_ends()))
    return [float(figure.value or 0) for figure in figures]


def _recalculated(folder: Path, tables: Tables, formulas: Formulas) -> Recalculation:
    folder.mkdir()
    with Workbook(folder / "book.xlsx", {"default_date_format": "dd/mm/yyyy"}) as book:
        formulas(book, tables)
    host = hosts.Host(folder)
    try:
        sheet = host.open(folder / "book.xlsx")
        before, start = _processor(host), time.perf_counter()
        sheet.calculateAll()
        found = [list(row) for row in _used(sheet.Sheets.getByName("Formulas")).getDataArray()]
        return Recalculation(time.perf_counter() - start, _processor(host) - before, _memory(host), found)
    finally:
        host.close()


def _used(sheet: Any) -> Any:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    return cursor


def _processes(host: hosts.Host) -> Iterator[tuple[Path, list[str]]]:
    """LibreOffice's own processes, which are one session, each with what /proc says of it after its name."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            facts = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(facts[3]) == host.session:
            yield stat.parent, facts


def _processor(host: hosts.Host) -> float:
    return sum(int(facts[11]) + int(facts[12]) for _, facts in _processes(host)) / os.sysconf("SC_CLK_TCK")


def _memory(host: hosts.Host) -> float:
    peaks = [
        int(line.split()[1])
        for process, _ in _processes(host)
        for line in (process / "status").read_text().splitlines()
        if line.startswith("VmHWM")
    ]
    return max(peaks) / 1024


if __name__ == "__main__":
    main()
