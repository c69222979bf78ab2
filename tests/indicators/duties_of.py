"""What falls due to child A, as text: `2026-02-02, 2026-05-02 late, …` in order of the due day."""

from histories import council

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.settings import Settings

ANCHOR = "Z -: S 2010-01-01 U6, out 2020-01-02 E4A"
"""Another child, whose review or visit of 1 January 2020 says since when the table is complete."""


def dataset(history: str, until: str, reviews: str | None, visits: str = "", **settings: str) -> Dataset:
    """Child A; reviews and visits as `A 2026-01-05, A - - 2026-02-01`. `reviews` None: the table has no rows."""
    tables = {"Visits": f"Z 2020-01-01, {visits}"}
    if reviews is not None:
        tables["Reviews"] = f"Z 2020-01-01, {reviews}"
    return council(history, ANCHOR, until=until, settings=Settings(**settings), **tables)


def reviews_due(history: str, reviews: str, until: str, **settings: str) -> str:
    data = dataset(history, until, reviews, **settings)
    return _said(data.review_duties, until)


def visits_due(history: str, visits: str, reviews: str | None, until: str, **settings: str) -> str:
    data = dataset(history, until, reviews, visits, **settings)
    return _said(data.visit_duties, until)


def _said(duties, until: str) -> str:
    own = duties[(duties["CHILD"] == "A") & (duties["due"] <= until)]
    met = (own["done"] <= own["due"]).tolist()
    return ", ".join(
        f"{due:%Y-%m-%d}{'' if on_time else ' late'}" for due, on_time in zip(own["due"], met, strict=True)
    )
