"""Looks facts up by child in frames whose CHILD has the same categories everywhere."""

from collections.abc import Callable, Collection

import numpy as np
import pandas as pd

from scorecard_xl.council.period import Day, Period

NEVER = np.datetime64("9999-12-31", "s")
NOT_KNOWN = np.datetime64("NaT", "s")
A_DAY = np.timedelta64(1, "D")


def child_codes(frame: pd.DataFrame) -> np.ndarray:
    """The number of each row's child: the same in every table of a council."""
    return frame["CHILD"].array.codes


def child_count(frame: pd.DataFrame) -> int:
    """How many children all tables of the council have together."""
    return len(frame["CHILD"].array.categories)


def last_of(frame: pd.DataFrame, column: str, cases: pd.DataFrame) -> pd.Series:
    """The value in a column of the last row about each case's child; blank if there is none."""
    place = np.full(child_count(frame) + 1, -1)
    place[child_codes(frame)] = np.arange(len(frame))
    place[-1] = -1
    return pd.Series(taken(frame[column], place[child_codes(cases)]), index=cases.index)


def taken(column: pd.Series, at: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """The values at these positions of a column; blank where the position is -1."""
    return column.array.take(at, allow_fill=True)


def last_day(ordered: pd.DataFrame, column: str, day: Day, cases: pd.DataFrame) -> pd.Series:
    """The last day on or before `day` for each case's child, from rows in order of that column; NaT if none."""
    days = ordered[column].to_numpy()
    known = int(np.searchsorted(days, day.to_datetime64().astype("M8[s]"), side="right"))
    last = np.full(child_count(ordered), NOT_KNOWN)
    last[child_codes(ordered)[:known]] = days[:known]
    return pd.Series(last[child_codes(cases)], index=cases.index)


def within(ordered: pd.DataFrame, column: str, period: Period) -> pd.DataFrame:
    """The rows whose day in a column lies in the period, from rows in order of that column."""
    ends = np.array([period.start, period.end], dtype="M8[s]") + np.array([0, 1]) * A_DAY
    first, after = np.searchsorted(ordered[column].to_numpy(), ends)
    return ordered.iloc[first:after]


def up_to(ordered: pd.DataFrame, column: str, day: Day) -> pd.DataFrame:
    """The rows whose day in a column is the day or earlier, from rows in order of that column."""
    known = np.searchsorted(ordered[column].to_numpy(), day.to_datetime64().astype("M8[s]"), side="right")
    return ordered.iloc[: int(known)]


def are_in(cases: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    """Whether each case's child is among those of the others."""
    there = np.zeros(child_count(cases), dtype=bool)
    there[child_codes(others)] = True
    return there[child_codes(cases)]


def one_each(frame: pd.DataFrame, keep: str = "last") -> pd.DataFrame:
    """One row per child: its last row, or its first."""
    places, codes = np.arange(len(frame)), child_codes(frame)
    kept = np.full(child_count(frame), -1)
    if keep == "last":
        kept[codes] = places
    else:
        kept[codes[::-1]] = places[::-1]
    return frame if len(frame) == np.count_nonzero(kept >= 0) else frame.iloc[np.sort(kept[kept >= 0])]


def chosen(column: pd.Series, wanted: Callable[[str], bool]) -> np.ndarray:
    """Boolean mask of a categorical column; each category is asked once, blanks are False."""
    values = column.array
    return np.array([*map(wanted, values.categories), False], dtype=bool)[values.codes]


def coded(column: pd.Series, codes: Collection[str]) -> np.ndarray:
    """Boolean mask: which rows of a categorical column have one of these codes."""
    return chosen(column, codes.__contains__)
