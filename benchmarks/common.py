"""What the benchmarks share: a workbook of the demonstration council, a fresh process, and what to compare it with."""

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

REFERENCE = """
import sys, pandas
from python_calamine import CalamineWorkbook
from scorecard_xl.tables.schema import TABLES
book = CalamineWorkbook.from_path(sys.argv[1])
print(sum(len(book.get_sheet_by_name(name).to_python()) for name in TABLES))
"""
"""Import pandas and read the raw sheets, no more; prints the number of rows."""

CHILDREN = 450
"""This many children in care at the end make about 45,000 raw rows."""


@dataclass(frozen=True)
class Cost:
    """What a process took, in seconds: by the clock, and of the processor, which others on the machine disturb less."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s (processor {self.processor:.2f} s)"


@dataclass(frozen=True)
class Ratio:
    """How many times another cost this one is; both ways of measuring have to keep to what is allowed."""

    clock: float
    processor: float

    @classmethod
    def of(cls, cost: Cost, reference: Cost) -> "Ratio":
        return cls(cost.clock / reference.clock, cost.processor / reference.processor)

    def exceeds(self, allowed: float) -> bool:
        return max(self.clock, self.processor) > allowed

    def __str__(self) -> str:
        return f"{self.clock:.2f} (processor {self.processor:.2f})"


def make(book: Path, children: int) -> None:
    """Write a workbook with the raw data of a demonstration council."""
    from scorecard_xl.app.workbooks import opened_or_new
    from scorecard_xl.demo.council import council

    tables = council(children=children)
    with opened_or_new(book) as opened:
        opened.put({}, {name: rows[1:] for name, rows in tables.items()})
        opened.save(book)


def run(code: str, *arguments: str | Path) -> tuple[Cost, str]:
    """Run the code in a fresh process: what it took, and what it printed."""
    start, before = time.perf_counter(), _processor()
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Cost(time.perf_counter() - start, _processor() - before), done.stdout


def _processor() -> float:
    """Seconds of the processor, of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def best(times: int, *runs: tuple[str | Path, ...]) -> list[Cost]:
    """The least of what several fresh processes of each run (code, arguments) took, in turns.

    In turns, because the speed of a shared machine drifts.
    """
    rounds = [[run(str(code), *arguments)[0] for code, *arguments in runs] for _ in range(times)]
    return [_least(costs) for costs in zip(*rounds, strict=True)]


def _least(costs: tuple[Cost, ...]) -> Cost:
    return Cost(min(cost.clock for cost in costs), min(cost.processor for cost in costs))
