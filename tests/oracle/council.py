"""One council: its children, its rows and its settings; what every figure starts from."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from oracle.care import Child, Stay, child
from oracle.days import Span
from oracle.rows import Row, Tables, clean, records


class Case(NamedTuple):
    """One child, review, visit ... behind a figure, and what the list behind it says.

    `met`: yes or no; yes for all where they are only counted. `value`: what a mean adds up. `fact`: what else its reason
    tells. `left_out`: why it does not count, where a reader would expect that it does.
    """

    child: str
    met: bool = True
    group: str | None = None
    since: dt.date | None = None
    due: dt.date | None = None
    done: dt.date | None = None
    value: float | None = None
    fact: Any = None
    left_out: str = ""


Found = Iterable[Case] | None
"""None: the figure is null (B4)."""

T = TypeVar("T")


@dataclass(frozen=True)
class Settings:
    """The settings that change figures, with their defaults."""

    reviews_complete_from: dt.date | None = None
    visits_complete_from: dt.date | None = None
    long_term_maximum_age: int | None = 16
    pathway_plan_months: int = 6


@dataclass(frozen=True)
class Council:
    """`until`: the last day that anything is asked of."""

    tables: dict[str, list[Row]]
    children: list[Child]
    settings: Settings
    until: dt.date
    _kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, tables: Tables, settings: Settings, until: dt.date) -> "Council":
        cleaned = clean(tables)
        return cls(cleaned, [child(record) for record in records(cleaned)], settings, until)

    def once(self, find: "Callable[[Council], T]") -> T:
        """What several figures and months look at, found when it is first asked for."""
        if find not in self._kept:
            self._kept[find] = find(self)
        return self._kept[find]  # type: ignore[no-any-return]

    def in_care(self, day: dt.date) -> list[tuple[Child, Stay]]:
        """The children in care on a day, each with the episode in force."""
        if day not in self._kept:
            self._kept[day] = [(each, stay) for each in self.children if (stay := each.in_force(day))]
        return self._kept[day]  # type: ignore[no-any-return]

    def has(self, table: str, *columns: str) -> bool:
        """B4: the table has rows, and none of these columns is blank in every row."""
        rows = self.tables.get(table, [])
        return bool(rows) and all(any(row[column] is not None for row in rows) for column in columns)


def leavings(child: Child, window: Span) -> list[Stay]:
    """G1: the episodes with which a child leaves care in the window, the last of them last."""
    found = [
        stay
        for stay in child.stays
        if window.holds(stay.episode.dec) and stay.episode.rec not in ("", "X1") and stay.episode.ls not in ("V3", "V4")
    ]
    return sorted(found, key=lambda stay: (stay.episode.dec, stay.episode.row))
