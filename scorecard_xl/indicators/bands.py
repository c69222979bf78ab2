"""Putting cases into labelled groups."""

from collections.abc import Mapping

import numpy as np

from scorecard_xl.tables.columns import Labels, known


def band(values: np.ndarray, bounds: tuple[int, ...], labels: tuple[str, ...]) -> Labels:
    """The label of the band that each number falls in: below the first bound the first label. NaN has no band."""
    at = np.searchsorted(np.array(bounds), values, side="right")
    return Labels(np.where(known(values), at, -1), labels)


def grouped(codes: Labels, groups: Mapping[str, tuple[str, ...]]) -> Labels:
    """The group that each code belongs to; the last group takes every other code, and blank."""
    labels = tuple(groups)
    number = {code: at for at, members in enumerate(groups.values()) for code in members}
    of_code = np.array([*(number.get(code, len(labels) - 1) for code in codes.names), len(labels) - 1])
    return Labels(of_code[codes.number], labels)
