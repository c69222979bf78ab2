"""What DfE publishes of all councils -> benchmarks of one: its region, England, its neighbours, its rank."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from scorecard_xl.figures.benchmarks import COUNTED_OTHERWISE, Benchmark
from scorecard_xl.imports.published_values import COUNCIL, NATION, REGION
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.registry import Better
from scorecard_xl.tables.by_heading import plain

_DIGITS = 12  # so that the median of 0.09 and 0.1 is 0.095


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
