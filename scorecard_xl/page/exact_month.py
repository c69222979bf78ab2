"""A council's month as its officers see it: exact figures, and what they wrote."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorecard_xl.council.period import Day, data_begin_in_words, data_end_in_words, ends_from_in_words
from scorecard_xl.council.settings import ComparedWith
from scorecard_xl.figures.behind import late_of
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import Figure, Key
from scorecard_xl.figures.late import has_days_late, late_sentence
from scorecard_xl.figures.reported import as_published
from scorecard_xl.indicators.education import without_grade
from scorecard_xl.page.exact import shown_exactly
from scorecard_xl.page.month import ShownMonth

_ROOM = 60  # letters of a sentence under a chart


def exact_month(council: Council, figures: Sequence[Figure], refreshed: dt.datetime) -> ShownMonth:
    """What the officer's own page may say. `figures`: those of thirteen month ends."""
    reported = as_published(figures, council.history.last_published, council.last)
    shown = shown_exactly([*reported, *council.judged_months()], council.data)
    month = ShownMonth(
        council.last, shown, council.measures, council.targets, council.settings.council, council.benchmarks,
        council.commentary, council.data.establishment, council.data.caseload_targets, refreshed.date(),
        list(warnings(council)), meeting=meeting(council),
        ungraded=without_grade(council.data, council.last), indicators=council.indicators,
    )  # fmt: skip
    return replace(month, late=late_in_words(council, month))


def late_in_words(council: Council, month: ShownMonth) -> dict[Key, str]:
    """How late the reviews, visits and checks were of which the page has a chart, by the figure that it shows."""
    found: dict[Key, str] = {}
    for each in council.measures:
        indicator = council.indicators[each.indicator]
        if each.chart and has_days_late(indicator):
            window = month.windows(each)[0]
            late = late_of(council.data, indicator, window, council.last)
            found[Key(indicator.name, window.value, None)] = _in_short(late_sentence(late)) if late else ""
    return found


def _in_short(late: str) -> str:
    """Without the bands, where no band has most of them: there is room for a line."""
    return late if len(late) <= _ROOM else late.partition(":")[0]


def meeting(council: Council) -> Day | None:
    """The month end that the last meeting knew, if Settings ask to compare with it and it is known."""
    asked = council.settings.compare_with is ComparedWith.LAST_MEETING
    return council.earlier.end if asked and not council.earlier.problem else None


def warnings(council: Council) -> Iterator[str]:
    """What must be said before the figures: that the data end early or begin late, and what an import closed."""
    if council.data_end is not None:
        yield f"{data_end_in_words(council.data_end, council.last)}."
    if council.last < council.data_from:
        yield f"{data_begin_in_words(council.data_from, council.last)}."
    if council.ends_from is not None:
        yield f"{ends_from_in_words(council.ends_from)}: import the returns of earlier years."
    if council.earlier.problem:
        yield council.earlier.problem
    if council.imported:
        yield f"{council.imported}: see Imports."
