"""One council: its children, its rows and its settings; what every figure starts from."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from oracle.care import Child, Stay, child
from oracle.days import Span
from oracle.rows import Row, Tables, clean, records

Parts = tuple[float, float | None]
"""Numerator and denominator; a count has no denominator."""

Found = dict[str | None, Parts | None]
"""By group; the group is None where the indicator has none. None instead of the parts: null (B4)."""


@dataclass(frozen=True)
class Settings:
    """The settings that change figures, with their defaults."""

    reviews_complete_from: dt.date | None = None
    visits_complete_from: dt.date | None = None
    long_term_maximum_age: int | None = 16
    pathway_plan_months: int = 6


@dataclass(frozen=True)
class Council:
    tables: dict[str, list[Row]]
    children: list[Child]
    settings: Settings

    @classmethod
    def of(cls, tables: Tables, settings: Settings) -> "Council":
        cleaned = clean(tables)
        return cls(cleaned, [child(record) for record in records(cleaned)], settings)

    def in_care(self, day: dt.date) -> Iterator[tuple[Child, Stay]]:
        """The children in care on a day, each with the episode in force."""
        for each in self.children:
            stay = each.in_force(day)
            if stay is not None:
                yield each, stay

    def has(self, table: str, *columns: str) -> bool:
        """B4: the table has rows, and none of these columns is blank in every row."""
        rows = self.tables.get(table, [])
        return bool(rows) and all(any(row[column] is not None for row in rows) for column in columns)


def share(answers: Iterator[bool]) -> Found:
    """Numerator and denominator of one yes or no a case."""
    met = list(answers)
    return {None: (sum(met), len(met))}


def count(cases: Iterator[object]) -> Found:
    return {None: (sum(1 for _ in cases), None)}


def mean(values: Iterator[float]) -> Found:
    each = list(values)
    return {None: (sum(each), len(each))}


def leavings(child: Child, window: Span) -> list[Stay]:
    """G1: the episodes with which a child leaves care in the window, the last of them last."""
    found = [
        stay
        for stay in child.stays
        if window.holds(stay.episode.dec) and stay.episode.rec not in ("", "X1") and stay.episode.ls not in ("V3", "V4")
    ]
    return sorted(found, key=lambda stay: (stay.episode.dec, stay.episode.row))
