"""Looking a fact up by child; CHILD has the same categories in every table, so that IDs compare as numbers."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from scorecard_xl.period import Day


def of_child(by_child: pd.Series, cases: pd.DataFrame) -> pd.Series:
    """A fact about each case's child, from a series indexed by child; blank where it is not known."""
    if by_child.empty:
        return pd.Series(index=cases.index, dtype=by_child.dtype)
    row = np.full(len(cases["child"].cat.categories) + 1, -1)
    row[by_child.index.codes] = np.arange(len(by_child))  # type: ignore[attr-defined]
    at = row[cases["child"].cat.codes.to_numpy()]
    return by_child.take(np.maximum(at, 0)).set_axis(cases.index).where(at >= 0)


def last_day(ordered: pd.DataFrame, column: str, day: Day, cases: pd.DataFrame) -> pd.Series:
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
