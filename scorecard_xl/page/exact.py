"""A council's month as its officers see it: exact figures, usual ranges, and what they wrote."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window, data_begin_in_words, data_end_in_words, ends_from_in_words
from scorecard_xl.council.settings import ComparedWith
from scorecard_xl.figures.behind import late_of
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.earlier import as_published
from scorecard_xl.figures.figure import DatedKey, Figure, Key, Variation, as_words
from scorecard_xl.figures.late import has_days_late, late_sentence
from scorecard_xl.figures.usual_range import LEAST_KNOWN
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.indicators.education import without_grade
from scorecard_xl.page.model import Shown
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.wording import (
    NONE_TO_COUNT,
    OC2,
    deciding_source,
    is_31_march,
    noun,
    value_in_words,
    when_of,
    why_empty,
)

TOO_FEW_MONTHS, TOO_FEW = "too few months", "too few to judge"
Months = Mapping[tuple[str, str | None], int]
"""By indicator and group, how many months before the last are known."""
NO_FIGURE, IN_MARCH = "no figure yet", "on 31 March only"
_ROOM = 60  # letters of a sentence under a chart


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


def shown_exactly(figures: Sequence[Figure], data: Dataset | None = None) -> dict[DatedKey, Shown]:
    """Every figure with its parts, its rating and its usual range; with `data` an empty one says what to fill."""
    totals = _totals(figures)
    months = known_months(each.dated_key for each in figures if each.value is not None)
    last = max((each.end for each in figures), default=None)
    found = {}
    for each in figures:
        own = _shown(each, totals.get((each.indicator, each.window, each.end)), data)
        found[own.key] = with_usual_range(own, each, months) if each.end == last else own
    return found


def _totals(figures: Iterable[Figure]) -> Mapping[tuple[str, str, object], float]:
    """Of counts by band, the number of all bands."""
    found: dict[tuple[str, str, object], float] = {}
    for each in figures:
        if each.group is not None and each.unit == Unit.COUNT:
            key = each.indicator, each.window, each.end
            found[key] = found.get(key, 0) + (each.value or 0)
    return found


def _shown(figure: Figure, total: float | None, data: Dataset | None) -> Shown:
    indicator, unit = figure.declared, Unit(figure.unit)
    if figure.value is None:
        few, sentence = missing_in_words(figure, data)
        return Shown(figure.dated_key, how_many=few, missing=sentence)
    part, whole = _parts(figure, unit)
    return Shown(
        figure.dated_key, value_in_words(figure.value, unit), _how_many(figure, indicator, total), figure.value, part,
        whole, figure.rag,
    )  # fmt: skip


def _parts(figure: Figure, unit: Unit) -> tuple[str, str]:
    if unit is Unit.SHARE and figure.denominator is not None:
        return as_words(figure.numerator, Unit.COUNT), as_words(figure.denominator, Unit.COUNT)
    return "", "" if figure.denominator is None else as_words(figure.denominator, Unit.COUNT)


def _how_many(figure: Figure, indicator: Indicator, total: float | None) -> str:
    n, d = (as_words(each, Unit.COUNT) for each in (figure.numerator, figure.denominator))
    if total is not None:
        return value_in_words(Fraction(figure.value or 0) / Fraction(total), Unit.SHARE) if total else ""
    if figure.denominator is None:
        return when_of(Window(figure.window), figure.end)
    if indicator.unit.is_mean:
        return f"mean of {d}"
    return f"{n} of {d}" if indicator.unit is Unit.SHARE else f"{n} cases, {d} staff"


def missing_in_words(figure: Figure, data: Dataset | None = None) -> tuple[str, str]:
    """Why a figure has no value: in a few words, and in a sentence. With `data` it says which sheet to fill."""
    indicator = figure.declared
    if figure.denominator == 0:
        when = when_of(Window(figure.window), figure.end)
        of_what = f": no {noun(indicator)[1]}" if noun(indicator)[1] else ""
        return NONE_TO_COUNT, f"Nothing to count{of_what}{f' {when}' if when else ''}."
    is_of_march = deciding_source(indicator) == OC2 and not is_31_march(figure.end)
    few, sentence = (IN_MARCH, "Known on each 31 March only.") if is_of_march else (NO_FIGURE, "No figure yet.")
    return few, sentence if data is None else why_empty(figure, data)


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
    if council.care_leavers_of_today:
        yield council.care_leavers_of_today
    if council.ends_from is not None:
        yield f"{ends_from_in_words(council.ends_from)}: import the returns of earlier years."
    if council.earlier.problem:
        yield council.earlier.problem
    if council.imported:
        yield f"{council.imported}: see Imports."
