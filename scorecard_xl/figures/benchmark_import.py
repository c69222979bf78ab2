"""What DfE publishes of all councils -> benchmarks of one, and their rows among those that officers typed."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from scorecard_xl.figures.benchmarks import (
    COUNTED_OTHERWISE,
    GROUP,
    HEADINGS,
    MEASURE,
    NOTE,
    RANKS,
    SOURCE,
    VALUES,
    YEAR,
    Benchmark,
)
from scorecard_xl.imports.published_values import COUNCIL, NATION, REGION
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.registry import Better
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_number
from scorecard_xl.tables.dates import read_year
from scorecard_xl.tables.values import Value

_DIGITS = 12  # so that the median of 0.09 and 0.1 is 0.095
FROM_FILE = "DfE file "
"""How the source of a row begins that an import wrote; all others were typed."""
_KEPT_IF_UNKNOWN = ("England", "Region", "Statistical neighbours", "Neighbours used")
_Key = tuple[str, str, int]


@dataclass(frozen=True)
class SourcedBenchmark:
    """A benchmark, and where it is from. `in_file`: whether the file has the council at all."""

    benchmark: Benchmark
    file: str
    in_file: bool


def benchmarks_of_council(
    values: pd.DataFrame, council: int, neighbours: Sequence[int], region: str
) -> Iterator[SourcedBenchmark]:
    """A benchmark for each measure, group and year of the values (`Published.values`), in the order of the indicators.

    `council`, `neighbours`: by their places; `region`: as the files name it (`region_of`).
    """
    known = values[values["indicator"].isin(INDICATORS)]
    for (indicator, group, year), own in sorted(known.groupby(["indicator", "group", "year"]), key=_order):
        place = own["place"].where(own["level"] == COUNCIL).explode().dropna()
        councils = own.loc[place.index].assign(one=place)
        mine = councils[councils["one"] == council]
        near = councils[councils["one"].isin(neighbours)]["value"].dropna()
        rank, of, quartile = rank_of(
            own.loc[own["level"] == COUNCIL, "value"], _value(mine), INDICATORS[indicator].better
        )
        benchmark = Benchmark(
            indicator,
            group or None,
            dt.date(int(year), 3, 31),
            england=_value(own[own["level"] == NATION]),
            region=_value(own[(own["level"] == REGION) & (own["region"] == region)]),
            neighbours=round(float(near.median()), _DIGITS) if len(near) else None,
            council=_value(mine),
            rank=rank,
            of=of,
            quartile=quartile,
            neighbours_used=len(near) if neighbours else None,
            note=COUNTED_OTHERWISE.get(indicator, ""),
        )
        yield SourcedBenchmark(benchmark, own["file"].iloc[-1], not mine.empty)


def _order(item: tuple[tuple[str, str, float], pd.DataFrame]) -> tuple[int, str, float]:
    indicator, group, year = item[0]
    return list(INDICATORS).index(indicator), group, year


def rank_of(values: pd.Series, own: float | None, better: Better) -> tuple[int | None, int | None, int | None]:
    """Rank from the best, number of councils with a value, quartile (1 is the best quarter).

    Equal values share the better place. Quartile 1: fewer than a quarter of the councils do better; 2: fewer than half.
    None where the council has no value, or where neither more nor fewer is better.
    """
    known = values.dropna()
    if better is Better.NEITHER or not len(known):
        return None, None, None
    if own is None:
        return None, len(known), None
    ahead = int((known > own).sum() if better is Better.HIGHER else (known < own).sum())
    return ahead + 1, len(known), 1 + 4 * ahead // len(known)


def region_of(values: pd.DataFrame, council: int, named: str = "") -> str:
    """The region of the files to compare the council with; blank where there is none.

    It is the one named if the files have it, else the council's own; for a council of Inner or Outer London, London.
    """
    own = values.loc[values["place"].map(lambda place: council in place), "region"]
    its_own = next((str(region) for region in own if region), "")
    there = {plain(region): str(region) for region in values.loc[values["level"] == REGION, "region"].unique()}
    wanted = [named, "London" if plain(its_own).endswith("london") else its_own, its_own]
    return next((there[plain(name)] for name in wanted if plain(name) in there), "")


def _value(rows: pd.DataFrame) -> float | None:
    """The value of the only row; None if there is none, or it is not published."""
    known = rows["value"].dropna()
    return float(known.iloc[0]) if len(known) else None


@dataclass
class Merged:
    """The rows of the sheet after the import, without headings.

    `typed`: what officers typed and the files have otherwise, in words; `lacking`: headings that the sheet has not.
    """

    rows: list[list[Value]]
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    typed: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.added or self.replaced)


def merged_rows(rows: Sequence[Sequence[Value]], first_row: int, found: Iterable[SourcedBenchmark]) -> Merged:
    """The rows with what was found: of a key that is there the last row changes, others are added below.

    `rows`: of the sheet, headings first, at its row `first_row`. Columns of the officer's own keep their cells.
    """
    headings, width = Headings(rows[0]), len(rows[0])
    lines = [(at, [*row, *[None] * (width - len(row))]) for at, row in enumerate(rows[1:], first_row + 1)]
    lines = [(at, row) for at, row in lines if not all(map(is_empty, row))]
    places = {key: place for place, (_, row) in enumerate(lines) if (key := _key(headings, row)) is not None}
    result = Merged([list(row) for _, row in lines], lacking=headings.missing([*HEADINGS, SOURCE]))
    for each in found:
        cells = _cells(each)
        place = places.get(
            (plain(each.benchmark.indicator), plain(each.benchmark.group or ""), each.benchmark.year.year)
        )
        if place is None:
            result.added += 1
            result.rows.append(headings.row(cells))
        else:
            _replace(result, headings, place, lines[place][0], cells)
    return result


def _cells(each: SourcedBenchmark) -> dict[str, Value]:
    benchmark = each.benchmark
    values: dict[str, Value] = {heading: getattr(benchmark, name) for heading, name in (VALUES | RANKS).items()}
    return {
        MEASURE: benchmark.indicator,
        GROUP: benchmark.group,
        YEAR: benchmark.year.year,
        **values,
        NOTE: benchmark.note or None,
        SOURCE: f"{FROM_FILE}{each.file}",
    }


def _key(headings: Headings, row: Sequence[Value]) -> _Key | None:
    (measure, group, year), *_ = headings.in_order((MEASURE, GROUP, YEAR), [row])
    try:
        return plain(measure), plain("" if is_empty(group) else group), read_year(year).year
    except Unreadable:
        return None


def _replace(result: Merged, headings: Headings, place: int, row: int, cells: dict[str, Value]) -> None:
    """Put the cells into the row; where the files know nothing, what is there stays."""
    old = result.rows[place]
    known = {name: value for name, value in cells.items() if value is not None or name not in _KEPT_IF_UNKNOWN}
    if (note := headings.place(NOTE)) is not None and not is_empty(old[note]):
        known.pop(NOTE)  # the officer's own
    changes = {name: at for name, at in headings.places(known).items() if not _same(old[at], known[name])}
    if not changes:
        result.unchanged += 1
        return
    source = headings.place(SOURCE)
    was_typed = source is None or not as_text(old[source] or "").startswith(FROM_FILE)
    numbers = [f"{name} {as_text(old[at])}" for name, at in changes.items() if name in VALUES and not is_empty(old[at])]
    if was_typed and numbers:
        result.typed.append(f"row {row}, {cells[MEASURE]} {cells[YEAR]} ({', '.join(numbers)})")
    for name, at in changes.items():
        old[at] = known[name]
    result.replaced += 1


def _same(old: Value, new: Value) -> bool:
    if is_empty(old) or is_empty(new):
        return is_empty(old) and is_empty(new)
    try:
        text = as_text(old)
        number = read_number(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        return isinstance(new, (int, float)) and abs(number - new) < 1e-9
    except Unreadable:
        return plain(old) == plain(new)
