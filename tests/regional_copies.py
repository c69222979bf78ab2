"""Made-up CSV files of shared copies: a few figures as they are shown, with what may be concluded."""

from collections.abc import Iterable
from pathlib import Path

from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.share.copy import BOUNDS
from scorecard_xl.tables.by_heading import as_csv

UNITS = {
    "children_in_care": "count",
    "missing_children": "count",
    "adoption_time_to_match": "days",
    "average_caseload": "cases",
}
Figure = tuple[str, str, float | None, float | None]
"""Indicator, value as shown, its lowest and its highest."""


def rows(figures: Iterable[Figure], *, end: str = "2026-05-31", window: str = "at", rounded: str = "yes", **more: str):
    """The rows of a copy. `more`: other cells of each row."""
    found = []
    for name, text, low, high in figures:
        cells = {
            "indicator": name, "title": name.replace("_", " ").capitalize(), "section": "S", "window": window,
            "start": end, "end": end, "value": text, "unit": UNITS.get(name, "share"), "value_low": low,
            "value_high": high, "rounded": rounded, "denominator": "100",
        }  # fmt: skip
        found.append({**cells, **more})
    return found


def write(
    folder: Path, council: str, *blocks: list[dict], month: str = "2026-05", headings=(*COLUMNS, *BOUNDS)
) -> Path:
    """The file of a council's copy."""
    path = folder / f"{council}-scorecard-{month}.csv"
    path.write_bytes(as_csv(headings, [[row.get(name) for name in headings] for block in blocks for row in block]))
    return path


def share(percent: float, half: float = 0.5) -> Figure:
    """Reviews on time at a whole percentage, or one as coarse as `half` says."""
    return "reviews_on_time", f"{percent:g}%", (percent - half) / 100, (percent + half) / 100
