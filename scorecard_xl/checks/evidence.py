"""What the rules look at: the tables, and what several rules need of them, derived once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from scorecard_xl.period import Day, edate, year_start, years_old
from scorecard_xl.raw.care import TEMPORARY
from scorecard_xl.raw.dataset import Dataset

_AHEAD, _A_YEAR = pd.Timedelta(days=62), pd.Timedelta(days=366)
_OF_AN_EPISODE = ["child", "decom", "dec", "rne", "rec", "ls", "place", "placement_place", "pl_distance", "pl_location"]
_ADOPTED = ("E11", "E12")
_NEIGHBOURS = ["decom", "dec", "rne", "place"]


def birthday(born: pd.Series, age: int) -> pd.Series:
    """The day each child reaches the age; a 29 February ages on 1 March (settled A8)."""
    day = edate(born, 12 * age).to_numpy().astype("M8[D]")
    clipped = _day_of_month(day) < _day_of_month(born.to_numpy().astype("M8[D]"))
    return pd.Series((day + clipped).astype("M8[s]"), index=born.index)


def _day_of_month(days: np.ndarray) -> np.ndarray:
    return np.asarray(days - days.astype("M8[M]").astype("M8[D]"))


def financial_year(days: pd.Series) -> pd.Series:
    """The year in which the financial year of each day starts; NaN where there is no day."""
    months = days.to_numpy().astype("M8[M]")
    years = (months - np.timedelta64(3, "M")).astype("M8[Y]").astype(float) + 1970
    return pd.Series(np.where(np.isnat(months), np.nan, years), index=days.index)


def where(frame: pd.DataFrame, fails: pd.Series | np.ndarray) -> pd.DataFrame | None:
    """The rows that fail; None where there are none, which is nearly always, and cheap."""
    return frame[fails] if fails.any() else None


@dataclass(frozen=True)
class Evidence:
    """The data, and the last day of the month reported."""

    data: Dataset
    last: Day

    def table(self, name: str) -> pd.DataFrame:
        """A typed table."""
        return self.data.tables[name]

    def with_birth(self, name: str) -> pd.DataFrame:
        """A typed table with the child's date of birth in Children as `born`."""
        frame = self.data.tables[name]
        return frame.assign(born=self.data.of_child(self.data.children["dob"], frame))

    @cached_property
    def reviews(self) -> pd.DataFrame:
        """Reviews with `born`."""
        return self.with_birth("Reviews")

    @cached_property
    def horizon(self) -> Day:
        """Two months after the month reported, or after all but a thousandth of the episodes: no date lies beyond it.

        Looking back at an old month must not turn what happened since into mistakes; nor may a mistyped DECOM, which
        the month reported may have been taken from, hide itself.
        """
        starts = self.data.tables["Episodes"]["decom"].to_numpy().astype("int64")
        if not len(starts):
            return self.last + _AHEAD
        reached = Day(np.quantile(starts, 0.999, method="lower"), unit="s")
        return max(reached, min(self.last, reached + _A_YEAR)) + _AHEAD

    @cached_property
    def episodes(self) -> pd.DataFrame:
        """Episodes in order of child, DECOM and DEC, each with its neighbours: `previous_…`, `next_…`, their rows.

        `first` and `final`: of the child; `born`; `temporary`; `until`: DEC, or the last day reported where open.
        """
        episodes = self.data.episodes[_OF_AN_EPISODE]
        first = episodes["child"].cat.codes.diff().ne(0)
        final = first.shift(-1, fill_value=True)
        beside = episodes[_NEIGHBOURS].assign(row=pd.Series(episodes.index, episodes.index, dtype="float64"))
        return episodes.assign(
            first=first,
            final=final,
            born=self.data.episodes["dob"],
            temporary=episodes["place"].isin(TEMPORARY),
            until=episodes["dec"].fillna(self.last),
            **{f"previous_{name}": column.shift().mask(first) for name, column in beside.items()},
            **{f"next_{name}": column.shift(-1).mask(final) for name, column in beside.items()},
        )

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """OC2 with `born`, `start` (1 April of its year) and `all_year`: looked after from then to 31 March."""
        oc2 = self.with_birth("OC2")
        all_year = pd.Series(False, index=oc2.index)
        for year in self.outcome_years:
            children = self.looked_after[year]["child"]
            all_year |= oc2["year"].eq(year) & oc2["child"].isin(children)
        return oc2.assign(start=edate(oc2["year"], -12) + pd.Timedelta(days=1), all_year=all_year)

    @cached_property
    def looked_after(self) -> dict[Day, pd.DataFrame]:
        """For each year of OC2 the last episode of each child looked after all year."""
        return {year: self.data.looked_after_all_year(year).frame for year in self.outcome_years}

    @cached_property
    def outcome_years(self) -> list[Day]:
        """The years with OC2 rows that are over and whose episodes are known."""
        known_from = year_start(self.data.tables["Episodes"]["decom"].min())
        years = sorted(Day(year) for year in self.data.tables["OC2"]["year"].unique())
        return [year for year in years if known_from < year <= self.last]

    @cached_property
    def adopted(self) -> pd.DataFrame:
        """The last episode of each child adopted, with the match in AD1."""
        episodes = self.episodes[self.episodes["rec"].isin(_ADOPTED) & self.episodes["dec"].notna()]
        adopted = episodes.drop_duplicates("child", keep="last")
        match = self.table("AD1").drop_duplicates("child", keep="last").set_index("child")["date_match"]
        return adopted.assign(date_match=self.data.of_child(match, adopted))

    @cached_property
    def care_leavers(self) -> pd.DataFrame:
        """CareLeavers with the date of birth (`born`), the age on the last day, and at 17 or 18 the last birthday."""
        leavers = self.with_birth("CareLeavers")
        born = leavers["dob"].fillna(leavers["born"])
        age = years_old(born, self.last)
        turned_18 = birthday(born, 18).where(age.eq(18))
        return leavers.assign(born=born, age=age, birthday=birthday(born, 17).where(age.eq(17), turned_18))

    @cached_property
    def in_care(self) -> pd.Series:
        """The children in care on the last day."""
        return self.data.in_care(self.last)["child"]
