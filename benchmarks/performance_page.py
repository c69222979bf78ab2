"""The page docs/performance.md, from what benchmarks/compare.py measured."""

import os
from collections.abc import Iterator

Costs = dict[str, dict[str, float]]

_HEAD = """# Performance

Written by `benchmarks/compare.py` from its own measurements: every line is one fresh process on {processors} shared
cores, with other work beside it. Seconds of the processor are what to compare; the clock is beside them. The data are
a demonstration council of that many children (all who appear in five years) with {rows}.

What it is compared with, doing the same work: **openpyxl** loads the whole workbook, finds every figure of thirteen
month ends, and what stood before it, by plain loops over the children (the second route of our tests), and writes the
same sheets; **pandas** does the same between `read_excel` and `ExcelWriter`. Neither has to find the children behind
the figures, what falls due or what is wrong in the data (`check` is the cost of that), as a refresh does: those rows
are given to them ready made.
"""
_MEASURES = (
    "floor: python starts", "floor: read the sheets", "--help", "import", "refresh", "figures", "check", "share",
    "openpyxl", "pandas",
)  # fmt: skip
_TO_REACH = {1000: 8, 10_000: 20}


def page(kept: dict[str, Costs]) -> str:
    sizes = sorted(kept, key=int)
    rows = ", ".join(f"{kept[size]['rows']['count']:,.0f} raw rows at {int(size):,}" for size in sizes)
    compared = "".join(_ratios(kept[size], int(size)) for size in sizes if "openpyxl" in kept[size])
    head = _HEAD.format(processors=os.cpu_count(), rows=rows)
    return "\n".join([head, _table(kept, sizes), "", compared, *_growth(kept, sizes)]) + "\n"


def _table(kept: dict[str, Costs], sizes: list[str]) -> str:
    heads = " | ".join(f"{int(size):,} children" for size in sizes)
    lines = [f"| processor (clock), peak memory | {heads} |", "|---|" + "---|" * len(sizes)]
    lines += [f"| {name} | " + " | ".join(_cell(kept[size].get(name)) for size in sizes) + " |" for name in _MEASURES]
    return "\n".join(lines)


def _cell(cost: dict[str, float] | None) -> str:
    if cost is None:
        return "not measured"
    return f"{cost['processor']:,.2f} s ({cost['clock']:,.1f} s), {cost['memory']:,.0f} MiB"


def _ratios(costs: Costs, size: int) -> str:
    ours, theirs = costs["refresh"], costs["openpyxl"]
    wanted = f" (to reach: {_TO_REACH[size]})" if size in _TO_REACH else ""
    loops, pandas = _times(theirs, ours), _times(costs["pandas"], ours)
    return (
        f"* {size:,} children: the openpyxl way takes {loops} times the processor of a refresh{wanted}, "
        f"{_times(theirs, costs['figures'])} times that of the figures alone; the pandas way {pandas} times. "
        f"A refresh takes {ours['memory'] / theirs['memory']:.2f} of its memory (to reach: 0.33), and "
        f"{_times(ours, costs['floor: read the sheets'])} times what reading the sheets alone takes.\n"
    )


def _times(one: dict[str, float], other: dict[str, float]) -> str:
    return f"{one['processor'] / other['processor']:.1f}"


def _growth(kept: dict[str, Costs], sizes: list[str]) -> Iterator[str]:
    yield from ("## Growth", "", "Microseconds of the processor a raw row: they should not grow.", "")
    yield "| | " + " | ".join(f"{int(size):,} children" for size in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    for name in ("import", "refresh", "figures", "check"):
        yield f"| {name} | " + " | ".join(_a_row(kept[size], name) for size in sizes) + " |"


def _a_row(costs: Costs, name: str) -> str:
    return f"{costs[name]['processor'] / costs['rows']['count'] * 1e6:.0f}" if name in costs else ""
