"""What the rules look at: the tables, and what several rules need of them, derived once."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import numpy as np

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.days import edate, years_old
from scorecard_xl.council.period import Day, year_start
from scorecard_xl.tables.columns import A_DAY, NOT_KNOWN, filled, known, taken
from scorecard_xl.tables.lookups import last_of
from scorecard_xl.tables.rows import Rows

_AHEAD, _A_YEAR = timedelta(days=62), timedelta(days=366)
_ADOPTED = ("E11", "E12")


def birthday(born: np.ndarray, age: int) -> np.ndarray:
    """The day each child reaches the age; a 29 February ages on 1 March (decisions A8)."""
    day = edate(born, 12 * age).astype("M8[D]")
    clipped = _day_of_month(day) < _day_of_month(born.astype("M8[D]"))
    return (day + clipped).astype("M8[s]")


def _day_of_month(days: np.ndarray) -> np.ndarray:
    return np.asarray(days - days.astype("M8[M]").astype("M8[D]"))


def financial_year(days: np.ndarray) -> np.ndarray:
    """The year in which the financial year of each day starts; NaN where there is no day."""
    months = days.astype("M8[M]")
    years = (months - np.timedelta64(3, "M")).astype("M8[Y]").astype(float) + 1970
    return np.where(np.isnat(months), np.nan, years)


def where(rows: Rows, fails: np.ndarray) -> Rows | None:
    """The rows that fail; None where there are none, which is nearly always, and cheap."""
    return rows[fails] if fails.any() else None


def with_neighbours(ordered: Rows, *columns: str, next_too: bool = False) -> Rows:
    """Rows in order of the child, each with `first` and `final` of its child, and with its neighbours.

    Adds `previous_…` for each of the columns and for the `row` of the sheet, and with `next_too` also `next_…`.
    """
    place, child = np.arange(len(ordered)), ordered.child
    first = np.append(True, child[1:] != child[:-1])[: len(child)]
    final = np.append(first[1:], True)[: len(child)]
    neighbours = {"previous": np.where(first, -1, place - 1)} | (
        {"next": np.where(final, -1, place + 1)} if next_too else {}
    )
    beside = {name: ordered[name] for name in columns} | {"row": ordered.index.astype(float)}
    found = {
        f"{which}_{name}": taken(column, at) for which, at in neighbours.items() for name, column in beside.items()
    }
    return ordered.with_columns(first=first, final=final, **found)


@dataclass(frozen=True)
class Evidence:
    """The data, and the last day of the month reported."""

    data: Dataset
    last: Day

    def table(self, name: str) -> Rows:
        """A typed table."""
        return self.data.tables[name]

    def with_birth(self, name: str) -> Rows:
        """A typed table with the child's date of birth in Children as `born`."""
        rows = self.data.tables[name]
        return rows.with_columns(born=last_of(self.data.children, "dob", rows))

    @cached_property
    def reviews(self) -> Rows:
        """Reviews with `born`."""
        return self.with_birth("Reviews")

    @cached_property
    def horizon(self) -> Day:
        """Two months after the month reported, or after all but a thousandth of the episodes: no date lies beyond it.

        Looking back at an old month must not turn what happened since into mistakes; nor may a mistyped DECOM, which
        the month reported may have been taken from, hide itself.
        """
        starts = self.table("Episodes")["decom"].astype("int64")
        if not len(starts):
            return self.last + _AHEAD
        reached = Day(np.datetime64(int(np.quantile(starts, 0.999, method="lower")), "s"))
        return max(reached, min(self.last, reached + _A_YEAR)) + _AHEAD

    @cached_property
    def episodes(self) -> Rows:
        """Episodes in order of child, DECOM and DEC, each with its neighbours: `previous_…`, `next_…`, their rows.

        `first` and `final`: of the child; `born`; `temporary`; `until`: DEC, or the last day reported where open.
        """
        beside = with_neighbours(self.data.episodes, "decom", "dec", "rne", "place", next_too=True)
        return beside.with_columns(born=beside["dob"], until=filled(beside["dec"], self.last.to_datetime64()))

    @cached_property
    def outcomes(self) -> Rows:
        """OC2 with `born`, `start` (1 April of its year) and `all_year`: looked after from then to 31 March."""
        oc2 = self.with_birth("OC2")
        all_year = np.zeros(len(oc2), dtype=bool)
        for year in self.outcome_years:
            all_year |= (oc2["year"] == year) & oc2.are_in(self.looked_after[year])
        return oc2.with_columns(start=edate(oc2["year"], -12) + A_DAY, all_year=all_year)

    @cached_property
    def looked_after(self) -> dict[Day, Rows]:
        """For each year of OC2 the last episode of each child looked after all year."""
        return {year: self.data.looked_after_all_year(year) for year in self.outcome_years}

    @cached_property
    def outcome_years(self) -> list[Day]:
        """The years with OC2 rows that are over and whose episodes are known."""
        started = self.table("Episodes")["decom"]
        years = [Day(year) for year in np.unique(self.table("OC2")["year"])]
        known_from = year_start(Day(started.min())) if len(started) else self.last
        return [year for year in years if known_from < year <= self.last]

    @cached_property
    def adopted(self) -> Rows:
        """The last episode of each child adopted, with the match in AD1."""
        episodes = self.episodes
        adopted = episodes[episodes["rec"].among(_ADOPTED) & known(episodes["dec"])].one_each()
        return adopted.with_columns(date_match=last_of(self.table("AD1"), "date_match", adopted))

    @cached_property
    def care_leavers(self) -> Rows:
        """CareLeavers with the date of birth (`born`), the age on the last day, and at 17 or 18 the last birthday."""
        leavers = self.with_birth("CareLeavers")
        born = filled(leavers["dob"], leavers["born"])
        age = years_old(born, self.last)
        turned = np.where(age == 17, birthday(born, 17), np.where(age == 18, birthday(born, 18), NOT_KNOWN))
        return leavers.with_columns(born=born, age=age, birthday=turned)

    @cached_property
    def in_care(self) -> Rows:
        """The children in care on the last day."""
        return self.data.in_care(self.last)
