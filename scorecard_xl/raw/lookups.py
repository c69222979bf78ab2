"""Looking a fact up by child; CHILD has the same categories in every table, so that IDs compare as numbers."""

from collections.abc import Callable, Collection, Mapping

import numpy as np
import pandas as pd

from scorecard_xl.period import Day
from scorecard_xl.raw.rows import Rows


def of_child(by_child: pd.Series, cases: pd.DataFrame | Rows) -> pd.Series:
    """A fact about each case's child, from a series indexed by child; blank where it is not known.

    Of several facts about a child the last counts.
    """
    row = np.full(len(cases["child"].cat.categories) + 1, -1)
    row[by_child.index.codes] = np.arange(len(by_child))  # type: ignore[attr-defined]
    at = row[cases["child"].cat.codes.to_numpy()]
    return pd.Series(by_child.array.take(at, allow_fill=True), index=cases.index)


def code_is(codes: pd.Series, wanted: Callable[[str], bool]) -> pd.Series:
    """Whether each code is wanted, which a blank never is. A column holds few codes: each is asked about once."""
    answers = np.array([wanted(code) for code in codes.cat.categories] + [False])
    return pd.Series(answers[codes.cat.codes.to_numpy()], index=codes.index)


def code_in(codes: pd.Series, wanted: Collection[str]) -> pd.Series:
    """Whether each code is one of those wanted; much faster than `isin`."""
    return code_is(codes, wanted.__contains__)


def last_day(ordered: pd.DataFrame, column: str, day: Day, cases: Rows) -> pd.Series:
    """The last day on or before `day` for each case's child, from rows in order of that column."""
    days = ordered[column].to_numpy()
    known = int(np.searchsorted(days, day.to_datetime64(), side="right"))
    last = np.full(len(cases["child"].cat.categories), "NaT", dtype="M8[s]")
    last[ordered["child"].cat.codes.to_numpy()[:known]] = days[:known]
    return pd.Series(last[cases["child"].cat.codes.to_numpy()], index=cases.index)


def shared_children(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Give CHILD the same categories in every table, so that IDs compare as numbers."""
    ids = sorted({child for frame in tables.values() if "child" in frame for child in frame["child"].cat.categories})
    categories = pd.Index(ids, dtype="str")
    return {name: _with_categories(frame, categories) for name, frame in tables.items()}


def _with_categories(frame: pd.DataFrame, categories: pd.Index) -> pd.DataFrame:
    if "child" not in frame:
        return frame
    return frame.assign(child=frame["child"].cat.set_categories(categories))
