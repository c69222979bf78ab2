"""A council's month as its officers see it: exact figures, and what they wrote."""

import datetime as dt
from collections.abc import Iterator, Sequence

from scorecard_xl.council.period import data_end_in_words
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.reported import as_published
from scorecard_xl.indicators.education import without_grade
from scorecard_xl.page.exact import shown_exactly
from scorecard_xl.page.month import ShownMonth


def exact_month(council: Council, figures: Sequence[Figure], refreshed: dt.datetime) -> ShownMonth:
    """What the officer's own page may say. `figures`: those of thirteen month ends."""
    reported = as_published(figures, council.history.last_published, council.last)
    shown = shown_exactly([*reported, *council.judged_months()])
    return ShownMonth(
        council.last, shown, council.measures, council.targets, council.settings.council,
        council.benchmarks, council.commentary, council.data.establishment,
        council.data.caseload_targets, refreshed.date(), list(warnings(council)),
        ungraded=without_grade(council.data, council.last), indicators=council.indicators,
    )  # fmt: skip


def warnings(council: Council) -> Iterator[str]:
    """What must be said before the figures: that the data end early, and what an import closed."""
    if council.data_end is not None:
        yield f"{data_end_in_words(council.data_end, council.last)}."
    if council.imported:
        yield f"{council.imported}: see Imports."
