"""What DfE publishes of England, the region and like councils, as officers keep it on the Benchmarks sheet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from scorecard_xl.figures import naming
from scorecard_xl.indicators import INDICATORS, Indicator, Unit
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_number
from scorecard_xl.tables.dates import read_year
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.sheet_reader import Record, Records

SHEET = "Benchmarks"
MEASURE, GROUP, YEAR = "Measure", "Group", "Year"
VALUES = {
    "England": "england",
    "Region": "region",
    "Statistical neighbours": "neighbours",
    "Own published figure": "council",
}
RANKS = {"Rank": "rank", "Of": "of", "Quartile": "quartile", "Neighbours used": "neighbours_used"}
_QUARTILES = 4
NOTE, SOURCE = "Note", "Source"
HEADINGS = (MEASURE, GROUP, YEAR, *VALUES, *RANKS, NOTE)
NOT_PUBLISHED = frozenset("ckluxz:")
"""DfE's own signs for what is suppressed, low or not known."""
COUNTED_OTHERWISE = {
    each.name: f"{each.published_otherwise}." for each in INDICATORS.values() if each.published_otherwise
}
"""Indicators whose published figure counts otherwise than the scorecard does: how, in a sentence."""


@dataclass(frozen=True)
class Benchmark:
    """What is published of one measure and year, in the unit of the indicator; None: not published.

    Counts of children (`Indicator.is_rate`) are per 10,000 children under 18. `year`: the 31 March it belongs to.
    `council`: this council's own figure. `neighbours`: the median of the statistical neighbours, of which
    `neighbours_used` have a figure. `rank`: the place of this council among the `of` councils with a figure, from the
    best; equal figures share the better place. `quartile`: 1 to 4, 1 is the best quarter. Both only where more or fewer
    is better. `note`: how DfE counts otherwise than the scorecard, as sentences.
    """

    indicator: str
    group: str | None
    year: dt.date
    england: float | None = None
    region: float | None = None
    neighbours: float | None = None
    council: float | None = None
    rank: int | None = None
    of: int | None = None
    quartile: int | None = None
    neighbours_used: int | None = None
    note: str = ""

    @property
    def compares(self) -> bool:
        """Whether it says anything of others."""
        return any(value is not None for value in (self.england, self.region, self.neighbours, self.rank))


@dataclass(frozen=True)
class Benchmarks:
    """Those of all measures and years. `problems`: what is wrong on the sheet."""

    every: Sequence[Benchmark] = ()
    problems: Sequence[Problem] = ()

    def latest(self, indicator: str, group: str | None = None, until: dt.date = dt.date.max) -> Benchmark | None:
        """That of the latest year up to the day that compares; of two for a year the one furthest down the sheet."""
        own = [each for each in self.every if (each.indicator, each.group) == (indicator, group)]
        upwards = (each for each in reversed(own) if each.compares and each.year <= until)
        return max(upwards, key=lambda each: each.year, default=None)


def is_share(indicator: Indicator) -> bool:
    """Whether its benchmark is a share: of a profile by bands, that of all children."""
    return indicator.unit is Unit.SHARE or (indicator.unit is Unit.COUNT and bool(indicator.groups))


def benchmarks_of(records: Records) -> Benchmarks:
    """The benchmarks of the sheet's rows; a wrong cell counts as blank and is a problem."""
    records.say_missing()
    found = [(record, _benchmark(record)) for record in records]
    kept = [(record, each) for record, each in found if each is not None]
    records.say_repeated(((record, (each.indicator, each.group, each.year)) for record, each in kept), MEASURE)
    return Benchmarks([each for _, each in kept], records.problems)


def _benchmark(record: Record) -> Benchmark | None:
    """None where it is not known what the row is about."""
    so_far = len(record.of.problems)
    indicator, year = record.read(MEASURE, _indicator), record.read(YEAR, _year)
    group = record.read(GROUP, partial(_group, indicator)) if indicator else None
    if len(record.of.problems) > so_far:
        return None
    values = {name: record.read(heading, partial(_value, indicator)) for heading, name in VALUES.items()}
    places = {name: record.read(heading, _whole) for heading, name in RANKS.items()}
    if places["rank"] and places["of"] and places["rank"] > places["of"]:
        record.say("Rank", f"is above Of ({places['of']}), so it is not shown: correct the two")
        places["rank"] = None
    if (places["quartile"] or 1) > _QUARTILES:
        record.say("Quartile", f"is not 1 to {_QUARTILES}, so it is not shown: correct it, or clear the cell")
        places["quartile"] = None
    note = record.read(NOTE) or COUNTED_OTHERWISE.get(indicator.name, "")
    return Benchmark(indicator.name, group, year, **values, **places, note=note)


def _indicator(value: object) -> Indicator:
    found = None if is_empty(value) else naming.on_sheet(value, INDICATORS)
    if found is None:
        otherwise = "choose one of the list, or clear the row"
        raise Unreadable(
            f"is not an indicator, so the row is not used: {naming.what_to_write(value or '', INDICATORS, otherwise)}"
        )
    return found


def _year(value: object) -> dt.date:
    if is_empty(value):
        raise Unreadable("is blank: give the year, such as 2025 for the year to 31 March 2025")
    try:
        return read_year(value)
    except Unreadable:
        raise Unreadable("is not a year: write 2025, 2024/25 or 31/03/2025") from None


def _group(indicator: Indicator, value: object) -> str | None:
    text = "" if is_empty(value) else as_text(value)
    if indicator.unit is Unit.CASES:  # a team
        return text or None
    if not indicator.groups:
        if text:
            raise Unreadable(f"makes the row unused, as {indicator.name} has no groups: clear the cell")
        return None
    found = next((group for group in indicator.groups if plain(group) == plain(text)), None)
    if found is None:
        raise Unreadable(f"is not a group of {indicator.name}: give one of {', '.join(indicator.groups)}")
    return found


def _whole(value: object) -> int | None:
    if is_empty(value):
        return None
    number = read_number(value)
    if number < 1 or number != int(number):
        raise Unreadable("is not a whole number from 1 on: correct it, or clear the cell")
    return int(number)


def _value(indicator: Indicator, value: object) -> float | None:
    if is_empty(value) or str(value).strip().lower() in NOT_PUBLISHED:
        return None
    text = as_text(value)
    number = read_number(text.removesuffix("%")) / 100 if text.endswith("%") else read_number(value)
    if is_share(indicator) and not 0 <= number <= 1:
        raise Unreadable("is not a share from 0% to 100%: write 11% or 0.11")
    if number < 0:
        raise Unreadable("is less than 0: give what is published, or clear the cell")
    return number
