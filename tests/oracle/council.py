"""One council: its children, its rows and its settings; what every figure starts from."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from oracle.care import Child, Stay, child, counts
from oracle.days import Span, within
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
    pep_ages: str = "5 to 15"
    visits_counted: str = "by interval"
    adoption_timetable: str = "yes"
    visit_timetable: str = "by placement"


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


def leavings(council: Council, window: Span) -> dict[Child, Stay]:
    """G1: the children who left care in the window, each with the last episode that ended so."""
    return {child: stay for _, _, child, stay in within(council.once(_leavings), window)}


def _leavings(council: Council) -> list[tuple[dt.date, int, Child, Stay]]:
    """In order of DEC, then row."""
    found = (
        (stay.episode.dec, stay.episode.row, child, stay)
        for child in council.children
        for stay in child.stays
        if stay.episode.dec is not None and stay.episode.rec not in ("", "X1") and counts(stay.episode)
    )
    return sorted(found, key=itemgetter(0, 1))
