"""What the rules look at: the tables, and what several rules need of them, derived once."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import numpy as np
import pandas as pd
from pandas import DataFrame

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import A_DAY, NOT_KNOWN, are_in, child_codes, coded, last_of, one_each
from scorecard_xl.council.movements import ADOPTED, reach_of
from scorecard_xl.council.period import Day, edate, year_start, years_old

_AHEAD, _A_YEAR = timedelta(days=62), timedelta(days=366)


_NO_RULE_NEEDS = [
    "placement_place_provider", "placement_location", "placement_distance", "previous_placement_start", "moves",
    "for_adoption", "adoption_start", "reviews_span", "reviews_rule", "visits_span", "visits_rule",
]  # fmt: skip


def birthday(born: pd.Series, age: int) -> np.ndarray:
    """The day each child reaches the age; a 29 February ages on 1 March (decisions A8)."""
    day = edate(born, 12 * age).astype("M8[D]")
    clipped = _day_of_month(day) < _day_of_month(np.asarray(born).astype("M8[D]"))
    return (day + clipped).astype("M8[s]")


def _day_of_month(days: np.ndarray) -> np.ndarray:
    return np.asarray(days - days.astype("M8[M]").astype("M8[D]"))


def with_neighbours(ordered: DataFrame, *columns: str, next_too: bool = False) -> DataFrame:
    """Rows in order of the child, with `first` and `final` of its child and with the values of the rows beside.

    Adds `previous_…` for each of the columns and for the `row` of the sheet, and with `next_too` also `next_…`.
    """
    child = child_codes(ordered)
    first, final = np.diff(child, prepend=-1) != 0, np.diff(child, append=-1) != 0
    beside = {name.lower(): ordered[name] for name in columns} | {"row": ordered.index.to_series().astype(float)}
    found = {f"previous_{name}": column.shift().mask(first) for name, column in beside.items()}
    if next_too:
        found |= {f"next_{name}": column.shift(-1).mask(final) for name, column in beside.items()}
    return ordered.assign(first=first, final=final, **found)


@dataclass(frozen=True)
class Evidence:
    """The data, the last day of the month reported, and the day to which the episodes are said to be complete."""

    data: Dataset
    last: Day
    complete_to: Day | None = None

    def table(self, name: str) -> DataFrame:
        """A typed table."""
        return self.data.tables[name]

    def with_birth(self, name: str) -> DataFrame:
        """A typed table with the child's date of birth in Children as `born`."""
        rows = self.data.tables[name]
        return rows.assign(born=last_of(self.data.children, "DOB", rows))

    @cached_property
    def reviews(self) -> DataFrame:
        """Reviews with `born`."""
        return self.with_birth("Reviews")

    @cached_property
    def horizon(self) -> Day:
        """Two months after the month reported, or after the day that the episodes reach: no date lies beyond it.

        They reach the latest start of all but a thousandth, the day of decisions H1, and the one to which they are said
        to be complete.

        Looking back at an old month must not turn what happened since into mistakes; nor may a mistyped DECOM, which
        the month reported may have been taken from, hide itself.
        """
        starts = self.table("Episodes")["DECOM"]
        if starts.empty:
            return self.last + _AHEAD
        most = starts.quantile(0.999, interpolation="lower")
        reached = max(most, reach_of(self.table("Episodes")) or most, self.complete_to or most)
        return max(reached, min(self.last, reached + _A_YEAR)) + _AHEAD

    @cached_property
    def episodes(self) -> DataFrame:
        """Episodes in order of child, DECOM and DEC, each with its neighbours: `previous_…`, `next_…`, their rows.

        `first` and `final`: of the child; `born`; `temporary`; `until`: DEC, or the last day reported where open.
        """
        episodes = self.data.episodes.drop(columns=_NO_RULE_NEEDS)
        beside = with_neighbours(episodes, "DECOM", "DEC", "RNE", "PLACE", next_too=True)
        return beside.assign(born=beside["dob"], until=beside["DEC"].fillna(self.last))

    @cached_property
    def outcomes(self) -> DataFrame:
        """OC2 with `born`, `start` (1 April of its year) and `all_year`: looked after from then to 31 March."""
        oc2 = self.with_birth("OC2")
        all_year = np.zeros(len(oc2), dtype=bool)
        for year in self.outcome_years:
            all_year |= (oc2["YEAR"] == year).to_numpy() & are_in(oc2, self.looked_after[year])
        return oc2.assign(start=edate(oc2["YEAR"], -12) + A_DAY, all_year=all_year)

    @cached_property
    def looked_after(self) -> dict[Day, DataFrame]:
        """For each year of OC2 the last episode of each child looked after all year."""
        return {year: self.data.looked_after_all_year(year) for year in self.outcome_years}

    @cached_property
    def outcome_years(self) -> list[Day]:
        """The years with OC2 rows that are over and whose episodes are known."""
        started = self.table("Episodes")["DECOM"]
        years = sorted(self.table("OC2")["YEAR"].unique())
        known_from = self.last if started.empty else year_start(started.min())
        return [year for year in years if known_from < year <= self.last]

    @cached_property
    def adopted(self) -> DataFrame:
        """The last episode of each child adopted, with the match in AD1 as `date_match`."""
        episodes = self.episodes
        adopted = one_each(episodes[coded(episodes["REC"], ADOPTED) & episodes["DEC"].notna()])
        return adopted.assign(date_match=last_of(self.table("AD1"), "DATE_MATCH", adopted))

    @cached_property
    def care_leavers(self) -> DataFrame:
        """CareLeavers with the date of birth (`born`), the age on the last day, and at 17 or 18 the last birthday."""
        leavers = self.with_birth("CareLeavers")
        born = leavers["DOB"].fillna(leavers["born"])
        age = years_old(born, self.last)
        turned = np.where(age == 17, birthday(born, 17), np.where(age == 18, birthday(born, 18), NOT_KNOWN))
        return leavers.assign(born=born, age=age, birthday=turned)

    @cached_property
    def in_care(self) -> DataFrame:
        """The children in care on the last day."""
        return self.data.in_care(self.last)
