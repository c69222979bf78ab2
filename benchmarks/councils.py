"""What the figures of many councils cost, one after the other and side by side, a process for each core."""

import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

COUNCILS = 12
IN_CARE = 540
"""About the mean of England's councils: some 83,000 children in care in 153 of them (DfE, 31 March 2024)."""


def say(councils: int = COUNCILS) -> None:
    """Print the seconds of the clock for each council, and the peak of a process in MiB, as JSON."""
    import laying

    with tempfile.TemporaryDirectory() as place:
        books = []
        for n in range(councils):
            folder = Path(place, str(n))
            folder.mkdir()
            laying.lay(str(folder), IN_CARE)
            books.append(folder / "book.xlsx")
        with ProcessPoolExecutor(1) as one:  # in a process of its own, as those side by side are
            apart = _measured(lambda: list(one.map(figures, books)))
        with ProcessPoolExecutor(os.cpu_count()) as many:
            beside = _measured(lambda: list(many.map(figures, books)))
    print(json.dumps({"one after the other": apart, "side by side": beside}))


def figures(book: Path) -> tuple[int, float]:
    """How many figures the book has, and the peak of this process so far in MiB."""
    import scorecard_xl as cps

    return len(cps.open(book).figures()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _measured(work: Callable[[], Sequence[tuple[int, float]]]) -> dict[str, float]:
    start = time.perf_counter()
    answers = work()
    clock = time.perf_counter() - start
    assert len({found for found, _ in answers}) == 1
    return {"clock": clock / len(answers), "memory": max(memory for _, memory in answers)}
