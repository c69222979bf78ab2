"""Usual ranges as a page shows them: how a figure lies beside its own, or why it is not judged."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorecard_xl.figures.figure import DatedKey, Figure, Variation
from scorecard_xl.figures.usual_range import LEAST_KNOWN
from scorecard_xl.page.model import Shown

TOO_FEW_MONTHS, TOO_FEW = "too few months", "too few to judge"
Months = Mapping[tuple[str, str | None], int]
"""By indicator and group, how many months before the last are known."""


def known_months(known: Iterable[DatedKey]) -> Months:
    """`known`: the figures that have a value. Of several windows the one with the most months counts."""
    ends: dict[tuple[str, str, str | None], int] = {}
    keys = list(known)
    last = max((key.end for key in keys), default=None)
    for key in keys:
        if key.end != last:
            series = key.indicator, key.window, key.group
            ends[series] = ends.get(series, 0) + 1
    found: dict[tuple[str, str | None], int] = {}
    for (indicator, _, group), count in ends.items():
        found[indicator, group] = max(count, found.get((indicator, group), 0))
    return found


def with_usual_range(shown: Shown, figure: Figure, months: Months) -> Shown:
    """The figure of the month with the usual range that it was given, if it may be shown at all."""
    if shown.missing:
        return shown
    if figure.lower is None or figure.variation is None:
        few = months.get((figure.indicator, figure.group), 0) < LEAST_KNOWN
        return replace(shown, not_judged=TOO_FEW_MONTHS if few else TOO_FEW)
    unusual = None if figure.variation is Variation.USUAL else figure.variation
    return replace(
        shown, unusual=unusual, assurance=figure.assurance, lower=figure.lower, mean=figure.mean, upper=figure.upper
    )
