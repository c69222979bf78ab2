"""Some rows of a frame, without copying them: a column is read when it is asked for, as few of them are."""

from functools import cached_property
from typing import overload

import numpy as np
import pandas as pd


class Rows:
    """The rows of `frame` at some positions. `rows["due"]` is a column; `rows[mask]` are the rows where it is true."""

    def __init__(self, frame: pd.DataFrame, at: np.ndarray) -> None:
        self._frame, self._at = frame, at

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Rows":
        """All rows of a frame."""
        return cls(frame, np.arange(len(frame)))

    @overload
    def __getitem__(self, which: str) -> pd.Series: ...
    @overload
    def __getitem__(self, which: "pd.Series | np.ndarray") -> "Rows": ...
    def __getitem__(self, which: "str | pd.Series | np.ndarray") -> "pd.Series | Rows":
        if isinstance(which, str):
            return pd.Series(self._frame[which].array[self._at], index=self.index)
        return Rows(self._frame, self._at[np.asarray(which, dtype=bool)])

    def has(self, column: str) -> bool:
        """Whether there is such a column."""
        return column in self._frame.columns

    def __len__(self) -> int:
        return len(self._at)

    @cached_property
    def index(self) -> pd.Index:
        """The row of the raw table that each of them is, as the sheet shows it."""
        return self._frame.index[self._at]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """All columns of these rows."""
        return self._frame.iloc[self._at]

    def one_each(self, keep: str = "last") -> "Rows":
        """One row a child, the last or the first of each."""
        child = self._frame["child"].cat.codes.to_numpy()[self._at]
        order = np.arange(len(child)) if keep == "first" else np.arange(len(child))[::-1]
        kept = order[np.unique(child[order], return_index=True)[1]]
        return Rows(self._frame, self._at[np.sort(kept)])
