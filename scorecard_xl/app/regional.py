"""Comparing councils: their shared copies -> a regional table, with what was left out and why."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard_xl.council.period import Day, month_end
from scorecard_xl.errors import Refusal
from scorecard_xl.imports.entries import Entry, entries_of
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.share.received_copies import SharedCopy, newest_of_each, read_copy
from scorecard_xl.share.regional import Regional, not_comparable, regional
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.plain_book import PlainSheet, plain_book

COLUMNS = (
    "indicator", "title", "group", "window", "end", "unit", "council", "value", "denominator", "value_low",
    "value_high", "rank", "rank_low", "rank_high", "of", "median", "median_low", "median_high",
)  # fmt: skip
"""Of the CSV file, and of the sheet Ranks: one row for each measure and council."""
ABOUT = (
    "From the copies that councils share with anyone, and from nothing else: what is rounded there is rounded here.",
    "Rank: 1 is best. 3=: another council shows the same. 3 to 5: the rounded figures do not decide which.",
    "Not ranked: numbers (they depend on the size of the council), measures of which neither more nor fewer is better, "
    "and figures that a copy does not show (fewer than 20).",
    "Median: of the councils that show a value. Two numbers: the rounded figures do not decide between them.",
)


@dataclass(frozen=True)
class Comparison:
    """`month`: the month end that is compared; `notes`: what was left out and why, as sentences."""

    month: dt.date
    councils: Sequence[str]
    measures: Sequence[Regional]
    notes: Sequence[str]


def compare(sources: Sequence[Path], month: dt.date | None = None) -> Comparison:
    """The regional table of these copies, at the month end; without one, the latest that all of them have.

    A file that cannot be compared is left out and said. Raises Refusal where fewer than two councils are left.
    """
    copies, said = _read(sources)
    copies, others = newest_of_each(copies)
    said += others
    if len(copies) < 2:
        only = f"only {copies[0].council} is there" if copies else "none is there"
        raise Refusal(" ".join([*said, f"A comparison needs the copies of two councils or more, and {only}."]))
    chosen, about = _month(copies, month)
    having = [copy for copy in copies if chosen in copy.months]
    if len(having) < 2:
        raise Refusal(" ".join([*said, f"Fewer than two copies have {chosen:%B %Y}. {_of_each_month(copies)}"]))
    without = [copy.council for copy in copies if chosen not in copy.months]
    if without:
        about.append(f"Without {chosen:%B %Y}, so left out: {', '.join(without)}.")
    left = not_comparable(having, chosen)
    if left:
        about.append(f"Not compared, because no two councils have the same measure: {', '.join(left)}.")
    councils = sorted((copy.council for copy in having), key=str.lower)
    return Comparison(chosen, councils, regional(having, chosen), [*said, *about])


def _read(sources: Sequence[Path]) -> tuple[list[SharedCopy], list[str]]:
    """The copies in the files, folders and .zip files, and why others are none."""
    copies, said = [], []
    for entry in _entries(sources):
        try:
            copies.append(read_copy(entry))
        except SourceError as error:
            said.append(f"Left out: {error}")
    return copies, said


def _entries(sources: Sequence[Path]) -> Iterator[Entry]:
    """The files that were named, and the CSV files of folders: a copy's other files are beside it there."""
    for path in sources:
        if not path.exists():
            raise Refusal(f"There is no file or folder {path}: check the spelling.")
        for entry in entries_of(path):
            if (path.is_file() and path.suffix.lower() != ".zip") or entry.kind == ".csv":
                yield entry


def _month(copies: Sequence[SharedCopy], asked: dt.date | None) -> tuple[dt.date, list[str]]:
    """The month end to compare, and what is said of it."""
    if asked is not None:
        return month_end(Day(asked)).date(), []
    months = {copy.month for copy in copies}
    if len(months) == 1:
        return months.pop(), []
    shared = frozenset.intersection(*(copy.months for copy in copies))
    if not shared:
        raise Refusal(f"No month is in all copies. {_of_each_month(copies)} Choose one with --month YYYY-MM.")
    chosen, latest = max(shared), max(months)
    return chosen, [
        f"{_of_each_month(copies)} This compares {chosen:%B %Y}, the latest month that all of them have. "
        f"--month {latest:%Y-%m} compares those that have {latest:%B %Y}."
    ]


def _of_each_month(copies: Sequence[SharedCopy]) -> str:
    counts = Counter(copy.month for copy in copies)
    said = ", ".join(f"{count} of {month:%B %Y}" for month, count in sorted(counts.items()))
    return f"The copies are of different months: {said}." if len(counts) > 1 else f"The copies: {said}."


def rows(comparison: Comparison) -> list[list[Value]]:
    """COLUMNS, one row for each measure and council."""
    return [
        [
            each.indicator, each.title, each.group or None, each.window, each.end, each.unit.value, place.council,
            place.text, place.of, place.low, place.high, place.rank, place.rank_low, place.rank_high, each.of,
            each.median, each.median_low, each.median_high,
        ]
        for each in comparison.measures
        for place in each.places
    ]  # fmt: skip


def as_workbook(comparison: Comparison) -> bytes:
    """The .xlsx file: medians, councils beside each other, ranks, and what to know of them."""
    councils = comparison.councils
    medians: list[list[Value]] = [
        [each.name, each.window, each.of, each.spread[0], each.median, each.spread[1]] for each in comparison.measures
    ]
    return plain_book(
        [
            PlainSheet("Medians", ("Measure", "Window", "Councils", "Lowest", "Median", "Highest"), medians),
            PlainSheet("Councils", ("Measure", "Window", *councils), _beside(comparison, "text"), fixed=2),
            PlainSheet("Ranks", ("Measure", "Window", "Of", *councils), _beside(comparison, "rank"), fixed=3),
            PlainSheet("All", COLUMNS, rows(comparison)),
            PlainSheet("About", (f"{comparison.month:%B %Y}",), [[each] for each in _about(comparison)], filters=False),
        ]
    )


def _beside(comparison: Comparison, what: str) -> list[list[Value]]:
    """A row for each measure, a column for each council. `what`: text, or rank with the number of councils."""
    found: list[list[Value]] = []
    for each in comparison.measures:
        if what == "rank" and not each.is_ranked:
            continue
        own = {place.council: getattr(place, what) for place in each.places}
        head: list[Value] = [each.name, each.window, *([each.of] if what == "rank" else [])]
        found.append([*head, *(own.get(council) for council in comparison.councils)])
    return found


def _about(comparison: Comparison) -> list[str]:
    return [f"{len(comparison.councils)} councils: {', '.join(comparison.councils)}.", *ABOUT, *comparison.notes]
