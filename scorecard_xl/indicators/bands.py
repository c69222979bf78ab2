"""Putting cases into labelled groups."""

from collections.abc import Mapping

import numpy as np
import pandas as pd


def band(values: pd.Series, bounds: tuple[int, ...], labels: tuple[str, ...]) -> pd.Series:
    """The label of the band that each number falls in: below the first bound the first label. NaN has no band."""
    at = np.searchsorted(np.array(bounds), values.to_numpy(), side="right")
    return _labelled(np.where(values.isna(), -1, at), labels, values.index)


def grouped(codes: pd.Series, groups: Mapping[str, tuple[str, ...]]) -> pd.Series:
    """The group that each code belongs to; the last group takes every other code, and blank."""
    labels = list(groups)
    number = {code: at for at, members in enumerate(groups.values()) for code in members}
    by_category = np.array([number.get(code, len(labels) - 1) for code in codes.cat.categories] + [len(labels) - 1])
    return _labelled(by_category[codes.cat.codes.to_numpy()], tuple(labels), codes.index)


def _labelled(codes: np.ndarray, labels: tuple[str, ...], index: pd.Index) -> pd.Series:
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(labels, dtype="str")), index=index)
