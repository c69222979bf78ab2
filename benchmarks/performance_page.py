"""The page docs/performance.md, from what benchmarks/compare.py measured."""

import os
from collections.abc import Iterator

Costs = dict[str, dict[str, float]]

_HEAD = """# Performance

Written by `benchmarks/compare.py` from its own measurements: every line is one fresh process on {processors} shared
cores, some with other work beside it. Seconds of the processor are what to compare; the clock is beside them. The
data are a demonstration council of that many children (all who appear in five years) with {rows};
a table longer than a sheet is cut at its limit.
"""
_OTHERS = """## What it is compared with

**openpyxl** loads the whole workbook. Plain loops over the children (the second route of our tests) find every figure
of thirteen month ends and the figure before each, the children behind every figure of the page with the reason of
each, and what falls due; they write the same sheets and save the workbook. Rows are grouped by child once, and what
several months need is found once. **pandas** does the same between `read_excel` and `ExcelWriter`. Before they are
measured, what they find is compared with what a refresh writes: every number of Results, every row of Behind the
figures and Due soon. To their advantage they need not work out the rules of Data quality (`check` is their cost), the
rows of Trends, titles, targets and ratings, and the words on the page.

Memory is the peak of the whole process. **imports** is the memory when Python and the libraries are loaded, before
the first row. It is the same at every size, so with few rows it is most of the peak. The rows cost the peak less that.

**COUNTIFS**: formulas in a workbook, recalculated by LibreOffice (`calculateAll()`; opening the workbook is not
counted). They show what COUNTIFS can do, which is less than the figures of the product.

* In care at thirteen month ends: a helper column and thirteen COUNTIFS; the numbers are those of the product (two
  episodes that overlap would count twice).
* Reviews, visits on time: due day and on time in helper columns, then 52 COUNTIFS. They count only what was
  done: not what was never done and falls due again. Nor do they see whether the child was in care on the day.
* Stability on one day: five COUNTIFS and MAXIFS per child over all episodes, for up to 1,000 of the children, as the
  time grows with children times episodes. Moves are counted by RNE: the return from a temporary placement counts as
  one.

Excel's own calculator is faster and uses every core; how it grows is the same.
"""
_READ = "floor: import pandas, read the sheets"
_MEASURES = (
    "floor: python starts", _READ, "--help", "import", "refresh", "second refresh", "figures", "check", "share",
    "Python: open, figures", "openpyxl", "pandas", "imports: refresh", "imports: openpyxl", "imports: pandas",
)  # fmt: skip
_COUNTIFS = "COUNTIFS: "
_TO_REACH = {1000: 5, 10_000: 20}
_FIFTY = "fifty of "
_REFRESH_TO_REACH = {1000: 3.0, 10_000: 2.0, 55_000: 1.8}
"""Times the floor."""
FORMER = "former "
_FORMER_COSTS = ("import", "refresh", "figures", "check", "share")
_REGION, _ENGLAND = 33, 153


def page(kept: dict[str, Costs]) -> str:
    sizes = sorted((size for size in kept if size.isdigit()), key=int)
    rows = ", ".join(f"{kept[size]['rows']['count']:,.0f} raw rows at {int(size):,}" for size in sizes)
    compared = "".join(_to_the_floor(kept[size], int(size)) for size in sizes)
    compared += "".join(_ratios(kept[size], int(size)) for size in sizes if "openpyxl" in kept[size])
    head = _HEAD.format(processors=os.cpu_count(), rows=rows)
    parts = [
        head, *_table(kept, sizes), "", compared, _OTHERS, *_growth(kept, sizes), "", *_functions(kept, sizes), "",
        *_cells(kept.get("cells")), *_former(kept, sizes), *_councils(kept.get("councils")),
    ]  # fmt: skip
    return "\n".join(parts).rstrip() + "\n"


def _table(kept: dict[str, Costs], sizes: list[str]) -> Iterator[str]:
    formulas = dict.fromkeys(name for size in sizes for name in kept[size] if name.startswith(_COUNTIFS))
    yield from _heads("processor (clock), peak memory", sizes)
    for name in (*_MEASURES, *formulas):
        yield f"| {name} | " + " | ".join(_cell(kept[size].get(name)) for size in sizes) + " |"


def _heads(first: str, sizes: list[str]) -> Iterator[str]:
    yield f"| {first} | " + " | ".join(f"{int(size):,} children" for size in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)


def _cell(cost: dict[str, float] | None) -> str:
    if cost is None:
        return "not measured"
    return f"{cost['processor']:,.2f} s ({cost['clock']:,.1f} s), {cost['memory']:,.0f} MiB"


def _ratios(costs: Costs, size: int) -> str:
    ours, theirs = costs["refresh"], costs["openpyxl"]
    wanted = f" (to reach: {_TO_REACH[size]})" if size in _TO_REACH else ""
    return (
        f"* {size:,} children: the openpyxl way takes {_times(theirs, ours)} of a refresh{wanted}, "
        f"{_times(theirs, costs['figures'])} of the figures alone; the pandas way {_times(costs['pandas'], ours)}.\n"
        f"  Over its imports a refresh takes {_over_imports(costs, 'refresh'):,.0f} MiB and the openpyxl way "
        f"{_over_imports(costs, 'openpyxl'):,.0f}: "
        f"{_over_imports(costs, 'refresh') / _over_imports(costs, 'openpyxl'):.2f} (to reach: 0.33); "
        f"with them {ours['memory'] / theirs['memory']:.2f}.\n"
    )


def _to_the_floor(costs: Costs, size: int) -> str:
    refresh, second = costs["refresh"], costs["second refresh"]
    wanted = f" (to reach: {_REFRESH_TO_REACH[size]})" if size in _REFRESH_TO_REACH else ""
    return (
        f"* {size:,} children: a refresh takes {_times(refresh, costs[_READ])} of its floor{wanted}, the second "
        f"{_times(second, refresh)} of the first (to reach: 1.2).\n"
    )


def _over_imports(costs: Costs, way: str) -> float:
    return costs[way]["memory"] - costs[f"imports: {way}"]["memory"]


def _times(one: dict[str, float], other: dict[str, float]) -> str:
    processor, clock = (one[name] / other[name] for name in ("processor", "clock"))
    return f"{processor:.1f} times the processor and {clock:.1f} times the clock"


def _growth(kept: dict[str, Costs], sizes: list[str]) -> Iterator[str]:
    yield from ("## Growth", "", "Microseconds of the processor per raw row: they should not grow.", "")
    yield from _heads("what", sizes)
    for name in ("import", "refresh", "figures", "check"):
        yield f"| {name} | " + " | ".join(_a_row(kept[size], name) for size in sizes) + " |"


def _a_row(costs: Costs, name: str) -> str:
    return f"{costs[name]['processor'] / costs['rows']['count'] * 1e6:.0f}" if name in costs else ""


def _functions(kept: dict[str, Costs], sizes: list[str]) -> Iterator[str]:
    """Nothing where none was measured."""
    names = dict.fromkeys(name for size in sizes for name in kept[size] if name.startswith(_FIFTY))
    if names:
        yield "## Worksheet functions"
        yield ""
        yield "Fifty formulas, each with rows of its own as Excel delivers them, recalculated after one visit has"
        yield "changed: seconds of the processor, in brackets the time to type their tables once. Delivery by Excel is"
        yield "not in it."
        yield ""
        yield from _heads("what", sizes)
    for name in names:
        yield f"| {name} | " + " | ".join(_fifty(kept[size].get(name)) for size in sizes) + " |"


def _fifty(cost: dict[str, float] | None) -> str:
    return "not measured" if cost is None else f"{cost['processor']:,.2f} s ({cost['typing']:,.2f} s)"


def _cells(found: Costs | None) -> Iterator[str]:
    if found is not None:
        yield "### A page of 299 cells"
        yield ""
        yield "Visits on time in the demonstration, 23 rows of 13 months: of all children, of teams and of workers."
        yield "One visit has changed since the last calculation. At most 6 s is allowed for one formula in each cell,"
        yield "1 s for rows of 13 months. CPS_FIGURE reads Results and takes no filter. Delivery by Excel is not in it."
        yield ""
        yield "| written as | formulas | processor |"
        yield "|---|---|---|"
        for way, cost in found.items():
            yield f"| {way} | {cost['formulas']} | {cost['processor']:.2f} s |"
        yield ""


def _former(kept: dict[str, Costs], sizes: list[str]) -> Iterator[str]:
    """Nothing where none was measured."""
    both = [size for size in sizes if FORMER + size in kept]
    if both:
        yield "## The first version"
        yield ""
        yield "Measured on the same machine by its own benchmarks, on its own workbook of the same children: it had 34"
        yield "indicators where there are 45, no usual ranges, and numpy where there is pandas now."
        yield ""
        yield from _heads("processor (clock), peak memory", both)
        for name in _FORMER_COSTS:
            yield f"| {name} | " + " | ".join(_cell(kept[FORMER + size].get(name)) for size in both) + " |"
        yield ""


def _councils(found: Costs | None) -> Iterator[str]:
    if found is not None:
        apart, beside = found["one after the other"], found["side by side"]
        yield "## Many councils"
        yield ""
        yield "Every figure of thirteen months (`cps.open(book).figures()`) of councils of 540 children in care each,"
        yield f"about the mean in England: measured with 12 of them, by the clock, on {os.cpu_count()} cores"
        yield "(`concurrent.futures`); the rest is multiplied."
        yield ""
        yield f"| run | one council | a region of {_REGION} | all {_ENGLAND} | memory of a process |"
        yield "|---|---|---|---|---|"
        for way, cost in found.items():
            times = (_minutes(cost["clock"] * number) for number in (1, _REGION, _ENGLAND))
            yield f"| {way} | {' | '.join(times)} | {cost['memory']:,.0f} MiB |"
        yield ""
        yield f"Side by side they take {beside['clock'] / apart['clock']:.2f} of the time. Councils share nothing, so"
        yield "cores and machines add up until the disk or the memory is full: a process for each core. One machine"
        yield "is not enough to count all of England every minute, or with decades of history; Dask or Ray would"
        yield "do that, one task per council, with these functions unchanged. Neither is built in: a scheduler is more"
        yield "to install and to trust than the minutes that it would save."


def _minutes(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds / 60:.1f} min"
