"""Figures as the officer's own page shows them: as they are."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Window
from scorecard_xl.figures.figure import DatedKey, Figure, as_words
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page.empty import NONE_TO_COUNT, OC2, deciding_source, is_31_march, why_empty
from scorecard_xl.page.judged import known_months, with_usual_range
from scorecard_xl.page.model import Shown
from scorecard_xl.page.wording import noun, value_in_words, when_of

NO_FIGURE, IN_MARCH = "no figure yet", "on 31 March only"


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
